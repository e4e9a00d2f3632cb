"""Adds the cells of a finished table, each with its row and column headers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from claimcheck.model.document import BlockKind, Context
from claimcheck.readers.build import DocumentBuilder, TextBuilder


class TableCell(Struct):
    """The paragraphs of a cell, and how many columns it is wide."""

    paragraphs: list[TextBuilder] = field(default_factory=list)
    colspan: int = 1


def add_table(
    builder: DocumentBuilder, rows: Sequence[Sequence[TableCell]], *, header_rows: int, quoted: bool = False
) -> None:
    """Add all cells; the first `header_rows` rows head the columns, the first cell heads each other row."""
    columns: dict[int, int] = {}
    for number, row in enumerate(rows):
        is_header = number < header_rows
        row_header: int | None = None
        column = 0
        for cell in row:
            row_context = None if is_header else row_header
            above = columns.get(column)
            index = _add_cell(builder, cell, Context(row=row_context, column=above, quoted=quoted))
            if index is not None and is_header:
                columns.update(dict.fromkeys(range(column, column + cell.colspan), index))
            if column == 0:
                row_header = index
            column += cell.colspan


def _add_cell(builder: DocumentBuilder, cell: TableCell, context: Context) -> int | None:
    """Add the paragraphs of a cell; return the index of the first."""
    added = [builder.add(text, BlockKind.TABLE_CELL, context) for text in cell.paragraphs]
    return next((index for index in added if index is not None), None)
