"""Paths as services know them that show a whole repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def paths_in_repository(working_folder: Path) -> Callable[[str], str]:
    """Return what turns a path of a report into one relative to the root of the repository, links followed.

    The root is the nearest folder with a `.git`, else the working folder. A path outside it is left as it is.
    """
    folders = (working_folder, *working_folder.parents)
    root = next((folder for folder in folders if (folder / ".git").exists()), working_folder)

    def in_repository(shown: str) -> str:
        place = working_folder / shown
        for candidate in (os.path.realpath(place), os.path.normpath(place)):
            if Path(candidate).is_relative_to(root):
                return Path(candidate).relative_to(root).as_posix()
        return shown

    return in_repository
