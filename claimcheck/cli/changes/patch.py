"""Drafts compared with what they were before a patch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from claimcheck.cli.changes.comparison import Comparison
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.changed import Change
from claimcheck.linter.patches import FilePatch, before, read_patch
from claimcheck.linter.paths import FoundFile
from claimcheck.readers import format_of

MAX_PATCH_BYTES = 100_000_000

_TOO_LARGE = f"the patch is larger than {MAX_PATCH_BYTES // 1_000_000} MB; give one for fewer files"
_MISSING = "the patch names this file, and it is not here; run claimcheck in the folder where the names start"
_MISFIT = "the patch does not fit this file as it is now; make the patch anew, or check out what it leads to"
_BINARY = "the patch does not say which lines of it changed; make it with `git diff --text`"
_TWICE = "the patch changes it more than once; give one patch of the whole change, as `git diff A...B` prints it"


def compare_with_patch(files: Sequence[FoundFile], patch: bytes, folder: Path) -> Comparison:
    """Compare `files` with what they were before `patch`, whose names are relative to `folder`.

    Raises one ClaimcheckError with every file of the patch that does not fit what is there.
    """
    if len(patch) > MAX_PATCH_BYTES:
        raise ClaimcheckError(_TOO_LARGE)
    parts = [part for part in read_patch(patch) if not part.deleted]
    places = {part.line: _place(part, folder) for part in parts}
    problems = list(_wrong_names(parts, places))
    by_place = {os.path.realpath(file.path): file for file in files}
    comparison = Comparison()
    for part in parts:
        file = by_place.get(places[part.line] or "")
        if file is not None:
            problems += _add_change(comparison, file, part)
    if problems:
        raise ClaimcheckError(problems)
    return comparison


def _add_change(comparison: Comparison, file: FoundFile, part: FilePatch) -> Iterator[Problem]:
    """Add what `part` did to `file`; yield what is in the way."""
    data = comparison.present(file)
    if data is None or not (part.hunks or part.binary or part.created):
        return
    old = before(data, part.hunks)
    if part.binary or old is None:
        yield Problem(file.shown, None, None, _BINARY if part.binary else _MISFIT)
        return
    lines = tuple(number for hunk in part.hunks for number in hunk.added)
    old_path = Path(os.fsdecode(part.old_name or part.name or b""))
    comparison.changes[file.path] = Change(data, None if part.created else old, old_path, lines)


def _wrong_names(parts: Sequence[FilePatch], places: dict[int, str | None]) -> Iterator[Problem]:
    """Yield a problem for every draft that is not there, and for every one that is there twice."""
    seen: set[str] = set()
    for part in parts:
        name, place = os.fsdecode(part.name or b""), places[part.line]
        if place is None and format_of(Path(name)) is not None:
            yield Problem(name, None, None, _MISSING)
        if place in seen:
            yield Problem(name, None, None, _TWICE)
        if place is not None:
            seen.add(place)


def _place(part: FilePatch, folder: Path) -> str | None:
    """Return where the file of `part` is; the first folder of its name may be one that `diff` was given.

    A name that leads out of `folder` is none: a patch may come from strangers.
    """
    name = PurePosixPath(os.fsdecode(part.name or b""))
    if name.is_absolute() or ".." in name.parts:
        return None
    for parts in (name.parts, name.parts[1:]):
        place = os.path.realpath(folder.joinpath(*parts))
        if parts and os.path.isfile(place):
            return place
    return None
