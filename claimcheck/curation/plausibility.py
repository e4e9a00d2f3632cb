"""Tells which claims of a trusted document are worth proposing as entries, and why the others are not.

A statistical parser misreads a part of all sentences. What gives a misreading away is nearly always general: a side
that no entry of that relation can have, a side that only points somewhere, another reading of the same words that the
claim base knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.drafting_data import drafting_data
from claimcheck.curation.names import NewConcept
from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.matching import Judgement
from claimcheck.model.claim import Claim, Relation, State, Strength, Term, Voice
from claimcheck.model.document import Document, Span
from claimcheck.model.entry import Entry

NOT_ASSERTED = "not asserted: a question, a supposition, a myth, or the view of others"
UNNAMED = "a side is no name: a clause, a pronoun, a figure, or more than four words"
SAME = "both sides are the same thing, or one is a kind of the other"
FOREIGN = "neither side is a concept of the claim base"
TOO_WIDE = "a side is too wide to be what an entry is about"
WRONG_KIND = "a side is of a kind that cannot stand there, so the sentence was probably misread"
TOGETHER = "it only says that two symptoms go together"
UNSAID = "a side is not said in the sentence, or only pointed at"
ACROSS = "its sides stand in different cells of a table row"
BY_PRODUCT = "another reading of the same words is covered"
RELATED = "an entry relates the two in another way"
PROPOSED = "the two are proposed already, in another relation"

_REMEDIES = frozenset((State.SUPPLEMENT, State.INJECTION, State.ORAL, State.TREATMENT, State.TREATMENT_START))
_SUPPORT = (("nutrient", "process"), ("nutrient", "body"))
_CELL_END = re.compile(r"[|\t]")
# A new cell where the columns of a table were lost: "... due to other factors Often goes away by itself".
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z)]) ([A-Z][a-z]+)")


class Reading(Struct, frozen=True):
    """A claim of a document with its judgement; `new` are the new concepts, by id, that its sentence names.

    `number` is that of the document among those drafted from.
    """

    judgement: Judgement
    number: int
    document: Document
    new: Mapping[str, NewConcept] = field(default_factory=dict)

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.judgement.claim


def why_not(reading: Reading, covered: Iterable[Claim], base: ClaimBase) -> str | None:
    """Return why the claim is not proposed, None when it is; `covered` are claims of the document with an entry."""
    claim = reading.claim
    if claim.voice not in (Voice.OWN, Voice.ENDORSED):
        return NOT_ASSERTED
    if claim.subject.concept is None or claim.object.concept is None:
        return FOREIGN if claim.subject.concept is None and claim.object.concept is None else UNNAMED
    return (
        _wrong_sides(reading, base)
        or _wrong_place(reading, base)
        or (BY_PRODUCT if any(_by_product(reading, known, base) for known in covered) else None)
        or (RELATED if any(_relates(entry, claim) for entry in _of_the_two(claim, base)) else None)
    )


def _wrong_sides(reading: Reading, base: ClaimBase) -> str | None:
    """Return what is wrong with the two sides, wherever they stand."""
    claim = reading.claim
    subject, object_ = claim.subject.concept or "", claim.object.concept or ""
    kinds = _kind(claim.subject, reading, base), _kind(claim.object, reading, base)
    allowed = drafting_data().sides[claim.relation]
    if not (base.concepts.keys() - reading.new.keys()) & {subject, object_}:
        return FOREIGN
    if subject in base.broader(object_) or object_ in base.broader(subject) or _nested(claim):
        return SAME
    if {subject, object_} & drafting_data().too_wide:
        return TOO_WIDE
    if kinds[0] not in allowed["subject"] or kinds[1] not in allowed["object"]:
        return WRONG_KIND
    if claim.strength is Strength.CORRELATIONAL and kinds == ("symptom", "symptom"):
        return TOGETHER
    return None


def _kind(term: Term, reading: Reading, base: ClaimBase) -> str:
    """Return the kind of a side as `drafting.yaml` names kinds."""
    if term.state is not None:
        return "remedy" if term.state in _REMEDIES else term.state.value
    new = reading.new.get(term.concept or "")
    return (new.kind or "new") if new is not None else base.concepts[term.concept or ""].kind


def as_supporting(reading: Reading, base: ClaimBase) -> Claim | None:
    """Return the claim as one of support, where it says what a nutrient does in the body; None where it does not.

    "Plays a role in" and "improves" are read as causing and relieving, which a nutrient in no state does to symptoms.
    """
    claim, data = reading.claim, drafting_data()
    if claim.subject.concept is None or claim.object.concept is None or claim.relation not in data.supporting:
        return None
    kinds = _kind(claim.subject, reading, base), _kind(claim.object, reading, base)
    words = " ".join(cue.text.lower() for cue in claim.cues if cue.category == "relation")
    if claim.relation is Relation.RELIEVES and not words.startswith(data.improving):
        return None
    return replace(claim, relation=Relation.SUPPORTS) if kinds in _SUPPORT else None


def _nested(claim: Claim) -> bool:
    """Tell whether one side is named within the other: "sources of iron contain iron"."""
    first, second = normalise(claim.subject.text), normalise(claim.object.text)
    return bool(first and second) and (first in second or second in first)


def _wrong_place(reading: Reading, base: ClaimBase) -> str | None:
    """Return what is wrong with how the sentence names the two sides."""
    claim = reading.claim
    unnamed = [term for term in (claim.subject, claim.object) if _is_passing(term, reading, base)]
    if unnamed or _is_idle(claim):
        return UNSAID
    return ACROSS if _crosses_cells(claim, reading.document.source) else None


def _is_passing(term: Term, reading: Reading, base: ClaimBase) -> bool:
    """Tell whether the side is unsaid, named as part of something else, or by a noun of another kind."""
    concept = base.concepts[term.concept or ""]
    if not term.text:
        return True
    if concept.id in reading.new or term.state is not None:
        return False
    stands_for = {rule.attributes["kind"] for rule in load_lexicon().nouns.find(normalise(term.text))}
    return bool(stands_for) and concept.kind not in stands_for


def _is_idle(claim: Claim) -> bool:
    """Tell whether "it" names nothing, as in "it is important to rest"."""
    pointing = claim.subject.text.lower() in drafting_data().pointing
    return pointing and any(cue.category == "relation" and cue.text.endswith(" to") for cue in claim.cues)


def _crosses_cells(claim: Claim, source: str) -> bool:
    words = source[claim.span.start : claim.span.end]
    before = source[claim.sentence.start : claim.span.start]
    capitals = [match[1] for match in _CAPITAL_INSIDE.finditer(words)]
    begun = [cue.text for cue in claim.cues if cue.span.start > claim.sentence.start and cue.text[:1].isupper()]
    lower = any(re.search(rf"\b{word.lower()}\b", source) for word in capitals)
    return bool(_CELL_END.search(words)) or lower or (bool(begun) and bool(before.strip() or capitals))


def _by_product(reading: Reading, known: Claim, base: ClaimBase) -> bool:
    """Tell whether the claim comes of the words that `known` comes of, and is not another item of its list.

    In "stress and caffeine cause cramps" two claims share a side and differ in one of the same kind: both hold.
    """
    claim, cue = reading.claim, _cue(reading.claim)
    if cue is None or claim.sentence != known.sentence or _cue(known) != cue:
        return False
    return not (
        (_same(claim.subject, known.subject) and _alike(claim.object, known.object, reading, base))
        or (_same(claim.object, known.object) and _alike(claim.subject, known.subject, reading, base))
    )


def _cue(claim: Claim) -> Span | None:
    """Return where the words stand that gave the claim its relation, None where the context gave it."""
    return next((cue.span for cue in claim.cues if cue.category == "relation"), None)


def _same(first: Term, second: Term) -> bool:
    return (first.concept, first.state) == (second.concept, second.state)


def _alike(first: Term, second: Term, reading: Reading, base: ClaimBase) -> bool:
    if first.span == second.span or first.concept is None or second.concept is None:
        return False
    return first.concept in reading.new or base.concepts[first.concept].kind == base.concepts[second.concept].kind


def _of_the_two(claim: Claim, base: ClaimBase) -> tuple[Entry, ...]:
    return base.by_concepts.get(frozenset((claim.subject.concept or "", claim.object.concept or "")), ())


def _relates(entry: Entry, claim: Claim) -> bool:
    """Tell whether the entry is about the two sides in their states, or in any state."""
    states = {entry.subject.concept: entry.subject.state, entry.object.concept: entry.object.state}
    return all(states[term.concept or ""] in (None, term.state) for term in (claim.subject, claim.object))
