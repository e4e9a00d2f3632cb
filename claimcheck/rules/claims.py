"""What the claim rules (CC1, CC2) share: a finding for each claim whose wording has the rule's fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.claimbase import ClaimBase
from claimcheck.matching import Fault, Judgement, answerable
from claimcheck.model.claim import Breadth, Claim
from claimcheck.model.entry import Evidence
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft

GRADES = {
    Evidence.REFUTED: "it is known to be wrong",
    Evidence.NOT_ESTABLISHED: "no link has been established",
    Evidence.CASE_REPORTS: "there are only case reports",
    Evidence.POSSIBLE: "there is some support",
    Evidence.PROBABLE: "it is probable",
    Evidence.ESTABLISHED: "it is established",
}


def claim_findings(
    draft: Draft, code: str, name: str, severity: Severity, fault: Fault, message: Callable[[Judgement], str]
) -> Iterator[Finding]:
    """Yield one finding for each cue whose claim has `fault`.

    Coordinated objects share one, and so do two readings of a sentence that come to the same entry.
    """
    seen: set[object] = set()
    for judged in draft.judgements:
        if fault not in judged.faults or not answerable(judged.claim, reported=draft.reported):
            continue
        if judged.entry is None:
            continue
        place, said = cue_place(judged.claim), (judged.entry.id, judged.claim.sentence)
        if place in seen or said in seen:
            continue
        seen |= {place, said}
        yield Finding(
            code,
            name,
            severity,
            judged.claim.span,
            judged.claim.sentence,
            message(judged) + _about(judged, draft.base),
            judged.claim,
            judged.entry.id,
            Suggestion(judged.entry.suggestion),
        )


def _about(judged: Judgement, base: ClaimBase) -> str:
    """Say what the entry is about where the claim is about something narrower or broader."""
    if judged.entry is None:
        return ""
    compared = ((judged.subject, judged.entry.subject), (judged.object, judged.entry.object))
    named = {judged.claim.subject.concept, judged.claim.object.concept}
    labels = [
        base.concepts[side.concept].label
        for breadth, side in compared
        if breadth is not Breadth.SAME and side.concept not in named
    ]
    return f"; what is known is about {' and '.join(labels)}" if labels else ""


def cue_place(claim: Claim) -> tuple[int, int]:
    """Return where the words stand that make the relation."""
    cue = next((cue for cue in claim.cues if cue.category == "relation"), None)
    return cue.span if cue else claim.span


def cue_words(claim: Claim, category: str) -> str:
    """Return the words of the cues of `category`, for a message.

    Where there are none those of the relation, and where these stand in the context, a lead-in or a header, the
    words of the claim's own side.
    """
    words = [cue.text for cue in claim.cues if cue.category == category]
    words = words or [cue.text for cue in claim.cues if cue.category in ("relation", "answer")]
    own = claim.object.text if claim.object.span is not None else claim.subject.text
    return " ... ".join(" ".join(word.split()) for word in words or [own])


def evidence_words(judged: Judgement) -> str:
    """Say in words how well the entry's relation is supported."""
    return GRADES[judged.entry.evidence] if judged.entry else ""
