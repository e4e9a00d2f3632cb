"""Finds the surface forms of concepts in text: longest match, blind to hyphens, plurals and articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[a-z]+|[0-9]+|[^\W\d_a-z]+")
_JOINER = re.compile(r"\s*[-']?\s*")
_SKIPPED = frozenset(("the", "a", "an", "your", "my", "his", "her", "their", "our", "its", "of"))


class Surface(NamedTuple):
    """A concept named in a text, at `text[start:end]`."""

    start: int
    end: int
    concept: str


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def split_words(text: str) -> list[str]:
    """Return the words and numbers of normalised text; "b12" and "b-12" give the same two."""
    return _WORD.findall(text)


class SurfaceMatcher:
    """Looks up the synonyms of concepts; give each as (synonym, concept), both already normalised."""

    def __init__(self, synonyms: Iterable[tuple[str, str]]):
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        seen: dict[tuple[str, ...], str] = {}
        for synonym, concept in synonyms:
            for words in _variants(tuple(split_words(synonym))):
                seen.setdefault(words, concept)
        for words, concept in seen.items():
            self._by_first.setdefault(words[0], []).append((words, concept))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda item: (-len(item[0]), item))

    def find(self, text: str) -> Iterator[Surface]:
        """Yield the concepts named in normalised `text`, leftmost and longest, without overlap."""
        words: list[_Word] | None = None
        free = 0
        for match in _WORD.finditer(text):
            if match.group() not in self._by_first or match.start() < free:
                continue
            words = words or [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
            index = _index_at(words, match.start())
            found = self._longest(words, index, text)
            if found and not _inside_word(text, found):
                free = found.end
                yield found

    def _longest(self, words: list[_Word], index: int, text: str) -> Surface | None:
        best: Surface | None = None
        for wanted, concept in self._by_first[words[index].text]:
            end = _match_from(words, index, wanted, text)
            if end and (best is None or end > best.end):
                best = Surface(words[index].start, end, concept)
        return best


def _index_at(words: list[_Word], start: int) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _match_from(words: list[_Word], index: int, wanted: tuple[str, ...], text: str) -> int | None:
    """Return the end of `wanted` matched from word `index` on, articles between its words passed over."""
    for word in wanted[1:]:
        index += 1
        while _follows(words, index, text) and words[index].text != word and words[index].text in _SKIPPED:
            index += 1
        if not _follows(words, index, text) or words[index].text != word:
            return None
    return words[index].end


def _follows(words: list[_Word], index: int, text: str) -> bool:
    """Tell whether word `index` exists and only white space, a hyphen or an apostrophe stands before it."""
    return index < len(words) and bool(_JOINER.fullmatch(text, words[index - 1].end, words[index].start))


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
