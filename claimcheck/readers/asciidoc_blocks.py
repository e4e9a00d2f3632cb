"""Finds where the delimited blocks of AsciiDoc end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.readers.lines import Line

DELIMITER = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|`{3,}(?!`)\S*|[|,:!]===)")
# Nothing inside these is markup, so no delimiter either; `--` is an open block, which is.
_VERBATIM = ".+/`-"


def delimiter_ends(lines: Sequence[Line]) -> dict[int, int]:
    """Return the index of the closing delimiter for the index of each opening one."""
    marks = {
        index: line.text[:3] if line.text.startswith("```") else line.text
        for index, line in enumerate(lines)
        if DELIMITER.fullmatch(line.text)
    }
    following = _following(marks)
    ends: dict[int, int] = {}
    opened: dict[str, int] = {}
    resume = 0
    for index, mark in marks.items():
        if index < resume:
            continue
        if mark in opened:
            ends[opened.pop(mark)] = index
        elif mark == "--" or mark[0] not in _VERBATIM:
            opened[mark] = index
        elif index in following:
            ends[index] = following[index]
            resume = following[index] + 1
    return ends


def _following(marks: Mapping[int, str]) -> dict[int, int]:
    """Return the index of the next equal mark for each index that has one."""
    following: dict[int, int] = {}
    last: dict[str, int] = {}
    for index, mark in marks.items():
        if mark in last:
            following[last[mark]] = index
        last[mark] = index
    return following
