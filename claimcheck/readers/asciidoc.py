"""Reads AsciiDoc line by line, keeping the place of every character.

No AsciiDoc parser for Python gives positions inside a paragraph; this one knows the parts of the markup
that matter to prose and reads what it does not know as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model.document import BlockKind, Context, Document
from claimcheck.readers.asciidoc_blocks import DELIMITER, delimiter_ends
from claimcheck.readers.asciidoc_inline import add_alt_text, add_asciidoc
from claimcheck.readers.asciidoc_tables import read_asciidoc_table
from claimcheck.readers.build import DocumentBuilder, ReaderOptions, TextBuilder
from claimcheck.readers.lines import Line, dedent, split_lines

_HEADING = re.compile(r"(?:={1,6}|#{1,6})\s+(?=\S)")
_ATTRIBUTE = re.compile(r":!?(?P<name>\w[\w-]*)!?:(?:\s+|\Z)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?:[^\[\]\"]|\"[^\"]*\")*\]")
_ANCHOR = re.compile(r"\[\[[^\[\]]*\]\]")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_COMMENT = re.compile(r"//(?!/)")
_BREAK = re.compile(r"'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*|\+")
_MACRO = re.compile(r"(?P<name>[A-Za-z]\w*)::(?P<target>[^\s\[]*)\[(?P<text>.*)\]")
_ADMONITION = re.compile(r"(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION):\s+")
_MARKER = re.compile(r"(?P<mark>\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-zA-Z]\.|<(?:\d+|\.)>)\s+(?P<box>\[[ xX*]\]\s+)?(?=\S)")
_TERM = re.compile(r"(?P<term>\S.*?)(?P<mark>:{2,4}|;;)(?:\s+(?=\S)|\Z)")
_AUTHOR = re.compile(r"\w[\w.'-]*(?: \w[\w.'-]*){0,3}(?: <[^<>]*>)?(?:;.*)?|v?\d[\w.]*(?:,.*)?")
_QUOTE_STYLES = ("quote", "verse")
_SKIPPED_STYLES = ("source", "listing", "literal", "pass", "stem", "latexmath", "asciimath")


def read_asciidoc(path: str, source: str, options: ReaderOptions) -> Document:
    """Read an AsciiDoc file; `options` does not matter to it."""
    builder = DocumentBuilder(path, source)
    _Body(builder, split_lines(source), quoted=False).read()
    return builder.build()


class _Item(Struct, frozen=True):
    """An open list item: its marker, its block and the block it completes."""

    mark: str
    index: int | None
    lead_in: int | None


class _Body:
    """The lines of a file or of a delimited block."""

    def __init__(self, builder: DocumentBuilder, lines: Sequence[Line], *, quoted: bool):
        self._builder = builder
        self._lines = lines
        self._quoted = quoted
        self._attributes = ""
        self._items: list[_Item] = []
        self._previous: int | None = None
        self._ends = delimiter_ends(lines)

    def read(self) -> None:
        """Read all lines."""
        index = 0
        while index < len(self._lines):
            index = self._next(index)

    def _next(self, index: int) -> int:
        line = self._lines[index]
        if not line.text:
            return index + 1
        if attributes := _attributes_above(line.text):
            self._attributes = attributes
            return index + 1
        readers = (self._marginal, self._delimited, self._heading, self._macro, self._item, self._term)
        end = next((end for reader in readers if (end := reader(index)) is not None), None)
        if end is None:
            end = self._paragraph(index)
        self._attributes = ""
        return end

    @property
    def _style(self) -> str:
        return re.split(r"[,\]#.%]", self._attributes[1:].lstrip())[0].strip().lower()

    # Blocks of text

    def _text(self, start: int, end: int) -> TextBuilder:
        text = TextBuilder()
        add_asciidoc(self._builder, text, start, end)
        return text

    def _add(self, start: int, end: int, kind: BlockKind, context: Context | None = None) -> int | None:
        context = context or Context()
        return self._builder.add(self._text(start, end), kind, replace(context, quoted=context.quoted or self._quoted))

    def _paragraph(self, index: int) -> int:
        line = self._lines[index]
        end = self._text_end(index)
        # An indented paragraph is shown as it is typed, like code.
        if (line.indent or self._style in _SKIPPED_STYLES) and not self._items:
            return end
        first = dedent(line, match.end()) if (match := _ADMONITION.match(line.text)) else line
        if first.text.startswith(">"):
            return self._markdown_quotation(index, end)
        quoted = self._style in _QUOTE_STYLES
        added = self._add(first.start, self._lines[end - 1].end, BlockKind.PARAGRAPH, Context(quoted=quoted))
        self._items = []
        self._previous = added
        return end

    def _markdown_quotation(self, index: int, end: int) -> int:
        lines = [dedent(line, len(line.text) - len(line.text.lstrip("> "))) for line in self._lines[index:end]]
        _Body(self._builder, [line._replace(indent=0) for line in lines], quoted=True).read()
        self._items = []
        self._previous = None
        return end

    def _text_end(self, index: int) -> int:
        """Return the index after the lines that go on with the text at `index`."""
        end = index + 1
        while end < len(self._lines) and self._lines[end].text and not _interrupts(self._lines[end].text):
            end += 1
        return end

    def _heading(self, index: int) -> int | None:
        line = self._lines[index]
        match = _HEADING.match(line.text)
        if not match or line.indent:
            return None
        level = len(match.group().strip())
        closing = re.search(r"\s+(?:=+|#+)\Z", line.text)
        stop = line.start + closing.start() if closing and closing.start() > match.end() else line.end
        is_title = level == 1 and not self._builder.blocks
        text = self._text(line.start + match.end(), stop)
        self._previous = self._builder.add_heading(text, level, quoted=self._quoted)
        self._items = []
        return self._header_end(index + 1) if is_title else index + 1

    def _header_end(self, index: int) -> int:
        """Return the index after the author and revision lines below a document title."""
        for _ in range(2):
            if index < len(self._lines) and _AUTHOR.fullmatch(self._lines[index].text):
                index += 1
        return index

    # What stands beside the text

    def _marginal(self, index: int) -> int | None:
        line = self._lines[index]
        if _COMMENT.match(line.text):
            self._builder.comment(line.text[2:], line.start, line.end)
            return index + 1
        if match := _ATTRIBUTE.match(line.text):
            return self._attribute(index, match)
        if match := _BLOCK_TITLE.match(line.text):
            self._add(line.start + 1, line.end, BlockKind.CAPTION)
            return index + 1
        return index + 1 if _BREAK.fullmatch(line.text) else None

    def _attribute(self, index: int, match: re.Match[str]) -> int:
        line = self._lines[index]
        end = index + 1
        while end < len(self._lines) and self._lines[end - 1].text.endswith(" \\"):
            end += 1
        if match["name"].lower() == "description":
            text = TextBuilder()
            for part in [dedent(line, match.end()), *self._lines[index + 1 : end]]:
                stop = part.end - 1 if part.text.endswith("\\") else part.end
                add_asciidoc(self._builder, text, part.start, stop)
            self._builder.add(text, BlockKind.DESCRIPTION)
        return end

    def _macro(self, index: int) -> int | None:
        line = self._lines[index]
        match = _MACRO.fullmatch(line.text)
        if not match:
            return None
        start, end = line.start + match.start("text"), line.start + match.end("text")
        if match["name"] == "image":
            add_alt_text(self._builder, start, end)
        elif match["name"].startswith("if"):
            self._add(start, end, BlockKind.PARAGRAPH)
        elif match["name"] != "endif":
            self._builder.tag(match["name"])
        return index + 1

    # Delimited blocks

    def _delimited(self, index: int) -> int | None:
        delimiter = self._lines[index].text
        if not DELIMITER.fullmatch(delimiter):
            return None
        end = self._ends.get(index)
        if end is None:
            return index + 1
        inside = self._lines[index + 1 : end]
        if delimiter.endswith("==="):
            self._table_or_example(delimiter, inside)
        elif delimiter.startswith("////"):
            self._comment_block(index, end)
        elif delimiter[0] in "*_=" or (delimiter == "--" and self._style not in _SKIPPED_STYLES):
            quoted = delimiter[0] == "_" or self._style in _QUOTE_STYLES
            self._nested(inside, quoted=quoted)
        return end + 1

    def _table_or_example(self, delimiter: str, inside: Sequence[Line]) -> None:
        if delimiter[0] in "|!":
            read_asciidoc_table(self._builder, self._attributes, inside, quoted=self._quoted)
        else:
            self._nested(inside, quoted=self._style in _QUOTE_STYLES)
        self._previous = None

    def _nested(self, inside: Sequence[Line], *, quoted: bool) -> None:
        _Body(self._builder, inside, quoted=quoted or self._quoted).read()
        self._items = []
        self._previous = None

    def _comment_block(self, index: int, end: int) -> None:
        first, last = self._lines[index], self._lines[end]
        self._builder.comment(self._builder.source[first.end : last.start], first.start, last.end)

    # Lists

    def _item(self, index: int) -> int | None:
        line = self._lines[index]
        match = _MARKER.match(line.text)
        if not match:
            return None
        mark = re.sub(r"\w+", "1", match["mark"])
        lead_in = self._lead_in(mark)
        end = self._text_end(index)
        context = Context(lead_in=lead_in, checkbox=match["box"] is not None)
        added = self._add(line.start + match.end(), self._lines[end - 1].end, BlockKind.LIST_ITEM, context)
        self._items.append(_Item(mark, added, lead_in))
        return end

    def _lead_in(self, mark: str) -> int | None:
        """Return what an item with this marker completes, closing the items that it ends."""
        if any(item.mark == mark for item in self._items):
            while self._items[-1].mark != mark:
                self._items.pop()
            return self._items.pop().lead_in
        return self._items[-1].index if self._items else self._previous

    def _term(self, index: int) -> int | None:
        line = self._lines[index]
        match = _TERM.match(line.text)
        if not match:
            return None
        lead_in = self._lead_in(match["mark"])
        term = self._add(line.start, line.start + match.end("term"), BlockKind.LIST_ITEM, Context(lead_in=lead_in))
        self._items.append(_Item(match["mark"], term, lead_in))
        return self._definition(index, match.end(), term)

    def _definition(self, index: int, cut: int, term: int | None) -> int:
        """Read the definition after a term, on its line or below it."""
        start = index if len(self._lines[index].text) > cut else index + 1
        while start < len(self._lines) and not self._lines[start].text:
            start += 1
        if start == len(self._lines) or (start > index and _interrupts(self._lines[start].text)):
            return start
        first = dedent(self._lines[start], cut) if start == index else self._lines[start]
        end = self._text_end(start)
        self._add(first.start, self._lines[end - 1].end, BlockKind.LIST_ITEM, Context(lead_in=term))
        return end


def _attributes_above(text: str) -> str:
    """Return a line of block attributes, "" for any other line; anchors count as empty attributes."""
    if _ANCHOR.fullmatch(text):
        return "[]"
    return text if _BLOCK_ATTRIBUTES.fullmatch(text) else ""


def _interrupts(text: str) -> bool:
    """Tell whether a line ends the text above it without a blank line between."""
    return any(pattern.fullmatch(text) for pattern in (DELIMITER, _BLOCK_ATTRIBUTES, _ANCHOR, _BREAK, _MACRO)) or bool(
        _MARKER.match(text) or _TERM.match(text) or _COMMENT.match(text)
    )
