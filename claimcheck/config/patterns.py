"""Path patterns in gitignore syntax, relative to the folder of a configuration file."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def pattern_problem(pattern: str) -> str | None:
    """Return what is wrong with a pattern, None when it is fine."""
    try:
        _spec((pattern,))
    except ValueError as error:
        return f"'{pattern}' is not a gitignore pattern: {error}"
    return None


def matches(path: Path, patterns: tuple[str, ...], folder: Path | None) -> bool:
    """Tell whether the absolute `path` lies in `folder` and one of `patterns` takes it."""
    if not patterns or folder is None:
        return False
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return not relative.startswith("../") and _spec(patterns).match_file(relative)


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # Most projects exclude nothing, and the import costs a twentieth of a second.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
