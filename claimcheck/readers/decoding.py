"""Turns the bytes of a draft into text, or says at which byte it is not the text it should be."""

from __future__ import annotations

import codecs

from claimcheck.errors import Problem, UnreadableFile
from claimcheck.model.document import Lines

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, path: str) -> str:
    """Return the UTF-8 text without its byte-order mark; raise UnreadableFile for anything else."""
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            raise UnreadableFile(Problem(path, 1, 1, f"{name}, not UTF-8; save the file as UTF-8"))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, path) from None
    if "\0" in text:
        place = Lines(text).position(text.index("\0"))
        message = "NUL byte: not a text file; save it as UTF-8 text or exclude it"
        raise UnreadableFile(Problem(path, place.line, place.column, message))
    return text


def _not_utf8(data: bytes, start: int, path: str) -> UnreadableFile:
    place = Lines(data[:start].decode("utf-8")).position(len(data[:start].decode("utf-8")))
    where = f"byte 0x{data[start]:02X} on line {place.line}, column {place.column}"
    return UnreadableFile(Problem(path, place.line, place.column, f"not UTF-8 ({where}); save the file as UTF-8"))
