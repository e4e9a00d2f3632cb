"""What the document rules (CC3) share."""

from __future__ import annotations

from claimcheck.matching import answerable
from claimcheck.model.claim import Claim, Relation
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.entry import Verdict
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft

_TREATING = (Relation.RELIEVES, Relation.PREVENTS)
_SYMPTOMS = ("symptom", "condition")
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def own_claims(draft: Draft) -> list[Claim]:
    """Return the claims the author makes on matters the claim base covers."""
    return [
        judged.claim
        for judged in draft.judgements
        if judged.verdict is not Verdict.UNVERIFIED and answerable(judged.claim, reported=draft.reported)
    ]


def speaks_of_symptoms(claim: Claim, draft: Draft) -> bool:
    """Tell whether a claim is about a symptom, a condition or its treatment."""
    concepts = (draft.base.concepts.get(side.concept or "") for side in (claim.subject, claim.object))
    return claim.relation in _TREATING or any(c is not None and c.kind in _SYMPTOMS for c in concepts)


def anchored(
    claim: Claim, code: str, name: str, severity: Severity, message: str, suggestion: Suggestion, insert_at: int
) -> Finding:
    """Return a finding about the whole document, placed at the claim that made it necessary.

    `insert_at` is where the text that is missing could stand.
    """
    place, sentence = claim.span, claim.sentence
    return Finding(
        code, name, severity, place, sentence, message, claim, None, suggestion, insert_at=insert_at, of_document=True
    )


def end_of_text(document: Document) -> int:
    """Return the offset in the source at which the running text of a document ends."""
    ends = (block.source_span(0, len(block.text)).end for block in document.blocks if block.kind in _RUNNING)
    return max(ends, default=len(document.source))
