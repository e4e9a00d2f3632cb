"""Adds quoted, plain and block scalars of YAML, TOML, JSON and JavaScript to a block, place by place."""

from __future__ import annotations

import re

from claimcheck.readers.build import TextBuilder

_PROPERTIES = re.compile(r"(?:[!&]\S*\s+)+")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n)?")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u\{(?P<braced>[0-9a-fA-F]{1,6})\}|(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>[0-9a-fA-F]{8}))"
    r"|(?P<fold>[ \t]*(?:\r\n|\r|\n)\s*)|(?P<char>.))"
)
_CHARACTERS = {
    "n": "\n", "r": "\r", "t": "\t", "\t": "\t", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b",
    "0": "\0", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def add_scalar(text: TextBuilder, source: str, start: int, end: int) -> None:
    """Add the YAML scalar at `start:end`; line breaks stay, indentation is left out."""
    properties = _PROPERTIES.match(source, start, end)
    start = properties.end() if properties else start
    mark = source[start : start + 1]
    if mark in ("|", ">"):
        header = _BLOCK_HEADER.match(source, start, end)
        _add_lines(text, source, header.end() if header else end, block_scalar_end(source, start, end))
    elif mark == '"':
        add_escaped(text, source, start + 1, end - 1)
    elif mark == "'":
        _add_single_quoted(text, source, start + 1, end - 1)
    else:
        _add_lines(text, source, start, end)


def add_escaped(text: TextBuilder, source: str, start: int, end: int) -> None:
    """Add text with backslash escapes as YAML, TOML, JSON and JavaScript write them."""
    done = start
    for escape in _ESCAPE.finditer(source, start, end):
        _add_lines(text, source, done, escape.start())
        text.add(escape.start(), _decoded(escape), len(escape.group()))
        done = escape.end()
    _add_lines(text, source, done, end)


def block_scalar_end(source: str, start: int, end: int) -> int:
    """Return where the content of the block scalar at `start:end` ends; `end` for other scalars.

    The parser's own end takes in comments and empty lines that follow.
    """
    header = _BLOCK_HEADER.match(source, start, end)
    if not header:
        return end
    least = 0
    content_end = header.end()
    for line in _LINE.finditer(source, header.end(), end):
        indent = len(line["indent"])
        if line["text"] and least and indent < least:
            break
        if line["text"]:
            least = least or max(indent, 1)
            content_end = line.end()
    return content_end


def _decoded(escape: re.Match[str]) -> str:
    code = escape["braced"] or escape["two"] or escape["four"] or escape["eight"]
    if code:
        number = int(code, 16)
        return "\ufffd" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else chr(number)
    if escape["fold"] is not None:
        return ""
    if escape["char"]:
        return _CHARACTERS.get(escape["char"], escape["char"])
    pair = escape.group()
    return chr(0x10000 + ((int(pair[2:6], 16) - 0xD800) << 10) + int(pair[8:], 16) - 0xDC00)


def _add_single_quoted(text: TextBuilder, source: str, start: int, end: int) -> None:
    done = start
    for pair in re.compile("''").finditer(source, start, end):
        _add_lines(text, source, done, pair.start())
        text.add(pair.start(), "'", 2)
        done = pair.end()
    _add_lines(text, source, done, end)


def _add_lines(text: TextBuilder, source: str, start: int, end: int) -> None:
    """Add the range without the indentation of its second and later lines."""
    for line in _LINE.finditer(source, start, end):
        first = line.start() if line.start() == start else line.start("text")
        text.add(first, source[first : line.end()])
