"""Adds AsciiDoc with its inline markup taken off: what a reader sees, at its place."""

from __future__ import annotations

import re

from claimcheck.model.document import BlockKind, Context
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.prose import add_gap, add_prose

_MARKUP = re.compile(
    r"(?P<entity>&#?\w{2,32};)"
    r"|(?P<pass>\+{3}(?:[^+]|\+(?!\+\+))*\+{3}|(?:pass|stem|latexmath|asciimath):[a-z,]*\[[^\]]*\])"
    r"|(?P<smart>[\"']`(?=\S)|(?<=\S)`[\"'])"
    r"|(?P<literal>`[^`]+`)"
    r"|(?P<xref><<[^<>,\r\n]+(?:,(?P<xref_text>[^<>]*))?>>)"
    r"|(?P<macro>(?<![\w:])(?P<name>footnote(?:ref)?|link|xref|image|kbd|btn|menu|icon|mailto|anchor|indexterm2?"
    r"|https?|ftp|irc):(?!:)(?P<target>[^\s\[\]<>\"]*)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\])"
    r"|(?P<address>(?:https?://|www\.|mailto:)[^\s<>\"\[\]{}]*[^\s<>\"\[\]{}.,;:!?)*_])"
    r"|(?P<anchor>\[\[[^\[\]]*\]\])"
    r"|(?P<index>\({3}[^()]*\){3})"
    r"|(?P<attribute>\{(?P<attribute_name>[A-Za-z0-9][\w-]*)(?::[^{}]*)?\})"
    r"|(?P<role>\[[.#%][^\[\]]*\](?=[#*_`]))"
    r"|(?P<shifted>[~^](?P<shifted_text>[^\s~^]+)[~^])"
    r"|(?P<break>\s\+(?=\r?\n|\Z))"
    r"|(?P<escape>\\(?=[*_`#~^{<\[+]))"
    r"|(?P<open>(?<![\w*_#])(?:\*{1,2}|_{1,2}|\#{1,2})(?=[^\s*_#]))"
    r"|(?P<close>(?<=[^\s*_#])(?:\*{1,2}|_{1,2}|\#{1,2})(?![\w*_#]))"
    r"|(?P<unconstrained>\*\*|__|\#\#|\(\((?=\w)|(?<=\w)\)\))"
)
_GAPS = frozenset(["pass", "literal", "address"])


def add_asciidoc(builder: DocumentBuilder, text: TextBuilder, start: int, end: int) -> None:
    """Add the source range `start:end` without its inline markup.

    Code, addresses and references are left out; footnotes and alternative texts become blocks.
    """
    source = builder.source
    position = start
    for match in _MARKUP.finditer(source, start, end):
        add_prose(text, source, position, match.start(), entities=True)
        _add_markup(builder, text, match)
        position = match.end()
    add_prose(text, source, position, end, entities=True)


def _add_markup(builder: DocumentBuilder, text: TextBuilder, match: re.Match[str]) -> None:
    kind = next(name for name, found in match.groupdict().items() if found is not None)
    if kind in _GAPS:
        add_gap(text, match.start(), match.end())
    elif kind == "entity":
        add_prose(text, builder.source, *match.span(), entities=True)
    elif kind == "smart":
        _add_quotation_mark(text, match)
    elif kind == "attribute":
        builder.tag(match["attribute_name"])
        add_gap(text, match.start(), match.end())
    elif kind == "xref" and match["xref_text"]:
        add_prose(text, builder.source, *match.span("xref_text"))
    elif kind == "shifted":
        add_prose(text, builder.source, *match.span("shifted_text"))
    elif kind == "macro":
        _add_macro(builder, text, match)


def _add_quotation_mark(text: TextBuilder, match: re.Match[str]) -> None:
    mark = match.group().strip("`")
    text.add(match.start() + match.group().index(mark), mark)


def _add_macro(builder: DocumentBuilder, text: TextBuilder, match: re.Match[str]) -> None:
    name, (start, end) = match["name"], match.span("text")
    if name.startswith("footnote"):
        _add_block(builder, start, end, BlockKind.FOOTNOTE)
    elif name == "image":
        add_alt_text(builder, start, end)
    elif name in ("kbd", "btn", "menu", "icon", "anchor", "indexterm"):
        add_gap(text, match.start(), match.end())
    else:
        # `window=_blank` and the like may follow the text of a link.
        shown = match["text"].split(",")[0] if "=" in match["text"] else match["text"]
        shown = shown.rstrip("^")
        if shown:
            add_asciidoc(builder, text, start, start + len(shown))
        else:
            add_gap(text, match.start(), match.end())


def add_alt_text(builder: DocumentBuilder, start: int, end: int) -> None:
    """Add the alternative text out of the attributes `start:end` of an image."""
    attributes = builder.source[start:end]
    if named := re.search(r"\balt=(?:\"([^\"]*)\"|([^,\]]*))", attributes):
        group = 1 if named[1] is not None else 2
        _add_block(builder, start + named.start(group), start + named.end(group), BlockKind.ALT_TEXT)
    elif first := re.match(r"\s*(?:\"([^\"]*)\"|([^,=]*)(?=,|\Z))", attributes):
        group = 1 if first[1] is not None else 2
        _add_block(builder, start + first.start(group), start + first.end(group), BlockKind.ALT_TEXT)


def _add_block(builder: DocumentBuilder, start: int, end: int, kind: BlockKind) -> None:
    text = TextBuilder()
    add_asciidoc(builder, text, start, end)
    builder.add(text, kind, Context())
