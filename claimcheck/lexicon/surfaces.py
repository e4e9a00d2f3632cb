"""Finds the surface forms of concepts in text: longest match, blind to hyphens, plurals and articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[a-z]+|[0-9]+|[^\W\d_a-z]+")
_JOINER = re.compile(r"\s*[-']?\s*")
_SKIPPED = frozenset(("the", "a", "an", "your", "my", "his", "her", "their", "our", "its", "of", "is", "are", "be"))


# The words of a name, and the concept it names.
Name = tuple[tuple[str, ...], str]


class Surface(NamedTuple):
    """A concept named in a text, at `text[start:end]`."""

    start: int
    end: int
    concept: str


def split_words(text: str) -> list[str]:
    """Return the words and numbers of normalised text; "b12" and "b-12" give the same two."""
    return _WORD.findall(text)


class SurfaceMatcher:
    """Looks up the synonyms of concepts; give each as (synonym, concept), both already normalised."""

    def __init__(self, synonyms: Iterable[tuple[str, str]]):
        seen: dict[tuple[str, ...], str] = {}
        for synonym, concept in synonyms:
            for words in _variants(tuple(split_words(synonym))):
                seen.setdefault(words, concept)
        # First word -> second word (None for one-word names) -> names, longest first.
        self._names: dict[str, dict[str | None, list[Name]]] = {}
        for words, concept in sorted(seen.items(), key=lambda item: (-len(item[0]), item)):
            second = words[1] if len(words) > 1 else None
            self._names.setdefault(words[0], {}).setdefault(second, []).append((words, concept))

    def find(self, text: str) -> Iterator[Surface]:
        """Yield the concepts named in normalised `text`, leftmost and longest, without overlap."""
        words = split_words(text)
        spans: list[tuple[int, int]] = []
        index = 0
        while index < len(words):
            names = self._names.get(words[index])
            found = None
            if names is not None:
                spans = spans or [match.span() for match in _WORD.finditer(text)]
                found = _longest(_candidates(names, words, index), words, spans, index, text)
            if found is None:
                index += 1
            else:
                last, surface = found
                index = last + 1
                yield surface


def _candidates(names: dict[str | None, list[Name]], words: list[str], index: int) -> list[Name]:
    """Return the names that can start at `index`, longest first, by the word after it and the articles."""
    found: list[Name] = []
    after = index + 1
    while after < len(words):
        found += names.get(words[after], ())
        if words[after] not in _SKIPPED:
            break
        after += 1
    found.sort(key=lambda name: -len(name[0]))
    return found + names.get(None, [])


def _longest(
    candidates: list[Name],
    words: list[str],
    spans: list[tuple[int, int]],
    index: int,
    text: str,
) -> tuple[int, Surface] | None:
    for wanted, concept in candidates:
        last = _match_from(words, spans, index, wanted, text)
        if last is not None:
            surface = Surface(spans[index][0], spans[last][1], concept)
            if not _inside_word(text, surface):
                return last, surface
    return None


def _match_from(
    words: list[str], spans: list[tuple[int, int]], index: int, wanted: tuple[str, ...], text: str
) -> int | None:
    """Return the index of the last word of `wanted` matched from `index` on, articles in between passed over."""
    for word in wanted[1:]:
        index += 1
        while index < len(words) and words[index] != word and words[index] in _SKIPPED:
            if not _JOINER.fullmatch(text, spans[index - 1][1], spans[index][0]):
                return None
            index += 1
        if index >= len(words) or words[index] != word:
            return None
        if not _JOINER.fullmatch(text, spans[index - 1][1], spans[index][0]):
            return None
    return index


def _inside_word(text: str, found: Surface) -> bool:
    """Tell whether letters or digits adjoin, as in "b120"; "12-year" after "b" is no vitamin either."""
    before = text[found.start - 1 : found.start]
    after = text[found.end : found.end + 1]
    return before.isalnum() or after.isalnum()


def _variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not words:
        return
    yield words
    last = words[-1]
    if not last.isalpha() or len(last) < 3 or last.endswith("s"):
        return
    if last.endswith("y") and last[-2] not in "aeiou":
        yield (*words[:-1], last[:-1] + "ies")
    elif last.endswith(("x", "z", "ch", "sh")):
        yield (*words[:-1], last + "es")
    else:
        yield (*words[:-1], last + "s")
