"""Cuts HTML into tags, text and comments with exact offsets, in linear time, whatever its faults.

The standard library's parser has quadratic cases, gives no offsets of attributes, and its handling of
broken markup changes between Python releases; findings must not. Where a browser would hide text behind
a broken tag (a quotation mark that is never closed, a comment that never ends), this one reads the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from claimcheck.readers.html_elements import KNOWN, RAW

_MARKUP = re.compile(r"<(?=[A-Za-z]|/[A-Za-z]|[!?])")
_NAME = re.compile(r"[A-Za-z][^\s/<>]*")
_END_TAG = re.compile(r"</([A-Za-z][^\s/<>]*)(?:[^<>]*>)?")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_ATTRIBUTE = re.compile(r"[\s/]*(=?[^\s/>=<]+|=)(\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s<>]*")
_CLOSE = re.compile(r"[\s/]*>")
_ANGLE = re.compile(r"[<>]")


class TokenKind(Enum):
    """What a token is."""

    START = 1
    END = 2
    TEXT = 3
    COMMENT = 4


class Attribute(NamedTuple):
    """An attribute of a start tag; `source[start:end]` is its value without quotation marks."""

    name: str
    start: int
    end: int


class Token(NamedTuple):
    """A stretch of the source; `name` is the lower-case element name of a tag."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


class _Finder:
    """Finds what closes something, and never looks twice for what is not there."""

    def __init__(self, source: str):
        self._source = source
        self._absent: set[str] = set()

    def find(self, pattern: str, start: int) -> int:
        """Return the offset of the next `pattern`, letters in any case, or -1."""
        if pattern in self._absent:
            return -1
        match = re.compile(re.escape(pattern), re.IGNORECASE).search(self._source, start)
        if match is None:
            self._absent.add(pattern)
            return -1
        return match.start()


def tokenize(source: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of `source` from `start` on, in order."""
    finder = _Finder(source)
    text_start = position = start
    while match := _MARKUP.search(source, position):
        token = _markup(source, match.start(), finder)
        if token is None:
            position = match.end()
            continue
        if text_start < token.start:
            yield Token(TokenKind.TEXT, text_start, token.start)
        yield token
        text_start = position = token.end
        if token.kind is TokenKind.START and token.name in RAW:
            position = _raw_end(token, finder)
    if text_start < len(source):
        yield Token(TokenKind.TEXT, text_start, len(source))


def _raw_end(token: Token, finder: _Finder) -> int:
    """Return where the raw content after `token` ends; one that never ends is not raw."""
    return max(finder.find(f"</{token.name}", token.end), token.end)


def _markup(source: str, start: int, finder: _Finder) -> Token | None:
    following = source[start + 1]
    if following == "/":
        return _end_tag(source, start)
    if following in "!?":
        return _comment_or_declaration(source, start, finder)
    return _start_tag(source, start, finder)


def _end_tag(source: str, start: int) -> Token | None:
    match = _END_TAG.match(source, start)
    return match and Token(TokenKind.END, start, match.end(), match.group(1).lower())


def _comment_or_declaration(source: str, start: int, finder: _Finder) -> Token | None:
    if not source.startswith("<!--", start):
        match = _DECLARATION.match(source, start)
        return match and Token(TokenKind.COMMENT, start, match.end(), "!")
    if match := _EMPTY_COMMENT.match(source, start):
        return Token(TokenKind.COMMENT, start, match.end())
    end = finder.find("-->", start + 4)
    # Without an end only the opening is left out, so that the text after it is still read.
    return Token(TokenKind.COMMENT, start, end + 3 if end >= 0 else start + 4, "" if end >= 0 else "!")


def _start_tag(source: str, start: int, finder: _Finder) -> Token | None:
    match = _NAME.match(source, start + 1)
    if match is None:
        return None
    name = match.group().lower()
    attributes: list[Attribute] = []
    end = position = match.end()
    while found := _ATTRIBUTE.match(source, position):
        if not found.group(2):
            position = found.end()
            attributes.append(Attribute(found.group(1).lower(), position, position))
            continue
        value_start, value_end, position = _value(source, found.end(), finder)
        attributes.append(Attribute(found.group(1).lower(), value_start, value_end))
        end = position
    if close := _CLOSE.match(source, position):
        return Token(TokenKind.START, start, close.end(), name, tuple(attributes))
    if name not in KNOWN and end == match.end():
        return None
    return Token(TokenKind.START, start, end, name, tuple(attributes))


def _value(source: str, start: int, finder: _Finder) -> tuple[int, int, int]:
    """Return start and end of the value at `start`, and where the tag goes on."""
    quote = source[start : start + 1]
    if quote not in ("'", '"'):
        match = _UNQUOTED.match(source, start)
        end = match.end() if match else start
        return start, end, end
    end = finder.find(quote, start + 1)
    if end >= 0 and not _runs_into_next_tag(source, start + 1, end):
        return start + 1, end, end + 1
    angle = _ANGLE.search(source, start + 1)
    if angle and angle.group() == ">":
        return start + 1, angle.start(), angle.start()
    return start + 1, start + 1, start + 1


def _runs_into_next_tag(source: str, start: int, end: int) -> bool:
    """Tell whether a value swallowed text up to the opening quotation mark of a later attribute."""
    return source[end - 1 : end] == "=" and end > start and ">" in source[start:end] and "<" in source[start:end]
