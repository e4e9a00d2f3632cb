"""Turns the events of the Markdown parser into blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from claimcheck.model.document import BlockKind, Context, Span
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.inline_html import (
    INLINE_ELEMENTS,
    SKIPPED_ELEMENTS,
    HtmlBlockReader,
    read_attributes,
    scan_tags,
)
from claimcheck.readers.link_definitions import link_definitions, normalised
from claimcheck.readers.markdown_titles import add_title, title_span
from claimcheck.readers.masking import add_visible, blanked
from claimcheck.readers.parser import parse

_LINE_END = re.compile(r"\r\n|\r|\n")
_REFERENCE = re.compile(r"<sup\b[^<>]*>\s*(?:<a\b[^<>]*>)?[\s\[\](),;*†‡§¶\d–-]+(?:</a>)?\s*</sup>", re.IGNORECASE)
_TAKES_REFERENCE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\"'”’])\Z")
_BARE_LINKS = frozenset({"Autolink", "Email"})


class Caption(NamedTuple):
    """Text found in masked markup; `answers` is the place in the same tuple of the question before it."""

    text: TextBuilder
    kind: BlockKind
    start: int
    answers: int | None = None


class _Frame(Struct):
    """An open list, item, block quotation, footnote or definition."""

    kind: BlockKind | None
    lead_in: int | None = None
    checkbox: bool = False
    is_quotation: bool = False
    own: int | None = None

    def leads(self) -> int | None:
        """Return what the next block inside completes: the first block of the item, if there is one."""
        return self.lead_in if self.own is None else self.own


class _Table(Struct):
    columns: list[int | None]
    cell: int = 0
    row: int | None = None
    in_head: bool = True


class EventReader:
    """Walks the events of one document; `leaves` collects the ranges of its paragraphs and code."""

    def __init__(self, builder: DocumentBuilder, visible: str, captions: tuple[Caption, ...]):
        self.leaves: list[Span] = []
        self._builder, self._source, self._visible = builder, builder.source, visible
        self._captions, self._next_caption = captions, 0
        self._caption_blocks: list[int | None] = []
        self._text = TextBuilder()
        self._outer_texts: list[TextBuilder] = []
        self._links: list[dict[str, str]] = []
        self._titles: set[Span] = set()
        self._frames: list[_Frame] = []
        self._quotations = 0
        self._struck = 0
        self._skipping = ""
        self._table: _Table | None = None
        self._paragraph: int | None = None
        self._html: list[tuple[int, str]] | None = None
        self._in_code = False
        self._definitions: Mapping[str, Span] | None = None

    def read(self) -> None:
        """Read all events."""
        for event, start, end in parse(self._visible):
            if isinstance(event, str):
                self._plain(event, start, end)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._add_text(value, start, end)
            elif name == "Start":
                self._open(value, start, end)
            elif name == "End":
                self._close(value, start, end)
            else:
                self._inline(name, value, start, end)
        self._flush()
        self._add_captions(len(self._source))

    def _add_text(self, value: str, start: int, end: int) -> None:
        if self._struck or self._skipping or self._in_code:
            return
        if self._source.startswith(value, start) and end - start == len(value):
            self._text.add(start, value)
        elif self._visible.startswith(value, start) and end - start == len(value):
            add_visible(self._text, self._source, start, value)
        else:
            self._text.add(start, value, end - start)

    def _gap(self, start: int, end: int, shown: str = " ") -> None:
        if not self._struck and not self._skipping and end - start > 1:
            self._text.add(start, shown, end - start)

    def _plain(self, event: str, start: int, end: int) -> None:
        """Take up a line break; rules have no text."""
        if event == "Rule":
            self._flush()
            self._paragraph = None
            return
        line_end = _LINE_END.search(self._source, start, end)
        if line_end and not self._struck and not self._skipping:
            self._text.add(line_end.start(), line_end.group())

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Html":
            if self._html is not None:
                self._html.append((start, value))
        elif name == "InlineHtml":
            self._inline_html(start, end)
        elif name == "TaskListMarker":
            self._frames[-1].checkbox = True
        elif name == "InlineMath" and self._is_money(start, end):
            self._add_text(self._visible[start:end], start, end)
        elif name != "FootnoteReference":
            self._gap(start, end)

    def _is_money(self, start: int, end: int) -> bool:
        """Tell sums of money from mathematics: "$5-$10", "it costs 10$, and two cost 20$"."""
        return self._source[end : end + 1].isdigit() or self._source[max(0, start - 1) : start].isdigit()

    def _inline_html(self, start: int, end: int) -> None:
        for tag in scan_tags(self._visible[start:end], start):
            if tag.comment is not None:
                self._builder.comment(self._source[start + 4 : start + 4 + len(tag.comment)], start, end)
            elif self._skipping:
                self._skipping = "" if tag.is_closing and tag.name == self._skipping else self._skipping
            elif tag.name in SKIPPED_ELEMENTS and not tag.is_closing:
                self._gap(start, end)
                self._skipping = tag.name
            elif tag.name == "sup" and not tag.is_closing and self._is_reference(tag.start):
                self._skipping = "sup"
            elif tag.name == "br":
                self._gap(start, end, "\n")
            elif tag.name:
                if tag.name not in INLINE_ELEMENTS:
                    self._gap(start, end)
                read_attributes(self._builder, tag, Context(quoted=self._quotations > 0))

    def _is_reference(self, start: int) -> bool:
        """Tell a footnote number from an exponent: `cramps<sup>1</sup>` and `10<sup>6</sup>`."""
        word = _TAKES_REFERENCE.search(self._visible, max(0, start - 3), start)
        return word is not None and _REFERENCE.match(self._visible, start) is not None

    def _open(self, value: Any, start: int, end: int) -> None:
        name, detail = _named(value)
        if name == "Paragraph":
            self._flush()
            self.leaves.append(Span(start, end))
        elif name in ("Emphasis", "Strong"):
            return
        elif name == "Link":
            self._links.append(detail)
            if detail["link_type"] in _BARE_LINKS:
                self._gap(start, end)
                self._struck += 1
        elif name == "Image":
            self._links.append(detail)
            self._gap(start, end)
            self._outer_texts.append(self._text)
            self._text = TextBuilder()
        elif name == "Strikethrough":
            self._gap(start, end)
            self._struck += 1
        else:
            self._flush()
            self._open_block(name, detail, start, end)

    def _open_block(self, name: str, detail: Any, start: int, end: int) -> None:
        if name == "Heading":
            self._add_captions(start)
            self.leaves.append(Span(start, end))
        elif name == "List":
            self._frames.append(_Frame(None, self._lead_in()))
            self._paragraph = None
        elif name == "Item":
            self._frames.append(_Frame(BlockKind.LIST_ITEM, self._frames[-1].lead_in))
        elif name == "BlockQuote":
            self._frames.append(_Frame(BlockKind.PARAGRAPH, is_quotation=detail is None))
            self._quotations += detail is None
            self._paragraph = None
        elif name == "FootnoteDefinition":
            self._frames.append(_Frame(BlockKind.FOOTNOTE))
            self._paragraph = None
        elif name == "DefinitionListDefinition":
            self._frames.append(_Frame(BlockKind.LIST_ITEM, self._paragraph))
        elif name == "Table":
            self._table = _Table([])
        elif name == "TableRow" and self._table:
            self._table.cell, self._table.row = 0, None
        elif name == "CodeBlock":
            self.leaves.append(Span(start, end))
            self._in_code = True
        elif name == "HtmlBlock":
            self.leaves.append(Span(start, end))
            self._html = []

    def _close(self, value: Any, start: int, end: int) -> None:
        name, detail = _named(value)
        if name in ("Emphasis", "Strong"):
            return
        if name == "Link":
            self._close_link(start, end)
        elif name == "Image":
            self._close_image(start, end)
        elif name == "Strikethrough":
            self._struck -= 1
        elif name == "Heading":
            self._close_heading(int(detail[1]))
        elif name == "TableCell":
            self._close_cell()
        else:
            self._flush()
            self._close_block(name, start, end)

    def _close_block(self, name: str, start: int, end: int) -> None:
        if name in ("List", "Item", "BlockQuote", "FootnoteDefinition", "DefinitionListDefinition"):
            self._quotations -= self._frames.pop().is_quotation
            if name in ("List", "BlockQuote", "FootnoteDefinition"):
                self._paragraph = None
        elif name == "TableHead" and self._table:
            self._table.in_head = False
        elif name == "Table":
            self._table = self._paragraph = None
        elif name == "CodeBlock":
            self._in_code = False
            self._paragraph = None
        elif name == "HtmlBlock":
            self._close_html(start, end)

    def _frame(self) -> _Frame:
        return self._frames[-1] if self._frames else _BODY

    def _lead_in(self) -> int | None:
        """Return what a list that starts here completes: its item, or the paragraph before it."""
        frame = self._frame()
        return frame.leads() if frame.kind is BlockKind.LIST_ITEM else self._paragraph

    def _context(self) -> Context:
        frame = self._frame()
        return Context(lead_in=frame.leads(), quoted=self._quotations > 0, checkbox=frame.checkbox)

    def _flush(self) -> None:
        """End the paragraph, marked or implied, that may be open."""
        self._skipping = ""
        if not len(self._text):
            return
        frame = self._frame()
        index = self._builder.add(self._taken(), frame.kind or BlockKind.PARAGRAPH, self._context())
        if index is None:
            return
        if frame.kind is BlockKind.LIST_ITEM:
            frame.own = index if frame.own is None else frame.own
        else:
            self._paragraph = index

    def _taken(self) -> TextBuilder:
        text, self._text = self._text, TextBuilder()
        return text

    def _close_heading(self, level: int) -> None:
        self._skipping = ""
        self._paragraph = None
        if self._frames:
            self._builder.add(self._taken(), BlockKind.HEADING, Context(quoted=self._quotations > 0))
        else:
            self._builder.add_heading(self._taken(), level)

    def _close_cell(self) -> None:
        self._skipping = ""
        table = self._table or _Table([])
        column = None
        if not table.in_head and table.cell < len(table.columns):
            column = table.columns[table.cell]
        context = Context(row=table.row, column=column, quoted=self._quotations > 0)
        index = self._builder.add(self._taken(), BlockKind.TABLE_CELL, context)
        if table.in_head:
            table.columns.append(index)
        elif table.cell == 0:
            table.row = index
        table.cell += 1

    def _close_image(self, start: int, end: int) -> None:
        self._builder.add(self._taken(), BlockKind.ALT_TEXT, Context(quoted=self._quotations > 0))
        self._text = self._outer_texts.pop()
        self._add_title(self._links.pop(), start, end)

    def _close_link(self, start: int, end: int) -> None:
        link = self._links.pop()
        if link["link_type"] in _BARE_LINKS:
            self._struck -= 1
        self._add_title(link, start, end)

    def _add_title(self, link: dict[str, str], start: int, end: int) -> None:
        if not link["title"]:
            return
        if link["link_type"] == "Inline":
            span = title_span(self._source, start, end - 1)
        else:
            span = self._definition_title(link["id"])
        if span and span not in self._titles:
            self._titles.add(span)
            text = TextBuilder()
            add_title(text, self._source, span)
            self._builder.add(text, BlockKind.CAPTION, Context(quoted=self._quotations > 0))

    def _definition_title(self, label: str) -> Span | None:
        if self._definitions is None:
            self._definitions = link_definitions(self._visible)
        definition = self._definitions.get(normalised(label))
        return title_span(self._source, *definition) if definition else None

    def _close_html(self, start: int, end: int) -> None:
        pieces: list[str] = []
        done = start
        for place, value in self._html or ():
            shown = value if self._visible.startswith(value, place) else ""
            pieces += (blanked(self._visible[done:place]), shown)
            done = place + len(shown)
        pieces.append(blanked(self._visible[done:end]))
        self._html = None
        count = len(self._builder.blocks)
        kind = self._frame().kind or BlockKind.PARAGRAPH
        HtmlBlockReader(self._builder, kind, self._context()).read("".join(pieces), start)
        if len(self._builder.blocks) > count:
            self._paragraph = None

    def _add_captions(self, before: int) -> None:
        """Add the texts of masked markup that stands before the source offset `before`."""
        while self._next_caption < len(self._captions) and self._captions[self._next_caption].start < before:
            caption = self._captions[self._next_caption]
            lead_in = None if caption.answers is None else self._caption_blocks[caption.answers]
            self._caption_blocks.append(self._builder.add(caption.text, caption.kind, Context(lead_in=lead_in)))
            self._next_caption += 1


def _named(value: Any) -> tuple[str, Any]:
    """Return the name of what starts or ends and what the parser says about it."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


_BODY = _Frame(None)
