"""Finds the entry that speaks about a claim.

A claim matches an entry when both sides name the same concept in the same state, or one that is narrower or broader,
and the relations can be compared; the nearest entry comes first. How far a claim may differ is told by
`_state_distance` and `_relation_distance`, in steps of which fewer are nearer.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.model.claim import BROADER_STATE, HARMS, HELPS, Breadth, Claim, Relation, State, Strength, Term
from claimcheck.model.entry import Entry, Evidence, Side

# Relations that can stand for each other; a claim with the first is compared to an entry with the second.
RELATED = {
    (Relation.CAUSES, Relation.WORSENS): 1,
    (Relation.WORSENS, Relation.CAUSES): 1,
    (Relation.PREVENTS, Relation.RELIEVES): 1,
    (Relation.RELIEVES, Relation.PREVENTS): 1,
    (Relation.OCCURS, Relation.CAUSES): 1,
    (Relation.CAUSES, Relation.OCCURS): 1,
    (Relation.OCCURS, Relation.SUPPORTS): 1,
    (Relation.OCCURS, Relation.INDICATES): 1,
    (Relation.CAUSES, Relation.SUPPORTS): 1,
    (Relation.CAUSES, Relation.CONTAINS): 2,
    (Relation.SUPPORTS, Relation.CAUSES): 1,
    (Relation.RELIEVES, Relation.CAUSES): 8,
    (Relation.CAUSES, Relation.RELIEVES): 8,
    (Relation.PREVENTS, Relation.CAUSES): 8,
    (Relation.CAUSES, Relation.PREVENTS): 8,
    (Relation.WORSENS, Relation.RELIEVES): 8,
    (Relation.RELIEVES, Relation.WORSENS): 8,
    (Relation.PREVENTS, Relation.SUPPORTS): 8,
    (Relation.WORSENS, Relation.SUPPORTS): 8,
}
SWAPPED = {
    (Relation.CAUSES, Relation.INDICATES): 2,
    (Relation.INDICATES, Relation.CAUSES): 2,
    (Relation.CAUSES, Relation.OCCURS): 1,
    (Relation.REQUIRES, Relation.SUPPORTS): 1,
}
# What is said of a broad thing is compared to entries on narrow ones only when there is no other.
_FAR = 20


# From this grade on a relation holds, so that its opposite is wrong.
HELD = Evidence.PROBABLE


def opposite(said: Relation, known: Relation) -> bool:
    """Tell whether one helps where the other harms."""
    harms, helps = HARMS, HELPS | {Relation.SUPPORTS}
    if Relation.SUPPORTS in (said, known):
        return known is Relation.SUPPORTS and said in (Relation.PREVENTS, Relation.WORSENS)
    return (said in harms and known in helps) or (said in helps and known in harms)


class Match(Struct, frozen=True):
    """An entry that speaks about a claim; `distance` counts the steps by which they differ.

    `swapped` tells that the subject of the claim is the object of the entry.
    """

    entry: Entry
    distance: int
    subject: Breadth = Breadth.SAME
    object: Breadth = Breadth.SAME
    swapped: bool = False


def matches(claim: Claim, base: ClaimBase) -> list[Match]:
    """Return the entries that speak about the relation of `claim`, nearest first."""
    return sorted(_candidates(claim, base), key=lambda found: (found.distance, found.entry.id))


def _candidates(claim: Claim, base: ClaimBase) -> Iterator[Match]:
    subject, object_ = claim.subject, claim.object
    if subject.concept is None or object_.concept is None:
        return
    for entry in base.by_broader_object.get(object_.concept, ()):
        if entry.subject.concept == subject.concept:
            distance = _distance(claim, entry, entry.subject.concept, entry.object.concept)
            if distance is not None:
                breadth = _breadth(subject, entry.subject, 0)
                yield Match(entry, _FAR + distance, breadth, Breadth.BROADER)
    for far, first in enumerate(base.broader(subject.concept)):
        for farther, second in enumerate(base.broader(object_.concept)):
            for entry in base.by_concepts.get(frozenset((first, second)), ()):
                distance = _distance(claim, entry, first, second)
                if distance is not None:
                    sides = _sides(entry, first, second)
                    breadths = _breadth(subject, sides[0], far), _breadth(object_, sides[1], farther)
                    swapped = sides[0] is not entry.subject
                    yield Match(entry, 4 * (far + farther) + distance, *breadths, swapped=swapped)


def _breadth(term: Term, side: Side, steps: int) -> Breadth:
    """Compare a side of a claim, whose concept is `steps` below that of the entry, with the entry's."""
    if steps or (term.state is not side.state and _steps_up(term.state, side.state) is not None):
        return Breadth.NARROWER
    return Breadth.SAME if term.state is side.state else Breadth.BROADER


