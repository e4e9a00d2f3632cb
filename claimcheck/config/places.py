"""Paths as reports and messages show them."""

from __future__ import annotations

import os
from pathlib import Path


def absolute(path: Path, working_folder: Path) -> Path:
    """Return `path` made absolute and free of `..`, links not followed."""
    return Path(os.path.normpath(working_folder / path))


def display_path(path: Path, working_folder: Path) -> str:
    """Return `path` relative to the working folder where it lies inside, otherwise as given; with `/`."""
    # As text: there may be thousands, and `pathlib` takes ten times as long.
    place, root = os.path.normpath(os.path.join(working_folder, path)), str(working_folder)
    if place == root:
        return "."
    inside = os.path.join(root, "")
    below = os.path.normcase(place).startswith(os.path.normcase(inside))
    return (place[len(inside) :] if below else str(path)).replace(os.sep, "/")
