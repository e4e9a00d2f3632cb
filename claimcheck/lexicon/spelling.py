"""Misspellings of long words: what is one slip of the finger away from a word of a list stands for it.

A slip drops a letter, adds one, swaps two neighbours, or takes one vowel for another; the first letter stays. The
lists (`spelled` in reference.yaml and in the topics of the claim base) hold words that no other English word comes so
close to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

MIN_LENGTH, MAX_LENGTH = 6, 24
MEMORY = 50_000
_VOWELS = "aeiouy"
_LONG = re.compile(rf"[a-z]{{{MIN_LENGTH},}}")
_WORD = re.compile(r"(?<!\w)[a-z]+(?!\w)")


class Spelling:
    """Corrects misspellings of `words`."""

    def __init__(self, words: Iterable[str]):
        self._known = frozenset(words)
        self._misspelt = {slip: word for word in sorted(self._known) for slip in _slips(word)}
        self._corrected: dict[str, str] = {}

    def correct(self, word: str) -> str:
        """Return the known word that `word` is a misspelling of, or `word` itself."""
        found = self._corrected.get(word)
        if found is None:
            if len(self._corrected) == MEMORY:
                self._corrected.clear()
            found = self._corrected[word] = self._correct(word)
        return found

    def corrected(self, words: Sequence[str]) -> list[str]:
        """Return `words`, each corrected."""
        seen = self._corrected
        return [seen.get(word) or self.correct(word) for word in words]

    def _correct(self, word: str) -> str:
        if word in self._known or not MIN_LENGTH <= len(word) <= MAX_LENGTH:
            return word
        if word in self._misspelt:
            return self._misspelt[word]
        return next((shorter for shorter in _shorter(word) if shorter in self._known), word)

    def read(self, text: str) -> Corrected:
        """Return normalised `text` with every word corrected."""
        words = _LONG.findall(text)
        if self.corrected(words) == words:
            return Corrected(text, ())
        parts, shifts, done, length = [], [(0, 0)], 0, 0
        for word in _WORD.finditer(text):
            right = self.correct(word.group())
            if right != word.group():
                parts += [text[done : word.start()], right]
                length += word.start() - done + len(right)
                done = word.end()
                shifts.append((length, done - length))
        return Corrected("".join([*parts, text[done:]]), tuple(shifts))


class Corrected(NamedTuple):
    """A text without misspellings; from each place in `shifts` on, the text as written is that much further on."""

    text: str
    shifts: tuple[tuple[int, int], ...]

    def written(self, place: int) -> int:
        """Return where the beginning or the end of a word stands in the text as written."""
        if not self.shifts:
            return place
        return place + self.shifts[bisect_right(self.shifts, place, key=itemgetter(0)) - 1][1]


def _slips(word: str) -> Iterator[str]:
    """Yield `word` without one letter, with two neighbours swapped, with a wrong vowel; its first letter stays."""
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
    for at in range(1, len(word)):
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS if vowel != word[at])


def _shorter(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