def _sides(entry: Entry, subject: str, object_: str) -> tuple[Side, Side]:
    """Return the sides of `entry` as the claim has them, whose sides are about `subject` and `object_`."""
    straight = (entry.subject.concept, entry.object.concept) == (subject, object_)
    return (entry.subject, entry.object) if straight else (entry.object, entry.subject)


def _distance(claim: Claim, entry: Entry, subject: str, object_: str) -> int | None:
    sides = _sides(entry, subject, object_)
    relation = _relation_distance(claim, entry, straight=sides[0] is entry.subject)
    states = [
        _state_distance(term, side, claim) for term, side in zip((claim.subject, claim.object), sides, strict=True)
    ]
    if relation is None or None in states:
        return None
    return relation + sum(state for state in states if state is not None)


def _relation_distance(claim: Claim, entry: Entry, *, straight: bool) -> int | None:
    if not straight:
        if entry.relation is Relation.SAME_AS and claim.relation is Relation.SAME_AS:
            return 0
        if claim.strength is Strength.CORRELATIONAL and entry.relation in HARMS | {Relation.OCCURS}:
            # How often something is seen is best answered by what is on record of that.
            return -1 if claim.frequency is not None and entry.relation is Relation.OCCURS else 1
        return SWAPPED.get((claim.relation, entry.relation))
    if claim.relation is entry.relation:
        return 0
    if opposite(claim.relation, entry.relation) and entry.evidence < HELD:
        return None  # that a relief was not shown says nothing about causes
    if claim.relation is Relation.AFFECTS:
        return 1 if entry.relation in HARMS | HELPS | {Relation.SUPPORTS, Relation.OCCURS} else None
    if claim.subject.state is not None and (claim.relation, entry.relation) == (Relation.CAUSES, Relation.INDICATES):
        return 3  # a high level that is a sign of an illness is said to cause it
    return RELATED.get((claim.relation, entry.relation))


def _state_distance(term: Term, side: Side, claim: Claim) -> int | None:
    """Return how far the claim's state is from the entry's, None where they say nothing about each other."""
    if term.state == side.state:
        return 0
    steps = _steps_up(term.state, side.state)
    if steps is not None:
        return steps
    if claim.relation is Relation.REQUIRES and term.state is None and side.state is State.SUPPLEMENT:
        return 2  # "vegans need B12": more of it than they get
    if claim.relation is Relation.OCCURS and term.state is None and side.state is State.SUPPLEMENT:
        return 3  # "B12 is safe at any dose": who takes it is meant
    if claim.relation not in HARMS | HELPS | {Relation.AFFECTS}:
        return None
    if claim.relation is Relation.AFFECTS and side.state is None:
        return 3  # whether a lack of it matters to what it is needed for
    if claim.relation is Relation.AFFECTS and term.state is None:
        return 3  # "has no effect on B12": what is affected is how much there is of it
    taken = term.state is None or (term.state is State.EXCESS and claim.relation in HELPS)
    if side.state is State.TREATMENT and term.state is None and claim.relation is Relation.RELIEVES:
        return 3  # what a nutrient mends, it mends where it was lacking
    return 2 if side.state is State.SUPPLEMENT and taken else None


def _steps_up(state: State | None, broader: State | None) -> int | None:
    """Return how many steps `broader` lies above `state`, None when it does not."""
    steps = 0
    while state is not None:
        state, steps = BROADER_STATE.get(state), steps + 1
        if state is broader and state is not None:
            return steps
    return None
