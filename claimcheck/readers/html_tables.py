"""Finds the row and column headers of HTML table cells while the table is being read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from claimcheck.readers.html_elements import HEADINGS
from claimcheck.readers.html_tokens import Token, TokenKind

# Wider or longer spans are cut, so that a hostile file cannot make the table grow without bound.
_MAX_COLSPAN = 50
_MAX_ROWSPAN = 1000


class Cell(Struct):
    """One cell; `block` is the index of its first block once there is one."""

    row_header: Cell | None = None
    column_header: Cell | None = None
    block: int | None = None


class Table(Struct):
    """The state of an open table; a layout table only arranges text and has no headers."""

    is_layout: bool
    in_head: bool = False
    _headers: dict[int, Cell] = field(default_factory=dict)
    _own_headers: list[int] = field(default_factory=list)
    _spanning: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    _row: int = -1
    _column: int = 0
    _row_header: Cell | None = None

    def start_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0
        self._row_header = None
        self._own_headers = []

    def start_cell(self, *, header: bool, scope: str, colspan: int, rowspan: int) -> Cell:
        """Begin a cell and return it with its headers."""
        self._skip_spanned()
        column = self._column
        heads_column = self.in_head or (header and (scope == "col" or (self._row <= 0 and scope != "row")))
        cell = Cell(self._row_header, self._headers.get(column))
        if heads_column:
            cell.row_header = None
            self._head_columns(cell, column, min(colspan, _MAX_COLSPAN))
        elif not header:
            self._disown_headers()
            cell.row_header = self._row_header
        if self._row_header is None or (header and not heads_column):
            self._row_header = cell
        if rowspan > 1:
            self._spanning[column] = (self._row + min(rowspan, _MAX_ROWSPAN), cell)
        self._column += min(colspan, _MAX_COLSPAN)
        return cell

    def _skip_spanned(self) -> None:
        while self._column in self._spanning:
            last_row, cell = self._spanning[self._column]
            if self._row >= last_row:
                del self._spanning[self._column]
                return
            if self._column == 0:
                self._row_header = cell
            self._column += 1

    def _head_columns(self, cell: Cell, column: int, colspan: int) -> None:
        for spanned in range(column, column + max(colspan, 1)):
            self._headers[spanned] = cell
            self._own_headers.append(spanned)

    def _disown_headers(self) -> None:
        """Take the headers of this row back: a row with plain cells is no header row."""
        if self.in_head:
            return
        for column in self._own_headers:
            self._headers.pop(column, None)
        self._own_headers = []


def layout_tables(tokens: Sequence[Token], roles: Mapping[int, str]) -> set[int]:
    """Return the places in `tokens` of the tables that only arrange text.

    Those are tables that say so (`roles` gives the role of each start tag that has one) and tables that
    hold a heading or another table.
    """
    layout: set[int] = set()
    open_tables: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.END and token.name == "table" and open_tables:
            open_tables.pop()
        if token.kind is not TokenKind.START:
            continue
        if open_tables and (token.name in HEADINGS or token.name == "table"):
            layout.add(open_tables[-1])
        if token.name == "table":
            open_tables.append(index)
            if roles.get(index) in ("presentation", "none"):
                layout.add(index)
    return layout
