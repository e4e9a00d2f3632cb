"""What `drafting.yaml` says: which claims are worth proposing, and how new concepts are named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from claimcheck.model.claim import Relation
from claimcheck.yamlfile import parse_yaml

Sides = Mapping[str, frozenset[str]]


class DraftingData(Struct, frozen=True):
    """The tables of `drafting.yaml`; what each is for stands there."""

    sides: Mapping[Relation, Sides]
    kind_of_last_word: Mapping[str, str]
    kind_of_side: Mapping[Relation, Mapping[str, str]]
    body: frozenset[str]
    nutrient_before: frozenset[str]
    supporting: frozenset[Relation]
    improving: tuple[str, ...]
    not_in_names: frozenset[str]
    no_names: frozenset[str]
    pointing: frozenset[str]
    not_inside: frozenset[str]
    too_wide: frozenset[str]
    qualifiers: frozenset[str]


@cache
def drafting_data() -> DraftingData:
    """Return the tables, read once."""
    path = files("claimcheck.curation") / "drafting.yaml"
    data: dict[str, Any] = parse_yaml(path.read_text(encoding="utf-8"), "drafting.yaml").plain()
    return DraftingData(
        sides={Relation(r): {side: frozenset(kinds) for side, kinds in s.items()} for r, s in data["sides"].items()},
        kind_of_last_word={word: kind for kind, words in data["kind_of_last_word"].items() for word in words},
        kind_of_side={Relation(relation): sides for relation, sides in data["kind_of_side"].items()},
        body=frozenset(data["body"]),
        supporting=frozenset(map(Relation, data["supporting"])),
        improving=tuple(data["improving"]),
        nutrient_before=frozenset(data["nutrient_before"]),
        not_in_names=frozenset(data["not_in_names"].split()),
        no_names=frozenset(data["no_names"].split()),
        pointing=frozenset(data["pointing"].split()),
        not_inside=frozenset(data["not_inside"].split()),
        too_wide=frozenset(data["too_wide"]),
        qualifiers=frozenset(data["qualifiers"]),
    )
