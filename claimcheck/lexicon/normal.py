"""Brings text into the form that words are looked up in, without moving any position."""

from __future__ import annotations

_TYPOGRAPHY = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "…": ".",
}  # fmt: skip
_DIGITS = dict(zip("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789", strict=True))
_TABLE = {ord(char): plain for char, plain in {**_TYPOGRAPHY, **_DIGITS}.items()}


def normalise(text: str) -> str:
    """Return `text` in lower case with plain quotes, hyphens, spaces and digits, of the same length."""
    lowered = text.translate(_TABLE).lower()
    if len(lowered) == len(text):
        return lowered
    # A few capitals (İ) become two code points when lowered; they are left as they are.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_TABLE))
