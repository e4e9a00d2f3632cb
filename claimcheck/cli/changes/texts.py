"""Which lines are new between old and present texts, and which text goes on under another name, as git sees it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.git import diff_folders
from claimcheck.linter.patches import FilePatch, read_patch

# The names that git gives to the two sides, too.
OLD, NEW = "a", "b"


def compare_texts(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, tuple[str | None, tuple[int, ...]]]:
    """Return for every text of `new` that differs from `old` the name of its old version and the numbers of its lines.

    The old version is that of the same name, else a similar one whose name `new` no longer has, else None. Lines count
    from 0; whether they end in CRLF or LF makes no difference. Raises ClaimcheckError where there is no room for the
    copies that git compares.
    """
    if not new:
        return {}
    # Git is given numbers for names: what names hold is then of no concern.
    names = sorted({*old, *new})
    numbers = {name: str(number) for number, name in enumerate(names)}
    try:
        with tempfile.TemporaryDirectory() as scratch:
            patch = _patch(Path(os.path.realpath(scratch)), numbers, old, new)
    except OSError as error:
        message = f"the texts for git to compare cannot be written to a temporary folder: {error.strerror or error}"
        raise ClaimcheckError(message) from None
    parts = [part for part in read_patch(patch) if not part.deleted]
    return {names[_number(part.name)]: _difference(part, names) for part in parts}


def _patch(folder: Path, numbers: Mapping[str, str], old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bytes:
    for side, texts in ((OLD, old), (NEW, new)):
        _write(folder / side, {numbers[name]: text for name, text in texts.items()})
    return diff_folders(folder, OLD, NEW)


def _difference(part: FilePatch, names: Sequence[str]) -> tuple[str | None, tuple[int, ...]]:
    added = tuple(number for hunk in part.hunks for number in hunk.added)
    return (None if part.created else names[_number(part.old_name)]), added


def _number(name: bytes | None) -> int:
    return int((name or b"").rpartition(b"/")[2])


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_bytes(text.replace(b"\r\n", b"\n"))
