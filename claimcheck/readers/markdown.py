"""Reads Markdown: CommonMark with the GitHub extensions, front matter, shortcodes and raw HTML."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.errors import Problem, UnreadableFile
from claimcheck.model.document import Document, Span
from claimcheck.readers.build import DocumentBuilder, ReaderOptions
from claimcheck.readers.directives import mask_directives
from claimcheck.readers.frontmatter import read_front_matter
from claimcheck.readers.markdown_events import Caption, EventReader
from claimcheck.readers.masking import FILLER, blanked, gap, mask_urls, vanished
from claimcheck.readers.templates import mask_templates

_LINK_COMMENT = re.compile(
    r"^ {0,3}\[(?://|comment)\]:[ \t]*(?:#|<>)[ \t]+"
    r"(?:\((?P<round>.*)\)|\"(?P<double>.*)\"|'(?P<single>.*)')[ \t]*\r?$",
    re.MULTILINE,
)


_LOWERED = re.compile(r"(?<=[A-Za-z])~(\d{1,2})~(?!~)")
_RAISED = re.compile(r"(?<=[A-Za-z]{3})\^\d{1,3}(?:[,–-]\d{1,3})*\^")
# A list marker this far in is some five hundred levels deep; the time for them grows with the square.
_TOO_DEEP = re.compile(r"^[ \t]{1000,}[-*+0-9]", re.MULTILINE)


def read_markdown(path: str, source: str, options: ReaderOptions) -> Document:
    """Read a Markdown file; raises UnreadableFile for broken front matter and absurd nesting."""
    refuse_deep_lists(path, source)
    builder = DocumentBuilder(path, source)
    start = read_front_matter(builder, options.front_matter_keys)
    body, tags = mask_templates(source[start:], gap)
    body, directives = mask_directives(body)
    for tag in tags | directives:
        builder.tag(tag)
    read_body(builder, start, body, ())
    return builder.build()


def refuse_deep_lists(path: str, source: str) -> None:
    """Raise UnreadableFile for lists nested absurdly deep."""
    found = _TOO_DEEP.search(source)
    if found:
        line = source.count("\n", 0, found.start()) + 1
        raise UnreadableFile(Problem(path, line, None, "lists nested too deeply; flatten them or exclude the file"))


def read_body(builder: DocumentBuilder, start: int, body: str, captions: tuple[Caption, ...]) -> None:
    """Read `body`, the masked source from `start` on; `captions` are texts found in what was masked."""
    visible = blanked(builder.source[:start]) + _mask_small(mask_urls(body))
    reader = EventReader(builder, visible, captions)
    reader.read()
    _read_link_comments(builder, start, reader.leaves)


def _mask_small(source: str) -> str:
    """Mask Pandoc's marks of lowered digits, "B~12~", and raised numbers after a word, "cramps^1^", references."""
    lowered = _LOWERED.sub(lambda match: f"{FILLER}{match[1]}{FILLER}", source)
    return _RAISED.sub(lambda match: vanished(match.group()), lowered)


def _read_link_comments(builder: DocumentBuilder, start: int, leaves: list[Span]) -> None:
    """Note link definitions that serve as comments; inside paragraphs and code they are none."""
    starts = [leaf.start for leaf in leaves]
    for match in _LINK_COMMENT.finditer(builder.source, start):
        leaf = bisect_right(starts, match.start()) - 1
        if leaf < 0 or leaves[leaf].end <= match.start():
            builder.comment(match["round"] or match["double"] or match["single"] or "", *match.span())
