"""Concepts that a document names and the claim base does not: their ids, labels and likely kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from claimcheck.curation.drafting_data import drafting_data
from claimcheck.model.claim import Relation
from claimcheck.pipeline.mentions import MentionFinder

MAX_WORDS = 4
# What a name is written in: a phrase with figures or signs is a remark, no name.
_NAME = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
UNCERTAIN = "condition"


class NewConcept(Struct, frozen=True):
    """A concept to propose; `kind` is empty where only its place in a claim can tell."""

    id: str
    label: str
    kind: str = ""


def new_concept(phrase: str, finder: MentionFinder) -> NewConcept | None:
    """Return the concept that `phrase` (in lower case) names, None where it is no name or a known one."""
    concept = next(_concept(phrase), None)
    if concept is None or concept.id in finder.base.concepts:
        return None
    whole = (0, len(concept.label))
    known = any((mention.start, mention.end) == whole for mention in finder.named(concept.label))
    return None if known else concept


def kind_on_side(concept: NewConcept, relation: Relation, side: str) -> str:
    """Return the kind of a concept that stands as `side` ("subject", "object") of a relation."""
    return concept.kind or drafting_data().kind_of_side[relation][side]


def slug(text: str) -> str:
    """Return `text` as an id: letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def _concept(phrase: str) -> Iterator[NewConcept]:
    data = drafting_data()
    words = _without_measures(phrase.split())
    kind = _kind_of(words)
    if len(words) > 1 and words[-1] in data.nutrient_before:
        words, kind = words[:-1], "nutrient"
    name = " ".join(words)
    if not words or len(words) > MAX_WORDS or not _NAME.fullmatch(name):
        return
    if words[-1] in data.no_names and (len(words) == 1 or kind != "process"):
        return
    if set(words) & data.not_inside or len(set(words)) < len(words) or len(name) < 3:
        return
    if identifier := slug(name):
        yield NewConcept(identifier, name, kind)


def _kind_of(words: list[str]) -> str:
    """Return the kind that the words of a name tell, empty where they do not."""
    if len(words) == 1 and words[0] in drafting_data().body:
        return "body"
    return drafting_data().kind_of_last_word.get(words[-1], "") if words else ""


def _without_measures(words: list[str]) -> list[str]:
    """Leave out words before a name that only say how much or which."""
    while words and words[0] in drafting_data().not_in_names:
        words = words[1:]
    return words
