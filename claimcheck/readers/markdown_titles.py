"""Finds the titles of links and images inside the source range of their event."""

from __future__ import annotations

import re

from claimcheck.model.document import Span
from claimcheck.readers.build import TextBuilder
from claimcheck.readers.masking import add_with_entities

_OPENERS = {'"': '"', "'": "'", ")": "("}
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")


def title_span(source: str, start: int, end: int) -> Span | None:
    """Return the range of the title at the end of the link, image or definition at `start:end`."""
    last = len(source[start:end].rstrip()) + start - 1
    closer = source[last : last + 1]
    if closer not in _OPENERS:
        return None
    opening = last - 1
    while opening > start:
        if source[opening] == _OPENERS[closer] and not _is_escaped(source, opening, start):
            return Span(opening + 1, last)
        opening -= 1
    return None


def add_title(text: TextBuilder, source: str, span: Span) -> None:
    """Add the title at `span`, its backslash escapes and entities decoded."""
    done = span.start
    for escape in _ESCAPE.finditer(source, span.start, span.end):
        add_with_entities(text, source, done, escape.start())
        done = escape.start() + 1
    add_with_entities(text, source, done, span.end)


def _is_escaped(source: str, position: int, start: int) -> bool:
    backslashes = 0
    while position - backslashes > start and source[position - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1
