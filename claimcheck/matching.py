"""Finds the entry that speaks about a claim, and judges the claim's wording by the entry's licence.

A claim matches an entry when both sides name the same concept in the same state, or the claim a narrower one, and
the relations can be compared; the nearest entry wins. How far a claim may differ is told by `_state_distance` and
`_relation_distance`, in steps of which fewer are nearer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from claimcheck.claimbase import ClaimBase
from claimcheck.model.claim import (
    BROADER_STATE,
    Certainty,
    Claim,
    Frequency,
    Polarity,
    Relation,
    State,
    Strength,
    Term,
    Voice,
)
from claimcheck.model.entry import Entry, Evidence, Licence, Side, Verdict


class Fault(str, Enum):
    """What is wrong with a claim's wording."""

    STRENGTH = "strength"
    CERTAINTY = "certainty"
    QUALIFIER = "qualifier"
    SOLE = "sole"
    CONTRADICTED = "contradicted"
    REVERSED = "reversed"
    FIGURE = "figure"


@dataclass(frozen=True)
class Judgement:
    """A claim with the entry it was compared to; `missing` are the required qualifiers it does not give."""

    claim: Claim
    verdict: Verdict
    entry: Entry | None = None
    faults: frozenset[Fault] = frozenset()
    missing: tuple[frozenset[str], ...] = ()


HARMS = frozenset((Relation.CAUSES, Relation.WORSENS))
HELPS = frozenset((Relation.PREVENTS, Relation.RELIEVES))
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
    (Relation.RELIEVES, Relation.CAUSES): 8,
    (Relation.CAUSES, Relation.RELIEVES): 8,
    (Relation.PREVENTS, Relation.CAUSES): 8,
    (Relation.CAUSES, Relation.PREVENTS): 8,
    (Relation.WORSENS, Relation.RELIEVES): 8,
    (Relation.RELIEVES, Relation.WORSENS): 8,
}
SWAPPED = {
    (Relation.CAUSES, Relation.INDICATES): 2,
    (Relation.INDICATES, Relation.CAUSES): 2,
    (Relation.CAUSES, Relation.OCCURS): 1,
    (Relation.REQUIRES, Relation.SUPPORTS): 1,
}
# What a state says without further words.
IMPLIED = {
    State.INJECTION: frozenset(("injection",)),
    State.ORAL: frozenset(("oral",)),
    State.TREATMENT: frozenset(("if-deficient",)),
    State.TREATMENT_START: frozenset(("if-deficient", "early")),
}
_UNCERTAIN = (Evidence.NOT_ESTABLISHED, Evidence.CASE_REPORTS, Evidence.POSSIBLE)
_GIVEN = frozenset((State.SUPPLEMENT, State.INJECTION, State.ORAL))


def judge(claim: Claim, base: ClaimBase) -> Judgement:
    """Return the verdict of the claim base on `claim`."""
    entry = match(claim, base)
    if entry is None:
        return Judgement(claim, Verdict.UNVERIFIED)
    if claim.voice is Voice.REJECTED:
        return _judge_rejection(claim, entry, base)
    missing = tuple(wanted for wanted in entry.licence.qualifiers if not wanted & _given(claim))
    if claim.polarity is Polarity.DENIED:
        faults = _denial_faults(claim, entry, bool(missing))
    else:
        # Advice given too freely ("see a doctor") harms nobody.
        advises = base.concepts[entry.object.concept].kind == "advice"
        faults = _faults(claim, entry, bool(missing) and not advises)
    return Judgement(claim, _verdict(faults), entry, faults, missing if Fault.QUALIFIER in faults else ())


def _judge_rejection(claim: Claim, entry: Entry, base: ClaimBase) -> Judgement:
    """Judge "it is a myth that ...": who calls a plain statement of what is established a myth, denies it."""
    plain = not (claim.sole or claim.certainty is Certainty.BOOSTED or claim.frequency is not None)
    if entry.evidence is Evidence.ESTABLISHED and plain and claim.polarity is Polarity.AFFIRMED:
        denied = judge(replace(claim, voice=Voice.OWN, polarity=Polarity.DENIED), base)
        if denied.verdict is Verdict.CONTRADICTED:
            return denied
    return Judgement(claim, Verdict.SUPPORTED, entry)


