"""Paths as reports and messages show them."""

from __future__ import annotations

import os
import re
from pathlib import Path

# How Python holds the bytes of a file name that are not UTF-8; no report could be written with them.
_FOREIGN = re.compile("[\ud800-\udfff]")


def absolute(path: Path, working_folder: Path) -> Path:
    """Return `path` made absolute and free of `..`, links not followed."""
    return Path(os.path.normpath(working_folder / path))


def display_path(path: Path, working_folder: Path) -> str:
    """Return `path` relative to the working folder where it lies inside, otherwise as given; with `/`.

    A byte of the name that is not UTF-8 is shown as `\\xe9`.
    """
    try:
        shown = absolute(path, working_folder).relative_to(working_folder).as_posix()
    except ValueError:
        shown = path.as_posix()
    return printable(shown)


def printable(name: str) -> str:
    """Return a file name with every byte that is not UTF-8 written as `\\xe9`."""
    return _FOREIGN.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    return f"\\x{ord(match.group()) & 0xFF:02x}"
