"""Finds where JavaScript expressions in MDX end, and the strings in them."""

from __future__ import annotations

import re

MAX_EXPRESSION = 50_000

_PIECE = re.compile(
    r"\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\.)*(?:`|\Z)|/\*.*?(?:\*/|\Z)|(?<!:)//[^\r\n]*|[{}()\[\]]",
    re.DOTALL,
)
_STRING = re.compile(
    r"(?P<key>[\w.-]+)[\"']?[ \t]*:[ \t\r\n]*(?P<mark>[\"'`])(?P<value>(?:(?!(?P=mark))[^\\]|\\.)*)(?P=mark)",
    re.DOTALL,
)


class Expressions:
    """Finds the ends of bracketed expressions; one that has none is not tried again from inside."""

    def __init__(self, source: str):
        self._source = source
        self._open_until = 0

    def end(self, start: int) -> int | None:
        """Return the end of the expression that starts at `start`, None when it has none."""
        if start < self._open_until:
            return None
        limit = start + MAX_EXPRESSION
        end = _balanced_end(self._source, start, limit)
        if end is None:
            self._open_until = limit
        return end


def _balanced_end(source: str, start: int, limit: int) -> int | None:
    depth = 0
    for piece in _PIECE.finditer(source, start, limit):
        if piece.group() in "{([":
            depth += 1
        elif piece.group() in "})]":
            depth -= 1
            if depth <= 0:
                return piece.end()
    return None


def brackets_open(source: str, start: int, end: int) -> int:
    """Return how many brackets are open after `start:end`."""
    depth = 0
    for piece in _PIECE.finditer(source, start, end):
        depth += (piece.group() in "{([") - (piece.group() in "})]")
    return depth


def named_strings(source: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return key, start and end of the string values `key: "..."` in `start:end`."""
    return [
        (match["key"], *match.span("value"))
        for match in _STRING.finditer(source, start, end)
        if match["mark"] != "`" or "${" not in match["value"]
    ]
