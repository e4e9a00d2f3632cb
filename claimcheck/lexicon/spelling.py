"""Misspellings of long words: what is one slip of the finger away from a word of a list stands for it.

A slip drops a letter, adds one, swaps two neighbours, or takes one vowel for another; the first letter stays. The list
(`spelled` in reference.yaml) holds words that no other English word comes so close to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

MIN_LENGTH, MAX_LENGTH = 6, 24
MEMORY = 50_000
_VOWELS = "aeiouy"
_WORD = re.compile(r"(?<![\\\w~@])[a-z]+(?![\w?*+])")


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

    def tolerant(self, pattern: str) -> str:
        """Return a pattern of the lexicon that also matches misspellings of the known words in it."""
        return _WORD.sub(lambda word: self._alternatives(word.group()), pattern)

    def _alternatives(self, word: str) -> str:
        if word not in self._known:
            return word
        slips = sorted({*_slips(word), *_doubled(word)} - {word}, key=lambda slip: (-len(slip), slip))
        return f"(?:{'|'.join([word, *slips])})"


def _slips(word: str) -> Iterator[str]:
    """Yield `word` without one letter, with two neighbours swapped, with a wrong vowel; its first letter stays."""
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
    for at in range(1, len(word)):
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS if vowel != word[at])


def _doubled(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at] + word[at:] for at in range(1, len(word)))


def _shorter(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
