"""Tries only those patterns that a place in a text can match, and compiles none before it is tried.

Compiling the whole lexicon would take longer than checking an article with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from claimcheck.lexicon.patterns import LENGTH, PatternCompiler

# Where something can begin that is no part of a word begun before; "=", "-" and "'" also do inside one.
PLACE = re.compile(r"(?<!\w)\w|['=-]|(?<!\w)[^\w\s]")


class Match(NamedTuple):
    """A pattern, by its index, that matches up to `end`."""

    index: int
    end: int


class PatternSet:
    """Patterns of the lexicon, those with the longest expressions first."""

    def __init__(self, patterns: Sequence[str], compiler: PatternCompiler):
        self._patterns, self._compiler = patterns, compiler
        self._compiled: dict[tuple[int, str], re.Pattern[str]] = {}
        self._possible: dict[str, tuple[int, ...]] = {}

    def match(self, text: str, position: int) -> Match | None:
        """Return the first pattern that matches normalised `text` at `position`, up to the end of a word."""
        for index in self._possible_at(text[position : position + LENGTH]):
            match = self._expression(index, "").match(text, position)
            if match is not None and match.end() > position:
                return Match(index, match.end())
        return None

    def search(self, text: str) -> bool:
        """Tell whether a pattern matches anywhere in normalised `text`, from the beginning to the end of words."""
        places = {text[place.start() : place.start() + LENGTH] for place in PLACE.finditer(text)}
        possible = {index for place in ("", *places) for index in self._possible_at(place)}
        return any(self._expression(index, r"(?<!\w)").search(text) for index in sorted(possible))

    @cached_property
    def _sources(self) -> list[str]:
        return [self._compiler.source(pattern) for pattern in self._patterns]

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[int, int]]]:
        """The patterns, by rank and index, by what their matches begin with."""
        longest = sorted(enumerate(self._sources), key=lambda item: (-len(item[1]), item[1], item[0]))
        found: dict[str, list[tuple[int, int]]] = {}
        for rank, (index, _) in enumerate(longest):
            for beginning in self._compiler.beginnings(self._patterns[index]):
                found.setdefault(beginning, []).append((rank, index))
        return found

    def _possible_at(self, place: str) -> tuple[int, ...]:
        """Return the patterns that can match what begins with `place`."""
        if place not in self._possible:
            parts = [place[:length] for length in range(len(place) + 1)]
            ranked = {item for part in parts for item in self._by_beginning.get(part, ())}
            self._possible[place] = tuple(index for _, index in sorted(ranked))
        return self._possible[place]

    def _expression(self, index: int, before: str) -> re.Pattern[str]:
        key = (index, before)
        if key not in self._compiled:
            self._compiled[key] = re.compile(rf"{before}(?:{self._sources[index]})(?!\w)")
        return self._compiled[key]
