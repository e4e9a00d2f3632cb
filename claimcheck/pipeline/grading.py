"""What the modifiers in scope make of a reading: strength, polarity, certainty, frequency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from claimcheck.lexicon import CueRule
from claimcheck.model.claim import Certainty, Frequency, Polarity, Relation, Strength
from claimcheck.pipeline.reading import Mark, Reading


def graded(reading: Reading, cues: Sequence[CueRule], qualifiers: frozenset[str]) -> Reading:
    """Return `reading` with the grades that `cues`, all in its scope, give it."""
    used = [cue for cue in cues if cue.attributes["category"] != "pseudo"]
    strength = _strength(reading.strength, _values(used, "strength"))
    polarity = _polarity(used, reading.polarity)
    # "Does not NEED to be checked" denies a need in every case, not that it is one.
    added = [] if reading.relation is Relation.REQUIRES else _added(used, "frequency")
    frequency = _frequency([*_values(used, "frequency"), *added])
    if polarity is Polarity.DENIED and any("distributive" in cue.attributes for cue in used):
        frequency = Frequency.COMMON
    expected = reading.relation is Relation.DIAGNOSES  # "a test WILL show" promises nothing
    certain = [cue for cue in used if not _expected(cue, frequency, qualifiers, expected)]
    sure = [*_values(certain, "certainty"), *_values(certain, "prediction"), *_added(certain, "certainty")]
    marks = (reading.cue, *reading.marks, *(Mark(cue.start, cue.end, cue.attributes["category"]) for cue in used))
    return replace(
        reading,
        strength=strength,
        polarity=polarity,
        certainty=_certainty(sure, reading, strength),
        frequency=frequency,
        qualifiers=qualifiers,
        sole=reading.sole or bool(_values(used, "sole")),
        marks=tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.category))),
    )


def _expected(cue: CueRule, frequency: Frequency | None, qualifiers: frozenset[str], expected: bool) -> bool:
    """Tell whether "will" promises nothing: "it WILL on occasion", "left untreated it WILL"."""
    seldom = frequency is not None and frequency <= Frequency.SOMETIMES
    return "foretells" in cue.attributes and (
        expected or seldom or bool(qualifiers & {*cue.attributes["foretells"].split()})
    )


def _values(cues: Iterable[CueRule], category: str) -> list[str]:
    return [cue.attributes["value"] for cue in cues if cue.attributes["category"] == category]


def _added(cues: Iterable[CueRule], attribute: str) -> list[str]:
    """Return the certainty or frequency that cues of another category bring with them ("NEVER", "NOT ALWAYS")."""
    return [cue.attributes[attribute] for cue in cues if attribute in cue.attributes]


def _strength(own: Strength, modal: list[str]) -> Strength:
    """The weakest modal in scope limits the strength of the cue."""
    return min([own, *(Strength[value.upper()] for value in modal)])


def _polarity(cues: list[CueRule], own: Polarity) -> Polarity:
    """An odd number of negations denies; a hedge may itself deny ("unlikely to"), as may the relation ("rules out")."""
    # However often doubt is told ("no firm link; cause unproven"), it denies once.
    doubts = [c for c in cues if c.attributes.get("denies") == "yes"]
    negations = [*(c for c in cues if c.attributes["category"] == "negation"), *doubts[:1]]
    if any(c.attributes.get("part") == "first" for c in negations):  # "neither ... nor" denies once
        negations = [c for c in negations if c.attributes.get("part") != "second"]
    denials = len(negations) + (own is Polarity.DENIED)
    return Polarity.DENIED if denials % 2 else Polarity.AFFIRMED


def _certainty(values: list[str], reading: Reading, strength: Strength) -> Certainty:
    if "hedged" in values or Certainty.HEDGED is reading.certainty or strength is Strength.CONDITIONAL_CAUSAL:
        return Certainty.HEDGED
    if "boosted" in values or (reading.certainty is Certainty.BOOSTED and strength is Strength.DIRECT_CAUSAL):
        return Certainty.BOOSTED
    return Certainty.PLAIN


def _frequency(values: list[str]) -> Frequency | None:
    """Return the rarest frequency given: a text that says both is read in the writer's favour."""
    return min((Frequency[value.upper()] for value in values), default=None)
