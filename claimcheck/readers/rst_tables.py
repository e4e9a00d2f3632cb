"""Reads reStructuredText tables, drawn with lines or written as lists, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.lines import Line, block_end, dedent
from claimcheck.readers.prose import add_gap
from claimcheck.readers.rst_inline import add_rst
from claimcheck.readers.tables import TableCell, add_table

_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+")
_SIMPLE_BORDER = re.compile(r"=+(?:\s+=+)+")
_SPAN_UNDERLINE = re.compile(r"-+(?:\s+-+)*")
_DRAWN = re.compile(r"[-=+|\s]*")
_BULLET = re.compile(r"[-*+•]\s+(?=\S)|[-*+•]\Z")
_CSV_CELL = re.compile(r'\s*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,]*))\s*(?:,|\Z)')


def starts_table(line: Line) -> bool:
    """Tell whether `line` is the upper border of a table."""
    return bool(_GRID_BORDER.fullmatch(line.text) or _SIMPLE_BORDER.fullmatch(line.text))


def read_table(builder: DocumentBuilder, lines: Sequence[Line], start: int, stop: int, *, quoted: bool) -> int:
    """Add the drawn table at `start`; return the index after it."""
    grid = lines[start].text.startswith("+")
    end = _grid_end(lines, start, stop) if grid else _simple_end(lines, start, stop)
    rows, header_rows = (_grid_rows if grid else _simple_rows)(builder.source, lines[start:end])
    add_table(builder, rows, header_rows=header_rows, quoted=quoted)
    return end


def _grid_end(lines: Sequence[Line], start: int, stop: int) -> int:
    end = start
    while end < stop and lines[end].text.startswith(("+", "|")):
        end += 1
    return end


def _simple_end(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return the index after the last border: the last one followed by a blank line or by nothing."""
    end = start + 1
    while end < stop:
        end += 1
        is_border = _SIMPLE_BORDER.fullmatch(lines[end - 1].text)
        if is_border and (end >= stop or not lines[end].text):
            return end
    return stop


def _grid_rows(source: str, lines: Sequence[Line]) -> tuple[list[list[TableCell]], int]:
    columns = {index for line in lines for index, char in enumerate(line.text) if char == "+"}
    rows: list[list[TableCell]] = []
    band: list[Line] = []
    header_rows = 0
    for line in lines:
        if not _GRID_BORDER.fullmatch(line.text):
            band.append(line)
            continue
        if band:
            rows.append(_grid_row(source, band, columns))
        if "=" in line.text:
            header_rows = len(rows)
        band = []
    return rows, header_rows


def _grid_row(source: str, band: Sequence[Line], columns: set[int]) -> list[TableCell]:
    edges = [column for column in sorted(columns) if all(_has_edge(line, column) for line in band)]
    cells = []
    for left, right in zip(edges, edges[1:], strict=False):
        pieces = [_piece(line, left + 1, right) for line in band]
        width = sum(1 for column in columns if left < column <= right)
        cells.append(TableCell(_paragraphs(source, pieces), width))
    return cells


def _has_edge(line: Line, column: int) -> bool:
    return line.text[column : column + 1] in ("|", "+")


def _simple_rows(source: str, lines: Sequence[Line]) -> tuple[list[list[TableCell]], int]:
    spans = [match.span() for match in re.finditer("=+", lines[0].text)]
    margin = lines[0].indent
    rows: list[list[list[Line]]] = []
    header_rows = 0
    for line in lines[1:-1]:
        if _SIMPLE_BORDER.fullmatch(line.text):
            header_rows = len(rows)
        elif line.text and not _SPAN_UNDERLINE.fullmatch(line.text):
            pieces = _simple_pieces(line, spans, line.indent - margin)
            if pieces[0].text or not rows:
                rows.append([[piece] for piece in pieces])
            else:
                for cell, piece in zip(rows[-1], pieces, strict=True):
                    cell.append(piece)
    return [[TableCell(_paragraphs(source, cell)) for cell in row] for row in rows], header_rows


def _simple_pieces(line: Line, spans: Sequence[tuple[int, int]], shift: int) -> list[Line]:
    starts = [max(start - shift, 0) for start, _ in spans]
    ends = [*starts[1:], len(line.text)]
    return [_piece(line, start, end) for start, end in zip(starts, ends, strict=True)]


def _piece(line: Line, start: int, end: int) -> Line:
    """Return the columns `start:end` of a line as a line, blank where only table lines are drawn."""
    text = line.text[start:end]
    if _DRAWN.fullmatch(text):
        return Line(line.start + start, "", 0)
    content = text.lstrip()
    return Line(line.start + start + len(text) - len(content), content.rstrip(), 1)


def _paragraphs(source: str, pieces: Sequence[Line]) -> list[TextBuilder]:
    """Return a text for each run of pieces between blank ones; bullets start a text of their own."""
    texts: list[TextBuilder] = []
    above: Line | None = None
    for piece in pieces:
        bullet = _BULLET.match(piece.text)
        content = dedent(piece, bullet.end()) if bullet else piece
        if not content.text:
            above = None
            continue
        if above is None or bullet:
            texts.append(TextBuilder())
        else:
            add_gap(texts[-1], above.end, content.start, "\n")
        add_rst(texts[-1], source, content.start, content.end)
        above = content
    return texts


def read_list_table(builder: DocumentBuilder, lines: Sequence[Line], *, header_rows: int) -> None:
    """Add a table written as a list of rows, each a list of cells."""
    rows = []
    for first, content, end in _bullets(lines):
        row = [content, *lines[first + 1 : end]]
        cells = [[cell, *row[index + 1 : cell_end]] for index, cell, cell_end in _bullets(row)]
        rows.append([TableCell(_paragraphs(builder.source, cell)) for cell in cells])
    add_table(builder, rows, header_rows=header_rows)


def _bullets(lines: Sequence[Line]) -> list[tuple[int, Line, int]]:
    """Return index, text and end of each item of a list."""
    items = []
    index = 0
    while index < len(lines):
        line = lines[index]
        match = _BULLET.match(line.text)
        end = block_end(lines, index + 1, len(lines), line.indent) if line.text else index
        if match:
            items.append((index, dedent(line, match.end()), end))
        index = max(end, index + 1)
    return items


def read_csv_table(builder: DocumentBuilder, lines: Sequence[Line], *, header: Line | None, header_rows: int) -> None:
    """Add a table of comma-separated values; `header` holds the values of its `:header:` option."""
    records = ([header] if header else []) + [line for line in lines if line.text]
    rows = [[TableCell([cell]) for cell in _csv_cells(builder.source, record)] for record in records]
    add_table(builder, rows, header_rows=header_rows + (header is not None))


def _csv_cells(source: str, record: Line) -> list[TextBuilder]:
    cells = []
    position = 0
    while position < len(record.text):
        match = _CSV_CELL.match(record.text, position)
        if not match or match.end() == position:
            break
        group = "plain" if match["quoted"] is None else "quoted"
        text = TextBuilder()
        add_rst(text, source, record.start + match.start(group), record.start + match.end(group))
        cells.append(text)
        position = match.end()
    return cells
