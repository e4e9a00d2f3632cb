"""Causal wording that goes beyond the evidence.

What it flags
    A claim stated more strongly than its entry in the claim base allows: "causes" where there are only case
    reports, "can cause" where no link is established.

Why it matters
    Readers tell apart three groups of wording: "causes", "can cause", and "may cause" or "is linked to" (Adams et
    al. 2017). A step up from one group to the next is what they remember, and what they act on.

Write instead
    The wording of the entry: "may, in rare cases, ..." for case reports, "it is uncertain whether ..." where no
    link is established.

Not flagged
    Established facts stated plainly, questions, claims that are denied or attributed and rejected, and claims the
    claim base does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.matching.wording import reason
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings, limits

CODE, NAME, SEVERITY = "CC101", "overstated-causation", Severity.ERROR


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that is too strong."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.STRENGTH, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    return f"{words} is too strong: {reason(judged.claim, entry, limits(judged, entry))}."


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