def match(claim: Claim, base: ClaimBase) -> Entry | None:
    """Return the nearest entry that speaks about the relation of `claim`."""
    return min(_candidates(claim, base), key=lambda found: (found[0], found[1].id), default=(0, None))[1]


def _candidates(claim: Claim, base: ClaimBase) -> Iterator[tuple[int, Entry]]:
    subject, object_ = claim.subject, claim.object
    if subject.concept is None or object_.concept is None:
        return
    if claim.polarity is Polarity.DENIED:
        yield from _denied_broadly(claim, base)
    for far, first in enumerate(base.broader(subject.concept)):
        for farther, second in enumerate(base.broader(object_.concept)):
            for entry in base.by_concepts.get(frozenset((first, second)), ()):
                distance = _distance(claim, entry, first, second)
                if distance is not None:
                    yield 4 * (far + farther) + distance, entry


def _denied_broadly(claim: Claim, base: ClaimBase) -> Iterator[tuple[int, Entry]]:
    """Yield the entries a broad denial reaches: "never a sign of ILLNESS" denies each of its kinds."""
    wide = claim.object.concept or ""
    for entry in base.entries.values():
        narrow = entry.object.concept
        if narrow != wide and entry.subject.concept == claim.subject.concept and wide in base.broader(narrow):
            distance = _distance(claim, entry, entry.subject.concept, narrow)
            if distance is not None:
                yield 20 + distance, entry


def _distance(claim: Claim, entry: Entry, subject: str, object_: str) -> int | None:
    straight = (entry.subject.concept, entry.object.concept) == (subject, object_)
    sides = (entry.subject, entry.object) if straight else (entry.object, entry.subject)
    relation = _relation_distance(claim, entry, straight)
    states = [
        _state_distance(term, side, claim) for term, side in zip((claim.subject, claim.object), sides, strict=True)
    ]
    if relation is None or None in states:
        return None
    return relation + sum(state for state in states if state is not None)


def _relation_distance(claim: Claim, entry: Entry, straight: bool) -> int | None:
    if not straight:
        if entry.relation is Relation.SAME_AS and claim.relation is Relation.SAME_AS:
            return 0
        if claim.strength is Strength.CORRELATIONAL and entry.relation in HARMS | {Relation.OCCURS}:
            return 1
        return SWAPPED.get((claim.relation, entry.relation))
    if claim.relation is entry.relation:
        return 0
    if claim.relation is Relation.AFFECTS:
        return 1 if entry.relation in HARMS | HELPS | {Relation.SUPPORTS, Relation.OCCURS} else None
    return RELATED.get((claim.relation, entry.relation))


def _state_distance(term: Term, side: Side, claim: Claim) -> int | None:
    """Return how far the claim's state is from the entry's, None where they say nothing about each other."""
    if term.state == side.state:
        return 0
    state, steps = term.state, 0
    while state is not None:
        state, steps = BROADER_STATE.get(state), steps + 1
        if state is side.state and state is not None:
            return steps
    if claim.relation not in HARMS | HELPS | {Relation.AFFECTS}:
        return None
    if claim.relation is Relation.AFFECTS and side.state is None:
        return 3  # whether a lack of it matters to what it is needed for
    if side.state is State.EXCESS and (term.state in _GIVEN or term.state is None):
        return 3
    if side.state is State.SUPPLEMENT and term.state in (None, State.EXCESS):
        return 2
    return None


def _given(claim: Claim) -> frozenset[str]:
    """Return the qualifiers the text gives, in words or by the states it names."""
    states = [term.state for term in (claim.subject, claim.object) if term.state is not None]
    return claim.qualifiers.union(claim.nearby, *(IMPLIED.get(state, frozenset()) for state in states))


