"""Cuts a source into lines that know their offset and indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TAB_STOP = 8


class Line(NamedTuple):
    """The text of a line without the whitespace at its ends; `start` is the offset of that text.

    `indent` is the column at which the text starts, tabs expanded; a blank line has the text "".
    """

    start: int
    text: str
    indent: int

    @property
    def end(self) -> int:
        """The offset after the text."""
        return self.start + len(self.text)


def split_lines(source: str, start: int = 0) -> list[Line]:
    """Return the lines of `source` from the offset `start` on; CRLF, LF and CR each end a line."""
    return [_line(match) for match in _LINE.finditer(source, start) if match.group()]


def _line(match: re.Match[str]) -> Line:
    text = match.group()
    content = text.lstrip()
    if not content:
        return Line(match.start(), "", 0)
    margin = text[: len(text) - len(content)]
    return Line(match.start() + len(margin), content.rstrip(), len(margin.expandtabs(_TAB_STOP)))


def dedent(line: Line, cut: int) -> Line:
    """Return `line` without its first `cut` characters, which then count as indentation."""
    rest = line.text[cut:]
    content = rest.lstrip()
    skipped = len(line.text) - len(content)
    return Line(line.start + skipped, content, line.indent + skipped if content else 0)


def block_end(lines: Sequence[Line], start: int, stop: int, indent: int) -> int:
    """Return where the lines from `start` on that are blank or indented by more than `indent` end.

    Blank lines at the end do not belong to the block.
    """
    end = index = start
    while index < stop and (not lines[index].text or lines[index].indent > indent):
        index += 1
        if lines[index - 1].text:
            end = index
    return end
