"""A draft as readers give it: blocks of text that know their place in the source file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int


class BlockKind(str, Enum):
    """What a block of text is in the draft."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    ALT_TEXT = "alt-text"
    FOOTNOTE = "footnote"


class Run(NamedTuple):
    """A stretch of block text and the stretch of source it came from.

    Both have the same length, so positions inside map one to one; a character entity is a run of its own
    whose source is longer than its text.
    """

    text_start: int
    source_start: int
    text_length: int
    source_length: int


class Context(Struct, frozen=True):
    """What a fragment needs to be understood; numbers are indices into `Document.blocks`.

    `headings` runs from the outermost heading to the nearest. `lead_in` is the block that a list item
    completes ("Symptoms include:"), for a nested item its parent item, for a definition the term.
    `row` and `column` are the header cells of a table cell. `quoted` is true inside a block quotation,
    `checkbox` in a task-list item.
    """

    headings: tuple[int, ...] = ()
    lead_in: int | None = None
    row: int | None = None
    column: int | None = None
    quoted: bool = False
    checkbox: bool = False


class Block(Struct, frozen=True, dict=True):
    """Running text of one kind: what a reader sees, without markup, with entities decoded.

    `text` keeps line breaks as they stand in the source; `runs` are ordered by `text_start` and cover it.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    context: Context = Context()

    @cached_property
    def _starts(self) -> list[int]:
        return [run.text_start for run in self.runs]

    def source_span(self, start: int, end: int) -> Span:
        """Return the source range of the non-empty text range `start:end`."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"empty or outside the block: {start}:{end} of {len(self.text)}")
        return Span(self._source_of(start).start, self._source_of(end - 1).end)

    def _source_of(self, position: int) -> Span:
        run = self.runs[bisect_right(self._starts, position) - 1]
        if run.text_length == run.source_length:
            place = run.source_start + position - run.text_start
            return Span(place, place + 1)
        return Span(run.source_start, run.source_start + run.source_length)


class Comment(NamedTuple):
    """A comment of the markup, `text` without its delimiters, `span` with them."""

    text: str
    span: Span


class Document(Struct, frozen=True):
    """One draft. `source` is the file as read (without a byte-order mark), `path` as the user gave it.

    `blocks` and `comments` are in source order. `front_matter` holds the parsed front matter, its place in
    `front_matter_span`. `tags` are the names of masked shortcodes, components and template tags, which
    the configuration can declare to be disclaimers.
    """

    path: str
    source: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    front_matter_span: Span | None = None
    tags: frozenset[str] = frozenset()


class Position(NamedTuple):
    """A place in a file as editors show it: 1-based line and column, columns in code points."""

    line: int
    column: int


class Lines:
    """Turns offsets into lines and columns; CRLF, LF and CR each end a line."""

    def __init__(self, source: str):
        self._source_length = len(source)
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(source))]

    def position(self, offset: int) -> Position:
        """Return the position of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def span_of_line(self, line: int) -> Span:
        """Return the range of 1-based `line`, its line end included."""
        end = self._starts[line] if line < len(self._starts) else self._source_length
        return Span(self._starts[line - 1], end)