def _denial_faults(claim: Claim, entry: Entry, unqualified: bool) -> frozenset[Fault]:
    """Judge "X does not ...".

    What is denied in part ("is not the only cause") is not denied, nor what holds only with a qualifier when the
    denial does not give it.
    """
    established = unqualified and entry.evidence > Evidence.CASE_REPORTS
    if entry.evidence is Evidence.REFUTED or _partial(claim) or established:
        return frozenset()
    if _opposite(claim, entry):
        return frozenset()
    if entry.licence.denial == "yes":
        too_sure = claim.certainty is Certainty.BOOSTED and entry.evidence in _UNCERTAIN
        return frozenset((Fault.CERTAINTY,)) if too_sure else frozenset()
    if claim.certainty is Certainty.HEDGED:
        return frozenset()
    weak = entry.licence.denial == "hedged" and entry.evidence < Evidence.POSSIBLE
    return frozenset((Fault.CERTAINTY if weak else Fault.CONTRADICTED,))


def _partial(claim: Claim) -> bool:
    proof = claim.relation is Relation.INDICATES and claim.strength is Strength.DIRECT_CAUSAL
    return claim.sole or proof or claim.frequency is Frequency.COMMON


def _opposite(claim: Claim, entry: Entry) -> bool:
    """Tell whether the claim says "helps" where the entry says "harms", or the other way."""
    pair = (claim.relation, entry.relation)
    return (pair[0] in HARMS and pair[1] in HELPS) or (pair[0] in HELPS and pair[1] in HARMS)


def _faults(claim: Claim, entry: Entry, missing: bool) -> frozenset[Fault]:
    if entry.evidence is Evidence.REFUTED:
        return frozenset((Fault.CONTRADICTED,))
    if _opposite(claim, entry):
        told = claim.strength > Strength.CONDITIONAL_CAUSAL
        return frozenset((Fault.REVERSED,)) if told else frozenset()
    checks = {
        Fault.STRENGTH: _group(_effective(claim)) > _group(entry.licence.strength),
        Fault.CERTAINTY: _too_certain(claim, entry.licence),
        Fault.SOLE: claim.sole and not entry.licence.sole and claim.frequency is not Frequency.RARE,
        Fault.QUALIFIER: missing or _too_frequent(claim, entry.licence),
        Fault.FIGURE: _wrong_figure(claim, entry),
    }
    found = frozenset(fault for fault, wrong in checks.items() if wrong)
    # Wording that is too strong is rewritten anyway, and the suggestion brings the qualifier with it.
    return found - {Fault.QUALIFIER} if found & {Fault.STRENGTH, Fault.CERTAINTY} else found


def _effective(claim: Claim) -> Strength:
    """ "Sometimes causes" and "probably causes" say no more than "can cause"."""
    if claim.frequency is Frequency.RARE:
        return min(claim.strength, Strength.CONDITIONAL_CAUSAL)
    if claim.frequency is Frequency.SOMETIMES or claim.certainty is Certainty.HEDGED:
        return min(claim.strength, Strength.CAN_CAUSE)
    return claim.strength


def _group(strength: Strength) -> int:
    """Readers tell apart three groups of wording (Adams et al. 2017)."""
    return max(strength, Strength.CONDITIONAL_CAUSAL)


def _too_certain(claim: Claim, licence: Licence) -> bool:
    always = claim.frequency is Frequency.ALWAYS and licence.frequency is not Frequency.ALWAYS
    return claim.certainty > licence.certainty and claim.certainty is Certainty.BOOSTED or always


def _too_frequent(claim: Claim, licence: Licence) -> bool:
    return claim.frequency is Frequency.COMMON and licence.frequency < Frequency.COMMON


def _wrong_figure(claim: Claim, entry: Entry) -> bool:
    if claim.figure is None or entry.figure is None:
        return False
    return not entry.figure.low <= claim.figure <= entry.figure.high


def _verdict(faults: frozenset[Fault]) -> Verdict:
    if faults & {Fault.CONTRADICTED, Fault.REVERSED, Fault.FIGURE}:
        return Verdict.CONTRADICTED
    return Verdict.OVERSTATED if faults else Verdict.SUPPORTED


def answerable(claim: Claim, *, reported: bool) -> bool:
    """Tell whether the author answers for the claim; with `reported`, for claims of others too."""
    return claim.voice in (Voice.OWN, Voice.ENDORSED) or (reported and claim.voice is Voice.REPORTED)
