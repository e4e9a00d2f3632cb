"""Reads and replaces the files that curation works on: never half a file, never another one's permissions."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from claimcheck.atomic import write_atomically
from claimcheck.claimbase.folders import MAX_BYTES, shown_path
from claimcheck.errors import ClaimcheckError, Problem

_BYTE_ORDER_MARK = "\ufeff"


class TextFile(Struct, frozen=True):
    """A text file: its path, how messages name it, its text with LF, and how it stood on the disk."""

    path: Path
    shown: str
    text: str
    raw: bytes

    def encoded(self, text: str) -> bytes:
        """Return `text` as bytes with the line ends and the byte order mark that the file has."""
        line_end = "\r\n" if b"\r\n" in self.raw else "\n"
        mark = _BYTE_ORDER_MARK if self.raw.startswith(_BYTE_ORDER_MARK.encode()) else ""
        return (mark + text.replace("\n", line_end)).encode()


def read_file(path: Path, *, max_bytes: int = MAX_BYTES) -> TextFile:
    """Read a UTF-8 file of at most `max_bytes`; raises ClaimcheckError with the place of what is wrong."""
    shown = shown_path(path)
    try:
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except OSError as error:
        raise ClaimcheckError(Problem(shown, None, None, f"cannot be read: {error.strerror or error}")) from None
    if len(raw) > max_bytes:
        raise ClaimcheckError(Problem(shown, None, None, f"larger than {max_bytes:,} bytes"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ClaimcheckError(Problem(shown, line, None, "not UTF-8; save the file as UTF-8")) from None
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return TextFile(path, shown, text, raw)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at once: readers see the old one or the new one. Links are followed."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise ClaimcheckError(Problem(shown_path(path), None, None, "cannot be written: not a file"))
    try:
        write_atomically(target, data)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise ClaimcheckError(Problem(shown_path(path), None, None, message)) from None
