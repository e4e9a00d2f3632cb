"""Knows which HTML elements are open, and so the kind and context of the text inside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model.document import BlockKind, Context
from claimcheck.readers.html_elements import HEADINGS, KINDS, LISTS, QUOTING, ROW_GROUPS
from claimcheck.readers.html_tables import Cell, Table

_ASIDES = (BlockKind.TITLE, BlockKind.DESCRIPTION, BlockKind.CAPTION, BlockKind.ALT_TEXT)
_LEADING = (BlockKind.PARAGRAPH, BlockKind.HEADING)


class Content(Struct):
    """The first and the last block inside an element that other blocks refer to."""

    first: int | None = None
    last: int | None = None


class Frame(Struct, frozen=True):
    """What holds for the text inside an open element.

    `item`, `row` and `cell` are the depths on the stack of the element that a sibling closes, within the
    nearest list or table; `closed` tells whether the element has an end tag.
    """

    name: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quoted: bool = False
    closed: bool = True
    lead_in: int | None = None
    list_lead: int | None = None
    content: Content | None = None
    term: Content | None = None
    table: Table | None = None
    table_cell: Cell | None = None
    item: int | None = None
    row: int | None = None
    cell: int | None = None

    def context(self) -> Context:
        """Return the context of a block inside the element."""
        cell = self.table_cell
        return Context(
            lead_in=self.lead_in,
            row=cell.row_header.block if cell and cell.row_header else None,
            column=cell.column_header.block if cell and cell.column_header else None,
            quoted=self.quoted,
        )


class Structure:
    """The stack of open elements; only those that matter to the text are on it."""

    def __init__(self) -> None:
        self._stack = [Frame()]
        self._open: Counter[str] = Counter()
        self._previous: int | None = None

    @property
    def top(self) -> Frame:
        """The innermost open element."""
        return self._stack[-1]

    def open(self, name: str, attributes: Mapping[str, str], *, closed: bool, layout: bool) -> None:
        """Open a block element; `closed`: it has an end tag, `layout`: it is a table that only arranges."""
        if not self.top.closed and (self.top.name in HEADINGS or self.top.name in KINDS):
            self._pop()
        if name in HEADINGS:
            self._push(name, kind=BlockKind.HEADING, level=HEADINGS[name], closed=closed)
        elif name in KINDS:
            self._push(name, kind=KINDS[name], closed=closed)
        elif name in QUOTING and closed:
            self._push(name, quoted=True)
        elif name in LISTS or name == "dl":
            self._open_list(name)
        elif name in ("li", "dt", "dd"):
            self._open_item(name)
        elif name == "table":
            self._stack.append(Frame(name, quoted=self.top.quoted, table=Table(layout)))
            self._open[name] += 1
        elif self.top.table:
            self._open_table_part(name, attributes, self.top.table)

    def close(self, name: str) -> None:
        """Close the innermost element called `name` with all it holds, if one is open."""
        if name in ROW_GROUPS and self.top.table:
            self.top.table.in_head = False
        if self._open[name]:
            while self._pop().name != name:
                pass

    def note(self, index: int) -> None:
        """Remember the block just added for those that refer to it."""
        frame = self.top
        if frame.kind in _ASIDES:
            return
        self._previous = index if frame.kind in _LEADING else None
        if frame.content:
            frame.content.last = index
        if frame.name == "dt" and frame.term and frame.term.first is None:
            frame.term.first = index
        if frame.table_cell and frame.table_cell.block is None:
            frame.table_cell.block = index

    def _open_list(self, name: str) -> None:
        top = self.top
        lead = top.content.last if top.content else self._previous
        self._push(name, list_lead=top.lead_in if lead is None else lead, term=Content(), item=None)

    def _open_item(self, name: str) -> None:
        self._pop_to(self.top.item)
        lead, term = self.top.list_lead, self.top.term
        if term and name == "dd" and term.first is not None:
            lead = term.first
        if term and name == "dt":
            term.first = None
        self._push(name, kind=BlockKind.LIST_ITEM, lead_in=lead, content=Content(), item=len(self._stack))

    def _open_table_part(self, name: str, attributes: Mapping[str, str], table: Table) -> None:
        if name in ("td", "th"):
            self._open_cell(name, attributes, table)
        elif name == "tr":
            self._pop_to(self.top.row)
            table.start_row()
            self._push(name, row=len(self._stack), cell=None)
        elif name in ROW_GROUPS:
            self._pop_to(self.top.row)
            table.in_head = name == "thead"

    def _open_cell(self, name: str, attributes: Mapping[str, str], table: Table) -> None:
        self._pop_to(self.top.cell)
        depth = len(self._stack)
        if table.is_layout:
            self._push(name, content=Content(), cell=depth)
            return
        cell = table.start_cell(
            header=name == "th",
            scope=attributes.get("scope", "").lower(),
            colspan=_count(attributes.get("colspan", "")),
            rowspan=_count(attributes.get("rowspan", "")),
        )
        self._push(name, kind=BlockKind.TABLE_CELL, content=Content(), cell=depth, table_cell=cell)

    def _push(self, name: str, **changes: Any) -> None:
        """Open an element to which all applies that applies around it, but for `changes`."""
        self._stack.append(replace(self.top, name=name, **{"closed": True, **changes}))
        self._open[name] += 1

    def _pop(self) -> Frame:
        frame = self._stack.pop()
        self._open[frame.name] -= 1
        return frame

    def _pop_to(self, depth: int | None) -> None:
        while depth is not None and len(self._stack) > depth:
            self._pop()


def _count(value: str) -> int:
    return int(value) if re.fullmatch(r"[0-9]{1,4}", value) else 1
