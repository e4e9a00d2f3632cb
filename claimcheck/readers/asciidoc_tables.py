"""Reads AsciiDoc tables cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.readers.asciidoc_inline import add_asciidoc
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.lines import Line
from claimcheck.readers.tables import TableCell, add_table

_CELL = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<number>\d{1,2})(?P<operator>[+*])|\.\d{1,3}\+|(?P<both>\d{1,2})\.\d{1,3}\+)?"
    r"[<^>]?(?:\.[<^>])?(?P<style>[adehlmsv])?\|"
    r"|(?<!\\)\|"
)
_COLUMNS = re.compile(r"\bcols=(?:\"([^\"]*)\"|([^,\]]*))")
_REPEATED = re.compile(r"\s*(\d{1,2})\*")
_HEADER = re.compile(r"%(?:[\w%]*%)?header|\boptions=\"?[^\"\]]*\bheader|\bopts=\"?[^\"\]]*\bheader")
_NO_HEADER = re.compile(r"noheader")
_MOST_COLUMNS = 200


class _Cell(Struct):
    """A cell as found: its pieces of lines, blank ones between paragraphs."""

    pieces: list[Line]
    colspan: int
    repeat: int


def read_asciidoc_table(builder: DocumentBuilder, attributes: str, lines: Sequence[Line], *, quoted: bool) -> None:
    """Add the table whose inner lines are `lines`; `attributes` is the line in brackets above it."""
    cells, in_first_line = _cells(lines)
    width = _column_count(attributes) or in_first_line or 1
    rows = _rows([_finished(builder, cell) for cell in cells for _ in range(cell.repeat)], width)
    add_table(builder, rows, header_rows=int(_has_header(attributes, lines)), quoted=quoted)


def _cells(lines: Sequence[Line]) -> tuple[list[_Cell], int]:
    """Return all cells and the number of columns in the first line that has any."""
    cells: list[_Cell] = []
    in_first_line = 0
    for line in lines:
        marks = list(_CELL.finditer(line.text))
        if marks and not cells:
            in_first_line = sum(_repeat(mark) * _colspan(mark) for mark in marks)
        before = line.text[: marks[0].start()] if marks else line.text
        if cells:
            cells[-1].pieces.append(_trimmed(line.start, before))
        ends = [*(mark.start() for mark in marks), len(line.text)][1:]
        for mark, end in zip(marks, ends, strict=True):
            piece = _trimmed(line.start + mark.end(), line.text[mark.end() : end])
            cells.append(_Cell([piece], _colspan(mark), _repeat(mark)))
    return cells, in_first_line


def _colspan(mark: re.Match[str]) -> int:
    return int(mark["both"] or (mark["number"] if mark["operator"] == "+" else None) or 1)


def _repeat(mark: re.Match[str]) -> int:
    return int(mark["number"]) if mark["operator"] == "*" else 1


def _trimmed(start: int, text: str) -> Line:
    content = text.lstrip()
    return Line(start + len(text) - len(content), content.rstrip(), 0)


def _finished(builder: DocumentBuilder, cell: _Cell) -> TableCell:
    """Return the cell with a text for each run of pieces between blank ones."""
    finished = TableCell([], cell.colspan)
    first: Line | None = None
    last: Line | None = None
    for piece in [*cell.pieces, Line(0, "", 0)]:
        if piece.text:
            first, last = first or piece, piece
        elif first and last:
            text = TextBuilder()
            add_asciidoc(builder, text, first.start, last.end)
            finished.paragraphs.append(text)
            first = None
    return finished


def _rows(cells: Sequence[TableCell], width: int) -> list[list[TableCell]]:
    rows: list[list[TableCell]] = [[]]
    filled = 0
    for cell in cells:
        rows[-1].append(cell)
        filled += cell.colspan
        if filled >= width:
            rows.append([])
            filled = 0
    return rows


def _column_count(attributes: str) -> int:
    match = _COLUMNS.search(attributes)
    if not match:
        return 0
    total = 0
    for column in re.split("[,;]", match[1] or match[2] or ""):
        repeated = _REPEATED.match(column)
        total += int(repeated[1]) if repeated else 1
    return min(total, _MOST_COLUMNS)


def _has_header(attributes: str, lines: Sequence[Line]) -> bool:
    """Tell whether the first row is a header: the table says so, or a blank line follows its first line."""
    if _NO_HEADER.search(attributes):
        return False
    if _HEADER.search(attributes):
        return True
    return len(lines) > 2 and bool(lines[0].text) and not lines[1].text
