"""Reads the raw HTML inside Markdown: text with its place, comments, alternative texts and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.model.document import BlockKind, Context
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.masking import add_with_entities

SKIPPED_ELEMENTS = frozenset({
    "script", "style", "pre", "code", "template", "svg", "math", "textarea", "select", "option", "nav",
    "noscript", "del", "s", "strike", "iframe", "object", "audio", "video", "canvas", "head",
})  # fmt: skip
INLINE_ELEMENTS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
_HEADING = re.compile(r"h[1-6]")
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*'){0,5000})>"
    r"|<[!?][^>]*(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Tag(NamedTuple):
    """One tag or comment; `start:end` is its source range."""

    name: str
    is_closing: bool
    start: int
    end: int
    attributes: int
    comment: str | None


def scan_tags(text: str, offset: int = 0) -> Iterator[Tag]:
    """Yield the tags and comments of `text`, which stands at `offset` in the source."""
    for token in _TOKEN.finditer(text):
        yield Tag(
            (token["name"] or "").lower(),
            bool(token["close"]),
            offset + token.start(),
            offset + token.end(),
            offset + token.start("attributes") if token["name"] else -1,
            token["comment"],
        )


def read_attributes(builder: DocumentBuilder, tag: Tag, context: Context) -> None:
    """Add the alternative text and the title that `tag` carries."""
    if tag.is_closing or tag.attributes < 0:
        return
    for match in _ATTRIBUTE.finditer(builder.source, tag.attributes, tag.end):
        kind = {"alt": BlockKind.ALT_TEXT, "title": BlockKind.CAPTION}.get(match[1].lower())
        if kind:
            text = TextBuilder()
            add_with_entities(text, builder.source, *match.span(2 if match[2] is not None else 3))
            builder.add(text, kind, context)


class HtmlBlockReader:
    """Turns one block of raw HTML into blocks; unclosed elements end with it."""

    def __init__(self, builder: DocumentBuilder, kind: BlockKind, context: Context):
        self._builder, self._default_kind, self._context = builder, kind, context
        self._text = TextBuilder()
        self._element = ""
        self._skipping = ""

    def read(self, visible: str, offset: int) -> None:
        """Read `visible`, the source at `offset` with the markers of outer blocks blanked out."""
        done = 0
        for tag in scan_tags(visible, offset):
            self._add_text(visible, offset, done, tag.start - offset)
            done = tag.end - offset
            self._meet(tag)
        self._add_text(visible, offset, done, len(visible))
        self._flush()

    def _add_text(self, visible: str, offset: int, start: int, end: int) -> None:
        if not self._skipping and start < end:
            add_with_entities(self._text, self._builder.source, offset + start, offset + end, visible[start:end])

    def _meet(self, tag: Tag) -> None:
        if tag.comment is not None:
            self._builder.comment(
                self._builder.source[tag.start + 4 : tag.start + 4 + len(tag.comment)], tag.start, tag.end
            )
        elif self._skipping:
            if tag.is_closing and tag.name == self._skipping:
                self._skipping = ""
        elif tag.name == "br":
            self._text.add(tag.start, "\n", tag.end - tag.start)
        elif tag.name in SKIPPED_ELEMENTS and not tag.is_closing:
            self._skip(tag)
        elif tag.name and tag.name not in INLINE_ELEMENTS:
            self._flush()
            self._element = "" if tag.is_closing else tag.name
        if not self._skipping:
            read_attributes(self._builder, tag, self._context)

    def _skip(self, tag: Tag) -> None:
        if self._builder.source[tag.end - 2] != "/":
            self._skipping = tag.name
        self._text.add(tag.start, " ", tag.end - tag.start)

    def _flush(self) -> None:
        text, self._text = self._text, TextBuilder()
        if _HEADING.fullmatch(self._element):
            self._builder.add_heading(text, int(self._element[1]), quoted=self._context.quoted)
        else:
            self._builder.add(text, _KINDS.get(self._element, self._default_kind), self._context)
