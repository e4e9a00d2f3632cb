"""Reads MDX: Markdown with module code, expressions and components, whose visible texts are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.model.document import BlockKind, Document
from claimcheck.readers.build import DocumentBuilder, ReaderOptions, TextBuilder
from claimcheck.readers.directives import mask_directives, undented
from claimcheck.readers.frontmatter import front_matter_kinds, read_front_matter
from claimcheck.readers.inline_html import INLINE_ELEMENTS, SKIPPED_ELEMENTS
from claimcheck.readers.javascript import named_strings
from claimcheck.readers.markdown import read_body, refuse_deep_lists
from claimcheck.readers.markdown_events import Caption
from claimcheck.readers.masking import add_with_entities, blanked, gap, is_alone, vanished
from claimcheck.readers.mdx_scan import Attribute, Part, PartKind, scan
from claimcheck.readers.scalars import add_escaped

_VISIBLE_ATTRIBUTES: Mapping[str, BlockKind] = {
    "alt": BlockKind.ALT_TEXT,
    **dict.fromkeys(("title", "subtitle", "label", "caption", "heading"), BlockKind.CAPTION),
    **dict.fromkeys(("description", "summary", "text", "children"), BlockKind.CAPTION),
    **dict.fromkeys(("q", "question", "a", "answer"), BlockKind.CAPTION),
}
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})
_META = re.compile(r"export[ \t]+const[ \t]+(?:meta|metadata|frontmatter|frontMatter)\b")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def read_mdx(path: str, source: str, options: ReaderOptions) -> Document:
    """Read an MDX file; raises UnreadableFile for broken front matter and absurd nesting."""
    refuse_deep_lists(path, source)
    builder = DocumentBuilder(path, source)
    kinds = front_matter_kinds(options.front_matter_keys)
    start = read_front_matter(builder, options.front_matter_keys)
    parts = tuple(scan(source, start))
    body, directives = mask_directives(_dedented(source, start, _masked(source, start, parts), parts))
    for name in directives:
        builder.tag(name)
    for part in parts:
        _note(builder, part, kinds)
    read_body(builder, start, body, _captions(source, parts))
    return builder.build()


def _note(builder: DocumentBuilder, part: Part, kinds: Mapping[str, BlockKind]) -> None:
    """Take up what a part says apart from its captions."""
    if part.kind is PartKind.TAG and part.name:
        builder.tag(part.name)
    elif part.kind is PartKind.COMMENT:
        text = builder.source[part.start + 1 : part.end - 1].strip()
        builder.comment(text[2:-2], part.start, part.end)
    elif part.kind is PartKind.MODULE:
        for match in _META.finditer(builder.source, part.start, part.end):
            _add_meta(builder, match.end(), part.end, kinds)


def _add_meta(builder: DocumentBuilder, start: int, end: int, kinds: Mapping[str, BlockKind]) -> None:
    for key, value_start, value_end in named_strings(builder.source, start, end):
        if key in kinds:
            text = TextBuilder()
            add_escaped(text, builder.source, value_start, value_end)
            builder.add(text, kinds[key])


def _captions(source: str, parts: tuple[Part, ...]) -> tuple[Caption, ...]:
    captions: list[Caption] = []
    for part in parts:
        question: int | None = None
        for attribute in part.attributes:
            kind = _VISIBLE_ATTRIBUTES.get(attribute.name)
            if not kind:
                continue
            answers = question if attribute.name in _ANSWERS else None
            captions.append(Caption(_attribute_text(source, attribute), kind, attribute.start, answers))
            if attribute.name in _QUESTIONS:
                question = len(captions) - 1
    return tuple(captions)


def _attribute_text(source: str, attribute: Attribute) -> TextBuilder:
    text = TextBuilder()
    if attribute.is_script:
        add_escaped(text, source, attribute.start, attribute.end)
    else:
        add_with_entities(text, source, attribute.start, attribute.end)
    return text


def _masked(source: str, start: int, parts: tuple[Part, ...]) -> str:
    """Return the source from `start` on with all parts masked and skipped elements blanked out."""
    pieces: list[str] = []
    done = start
    skipped = ""
    for part in parts:
        between = source[done : part.start]
        pieces += (blanked(between) if skipped else between, _mask(source, part))
        done = part.end
        if part.kind is PartKind.TAG and not part.is_empty:
            skipped = _skipped_after(skipped, part)
    pieces.append(source[done:])
    return "".join(pieces)


def _skipped_after(skipped: str, part: Part) -> str:
    if skipped:
        return "" if part.is_closing and part.name == skipped else skipped
    return part.name if part.name in SKIPPED_ELEMENTS and not part.is_closing else ""


def _mask(source: str, part: Part) -> str:
    text = source[part.start : part.end]
    if part.kind is PartKind.MODULE or is_alone(source, part.start, part.end):
        return blanked(text)
    is_word = part.name[:1].isupper() and source[part.start - 1 : part.start] != ">"
    if part.kind is PartKind.TAG and (is_word or part.name in INLINE_ELEMENTS):
        return vanished(text)
    return gap(text)


def _dedented(source: str, start: int, masked: str, parts: tuple[Part, ...]) -> str:
    """Take the indentation off the lines inside components, which Markdown would read as code."""
    depth_changes = _depth_changes(start, masked, parts)
    depths: dict[int, int] = {}
    region: dict[int, int] = {}
    depth = 0
    for number, match in enumerate(_LINE.finditer(masked)):
        line = match[1]
        if line.strip() and depth > 0:
            region[number] = len(line) - len(line.lstrip(" \t"))
        if number in depth_changes:
            depth += depth_changes[number]
            depths.update(_common(region))
            region = {}
    depths.update(_common(region))
    return undented(masked, depths)


def _common(region: dict[int, int]) -> dict[int, int]:
    least = min(region.values(), default=0)
    return dict.fromkeys(region, least) if least else {}


def _depth_changes(start: int, masked: str, parts: tuple[Part, ...]) -> dict[int, int]:
    """Return by how much each line with tags changes the depth."""
    ends = [match.end() + start for match in _LINE.finditer(masked)]
    changes: dict[int, int] = {}
    line = 0
    for part in parts:
        if part.kind is not PartKind.TAG:
            continue
        while line < len(ends) - 1 and ends[line] < part.end:
            line += 1
        change = -1 if part.is_closing else not part.is_empty
        changes[line] = changes.get(line, 0) + change
    return changes
