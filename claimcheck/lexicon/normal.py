"""Brings text into the form that words are looked up in, without moving any position."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TYPOGRAPHY = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "…": ".",
}  # fmt: skip
_DIGITS = dict(zip("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789", strict=True))
_TABLE = {ord(char): plain for char, plain in {**_TYPOGRAPHY, **_DIGITS}.items()}


# What stands for an apostrophe inside a word: accents, primes, and the one in UTF-8 that was read as Windows-1252.
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])[´`′ʹˈ‛](?=[A-Za-z])")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_BROKEN = re.compile(r"(?<=[A-Za-z])â€[™˜]([A-Za-z]{1,2})(?![A-Za-z])")


def plain_apostrophes(text: str) -> str:
    """Return `text` with a plain apostrophe in its contractions, of the same length.

    A broken one of three characters leaves its blanks after the word.
    """
    if "â€" in text:
        text = _BROKEN.sub(r"'\1  ", text)
    return _APOSTROPHE.sub("'", text)


@cache
def _unaccented(char: str) -> str:
    """Return the plain letter under the accents of a letter, or the character as it is."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() and base.isalpha() else char


def normalise(text: str) -> str:
    """Return `text` in lower case with plain quotes, hyphens, spaces, letters and digits, of the same length."""
    text = plain_apostrophes(text)
    if not text.isascii():
        text = _ACCENTED.sub(lambda match: _unaccented(match.group()), text)
    lowered = text.translate(_TABLE).lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals (İ) become two code points when lowered; they are left as they are.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_TABLE))
