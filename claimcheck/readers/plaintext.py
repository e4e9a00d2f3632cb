"""Reads plain text: paragraphs, headings and lists as people type them without any markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.model.document import BlockKind, Context, Document
from claimcheck.readers.build import DocumentBuilder, ReaderOptions, TextBuilder
from claimcheck.readers.lines import Line, dedent, split_lines
from claimcheck.readers.masking import mask_urls
from claimcheck.readers.prose import add_gap, add_prose

_MARKER = re.compile(
    r"(?P<bullet>[-*+•‣◦▪·–—o](?=\s)|\(?(?P<number>\d{1,3}|[a-zA-Z])\)(?=\s)|\d{1,3}\.(?=\s))\s+(?=\S)"
)
_RULE = re.compile(r"([-=_*~#+.])\1{2,}|([-=_*~])(?: \2){2,}")
_UNDERLINE = re.compile(r"([-=~^\"#*_+])\1{1,}")
_LABEL = re.compile(r"[\[【](?P<label>[^\[\]]{1,120})[\]】]")
_UNDERLINE_LEVELS = {"=": 1, "-": 2, "~": 3}
_QUOTE = re.compile(r"(?:>\s?)+")
_UNFINISHED = tuple(".!;,:…-–—&")

_TITLE_LEVEL, _LABEL_LEVEL, _CAPITALS_LEVEL, _SHORT_LEVEL = 1, 2, 3, 4
_LONGEST_HEADING = 80
_LONGEST_WRAPPED_LINE = 120
_MOST_HEADING_WORDS = 12
_NARROWEST_COLUMN = 50
_SHORTEST_FULL_LINE = 30


def read_plaintext(path: str, source: str, options: ReaderOptions) -> Document:
    """Read a text file; `options` does not matter to plain text."""
    builder = DocumentBuilder(path, source)
    reader = _TextReader(builder, mask_urls(source))
    for group in _groups(split_lines(source)):
        reader.read(group)
    return builder.build()


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines between blank ones."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [part for group in groups if group for part in _unwrapped(group)]


def _unwrapped(group: list[Line]) -> list[list[Line]]:
    """Return each line by itself where lines are paragraphs, as a line too long to be wrapped shows."""
    if max(len(line.text) for line in group) <= _LONGEST_WRAPPED_LINE:
        return [group]
    parts: list[list[Line]] = []
    for line in group:
        if parts and _UNDERLINE.fullmatch(line.text):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


class _Item(Struct, frozen=True):
    """An open list item: where its marker and its text stand, its block, and the block it completes."""

    indent: int
    text_indent: int
    index: int | None
    lead_in: int | None


class _TextReader:
    """Reads one group of lines after the other; lists may run on over blank lines."""

    def __init__(self, builder: DocumentBuilder, masked: str):
        self._builder = builder
        self._masked = masked
        self._items: list[_Item] = []
        self._previous: int | None = None

    def read(self, lines: list[Line]) -> None:
        """Read the lines of one group."""
        index = 0
        while index < len(lines):
            index = (
                self._quotation(lines, index)
                or self._rule(lines, index)
                or self._heading(lines, index)
                or self._item(lines, index)
                or self._paragraph(lines, index)
            )

    def _quotation(self, lines: list[Line], index: int) -> int | None:
        """Read lines that start with `>`, as in letters."""
        end = index
        while end < len(lines) and lines[end].text.startswith(">"):
            end += 1
        if end == index:
            return None
        text = TextBuilder()
        above = None
        for line in lines[index:end]:
            match = _QUOTE.match(line.text)
            content = dedent(line, match.end() if match else 0)
            if above:
                add_gap(text, above.end, content.start, "\n")
            add_prose(text, self._masked, content.start, content.end)
            above = content
        self._items = []
        self._previous = self._builder.add(text, BlockKind.PARAGRAPH, Context(quoted=True))
        return end

    def _rule(self, lines: list[Line], index: int) -> int | None:
        return index + 1 if _RULE.fullmatch(lines[index].text) else None

    # Headings

    def _heading(self, lines: list[Line], index: int) -> int | None:
        line = lines[index]
        if index + 1 < len(lines) and _underlines(lines[index + 1], line):
            level = _UNDERLINE_LEVELS.get(lines[index + 1].text[0], _SHORT_LEVEL)
            return self._add_heading(lines[index : index + 1], level, index + 2)
        if match := _LABEL.fullmatch(line.text):
            label = Line(line.start + match.start("label"), match["label"], line.indent)
            return self._add_heading([label], _LABEL_LEVEL, index + 1)
        if _MARKER.match(line.text) or (self._items and line.indent >= self._items[-1].text_indent):
            return None
        if _is_capitals(line.text):
            return self._capitals(lines, index)
        if _is_short_heading(lines, index):
            return self._add_heading([line], _SHORT_LEVEL, index + 1)
        return None

    def _capitals(self, lines: list[Line], index: int) -> int | None:
        """Read one or two lines in capitals as a heading; more of them are a paragraph that shouts."""
        end = index
        while end < len(lines) and _is_capitals(lines[end].text) and not _MARKER.match(lines[end].text):
            end += 1
        if end - index > 2:
            return None
        if end - index == 2 and len(lines[index].text) < _SHORTEST_FULL_LINE:
            end = index + 1
        return self._add_heading(lines[index:end], _CAPITALS_LEVEL, end)

    def _add_heading(self, lines: Sequence[Line], level: int, end: int) -> int:
        text = TextBuilder()
        self._add_lines(text, lines)
        is_title = not self._builder.blocks
        index = self._builder.add_heading(text, _TITLE_LEVEL if is_title else level)
        self._items = []
        self._previous = index
        return end

    # Lists

    def _item(self, lines: list[Line], index: int) -> int | None:
        line = lines[index]
        match = _MARKER.match(line.text)
        if not match:
            return self._item_paragraph(lines, index)
        content = dedent(line, match.end())
        while self._items and self._items[-1].indent > line.indent:
            self._items.pop()
        sibling = self._items[-1] if self._items and self._items[-1].indent == line.indent else None
        if sibling:
            self._items.pop()
        parent = self._items[-1] if self._items else None
        outer = parent.index if parent else self._previous
        lead_in = sibling.lead_in if sibling else outer
        end = _item_end(lines, index, line.indent, content.indent)
        added = self._add_item([content, *lines[index + 1 : end]], lead_in)
        self._items.append(_Item(line.indent, content.indent, added, lead_in))
        return end

    def _item_paragraph(self, lines: list[Line], index: int) -> int | None:
        """Read a later paragraph of a list item, which is indented as its text is."""
        if not self._items or index or lines[index].indent < max(self._items[-1].text_indent, 1):
            return None
        item = self._items[-1]
        end = _item_end(lines, index, item.indent, item.text_indent)
        self._add_item(lines[index:end], item.lead_in)
        return end

    def _add_item(self, lines: Sequence[Line], lead_in: int | None) -> int | None:
        text = TextBuilder()
        self._add_lines(text, lines)
        return self._builder.add(text, BlockKind.LIST_ITEM, Context(lead_in=lead_in))

    # Paragraphs

    def _paragraph(self, lines: list[Line], index: int) -> int:
        end = index + 1
        while end < len(lines) and not _interrupts(lines, end):
            end += 1
        text = TextBuilder()
        self._add_lines(text, lines[index:end])
        self._items = []
        self._previous = self._builder.add(text, BlockKind.PARAGRAPH)
        return end

    def _add_lines(self, text: TextBuilder, lines: Sequence[Line]) -> None:
        add_prose(text, self._masked, lines[0].start, lines[-1].end)


def _underlines(line: Line, title: Line) -> bool:
    return (
        bool(_UNDERLINE.fullmatch(line.text))
        and len(line.text) >= min(3, len(title.text))
        and len(title.text) <= 2 * _LONGEST_HEADING
        and not _MARKER.match(title.text)
    )


def _is_capitals(text: str) -> bool:
    """Tell whether the line is written in capitals; one word of them may be a name, such as B12."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) >= 2
        and len(text) <= 2 * _LONGEST_HEADING
        and sum(char.isupper() for char in letters) >= 0.9 * len(letters)
        and not text.endswith((",", ";"))
    )


