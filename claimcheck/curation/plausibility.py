"""Tells which claims of a trusted document are worth proposing as entries, and why the others are not.

A statistical parser misreads a part of all sentences. What gives a misreading away is nearly always general: a side
that no entry of that relation can have, a side that only points somewhere, another reading of the same words that the
claim base knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.drafting_data import drafting_data
from claimcheck.matching import Judgement
from claimcheck.model.claim import Claim, State, Term, Voice
from claimcheck.model.document import Document, Span

NOT_ASSERTED = "not asserted: a question, a supposition, a myth, or the view of others"
UNNAMED = "a side is no name: a clause, a pronoun, a figure, or more than four words"
SAME = "both sides are the same thing, or one is a kind of the other"
FOREIGN = "neither side is a health concept of the claim base"
TOO_WIDE = "a side is too wide to be what an entry is about"
WRONG_KIND = "a side is of a kind that cannot stand there, so the sentence was probably misread"
ACROSS = "its sides stand in different cells or parts of a table row"
BY_PRODUCT = "another reading of the same words is covered"
UNSAID = "a side is not said in the sentence"

_REMEDIES = frozenset((State.SUPPLEMENT, State.INJECTION, State.ORAL, State.TREATMENT, State.TREATMENT_START))
_CELL_ENDS = ("|", "\t")


@dataclass(frozen=True)
class Reading:
    """A claim of a document with its judgement; `new` are the ids of the concepts that the draft would add."""

    judgement: Judgement
    document: Document
    new: frozenset[str] = frozenset()

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.judgement.claim


def why_not(reading: Reading, covered: Iterable[Claim], base: ClaimBase) -> str | None:
    """Return why the claim is not proposed, None when it is; `covered` are the claims that entries cover."""
    claim = reading.claim
    if claim.voice not in (Voice.OWN, Voice.ENDORSED):
        return NOT_ASSERTED
    if claim.subject.concept is None or claim.object.concept is None:
        return _unnamed(claim)
    sides = (claim.subject.concept, claim.object.concept)
    if set(sides) <= reading.new:
        return FOREIGN
    if sides[0] in base.broader(sides[1]) or sides[1] in base.broader(sides[0]):
        return SAME
    if any(side in drafting_data().too_wide for side in sides):
        return TOO_WIDE
    if not fits(claim, base, reading.new):
        return WRONG_KIND
    if _points(claim.subject, claim) or _points(claim.object, claim):
        return UNSAID
    if _crosses_cells(claim, reading.document.source):
        return ACROSS
    if any(_by_product(claim, known, base, reading.new) for known in covered):
        return BY_PRODUCT
    return None


def _unnamed(claim: Claim) -> str:
    return FOREIGN if claim.subject.concept is None and claim.object.concept is None else UNNAMED


def fits(claim: Claim, base: ClaimBase, new: Collection[str]) -> bool:
    """Tell whether both sides are of kinds that can stand there, and not both new."""
    allowed = drafting_data().sides[claim.relation]
    return _kind(claim.subject, base, new) in allowed["subject"] and _kind(claim.object, base, new) in allowed["object"]


def _kind(term: Term, base: ClaimBase, new: Collection[str]) -> str:
    if term.state is not None:
        return "remedy" if term.state in _REMEDIES else term.state.value
    if term.concept in new:
        return "new"
    return base.concepts[term.concept or ""].kind


def _points(term: Term, claim: Claim) -> bool:
    """Tell whether "it" names nothing, as in "it is important to rest", or the side is left unsaid."""
    if term.span is None and not term.text:
        return True
    cue = relation_cue(claim)
    return term.text.lower() in drafting_data().pointing and bool(cue) and claim_words(claim, cue).endswith(" to")


def claim_words(claim: Claim, cue: Span | None) -> str:
    """Return the words of the relation cue at `cue`."""
    return next((one.text.lower() for one in claim.cues if one.span == cue), "")


def relation_cue(claim: Claim) -> Span | None:
    """Return where the words stand that gave the claim its relation, None where the context gave it."""
    return next((cue.span for cue in claim.cues if cue.category == "relation"), None)


def _crosses_cells(claim: Claim, source: str) -> bool:
    words = source[claim.span.start : claim.span.end]
    return any(sign in words for sign in _CELL_ENDS)


def _by_product(claim: Claim, known: Claim, base: ClaimBase, new: Collection[str]) -> bool:
    """Tell whether `claim` comes of the words that `known` comes of, and is not another item of its list.

    In "stress and caffeine cause cramps" the two claims share a side and differ in one of the same kind: both hold.
    """
    cue = relation_cue(claim)
    if cue is None or claim.sentence != known.sentence or relation_cue(known) != cue:
        return False
    return not any(
        _same(a, c) and _alike(b, d, base, new)
        for (a, b), (c, d) in (
            ((claim.subject, claim.object), (known.subject, known.object)),
            ((claim.object, claim.subject), (known.object, known.subject)),
        )
    )


def _same(first: Term, second: Term) -> bool:
    return (first.concept, first.state) == (second.concept, second.state)


def _alike(first: Term, second: Term, base: ClaimBase, new: Collection[str]) -> bool:
    if first.span == second.span or first.concept is None or second.concept is None:
        return False
    return first.concept in new or base.concepts[first.concept].kind == base.concepts[second.concept].kind
