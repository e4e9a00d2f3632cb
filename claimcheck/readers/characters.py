"""What a reader sees of odd characters: hidden ones are nothing, letters of another shape or script the plain ones.

Characters without a width (Unicode's Default_Ignorable_Code_Point, DerivedCoreProperties.txt) and marks over letters
are dropped; ligatures, fullwidth and mathematical letters become plain ones (compatibility decomposition, UAX 15);
letters of other scripts that look Latin are folded in words that mix scripts, or look Latin throughout (UTS 39, in the
tables of `confusable_homoglyphs`). Superscript digits after a word are reference marks. Accented letters, punctuation
and signs stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_ODD = re.compile(r"[^\x00-\x7f]")
_HIDES = re.compile(f"[{_HIDDEN}]")
_WORD = re.compile(r"[^\W\d_](?:[\w]*[^\W_])?")
_PICTURE = re.compile(
    r"(?<=[\w,]) ?[\U0001F300-\U0001FAFF\u2600-\u2712\u2719-\u273f\u2753-\u27bf\ufe0f\u200d]+(?= ?[a-z0-9])"
)
_LETTERS = 2
_SHORTEST = 3


class Change(NamedTuple):
    """Characters `start:end` of a text that a reader sees as `seen`."""

    start: int
    end: int
    seen: str


def changes(text: str) -> list[Change]:
    """Return what a reader sees otherwise than it is written in `text`, from left to right."""
    if text.isascii():
        return []
    found = {match.start(): Change(*match.span(), "") for match in _PICTURE.finditer(text)}
    plain = dict(_characters(text))
    for position, seen in plain.items():
        found.setdefault(position, Change(position, position + 1, seen))
    for position, seen in _look_alikes(text, plain):
        found[position] = Change(position, position + 1, seen)
    kept: list[Change] = []
    for change in sorted(found.values()):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def hides(text: str) -> bool:
    """Tell whether a word of `text` holds a hidden character other than a soft hyphen, or letters that look Latin."""
    inside = (match for match in _HIDES.finditer(text) if match.group() != "\u00ad")
    hidden = any(text[max(0, m.start() - 1)].isalnum() and text[m.end() : m.end() + 1].isalnum() for m in inside)
    return hidden or any(True for _ in _look_alikes(text, {}))


def _characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that stand for others, whatever is around them, and those that are nothing."""
    for match in _ODD.finditer(text):
        position, char = match.start(), match.group()
        if _HIDES.match(char):
            if _in_word(text, position):
                yield position, ""
        elif unicodedata.category(char) in ("Mn", "Me"):
            if position and text[position - 1].isalpha():
                yield position, ""
        else:
            seen = _plain(char)
            if seen.isdigit() and unicodedata.decomposition(char).startswith("<super>") and _after_word(text, position):
                yield position, ""
            elif seen:
                yield position, seen


def _in_word(text: str, position: int) -> bool:
    """Tell whether a letter or digit stands beside a hidden character; elsewhere it may shape a picture."""
    before = position
    while before and _HIDES.match(text[before - 1]):
        before -= 1
    after = position + 1
    while after < len(text) and _HIDES.match(text[after]):
        after += 1
    return (before > 0 and text[before - 1].isalnum()) or text[after : after + 1].isalnum()


@cache
def _plain(char: str) -> str:
    """Return the plain letters or digits that a letter, digit or sign of letters is made of, else nothing."""
    tag, kind = unicodedata.decomposition(char).partition(" ")[0], unicodedata.category(char)[0]
    if not tag.startswith("<") or kind not in "LNS" or (tag == "<super>" and kind == "S"):
        return ""
    seen = unicodedata.normalize("NFKD", char)
    return seen if seen.isascii() and seen.isalnum() else ""


def _after_word(text: str, position: int) -> bool:
    """Tell whether a word of letters stands right before, or a mark of reference after one: "spasms¹²"."""
    while position and unicodedata.decomposition(text[position - 1]).startswith("<super>"):
        position -= 1
    before = text[max(0, position - _LETTERS) : position]
    return len(before) == _LETTERS and (before.isalpha() or before[-1] in ".,;:!?)")


def _look_alikes(text: str, plain: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the letters that look Latin in words that mix them with Latin ones, or hold no other letters."""
    for word in _WORD.finditer(text):
        foreign = [p for p in range(*word.span()) if not text[p].isascii() and p not in plain and text[p].isalpha()]
        if not foreign:
            continue
        folded = [_latin(text[position]) for position in foreign]
        mixed = len(foreign) < len(word.group())
        if all(folded) and (mixed or len(foreign) >= _SHORTEST):
            yield from zip(foreign, folded, strict=True)


@cache
def _latin(char: str) -> str:
    """Return the Latin letter that `char` can be taken for, nothing if it is none."""
    from confusable_homoglyphs.confusables import confusables_data  # large, and needed for few texts

    alike = (one["c"] for one in confusables_data.get(char, ()))
    return next((one for one in alike if len(one) == 1 and one.isascii() and one.isalpha()), "")
