"""Reads reStructuredText directives: which show prose, and where in them it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from msgspec import Struct, field

from claimcheck.model.document import BlockKind
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.lines import Line, dedent
from claimcheck.readers.rst_inline import add_rst
from claimcheck.readers.rst_tables import read_csv_table, read_list_table

_OPTION = re.compile(r":(?P<name>[A-Za-z][\w-]*)(?: lang=[\w-]+)?:(?:\s+|\Z)")


class ContentReader(Protocol):
    """Reads lines as a body of its own."""

    def __call__(self, lines: Sequence[Line], kind: BlockKind | None = None, *, quoted: bool = False) -> None:
        """Read `lines`; `kind` is the kind of their paragraphs where it is not that around them."""


class DirectiveKind(Enum):
    """How the content of a directive is read."""

    BODY = "body"
    TITLED = "titled"
    QUOTE = "quote"
    HEADING = "heading"
    PICTURE = "picture"
    META = "meta"
    DRAWN_TABLE = "table"
    LIST_TABLE = "list-table"
    CSV_TABLE = "csv-table"
    SKIPPED = "skipped"


# The argument of a BODY directive is its first paragraph, that of a TITLED one a title or a technical word.
_NAMES = {
    DirectiveKind.BODY: "note warning tip important attention caution danger error hint seealso todo",
    DirectiveKind.TITLED: "admonition topic sidebar dropdown card tab tab-item details",
    DirectiveKind.QUOTE: "epigraph highlights pull-quote",
    DirectiveKind.HEADING: "rubric title centered",
    DirectiveKind.PICTURE: "image figure",
    DirectiveKind.META: "meta",
    DirectiveKind.DRAWN_TABLE: "table",
    DirectiveKind.LIST_TABLE: "list-table",
    DirectiveKind.CSV_TABLE: "csv-table",
    DirectiveKind.SKIPPED: (
        "code code-block sourcecode highlight literalinclude parsed-literal raw math include contents "
        "toctree index default-role role replace unicode date target-notes bibliography testcode "
        "testoutput doctest graphviz mermaid plot sectnum section-numbering tabularcolumns currentmodule "
        "module automodule autoclass autofunction productionlist prompt"
    ),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}


class Directive(Struct, frozen=True):
    """A directive in parts: `argument` is the rest of its first line, `options` are the values by name."""

    argument: Line
    content: list[Line]
    options: dict[str, Line] = field(default_factory=dict)

    def count(self, option: str) -> int:
        """Return the number an option gives, 0 without one."""
        value = self.options.get(option)
        return int(value.text) if value and re.fullmatch(r"\d{1,3}", value.text) else 0


def split_directive(argument: Line, lines: Sequence[Line]) -> Directive:
    """Take apart a directive whose first line ends in `argument` and goes on with `lines`."""
    options: dict[str, Line] = {}
    index = 0
    if not argument.text:
        index = _first_option(lines)
    while index < len(lines) and (match := _OPTION.match(lines[index].text)):
        options[match["name"].lower()] = dedent(lines[index], match.end())
        index += 1
    return Directive(argument, list(lines[index:]), options)


def _first_option(lines: Sequence[Line]) -> int:
    """Return the index of an option that opens `lines`; content may start there as well."""
    return next((index for index, line in enumerate(lines) if line.text), 0)


def read_directive(builder: DocumentBuilder, name: str, directive: Directive, read: ContentReader) -> None:
    """Read a directive; the content of an unknown one is read, its argument is not."""
    kind = _KINDS.get(name.lower())
    if kind is None:
        builder.tag(name)
        read(directive.content)
    elif kind in (DirectiveKind.BODY, DirectiveKind.QUOTE):
        read([directive.argument, *directive.content], quoted=kind is DirectiveKind.QUOTE)
    elif kind in (DirectiveKind.TITLED, DirectiveKind.HEADING, DirectiveKind.DRAWN_TABLE):
        _add(builder, directive.argument, BlockKind.CAPTION)
        read(directive.content)
    elif kind is DirectiveKind.PICTURE:
        _add(builder, directive.options.get("alt"), BlockKind.ALT_TEXT)
        read(directive.content, BlockKind.CAPTION)
    elif kind is DirectiveKind.META:
        _read_meta(builder, directive)
    elif kind in (DirectiveKind.LIST_TABLE, DirectiveKind.CSV_TABLE):
        _read_written_table(builder, kind, directive)


def _add(builder: DocumentBuilder, line: Line | None, kind: BlockKind) -> None:
    if line and line.text:
        text = TextBuilder()
        add_rst(text, builder.source, line.start, line.end)
        builder.add(text, kind)


def _read_meta(builder: DocumentBuilder, directive: Directive) -> None:
    for name, line in directive.options.items():
        if name == "description":
            _add(builder, line, BlockKind.DESCRIPTION)


def _read_written_table(builder: DocumentBuilder, kind: DirectiveKind, directive: Directive) -> None:
    _add(builder, directive.argument, BlockKind.CAPTION)
    header_rows = directive.count("header-rows")
    if kind is DirectiveKind.LIST_TABLE:
        read_list_table(builder, directive.content, header_rows=header_rows)
    else:
        header = directive.options.get("header")
        read_csv_table(builder, directive.content, header=header, header_rows=header_rows)
