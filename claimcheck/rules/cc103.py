"""A qualifier that the evidence needs is left out.

What it flags
    A relation that holds only rarely, only for injections, only in deficiency, only for a time or only in severe
    cases, stated without saying so, or said to be common where it is rare.

Why it matters
    The qualifier tells readers whether they are meant. Without it a rare or narrow effect reads as a general one.

Write instead
    The claim with one of the qualifiers named in the message.

Not flagged
    Claims whose sentence, neighbouring sentence, lead-in or heading gives the qualifier.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings, cue_words

CODE, NAME, SEVERITY = "CC103", "missing-qualifier", Severity.WARNING


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that lacks a required qualifier."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.QUALIFIER, _message)


def _message(judged: Judgement) -> str:
    if not judged.missing:
        return f'"{cue_words(judged.claim, "frequency")}" makes a rare effect sound common'
    wanted = " and ".join(" or ".join(f'"{_spoken(word)}"' for word in sorted(group)) for group in judged.missing)
    return f"the claim holds only with a qualifier that is left out here: {wanted}"


def _spoken(qualifier: str) -> str:
    return qualifier.replace("-", " ")


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
