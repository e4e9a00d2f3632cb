"""Reads reStructuredText line by line.

docutils would parse it fully, but it gives no positions inside a paragraph; so this reader knows the parts
of the markup that matter to prose, tolerates the rest and keeps the place of every character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.model.document import BlockKind, Context, Document
from claimcheck.readers.build import DocumentBuilder, ReaderOptions, TextBuilder
from claimcheck.readers.lines import Line, block_end, dedent, split_lines
from claimcheck.readers.rst_directives import read_directive, split_directive
from claimcheck.readers.rst_inline import add_rst
from claimcheck.readers.rst_tables import read_table, starts_table

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1+")
_MARKER = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,4}|#|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)])(?:\s+|\Z)")
_BULLET = re.compile(r"[-*•]\s+\S")
_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_DIRECTIVE = re.compile(r"(?P<name>[A-Za-z][\w:.+-]*?)\s?::(?:\s+|\Z)")
_FOOTNOTE = re.compile(r"\[(?:\d+|\*|#[\w-]*|[A-Za-z][\w.-]*)\](?:\s+|\Z)")
_HIDDEN = re.compile(r"_(?:[^:\\]|\\.)*:|__|\|[^|]+\|\s")
_FIELD = re.compile(r":(?P<name>[A-Za-z][^:`]{0,80}):(?:\s+|\Z)")
_LINE_BLOCK = re.compile(r"\|(?:\s+|\Z)")
_CLASSIFIER = re.compile(r"\s+:\s+")
_PLAIN_FIELDS = {"title": BlockKind.TITLE, "description": BlockKind.DESCRIPTION}


def read_rst(path: str, source: str, options: ReaderOptions) -> Document:
    """Read a reStructuredText file; `options` does not matter to it."""
    builder = DocumentBuilder(path, source)
    _Body(_Shared(builder), split_lines(source), _Scope()).read()
    return builder.build()


class _Shared(Struct):
    """What all bodies of a file share: the section styles in order, and whether prose has begun."""

    builder: DocumentBuilder
    styles: list[str] = field(default_factory=list)
    has_prose: bool = False


class _Scope(Struct, frozen=True):
    """What holds for all blocks of a body."""

    kind: BlockKind = BlockKind.PARAGRAPH
    lead_in: int | None = None
    quoted: bool = False


class _Body:
    """Lines that belong together: a file, a list item, the content of a directive."""

    def __init__(self, shared: _Shared, lines: Sequence[Line], scope: _Scope):
        self._shared = shared
        self._builder = shared.builder
        self._lines = lines
        self._scope = scope
        self._margin = min((line.indent for line in lines if line.text), default=0)
        self._list_lead: int | None = None

    def read(self) -> None:
        """Read all lines."""
        index = 0
        while index < len(self._lines):
            index = self._next(index)

    def _next(self, index: int) -> int:
        line = self._lines[index]
        if not line.text:
            return index + 1
        if line.indent > self._margin:
            return self._quotation(index)
        readers = (self._explicit, self._section, self._table, self._item, self._field, self._line_block)
        for reader in readers:
            end = reader(index)
            if end is not None:
                return end
        return self._paragraph(index)

    def _nested(self, lines: Sequence[Line], scope: _Scope) -> None:
        _Body(self._shared, lines, scope).read()

    def _text(self, lines: Sequence[Line]) -> TextBuilder:
        text = TextBuilder()
        add_rst(text, self._builder.source, lines[0].start, lines[-1].end)
        return text

    def _add(self, lines: Sequence[Line], kind: BlockKind | None = None) -> int | None:
        """Add adjoining lines as a block, and remember it as what a list after it completes."""
        scope = self._scope
        self._shared.has_prose = True
        context = Context(lead_in=scope.lead_in, quoted=scope.quoted)
        index = self._builder.add(self._text(lines), kind or scope.kind, context)
        self._list_lead = index
        return index

    # Sections, quotations and tables

    def _section(self, index: int) -> int | None:
        line, below = self._lines[index], self._line(index + 1)
        if _RULE.fullmatch(line.text):
            title, under = below, self._line(index + 2)
            if title and under and under.text[:1] == line.text[0] and _RULE.fullmatch(under.text):
                return self._add_heading(title, line.text[0] * 2, index + 3)
            return index + 1 if len(line.text) >= 4 else None
        if below and _underlines(below, line):
            return self._add_heading(line, below.text[0], index + 2)
        return None

    def _line(self, index: int) -> Line | None:
        return self._lines[index] if index < len(self._lines) and self._lines[index].text else None

    def _add_heading(self, line: Line, style: str, end: int) -> int:
        """Add a section title; levels follow the order in which the underlines first appear."""
        styles = self._shared.styles
        if style not in styles:
            styles.append(style)
        level = styles.index(style) + 1
        self._list_lead = self._builder.add_heading(self._text([line]), level, quoted=self._scope.quoted)
        return end

    def _quotation(self, index: int) -> int:
        end = block_end(self._lines, index, len(self._lines), self._margin)
        self._nested(self._lines[index:end], replace(self._scope, quoted=True))
        self._list_lead = None
        return end

    def _table(self, index: int) -> int | None:
        if not starts_table(self._lines[index]):
            return None
        self._list_lead = None
        return read_table(self._builder, self._lines, index, len(self._lines), quoted=self._scope.quoted)

    # Lists

    def _item(self, index: int) -> int | None:
        line = self._lines[index]
        match = _MARKER.match(line.text)
        if not match:
            return None
        content = dedent(line, match.end())
        end = block_end(self._lines, index + 1, len(self._lines), self._margin)
        lead = self._scope.lead_in if self._list_lead is None else self._list_lead
        scope = replace(self._scope, kind=BlockKind.LIST_ITEM, lead_in=lead)
        self._nested_after([content, *self._lines[index + 1 : end]], scope)
        return end

    def _field(self, index: int) -> int | None:
        line = self._lines[index]
        match = _FIELD.match(line.text)
        if not match:
            return None
        end = block_end(self._lines, index + 1, len(self._lines), self._margin)
        content = [dedent(line, match.end()), *self._lines[index + 1 : end]]
        kind = _PLAIN_FIELDS.get(match["name"].lower())
        if kind and not self._shared.has_prose:
            self._builder.add(self._text(content), kind)
        elif self._shared.has_prose:
            self._nested_after(content, replace(self._scope, kind=BlockKind.LIST_ITEM))
        return end

    def _nested_after(self, lines: Sequence[Line], scope: _Scope) -> None:
        """Read a body whose first line stands after something else on its line."""
        if not lines or not lines[0].text:
            self._nested(lines, scope)
            return
        first = lines[0]
        below = min((line.indent for line in lines[1:] if line.text), default=first.indent)
        adjoins = len(lines) > 1 and lines[1].text
        self._nested([first._replace(indent=below if adjoins else min(first.indent, below)), *lines[1:]], scope)

    def _line_block(self, index: int) -> int | None:
        match = _LINE_BLOCK.match(self._lines[index].text)
        if not match:
            return None
        content = dedent(self._lines[index], match.end())
        if content.text:
            self._add([content])
        return index + 1

    # Paragraphs and definitions

    def _paragraph(self, index: int) -> int:
        end = index + 1
        while (line := self._line(end)) and line.indent == self._margin and not _BULLET.match(line.text):
            end += 1
        below = self._line(end)
        if below and below.indent > self._margin and end == index + 1 and not self._lines[index].text.endswith("::"):
            return self._definition(index)
        lines = list(self._lines[index:end])
        if lines[0].text.startswith(">>>"):
            return end
        is_literal = lines[-1].text.endswith("::")
        if is_literal:
            lines[-1] = _without_colons(lines[-1])
        if any(line.text for line in lines):
            self._add([line for line in lines if line.text])
        return self._literal_end(end) if is_literal else end

    def _definition(self, index: int) -> int:
        """Read a term and the indented definition below it."""
        line = self._lines[index]
        classifier = _CLASSIFIER.search(line.text)
        term = line._replace(text=line.text[: classifier.start()] if classifier else line.text)
        lead = self._scope.lead_in if self._list_lead is None else self._list_lead
        self._shared.has_prose = True
        added = self._builder.add(
            self._text([term]), BlockKind.LIST_ITEM, Context(lead_in=lead, quoted=self._scope.quoted)
        )
        end = block_end(self._lines, index + 1, len(self._lines), self._margin)
        scope = replace(self._scope, kind=BlockKind.LIST_ITEM, lead_in=added)
        self._nested(self._lines[index + 1 : end], scope)
        return end

    def _literal_end(self, index: int) -> int:
        """Return the index after a literal block: indented lines, or lines that all start with one sign."""
        start = index
        while start < len(self._lines) and not self._lines[start].text:
            start += 1
        if start == len(self._lines):
            return start
        if self._lines[start].indent > self._margin:
            return block_end(self._lines, start, len(self._lines), self._margin)
        sign = self._lines[start].text[0]
        end = start
        if not sign.isalnum() and not _EXPLICIT.match(self._lines[start].text):
            while (line := self._line(end)) and line.text[0] == sign:
                end += 1
        return end

    # Explicit markup

    def _explicit(self, index: int) -> int | None:
        line = self._lines[index]
        match = _EXPLICIT.match(line.text)
        if not match:
            return None
        end = block_end(self._lines, index + 1, len(self._lines), self._margin)
        first = dedent(line, match.end())
        below = self._lines[index + 1 : end]
        if footnote := _FOOTNOTE.match(first.text):
            content = [dedent(first, footnote.end()), *below]
            self._nested_after(content, replace(self._scope, kind=BlockKind.FOOTNOTE, lead_in=None))
        elif directive := _DIRECTIVE.match(first.text):
            parts = split_directive(dedent(first, directive.end()), below)
            read_directive(self._builder, directive["name"], parts, self._directive_content)
        elif not _HIDDEN.match(first.text):
            self._comment(index, end, first)
        return end

    def _directive_content(self, lines: Sequence[Line], kind: BlockKind | None = None, *, quoted: bool = False) -> None:
        quoted = quoted or self._scope.quoted
        self._nested_after(lines, replace(self._scope, kind=kind or self._scope.kind, quoted=quoted))
        self._list_lead = None

    def _comment(self, index: int, end: int, first: Line) -> None:
        last = self._lines[end - 1]
        start = first.start if first.text else min(self._lines[index].end, last.end)
        self._builder.comment(self._builder.source[start : last.end], self._lines[index].start, last.end)


def _underlines(line: Line, title: Line) -> bool:
    is_long = len(line.text) >= min(3, len(title.text))
    return is_long and line.indent == title.indent and line.text != "::" and bool(_RULE.fullmatch(line.text))


def _without_colons(line: Line) -> Line:
    """Return a line that announces a literal block as readers see it: `so::` as `so:`, `so ::` as `so`."""
    text = line.text[:-2]
    return line._replace(text=text.rstrip() if text[-1:].isspace() else line.text[:-1] if text else "")
