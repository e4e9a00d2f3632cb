"""Reads files of every supported format into documents."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from claimcheck.errors import Problem, UnreadableFile
from claimcheck.model.document import Document
from claimcheck.readers.asciidoc import read_asciidoc
from claimcheck.readers.build import ReaderOptions
from claimcheck.readers.decoding import decode
from claimcheck.readers.html import read_html
from claimcheck.readers.markdown import read_markdown
from claimcheck.readers.mdx import read_mdx
from claimcheck.readers.plaintext import read_plaintext
from claimcheck.readers.rst import read_rst

__all__ = [
    "EXTENSIONS",
    "MAX_BYTES",
    "READERS",
    "ReaderOptions",
    "decode",
    "format_of",
    "read_file",
    "read_text",
]

Reader = Callable[[str, str, ReaderOptions], Document]

READERS: Mapping[str, Reader] = {
    "markdown": read_markdown,
    "mdx": read_mdx,
    "html": read_html,
    "text": read_plaintext,
    "rst": read_rst,
    "asciidoc": read_asciidoc,
}

EXTENSIONS: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
}

MAX_BYTES = 20_000_000
_UNKNOWN_FORMAT = "text"
_DEFAULTS = ReaderOptions()


def format_of(path: Path) -> str | None:
    """Return the format that the extension of `path` stands for, None for an unknown one."""
    return EXTENSIONS.get(path.suffix.lower())


def read_file(path: Path, shown: str, format_in: str | None = None, options: ReaderOptions = _DEFAULTS) -> Document:
    """Read the file at `path`, called `shown` in messages; an unknown extension is read as plain text.

    Raises UnreadableFile.
    """
    source = decode(_read_bytes(path, shown), shown)
    return read_text(source, shown, format_in or format_of(path) or _UNKNOWN_FORMAT, options)


def read_text(source: str, shown: str, format_in: str, options: ReaderOptions = _DEFAULTS) -> Document:
    """Read `source` as `format_in`, a key of READERS. Raises UnreadableFile."""
    try:
        return READERS[format_in](shown, source, options)
    except RecursionError:
        raise _unreadable(shown, "nested too deeply to be read; flatten it or exclude it") from None


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        # A pipe without a writer would block; O_NONBLOCK matters to nothing but pipes and devices.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _unreadable(shown, _reason(error)) from None
    try:
        return _regular_bytes(descriptor, shown)
    finally:
        os.close(descriptor)


def _regular_bytes(descriptor: int, shown: str) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise _unreadable(shown, "is a directory; name a file in it")
    if not stat.S_ISREG(mode):
        raise _unreadable(shown, "not a regular file; save the text to a file first")
    with open(descriptor, "rb", closefd=False) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _unreadable(shown, "larger than 20 MB; split it or exclude it")
    return data


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, IsADirectoryError):
        return "is a directory; name a file in it"
    return f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path"


def _unreadable(shown: str, message: str) -> UnreadableFile:
    return UnreadableFile(Problem(shown, None, None, message))
