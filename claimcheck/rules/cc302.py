"""Symptoms or treatment discussed, and nobody told to see a professional.

What it flags
    A text about symptoms or their treatment that nowhere tells its readers to see a doctor, nurse or pharmacist.

Why it matters
    Symptoms that last or are severe need an examination; an article cannot give one.

Write instead
    When to go, and to whom: "See a doctor if the cramps last, are severe, or come with numbness."

Not flagged
    Texts that give that advice in any words, and texts without symptoms or treatment.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.documents import anchored, end_of_text, own_claims, speaks_of_symptoms

CODE, NAME, SEVERITY = "CC302", "missing-professional-advice", Severity.WARNING
ADVICE = 'Say when to seek help, for instance "See a doctor if the symptoms last, are severe or get worse."'


def check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding at the first claim about symptoms or treatment when nobody is sent to a professional."""
    claims = [claim for claim in own_claims(draft) if speaks_of_symptoms(claim, draft)]
    if claims and not draft.signals.professional_advice:
        message = "the text discusses symptoms or treatment and tells nobody to see a professional"
        yield anchored(claims[0], CODE, NAME, SEVERITY, message, Suggestion(ADVICE), end_of_text(draft.document))


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
