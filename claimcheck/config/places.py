"""Paths as reports and messages show them."""

from __future__ import annotations

import os
from pathlib import Path


def absolute(path: Path, working_folder: Path) -> Path:
    """Return `path` made absolute and free of `..`, links not followed."""
    return Path(os.path.normpath(working_folder / path))


def display_path(path: Path, working_folder: Path) -> str:
    """Return `path` relative to the working folder where it lies inside, otherwise as given; with `/`."""
    try:
        return absolute(path, working_folder).relative_to(working_folder).as_posix()
    except ValueError:
        return path.as_posix()
