"""Readers told to change a dose or treat themselves, without medical guidance.

What it flags
    Instructions to start, stop, skip or change a dose, a number of tablets or micrograms to take, and "treat
    yourself", in a text that nowhere says to ask a doctor or pharmacist first.

Why it matters
    Stopping prescribed treatment, or treating a symptom before its cause is known, can do lasting harm.

Write instead
    "Do not start, stop or change a dose without asking your doctor or pharmacist."

Not flagged
    Warnings against it, doses "as prescribed", and texts that give the caution.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.documents import own_claims

CODE, NAME, SEVERITY = "CC303", "unsupervised-dosing", Severity.ERROR
ADVICE = 'Add "Do not start, stop or change a dose without asking your doctor or pharmacist."'


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each instruction on doses when the text gives no caution."""
    if not own_claims(draft) or not draft.signals.dosing or draft.signals.dose_caution:
        return
    for span in draft.signals.dosing:
        message = "tells readers to change a dose or treat themselves, without medical guidance"
        yield Finding(CODE, NAME, SEVERITY, span, span, message, suggestion=Suggestion(ADVICE), insert_at=span.end)


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
