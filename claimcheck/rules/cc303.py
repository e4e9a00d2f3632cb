"""Readers told to change a dose or treat themselves, without medical guidance.

What it flags
    Readers told how much of a substance to take, or to stop, skip or change a dose of it, in a text that nowhere says
    to ask a doctor or pharmacist first. The topics of the claim base say of which substances.

Why it matters
    Stopping prescribed treatment, or treating a symptom before its cause is known, can do lasting harm.

Write instead
    "Do not start, stop or change a dose without asking your doctor or pharmacist."

Not flagged
    Warnings against it, doses "as prescribed", what people took in a study, what a food contains, doses of other
    medicines, and texts that give the caution.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases

CODE, NAME, SEVERITY = "CC303", "unsupervised-dosing", Severity.ERROR
ADVICE = 'Add "Do not start, stop or change a dose without asking your doctor or pharmacist."'


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each instruction on doses when the text gives no caution."""
    if not draft.signals.dosing or draft.signals.dose_caution:
        return
    for span in draft.signals.dosing:
        message = "tells readers what dose to take, or to change it, without medical guidance"
        yield Finding(CODE, NAME, SEVERITY, span, span, message, suggestion=Suggestion(ADVICE), insert_at=span.end)


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
