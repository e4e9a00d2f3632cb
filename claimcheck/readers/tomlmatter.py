"""Reads TOML front matter; the places of its string values come from a scan line by line."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from claimcheck.errors import Problem, UnreadableFile
from claimcheck.model.document import BlockKind, Span
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.scalars import add_escaped

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TABLE = re.compile(r"[ \t]*\[([^\[\]\r\n]+)\]")
_KEY = re.compile(r"[ \t]*([\w.\"'-]+)[ \t]*=[ \t]*")
_STRING = re.compile(
    r'"""(?:\r?\n)?(?P<basics>(?:[^"\\]|\\.|"(?!""))*)"""'
    r"|'''(?:\r?\n)?(?P<literals>(?:[^']|'(?!''))*)'''"
    r'|"(?P<basic>(?:[^"\\\r\n]|\\.)*)"'
    r"|'(?P<literal>[^'\r\n]*)'",
    re.DOTALL,
)
_COMMENT = re.compile(r"#[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def read_toml(builder: DocumentBuilder, content: Span, keys: Mapping[str, BlockKind]) -> None:
    """Read the TOML at `content` into `builder`; raises UnreadableFile when it is not valid."""
    try:
        builder.front_matter = tomllib.loads(builder.source[content.start : content.end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFile(_problem(builder.path, str(error))) from None
    position, table = content.start, ""
    while position < content.end:
        position, table = _read_line(builder, Span(position, content.end), table, keys)


def _problem(path: str, message: str) -> Problem:
    place = _PLACE.search(message)
    line, column = (int(place[1]) + 1, int(place[2])) if place and place[1] else (None, None)
    reason = _PLACE.sub("", message)
    return Problem(path, line, column, f"not valid TOML: {reason}; correct the front matter")


def _read_line(builder: DocumentBuilder, rest: Span, table: str, keys: Mapping[str, BlockKind]) -> tuple[int, str]:
    """Read one line, or a value of several; return where the next starts and the table it is in."""
    source = builder.source
    position = rest.start
    header = _TABLE.match(source, position, rest.end)
    key = _KEY.match(source, position, rest.end)
    if header:
        table = header[1].strip() + "."
        position = header.end()
    elif key:
        position = _read_value(builder, key.end(), rest.end, keys.get(table + key[1].strip("\"'")))
    line_end = _LINE_END.search(source, position, rest.end)
    end = line_end.end() if line_end else rest.end
    comment = _COMMENT.search(source, position, end)
    if comment:
        builder.comment(comment.group()[1:], *comment.span())
    return max(end, rest.start + 1), table


def _read_value(builder: DocumentBuilder, start: int, end: int, kind: BlockKind | None) -> int:
    """Return where the value at `start` ends, as far as the scan can tell; add it when it has a kind."""
    source = builder.source
    is_list = source.startswith("[", start)
    position = start + 1 if is_list else start
    while True:
        separator = re.compile(r"[\s,]*").match(source, position, end) if is_list else None
        position = separator.end() if separator else position
        string = _STRING.match(source, position, end)
        if not string:
            return position
        if kind:
            _add_string(builder, string, kind)
        position = string.end()
        if not is_list:
            return position


def _add_string(builder: DocumentBuilder, string: re.Match[str], kind: BlockKind) -> None:
    text = TextBuilder()
    group = str(string.lastgroup)
    if group.startswith("basic"):
        add_escaped(text, builder.source, *string.span(group))
    else:
        text.add(string.start(group), string[group])
    builder.add(text, kind)
