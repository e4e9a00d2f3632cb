"""Tries only those patterns that a place in a text can match, and compiles none before it is tried.

Compiling the whole lexicon would take longer than checking an article with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from claimcheck.lexicon.patterns import LENGTH, PatternCompiler, stands_at_start

MEMORY = 50_000

_SPACE = re.compile(r"\s")
_PLACE = re.compile(r"(?<!\w)\S")
# Where a cue can begin: no cue begins inside a word but for "=", "-" and "'".
_CUE_PLACE = re.compile(r"\w+|['=-]|(?<!\w)[^\w\s]")


class Match(NamedTuple):
    """A pattern, by its number, that matches up to `end`."""

    number: int
    end: int


@lru_cache(maxsize=8)
def cue_places(text: str) -> list[tuple[int, str]]:
    """Return where a cue may begin, and what stands there; many finders in turn ask for the same text."""
    return [(place.start(), text[place.start() : place.start() + LENGTH]) for place in _CUE_PLACE.finditer(text)]


class _Possible(dict[str, tuple[int, ...]]):
    """The patterns that can match at a place, worked out when such a place is first met."""

    def __init__(self, work_out: Callable[[str], tuple[int, ...]]):
        super().__init__()
        self._work_out = work_out

    def __missing__(self, place: str) -> tuple[int, ...]:
        if len(self) >= MEMORY:
            self.clear()
        possible = self[place] = self._work_out(place)
        return possible


class PatternSet:
    """Patterns of the lexicon; of those that match at one place, the longest pattern counts."""

    def __init__(self, patterns: Sequence[str], compiler: PatternCompiler):
        self._patterns, self._compiler = patterns, compiler
        self._compiled: list[re.Pattern[str] | None] = [None] * len(patterns)
        self._possible = _Possible(self._possible_at)

    def matches(self, text: str, places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Match]]:
        """Yield what matches at `places` of normalised text, from left to right, without overlap, with its place.

        A place is a position and the LENGTH characters there.
        """
        possible, free = self._possible, 0
        for position, beginning in places:
            if position >= free and possible[beginning]:
                match = self._match(text, position, possible[beginning])
                if match is not None:
                    free = match.end
                    yield position, match

    def match(self, text: str, position: int) -> Match | None:
        """Return the pattern that matches something at `position` of normalised text, up to the end of a word."""
        return self._match(text, position, self._possible[text[position : position + LENGTH]])

    def _match(self, text: str, position: int, possible: tuple[int, ...]) -> Match | None:
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


class Places:
    """Where in a text matches of many searches may begin: looked up for all of them at once."""

    def __init__(self) -> None:
        self._searches: list[PatternSearch] = []
        self._known: dict[str, tuple[int, ...]] = {}
        # Many searches in turn ask for the sentences of one document.
        self._in = lru_cache(maxsize=512)(self._find)

    def add(self, search: PatternSearch) -> int:
        """Return the number by which `search` asks for its places."""
        self._searches.append(search)
        return len(self._searches) - 1

    def found(self, text: str) -> Mapping[int, Sequence[int]]:
        """Return the positions in `text` at which a match may begin, by the numbers of the searches."""
        return self._in(text)

    def _find(self, text: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        spaced = _SPACE.sub(" ", text)
        for match in _PLACE.finditer(spaced):
            start = match.start()
            place = spaced[start : start + LENGTH]
            numbers = self._known.get(place)
            if numbers is None:
                numbers = self._known[place] = self._beginning_with(place)
            for number in numbers:
                found.setdefault(number, []).append(start)
        return found

    def _beginning_with(self, place: str) -> tuple[int, ...]:
        if len(self._known) >= MEMORY:
            self._known.clear()
        parts = [place[:length] for length in range(1, len(place) + 1)]
        return tuple(sorted({number for part in parts for number in self._by_beginning.get(part, ())}))

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, search in enumerate(self._searches):
            for beginning in search.beginnings:
                found.setdefault(beginning, []).append(number)
        return found


class PatternSearch:
    """Tells whether any of some patterns stands in a text; searches in the same texts share their `places`."""

    def __init__(self, patterns: Sequence[str], compiler: PatternCompiler, places: Places | None = None):
        self._patterns, self._compiler = patterns, compiler
        self._places = places or Places()
        self.number = self._places.add(self)

    def search(self, text: str) -> bool:
        """Tell whether a pattern matches in normalised `text`, from the beginning to the end of words."""
        for position in self._places.found(text).get(self.number, ()):
            if self._placed.match(text, position):
                return True
        if self._at_start is not None and self._at_start.match(text):
            return True
        return self._anywhere is not None and self._anywhere.search(text) is not None

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What matches begin with; "" for those that can begin with anything."""
        return frozenset().union(*map(self._compiler.beginnings, self._patterns))

    @cached_property
    def _placed(self) -> PatternSet:
        return PatternSet([p for p in self._patterns if "" not in self._compiler.beginnings(p)], self._compiler)

    @cached_property
    def _at_start(self) -> re.Pattern[str] | None:
        """What stands only at the beginning of a text, in one expression."""
        return self._compiled(pattern for pattern in self._unplaced if stands_at_start(pattern))

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        """What else can begin with anything, in one expression."""
        return self._compiled(pattern for pattern in self._unplaced if not stands_at_start(pattern))

    @property
    def _unplaced(self) -> Iterator[str]:
        return (pattern for pattern in self._patterns if "" in self._compiler.beginnings(pattern))

    def _compiled(self, patterns: Iterable[str]) -> re.Pattern[str] | None:
        chosen = list(patterns)
        return self._compiler.compile(chosen) if chosen else None
