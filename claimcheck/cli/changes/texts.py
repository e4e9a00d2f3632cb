"""Which lines are new between old and present texts, and which text goes on under another name, as git sees it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from claimcheck.cli.git import diff_folders
from claimcheck.linter.patches import FilePatch, read_patch

OLD, NEW = "old", "new"


def compare_texts(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, tuple[str | None, tuple[int, ...]]]:
    """Return for every text of `new` that differs from `old` the name of its old version and the numbers of its lines.

    The old version is that of the same name, else a similar one whose name `new` no longer has, else None. Lines count
    from 0; whether they end in CRLF or LF makes no difference.
    """
    if not new:
        return {}
    # Git is given numbers for names: what names hold is then of no concern.
    names = sorted({*old, *new})
    numbers = {name: str(number) for number, name in enumerate(names)}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(os.path.realpath(scratch))
        for side, texts in ((OLD, old), (NEW, new)):
            _write(folder / side, {numbers[name]: text for name, text in texts.items()})
        patch = read_patch(diff_folders(folder, OLD, NEW))
    return {names[_number(part.name)]: _difference(part, names) for part in patch if not part.deleted}


def _difference(part: FilePatch, names: Sequence[str]) -> tuple[str | None, tuple[int, ...]]:
    added = tuple(number for hunk in part.hunks for number in hunk.added)
    return (None if part.created else names[_number(part.old_name)]), added


def _number(name: bytes | None) -> int:
    return int((name or b"").rpartition(b"/")[2])


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_bytes(text.replace(b"\r\n", b"\n"))
