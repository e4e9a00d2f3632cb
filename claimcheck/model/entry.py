"""Records of the claim base: concepts, sources and evidence-graded entries."""

from __future__ import annotations

import datetime
from enum import IntEnum
from typing import Any, NamedTuple

from msgspec import Struct

from claimcheck.model.claim import Certainty, Frequency, Relation, State, Strength


class Evidence(IntEnum):
    """How well a relation is supported, strongest last but for `refuted`, which is its own end."""

    REFUTED = 0
    NOT_ESTABLISHED = 1
    CASE_REPORTS = 2
    POSSIBLE = 3
    PROBABLE = 4
    ESTABLISHED = 5

    @property
    def label(self) -> str:
        """The word used in reports and in YAML."""
        return self.name.lower()


class Verdict(IntEnum):
    """What the claim base says of a claim, gravest last."""

    UNVERIFIED = 0
    SUPPORTED = 1
    OVERSTATED = 2
    CONTRADICTED = 3

    @property
    def label(self) -> str:
        """The word used in reports and in YAML."""
        return self.name.lower()


class Concept(Struct, frozen=True):
    """A thing health claims speak of, with the words for it.

    `kind` is one of the kinds of `claims/README.md` (nutrient, symptom, condition ...); `state` is set for a
    concept that is a nutrient in a state (hypokalaemia: potassium, deficiency), then `broader` is the nutrient.
    """

    id: str
    kind: str
    label: str
    synonyms: tuple[str, ...]
    broader: tuple[str, ...] = ()
    state: State | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


# The strongest wording a grade allows, after the GRADE informative statements (Santesso et al. 2020).
CEILING = {
    Evidence.REFUTED: Strength.CORRELATIONAL,
    Evidence.NOT_ESTABLISHED: Strength.CONDITIONAL_CAUSAL,
    Evidence.CASE_REPORTS: Strength.CONDITIONAL_CAUSAL,
    Evidence.POSSIBLE: Strength.CAN_CAUSE,
    Evidence.PROBABLE: Strength.DIRECT_CAUSAL,
    Evidence.ESTABLISHED: Strength.DIRECT_CAUSAL,
}


class Source(Struct, frozen=True):
    """A document that entries are curated from."""

    id: str
    title: str
    url: str
    publisher: str
    date: datetime.date | None = None


class Citation(NamedTuple):
    """Where a source supports an entry."""

    source: Source
    section: str
    line: int


class Side(NamedTuple):
    """The subject or object of an entry: a concept, for a nutrient also its state."""

    concept: str
    state: State | None = None


class Licence(Struct, frozen=True):
    """The strongest wording an entry allows.

    Each of `qualifiers` is a set of which the text must give one. `frequency` is the commonest frequency the
    wording may claim. `denial` tells which denials are allowed: `no`, `hedged` ("is unlikely to") or `yes`.
    `sole` allows the wording "the cause", "the main reason".
    """

    strength: Strength = Strength.DIRECT_CAUSAL
    certainty: Certainty = Certainty.PLAIN
    frequency: Frequency = Frequency.COMMON
    qualifiers: tuple[frozenset[str], ...] = ()
    denial: str = "no"
    sole: bool = False


class Example(NamedTuple):
    """Text that must be judged so against its entry; `verdict` is None for a near miss.

    `missed` marks an example that is known to be judged otherwise; it must be taken off when that changes.
    """

    text: str
    verdict: Verdict | None
    line: int
    missed: bool = False


class Figure(Struct, frozen=True):
    """A number the entry states: claims about `unit` outside `low` to `high` are wrong."""

    low: float
    high: float
    unit: str


class Entry(Struct, frozen=True):
    """One record of the claim base; `path` and `line` say where it is kept.

    `medical_review` says why a medical editor should look at the entry again, empty when nothing calls for it;
    `changed` why a pack tightened its licence, empty when none did.
    """

    id: str
    topic: str
    subject: Side
    relation: Relation
    object: Side
    evidence: Evidence
    licence: Licence
    statement: str
    suggestion: str
    citations: tuple[Citation, ...]
    reviewed: datetime.date
    review_by: datetime.date
    tensions: tuple[str, ...] = ()
    medical_review: str = ""
    figure: Figure | None = None
    examples: tuple[Example, ...] = ()
    changed: str = ""
    path: str = ""
    line: int = 0


class Topic(Struct, frozen=True):
    """What drafts about a matter owe their readers and how it is written about; what is listed are ids of concepts.

    Who blames one of the `symptoms` on one of the `causes` names other causes too; `other_causes` is a sentence that
    does so. Without medical guidance nobody tells readers how much of what is `dosed` to take, or to stop or change
    that or what is `prescribed`. The `effects` are those of what a text is about, without a word that ties them to it
    ("there are no side effects"). The words in `spelled` are recognised when misspelt by one letter.
    """

    id: str
    causes: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    other_causes: str = ""
    dosed: tuple[str, ...] = ()
    prescribed: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()


class Change(Struct, frozen=True):
    """What a pack does to the entry of another: tighten its licence by what is `given`, or retire it."""

    entry: str
    retires: bool
    given: dict[str, Any]
    reason: str
