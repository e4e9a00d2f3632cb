"""Concepts that a document names and the claim base does not: their ids, labels and likely kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.drafting_data import drafting_data
from claimcheck.model.claim import Relation

MAX_WORDS = 4
# What a name is written in: a phrase with figures or signs is a remark, no name.
_NAME = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
UNCERTAIN = "condition"


@dataclass(frozen=True)
class NewConcept:
    """A concept to propose; `kind` is empty where only its place in a claim can tell."""

    id: str
    label: str
    kind: str = ""


def new_concepts(phrases: Iterable[str], base: ClaimBase) -> tuple[NewConcept, ...]:
    """Return the concepts that `phrases` (in lower case) name, each once, in their order."""
    found: dict[str, NewConcept] = {}
    for concept in (one for phrase in phrases for one in _concept(phrase)):
        if concept.id not in base.concepts:
            found.setdefault(concept.id, concept)
    return tuple(found.values())


def kind_on_side(concept: NewConcept, relation: Relation, side: str) -> str:
    """Return the kind of a concept that stands as `side` ("subject", "object") of a relation."""
    return concept.kind or drafting_data().kind_of_side[relation][side]


def slug(text: str) -> str:
    """Return `text` as an id: letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def _concept(phrase: str) -> Iterator[NewConcept]:
    data = drafting_data()
    words = _without_measures(phrase.split())
    kind = data.kind_of_last_word.get(words[-1], "") if words else ""
    if len(words) > 1 and words[-1] in data.nutrient_before:
        words, kind = words[:-1], "nutrient"
    name = " ".join(words)
    if not words or len(words) > MAX_WORDS or not _NAME.fullmatch(name):
        return
    if words[-1] in data.no_names and (len(words) == 1 or kind != "process"):
        return
    if set(words) & data.pointing or (len(words) == 1 and len(name) < 3):
        return
    if identifier := slug(name):
        yield NewConcept(identifier, name, kind)


def _without_measures(words: list[str]) -> list[str]:
    """Leave out words before a name that only say how much or which."""
    while words and words[0] in drafting_data().not_in_names:
        words = words[1:]
    return words
