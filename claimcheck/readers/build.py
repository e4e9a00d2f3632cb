"""Puts blocks and documents together for all readers, keeping the place of every character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model.document import Block, BlockKind, Comment, Context, Document, Run, Span
from claimcheck.readers.characters import Change, changes

NO_CONTEXT = Context()


class ReaderOptions(Struct, frozen=True):
    """What the configuration says about reading; dots in a front-matter key lead into nested keys."""

    front_matter_keys: tuple[str, ...] = ("title", "description", "summary", "excerpt", "abstract")


class TextBuilder:
    """The text of one block as it grows, with its runs."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._can_merge = False

    def add(self, source_start: int, text: str, source_length: int | None = None) -> None:
        """Append `text` from `source_start`; with a `source_length` it replaces that much source.

        Without one, the text stands in the source just so.
        """
        if not text:
            return
        length = len(text)
        one_to_one = source_length is None
        if one_to_one and self._can_merge and self._source_end() == source_start:
            last = self._runs[-1]
            grown = last.text_length + length
            self._runs[-1] = Run(last.text_start, last.source_start, grown, grown)
        else:
            self._runs.append(
                Run(self._length, source_start, length, length if source_length is None else source_length)
            )
        self._can_merge = one_to_one
        self._parts.append(text)
        self._length += length

    def __len__(self) -> int:
        return self._length

    def _source_end(self) -> int:
        last = self._runs[-1]
        return last.source_start + last.source_length

    @property
    def text(self) -> str:
        """The text so far, whitespace at its ends included."""
        return "".join(self._parts)

    def runs(self) -> tuple[Run, ...]:
        """Return the runs so far; one-to-one runs that touch are one."""
        return tuple(self._runs)

    def block(self, kind: BlockKind, context: Context = NO_CONTEXT) -> Block | None:
        """Return the block without whitespace at its ends, None when nothing is left."""
        text, runs = self.text, self._runs
        seen = changes(text)
        if seen:
            text, runs = _as_seen(text, runs, seen)
        start = len(text) - len(text.lstrip())
        stripped = text.strip()
        if not stripped:
            return None
        if len(stripped) == len(text):
            return Block(kind, text, tuple(runs), context)
        return Block(kind, stripped, _cut(runs, start, start + len(stripped)), context)


def _as_seen(text: str, runs: list[Run], seen: list[Change]) -> tuple[str, list[Run]]:
    """Return `text` with what a reader sees in place of odd characters, and its runs."""
    parts: list[str] = []
    made: list[Run] = []
    length, first, position = 0, 0, 0
    for change in (*seen, Change(len(text), len(text), "")):
        while first < len(runs) - 1 and runs[first].text_start + runs[first].text_length <= position:
            first += 1
        around = list(_before(runs, first, change.end))
        made += [run._replace(text_start=length + run.text_start) for run in _cut(around, position, change.start)]
        length += change.start - position
        if change.seen:
            source = _cut(around, change.start, change.end)
            end = source[-1].source_start + source[-1].source_length
            made.append(Run(length, source[0].source_start, len(change.seen), end - source[0].source_start))
            length += len(change.seen)
        parts += (text[position : change.start], change.seen)
        position = change.end
    return "".join(parts), made


def _before(runs: list[Run], first: int, end: int) -> Iterator[Run]:
    """Yield the runs from number `first` on that begin before `end`."""
    for number in range(first, len(runs)):
        if runs[number].text_start >= end:
            return
        yield runs[number]


def _cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of the text range `start:end`, counted from `start`."""
    kept = []
    for run in runs:
        first = max(run.text_start, start)
        length = min(run.text_start + run.text_length, end) - first
        if length <= 0:
            continue
        if run.text_length == run.source_length:
            source = run.source_start + first - run.text_start
            kept.append(Run(first - start, source, length, length))
        else:
            kept.append(Run(first - start, run.source_start, length, run.source_length))
    return tuple(kept)


class DocumentBuilder:
    """A document as it grows; blocks may be added in any order and refer to each other by index."""

    def __init__(self, path: str, source: str):
        self.path = path
        self.source = source
        self.blocks: list[Block] = []
        self.front_matter: Mapping[str, Any] = {}
        self.front_matter_span: Span | None = None
        self._comments: list[Comment] = []
        self._tags: set[str] = set()
        self._headings: list[tuple[int, int]] = []

    @property
    def headings(self) -> tuple[int, ...]:
        """The indices of the headings above the next block, outermost first."""
        return tuple(index for _, index in self._headings)

    def add(self, text: TextBuilder, kind: BlockKind, context: Context = NO_CONTEXT) -> int | None:
        """Append a block and return its index, None when it is blank.

        The current headings are filled in when `context` names none.
        """
        if self._headings and not context.headings:
            context = replace(context, headings=self.headings)
        block = text.block(kind, context)
        if block is None:
            return None
        self.blocks.append(block)
        return len(self.blocks) - 1

    def add_heading(self, text: TextBuilder, level: int, *, quoted: bool = False) -> int | None:
        """Append a heading, which leads the blocks after it up to the next of its level or above."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        index = self.add(text, BlockKind.HEADING, Context(quoted=quoted))
        if index is not None:
            self._headings.append((level, index))
        return index

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment; `start:end` is its source range with the delimiters."""
        self._comments.append(Comment(text, Span(start, end)))

    def tag(self, name: str) -> None:
        """Note the name of a shortcode, component or template tag."""
        self._tags.add(name)

    def build(self) -> Document:
        """Return the document with blocks and comments in source order."""
        return Document(
            path=self.path,
            source=self.source,
            blocks=_in_source_order(self.blocks),
            comments=tuple(sorted(self._comments, key=lambda comment: comment.span)),
            front_matter=self.front_matter,
            front_matter_span=self.front_matter_span,
            tags=frozenset(self._tags),
        )


def _in_source_order(blocks: list[Block]) -> tuple[Block, ...]:
    order = sorted(range(len(blocks)), key=lambda index: blocks[index].runs[0].source_start)
    if order == list(range(len(blocks))):
        return tuple(blocks)
    new_index = {old: new for new, old in enumerate(order)}
    return tuple(_renumbered(blocks[old], new_index) for old in order)


def _renumbered(block: Block, new_index: Mapping[int, int]) -> Block:
    context = block.context
    return replace(
        block,
        context=replace(
            context,
            headings=tuple(new_index[index] for index in context.headings),
            lead_in=None if context.lead_in is None else new_index[context.lead_in],
            row=None if context.row is None else new_index[context.row],
            column=None if context.column is None else new_index[context.column],
        ),
    )
