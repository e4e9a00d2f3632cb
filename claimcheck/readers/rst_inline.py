"""Adds reStructuredText with its inline markup taken off: what a reader sees, at its place."""

from __future__ import annotations

import re

from claimcheck.readers.build import TextBuilder
from claimcheck.readers.prose import add_gap, add_prose

# Roles whose text is code or a file name, not prose.
_CODE_ROLES = frozenset(
    "code literal math kbd file samp command program envvar option regexp makevar mimetype raw eq numref "
    "download py:class py:func py:meth py:mod c:func cpp:class class func meth mod attr data exc obj".split()
)
_MARKUP = re.compile(
    r"(?P<escape>\\(?:\s|\S))"
    r"|(?P<literal>``(?=\S)(?:[^`]|`(?!`))+``)"
    r"|(?::(?P<role>[A-Za-z][\w:.+-]{0,40}):)?`(?P<text>[^`]+)`(?::(?P<role_after>[A-Za-z][\w:.+-]{0,40}):|_{0,2})"
    r"|(?P<footnote>\[(?:\d+|\*|#[\w-]*|[A-Za-z][\w.-]*)\]_(?!\w))"
    r"|(?P<substitution>\|(?=\S)[^|\r\n]+\|_{0,2})"
    r"|(?P<address>(?:https?://|www\.|mailto:)[^\s<>\"'`|\[\]{}]*[^\s<>\"'`|\[\]{}.,;:!?)*_])"
    r"|(?P<open>(?<![\w*])\*{1,2}(?=[^\s*]))|(?P<close>(?<=[^\s*])\*{1,2}(?![\w*]))"
    r"|(?P<reference>(?<=\w)_{1,2}(?!\w))"
)
_TARGET = re.compile(r"\s*<[^<>]*>\s*\Z")


def add_rst(text: TextBuilder, source: str, start: int, end: int) -> None:
    """Add `source[start:end]` without its inline markup; code, addresses and references are left out."""
    position = start
    for match in _MARKUP.finditer(source, start, end):
        add_prose(text, source, position, match.start())
        _add_markup(text, source, match)
        position = match.end()
    add_prose(text, source, position, end)


def _add_markup(text: TextBuilder, source: str, match: re.Match[str]) -> None:
    kind = match.lastgroup
    if kind == "escape":
        # A backslash joins what stands around a space: H\ :sub:`2`\ O.
        if not match.group()[1].isspace():
            text.add(match.start() + 1, match.group()[1])
    elif kind in ("literal", "substitution", "address"):
        add_gap(text, match.start(), match.end())
    elif match["text"] is not None:
        _add_interpreted(text, source, match)


def _add_interpreted(text: TextBuilder, source: str, match: re.Match[str]) -> None:
    role = match["role"] or match["role_after"]
    if role in _CODE_ROLES:
        add_gap(text, match.start(), match.end())
        return
    target = _TARGET.search(match["text"])
    length = target.start() if target else len(match["text"])
    shown_from = match.start("text")
    add_prose(text, source, shown_from, shown_from + length)
