"""Tries only those patterns that a place in a text can match, and compiles none before it is tried.

Compiling the whole lexicon would take longer than checking an article with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from claimcheck.lexicon.patterns import LENGTH, PatternCompiler

_SPACE = re.compile(r"\s")
_PLACE = re.compile(r"(?<!\w)\S")


class Match(NamedTuple):
    """A pattern, by its number, that matches up to `end`."""

    number: int
    end: int


class PatternSet:
    """Patterns of the lexicon; of those that match at one place, the longest pattern counts."""

    def __init__(self, patterns: Sequence[str], compiler: PatternCompiler):
        self._patterns, self._compiler = patterns, compiler
        self._compiled: list[re.Pattern[str] | None] = [None] * len(patterns)
        self._possible: dict[str, tuple[int, ...]] = {}

    def match(self, text: str, position: int) -> Match | None:
        """Return the pattern that matches something at `position` of normalised text, up to the end of a word."""
        place = text[position : position + LENGTH]
        possible = self._possible.get(place)
        if possible is None:
            possible = self._possible[place] = self._possible_at(place)
        for index in possible:
            match = (self._compiled[index] or self._compile(index)).match(text, position)
            if match is not None and match.end() > position:
                return Match(index, match.end())
        return None

    def _possible_at(self, place: str) -> tuple[int, ...]:
        """Return the patterns that can match what begins with `place`, longest first."""
        place = _SPACE.sub(" ", place)
        parts = [place[:length] for length in range(len(place) + 1)]
        ranked = {item for part in parts for item in self._by_beginning.get(part, ())}
        return tuple(index for _, index in sorted(ranked))

    @cached_property
    def _sources(self) -> list[str]:
        return [self._compiler.source(pattern) for pattern in self._patterns]

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[int, int]]]:
        """The patterns, as rank and index, by what their matches begin with."""
        longest = sorted(enumerate(self._sources), key=lambda item: (-len(item[1]), item[1], item[0]))
        found: dict[str, list[tuple[int, int]]] = {}
        for rank, (index, _) in enumerate(longest):
            for beginning in self._compiler.beginnings(self._patterns[index]):
                found.setdefault(beginning, []).append((rank, index))
        return found

    def _compile(self, index: int) -> re.Pattern[str]:
        compiled = self._compiled[index] = re.compile(rf"(?:{self._sources[index]})(?!\w)")
        return compiled


class PatternSearch:
    """Tells whether any of some patterns stands in a text."""

    def __init__(self, patterns: Sequence[str], compiler: PatternCompiler):
        self._patterns, self._compiler = patterns, compiler

    def search(self, text: str) -> bool:
        """Tell whether a pattern matches in normalised `text`, from the beginning to the end of words."""
        places = _places(text)
        for place in self._beginnings.intersection(places):
            if any(self._placed.match(text, position) for position in places[place]):
                return True
        return self._anywhere is not None and self._anywhere.search(text) is not None

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset().union(*map(self._compiler.beginnings, self._patterns))

    @cached_property
    def _placed(self) -> PatternSet:
        return PatternSet([p for p in self._patterns if "" not in self._compiler.beginnings(p)], self._compiler)

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        """What can begin with anything, in one expression."""
        patterns = [pattern for pattern in self._patterns if "" in self._compiler.beginnings(pattern)]
        return self._compiler.compile(patterns) if patterns else None


@lru_cache(maxsize=8)
def _places(text: str) -> dict[str, list[int]]:
    """Return where a match may begin, by what stands there; many searches in turn ask for the same text."""
    places: dict[str, list[int]] = {}
    text = _SPACE.sub(" ", text)
    for match in _PLACE.finditer(text):
        start = match.start()
        for length in range(1, LENGTH + 1):
            places.setdefault(text[start : start + length], []).append(start)
    return places
