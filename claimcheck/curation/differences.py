"""What a change does to files, shown line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from claimcheck.curation.files import TextFile, read_file
from claimcheck.curation.formatting import formatted
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.reporters.visible import visible


def changed_files(paths: Iterable[Path]) -> list[tuple[TextFile, str]]:
    """Return the files that are not in canonical form, each with its new text.

    Raises ClaimcheckError with the problems of all files, so that none is changed when one is broken.
    """
    changes: list[tuple[TextFile, str]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            file = read_file(path)
            text = formatted(file.text, file.shown)
        except ClaimcheckError as error:
            problems.extend(error.problems)
            continue
        if text.encode() != file.raw:
            changes.append((file, text))
    if problems:
        raise ClaimcheckError(problems)
    return changes


def unified(shown: str, before: str, after: str) -> str:
    """Return a unified diff of a file, safe to print."""
    name = shown.lstrip("/")
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), f"a/{name}", f"b/{name}", lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)
