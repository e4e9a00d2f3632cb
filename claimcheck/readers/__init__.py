"""Reads files of every supported format into documents."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from claimcheck.errors import Problem, UnreadableFile
from claimcheck.model.document import Document
from claimcheck.readers.build import ReaderOptions
from claimcheck.readers.decoding import decode

__all__ = [
    "EXTENSIONS",
    "MAX_BYTES",
    "READERS",
    "ReaderOptions",
    "decode",
    "format_of",
    "read_bytes",
    "read_file",
    "read_text",
]

Reader = Callable[[str, str, ReaderOptions], Document]

# Module and function; imported when first needed, because one article needs one of them.
READERS: Mapping[str, tuple[str, str]] = {
    "markdown": ("claimcheck.readers.markdown", "read_markdown"),
    "mdx": ("claimcheck.readers.mdx", "read_mdx"),
    "html": ("claimcheck.readers.html", "read_html"),
    "text": ("claimcheck.readers.plaintext", "read_plaintext"),
    "rst": ("claimcheck.readers.rst", "read_rst"),
    "asciidoc": ("claimcheck.readers.asciidoc", "read_asciidoc"),
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
    source = decode(read_bytes(path, shown), shown)
    return read_text(source, shown, format_in or format_of(path) or _UNKNOWN_FORMAT, options)


def read_text(source: str, shown: str, format_in: str, options: ReaderOptions = _DEFAULTS) -> Document:
    """Read `source` as `format_in`, a key of READERS. Raises UnreadableFile."""
    module, function = READERS[format_in]
    reader: Reader = getattr(import_module(module), function)
    try:
        return reader(shown, source, options)
    except RecursionError:
        raise _unreadable(shown, "nested too deeply to be read; flatten it or exclude it") from None


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the bytes of the regular file at `path`, called `shown` in messages. Raises UnreadableFile."""
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
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise _unreadable(shown, "is a directory; name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(shown, "not a regular file; save the text to a file first")
    with open(descriptor, "rb", closefd=False) as file:
        # What is asked for is set aside at once, twenty megabytes for every file; some files tell no size.
        data = file.read(min(status.st_size, MAX_BYTES) + 1)
        data += file.read(MAX_BYTES + 1 - len(data)) if len(data) > status.st_size else b""
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
