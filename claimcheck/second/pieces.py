"""Cuts words into the pieces that the encoder knows (WordPiece, Wu et al. 2016; as BERT's uncased models do)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

_UNKNOWN = "[UNK]"
_LONGEST = 100


class WordPieces:
    """The numbers of the pieces of a text; `vocabulary` gives the number of each piece."""

    def __init__(self, vocabulary: Mapping[str, int]):
        self._vocabulary = vocabulary
        self.first, self.last = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the pieces of `text`, in order."""
        return [number for word in _words(text) for number in self._cut(word)]

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self._vocabulary[_UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while end > start and mark + word[start:end] not in self._vocabulary:
                end -= 1
            if end == start:
                return [self._vocabulary[_UNKNOWN]]
            found.append(self._vocabulary[mark + word[start:end]])
            start = end
        return found


def _words(text: str) -> Iterator[str]:
    """Yield the words and signs of `text` in lower case, without accents."""
    word = ""
    for char in unicodedata.normalize("NFD", text.lower()):
        kind = _kind(char)
        if kind == "letter":
            word += char
            continue
        if kind == "nothing":
            continue
        if word:
            yield word
            word = ""
        if kind == "sign":
            yield char
    if word:
        yield word


@cache
def _kind(char: str) -> str:
    """Tell whether a character is a letter or digit, a sign of its own, a space, or nothing."""
    category = unicodedata.category(char)
    if char in "\t\n\r" or category == "Zs":
        return "space"
    if category == "Mn" or category.startswith("C"):
        return "nothing"
    ascii_sign = char.isascii() and not char.isalnum()
    wide = "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff"
    return "sign" if ascii_sign or category.startswith("P") or wide else "letter"
