"""Adds source ranges to a block's text: margins and masked stretches dropped, entities decoded."""

from __future__ import annotations

import html
import re

from claimcheck.readers.build import TextBuilder
from claimcheck.readers.masking import FILLER

_ENTITY = r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
_MARGIN = r"(?:(?<=\n)|(?<=\r)(?!\n))\s+"
_MASK = rf"{FILLER}[{FILLER} ]*"
_DROPPED = re.compile(f"{_MARGIN}|{_MASK}")
_DROPPED_OR_ENTITY = re.compile(f"{_MARGIN}|{_MASK}|{_ENTITY}")


def add_prose(text: TextBuilder, source: str, start: int, end: int, *, entities: bool = False) -> None:
    """Add `source[start:end]`, which may be masked, without the margins of its lines."""
    pattern = _DROPPED_OR_ENTITY if entities else _DROPPED
    position = start
    for match in pattern.finditer(source, start, end):
        if match.group()[0].isspace() and match.start() == start:
            continue
        text.add(position, source[position : match.start()])
        position = match.end()
        _add_special(text, match)
    text.add(position, source[position:end])


def _add_special(text: TextBuilder, match: re.Match[str]) -> None:
    raw = match.group()
    if raw[0] == FILLER and raw.strip(FILLER):
        add_gap(text, match.start(), match.end())
    elif raw[0] == "&":
        decoded = html.unescape(raw)
        text.add(match.start(), decoded, None if decoded == raw else len(raw))


def add_gap(text: TextBuilder, start: int, end: int, shown: str = " ") -> None:
    """Add `shown` in place of the markup `start:end`, which must be longer."""
    text.add(start, shown, end - start)
