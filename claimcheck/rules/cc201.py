"""The opposite of what is known.

What it flags
    A claim that denies what is established ("low B12 has nothing to do with nerves") or asserts what is known to
    be wrong ("surplus B12 builds up in the body").

Why it matters
    A reader who believes it may leave a treatable deficiency untreated, or fear what is harmless.

Write instead
    What the entry says; or mark the sentence as a myth and correct it.

Not flagged
    Myths that the text corrects, quotations it rejects, hedged denials ("is rarely due to"), and denials of a part
    ("does not always cause").
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching import Fault, Judgement
from claimcheck.matching.wording import grade_in_words
from claimcheck.model.claim import Polarity
from claimcheck.model.entry import Entry, Evidence
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases
from claimcheck.rules.claims import claim_findings

CODE, NAME, SEVERITY = "CC201", "contradicted-claim", Severity.ERROR


def check(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each claim that the claim base contradicts."""
    return claim_findings(draft, CODE, NAME, SEVERITY, Fault.CONTRADICTED, _message)


def _message(judged: Judgement, entry: Entry, words: str) -> str:
    if judged.claim.polarity is Polarity.AFFIRMED:
        return f"{words} contradicts the evidence."
    if entry.evidence >= Evidence.PROBABLE:
        return f"{words} contradicts the evidence: the opposite is {grade_in_words(entry.evidence)}."
    return f"{words} rules out more than is known."


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
