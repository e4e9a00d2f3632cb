"""A qualifier that the evidence needs is left out.

What it flags
    A relation that holds only rarely, only for injections, only in deficiency, only for a time or only in severe
    cases, stated without saying so, or said to be common where it is rare.

Why it matters
    The qualifier tells readers whether they are meant. Without it a rare or narrow effect reads as a general one.

Write instead
    The claim with one of the qualifiers named in the message.

Not flagged
    Claims whose sentence, neighbouring sentence, lead-in or heading gives the qualifier, and what is only said to be
    possible ("can ease") where that is at least probable under the condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.matching.wording import reason
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import SOFT, claim_findings, conditions

CODE, NAME, SEVERITY = "CC103", "missing-qualifier", Severity.WARNING


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that lacks a required qualifier."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.QUALIFIER, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    if not judged.missing:
        return f'{words} makes it sound common, and it is not. Say "in rare cases" or "in some people".'
    if any(group & SOFT for group in judged.missing):
        return (
            f"{words} makes it sound firmer than it is: {reason(judged.claim, entry)}. Add {conditions(judged, entry)}."
        )
    return f"{words} holds under a condition only. Add {conditions(judged, entry)}."


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
