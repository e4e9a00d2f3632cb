"""Cues: the words that relate two things, each with the relation it makes, how strongly, and where its sides stand.

Every verb stands once, in `relations/verbs.yaml`; nouns, adjectives and fixed wordings in the files beside it. An
unknown or misspelt key is refused when the lexicon is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from msgspec import Struct, convert

from claimcheck.lexicon.patterns import PatternCompiler
from claimcheck.lexicon.patternset import PatternSet, cue_places
from claimcheck.model.claim import Certainty, Relation, Strength

GROUPS = ("verbs", "nouns", "phrases", "constructions")
_ADVERB = "(?:\\w+ly )?"


class Sides(str, Enum):
    """Where the subject and the object of a cue stand; `relations/constructions.yaml` has an example of each."""

    FORWARD = "forward"
    BACKWARD = "backward"
    PAIR = "pair"
    JOINED = "joined"
    FRAMED = "framed"
    UNASKED = "unasked"
    LEFT = "left"
    SETTING = "setting"


class CueEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the lexicon says of a group of cues; the heads of the YAML files explain each field."""

    relation: Relation
    strength: Strength
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    then: str = ""
    sides: Sides = Sides.FORWARD
    certainty: Certainty = Certainty.PLAIN
    pos: str = ""
    takes: str = "object"
    undergone: Strength | None = None
    risk: Relation | None = None
    subject: str = ""
    absorbs: str = ""
    weak: bool = False
    denies: bool = False
    sole: bool = False
    remedy: bool = False
    against: bool = False
    elliptical: bool = False
    weakened: bool = False
    gains: bool = False
    raises: bool = False
    withholds: bool = False
    light: bool = False
    predicate: bool = False


class Cue(NamedTuple):
    """A cue found in a text, at `text[start:end]`; `group` names the file of its entry."""

    entry: CueEntry
    group: str
    start: int
    end: int


class CueTable:
    """Finds the cues of one file in normalised text: at each place the longest."""

    def __init__(self, group: str, entries: Sequence[CueEntry], compiler: PatternCompiler):
        self._group, self._entries, self._compiler = group, entries, compiler

    def find(self, text: str) -> Iterator[Cue]:
        """Yield the cues of normalised `text` from left to right, without overlap."""
        for start, match in self._patterns.matches(text, cue_places(text)):
            yield Cue(self._owners[match.number], self._group, start, match.end)

    @cached_property
    def _owners(self) -> list[CueEntry]:
        return [entry for entry in self._entries for _ in _patterns(entry)]

    @cached_property
    def _patterns(self) -> PatternSet:
        return PatternSet([pattern for entry in self._entries for pattern in _patterns(entry)], self._compiler)


class Cues:
    """All cues of the lexicon."""

    def __init__(self, tables: Sequence[CueTable]):
        # A sentence is asked for before it is parsed and after.
        self.find = lru_cache(maxsize=512)(lambda text: tuple(cue for table in tables for cue in table.find(text)))


def load_cues(files: Mapping[str, Any], compiler: PatternCompiler) -> Cues:
    """Return the cues of the YAML in `files`, by group; raises `msgspec.ValidationError` for what is not a cue."""
    return Cues([CueTable(group, [cue_entry(item) for item in files[group]["cues"]], compiler) for group in GROUPS])


def cue_entry(item: Mapping[str, Any]) -> CueEntry:
    """Return the typed form of one item of the YAML."""
    ranked = {
        key: scale[item[key].upper()].value if item.get(key) in [one.label for one in scale] else item[key]
        for key, scale in (("strength", Strength), ("undergone", Strength), ("certainty", Certainty))
        if key in item
    }
    return convert({**item, **ranked}, CueEntry)


def _patterns(entry: CueEntry) -> Iterator[str]:
    """Yield the patterns of an item: every form of a verb, singular and plural of a noun, with what must follow."""
    then = f" {_ADVERB}{entry.then}" if entry.then else ""
    for verb in entry.verbs:
        yield f"~{verb}{then}"
    for noun in entry.nouns:
        stem = noun.removesuffix("y")
        yield f"{stem}(?:y|ies){then}" if stem != noun and noun[-2] not in "aeiou" else f"{noun}(?:s|es)?{then}"
    yield from entry.patterns
