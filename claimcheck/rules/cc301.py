"""Health claims without a word that this is not medical advice.

What it flags
    A text that makes health claims and nowhere tells its readers that it does not replace medical advice.

Why it matters
    Readers take a confident article for advice about themselves. Publishers owe them the difference.

Write instead
    One sentence, for instance: "This article is general information and does not replace advice from a doctor who
    knows you."

Not flagged
    Texts that say so in any words, also in a footer or a footnote; sites whose layout adds the sentence and whose
    configuration names the marker (`disclaimer_markers`).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.documents import anchored, end_of_text, own_claims

CODE, NAME, SEVERITY = "CC301", "missing-medical-disclaimer", Severity.ERROR
ADVICE = (
    'Add a sentence such as "This article is general information and does not replace advice from a doctor who '
    'knows you."'
)


def check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding at the first health claim when no disclaimer is found."""
    claims = own_claims(draft)
    if claims and not draft.signals.disclaimer and not draft.marked_disclaimer:
        message = "the text makes health claims and does not say that it is not medical advice"
        yield anchored(claims[0], CODE, NAME, SEVERITY, message, Suggestion(ADVICE), end_of_text(draft.document))


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
