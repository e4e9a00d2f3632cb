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
    # As text: there may be thousands, and `pathlib` takes ten times as long.
    place, root = os.path.normpath(os.path.join(working_folder, path)), str(working_folder)
    if place == root:
        return "."
    inside = os.path.join(root, "")
    below = os.path.normcase(place).startswith(os.path.normcase(inside))
    return printable((place[len(inside) :] if below else str(path)).replace(os.sep, "/"))


def printable(name: str) -> str:
    """Return a file name with every byte that is not UTF-8 written as `\\xe9`."""
    return _FOREIGN.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    return f"\\x{ord(match.group()) & 0xFF:02x}"