def _is_short_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line of a few words stands alone, or clearly short of the column below it."""
    line = lines[index]
    words = line.text.split()
    if index or len(line.text) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    if line.text.endswith(_UNFINISHED) or not (line.text[0].isupper() or line.text[0].isdigit()):
        return False
    if len(lines) == 1:
        return True
    following = lines[1].text
    if marker := _MARKER.match(following):
        return not _goes_on(line.text, marker)
    width = max(len(other.text) for other in lines[1:])
    starts_sentence = following[0].isupper() and width >= _NARROWEST_COLUMN
    return starts_sentence and len(line.text) + 1 + len(following.split()[0]) < 0.6 * width


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line ends the paragraph above it without a blank line between."""
    line = lines[index]
    match = _MARKER.match(line.text)
    if match:
        return match["bullet"][0] not in "–—" and not _goes_on(lines[index - 1].text, match)
    if _RULE.fullmatch(line.text) or _LABEL.fullmatch(line.text) or line.text.startswith(">"):
        return True
    if index + 1 < len(lines) and _underlines(lines[index + 1], line):
        return True
    return _is_capitals(line.text) and len(line.text.split()) > 1 and lines[index - 1].text.endswith((".", "!", "?"))


def _goes_on(above: str, marker: re.Match[str]) -> bool:
    """Tell whether a number at the start of a line belongs to the sentence: `vitamin B / 12. Then`."""
    is_number = marker["bullet"][0].isalnum() or marker["bullet"][0] == "("
    return is_number and marker["bullet"] not in ("1.", "1)", "a)", "(1)", "(a)", "A)") and above[-1] not in ".!?:;,"


def _item_end(lines: Sequence[Line], index: int, marker_indent: int, text_indent: int) -> int:
    """Return the index after the last line of the item that starts at `index`."""
    end = index + 1
    while end < len(lines) and _continues_item(lines[end], lines[end - 1], marker_indent, text_indent):
        end += 1
    return end


def _continues_item(line: Line, above: Line, marker_indent: int, text_indent: int) -> bool:
    if _MARKER.match(line.text) or _RULE.fullmatch(line.text) or _LABEL.fullmatch(line.text):
        return False
    if line.indent > marker_indent:
        return True
    # A line that falls back to the margin goes on with the item only in the middle of a sentence.
    in_sentence = not above.text.endswith((".", "!", "?", ":", ";"))
    return line.indent == marker_indent and in_sentence and line.text[0].islower()
