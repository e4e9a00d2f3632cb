"""Sentences about a relation that are as sure as its evidence, after the GRADE informative statements.

Santesso et al. 2020: high certainty "causes", moderate "probably causes", low "may cause", very low "it is uncertain
whether it causes".
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from claimcheck.matching.wording import relation_in_words
from claimcheck.model.claim import Relation, State
from claimcheck.model.entry import Evidence

# Relations said with "is", and the infinitives of the others.
_WITH_IS = {Relation.INDICATES: "a sign of", Relation.CONTAINS: "a source of", Relation.SAME_AS: "the same as"}
_INFINITIVES = {
    Relation.CAUSES: "cause",
    Relation.WORSENS: "worsen",
    Relation.PREVENTS: "prevent",
    Relation.RELIEVES: "relieve",
    Relation.SUPPORTS: "support",
    Relation.DIAGNOSES: "detect",
    Relation.OCCURS: "show or be found in",
    Relation.REQUIRES: "call for",
    Relation.AFFECTS: "affect",
}
_STATES = {
    None: "{}",
    State.DEFICIENCY: "{} deficiency",
    State.EXCESS: "too much {}",
    State.SUPPLEMENT: "taking {}",
    State.INJECTION: "an injection of {}",
    State.ORAL: "taking {} by mouth",
    State.TREATMENT: "treating {} deficiency",
    State.TREATMENT_START: "starting {} treatment",
}


class Texts(NamedTuple):
    """The wording to suggest for a grade, and examples with their verdicts."""

    suggestion: str
    examples: tuple[tuple[str, str], tuple[str, str]]


class Wording(Struct, frozen=True):
    """The parts of a sentence about a relation: "iron", "causes", "cause", "does not cause", "thirst"."""

    subject: str
    finite: str
    infinitive: str
    denied: str
    object: str
    question: str

    def by_grade(self, evidence: Evidence) -> Texts:
        """Return texts as sure as `evidence` allows, and one that goes wrong."""
        plain = self._sentence("", self.finite)
        denied = self._sentence("", self.denied)
        probably = self._sentence("", _probably(self.finite))
        may = self._sentence("", f"may {self.infinitive}")
        rarely = self._sentence("in rare cases, ", f"may {self.infinitive}")
        uncertain = self._sentence("it is uncertain whether ", self.finite)
        proven = self._sentence("it is proven that ", self.finite)
        return {
            Evidence.ESTABLISHED: Texts(plain, ((plain, "supported"), (denied, "contradicted"))),
            Evidence.PROBABLE: Texts(probably, ((probably, "supported"), (proven, "overstated"))),
            Evidence.POSSIBLE: Texts(may, ((may, "supported"), (plain, "overstated"))),
            Evidence.CASE_REPORTS: Texts(uncertain, ((rarely, "supported"), (plain, "overstated"))),
            Evidence.NOT_ESTABLISHED: Texts(uncertain, ((uncertain, "supported"), (plain, "overstated"))),
            Evidence.REFUTED: Texts(denied, ((denied, "supported"), (plain, "contradicted"))),
        }[evidence]

    def _sentence(self, lead: str, verb: str) -> str:
        return _capital(f"{lead}{self.subject} {verb} {self.object}.")


def in_state(label: str, state: State | None) -> str:
    """Name a concept in a state: "iron deficiency"."""
    return _STATES[state].format(label)


def wording_of(first: str, relation: Relation, last: str) -> Wording:
    """Return the wording for the names of a subject and an object."""
    finite = relation_in_words(relation)
    if relation in _WITH_IS:
        noun = _WITH_IS[relation]
        return Wording(first, finite, f"be {noun}", f"is not {noun}", last, _capital(f"is {first} {noun} {last}?"))
    verb = _INFINITIVES[relation]
    return Wording(first, finite, verb, f"does not {verb}", last, _capital(f"does {first} {verb} {last}?"))


def _probably(finite: str) -> str:
    return f"is probably {finite.removeprefix('is ')}" if finite.startswith("is ") else f"probably {finite}"


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
