"""The source lines of a finding with its words underlined."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.report import Region, ReportedFinding
from claimcheck.reporters.visible import visible, width

MAX_LINES = 3
MAX_CHARACTERS = 160
CONTEXT = 60
CUT = "\u2026"


def excerpt(found: ReportedFinding) -> Iterator[tuple[str, str, str]]:
    """Yield (margin, line, underline) for the lines a finding touches, long lines and long findings cut."""
    gutter = len(str(found.region.line + len(found.lines) - 1))
    for index, line in enumerate(found.lines[:MAX_LINES]):
        number = found.region.line + index
        start, end = _columns(found.region, number, line)
        shown, mark = _underlined(line, start, end)
        yield f"{number:>{gutter}}", shown, mark
    if len(found.lines) > MAX_LINES:
        yield " " * gutter, CUT, ""


def _columns(region: Region, number: int, line: str) -> tuple[int, int]:
    """Return the zero-based half-open columns of the region in one line, without leading white space."""
    start = region.column - 1 if number == region.line else len(line) - len(line.lstrip())
    end = region.end_column - 1 if number == region.end_line else len(line.rstrip())
    return min(start, len(line)), min(end, len(line))


def _underlined(line: str, start: int, end: int) -> tuple[str, str]:
    line, start, end = _cut(line, start, end)
    before, marked = visible(line[:start]), visible(line[start:end])
    return visible(line).rstrip(), " " * width(before) + "^" * max(1, width(marked))


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a long line to the surroundings of `start:end`."""
    if len(line) <= MAX_CHARACTERS:
        return line, start, end
    left = max(0, start - CONTEXT)
    right = min(len(line), max(min(end, start + MAX_CHARACTERS), left + MAX_CHARACTERS))
    lead = CUT if left else ""
    text = lead + line[left:right] + (CUT if right < len(line) else "")
    shift = len(lead) - left
    return text, start + shift, min(end, right) + shift
