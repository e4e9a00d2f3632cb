"""A number other than the one on record.

What it flags
    A figure for which the claim base states another: "90% of healthy people" where it is about 70%.

Why it matters
    Numbers are what readers quote.

Write instead
    The figure of the entry, with "about" or "more than" as the source has it.

Not flagged
    Figures inside the range on record, figures of other groups or units, and numbers in questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings

CODE, NAME, SEVERITY = "CC203", "wrong-figure", Severity.WARNING


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim with a figure that differs from its entry's."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.FIGURE, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    figure, said = entry.figure, judged.claim.figure
    if figure is None or said is None:
        return f"{words} gives another figure than the one on record."
    return (
        f"{words} says {said:g} {figure.unit}; the figure on record is {figure.low:g} to {figure.high:g} {figure.unit}."
    )


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
