"""The folders of a claim base: the built-in one, and what lies in a folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError, Problem

# What a claim-base folder holds: a file or a folder of files for each. Only packs hold changes.
PARTS = ("sources", "concepts", "entries", "topics", "changes")
MAX_FILES = 2_000
MAX_BYTES = 5_000_000


class ClaimFolders(NamedTuple):
    """Where a claim base comes from: the folder of the base, the built-in one when empty, and packs on top of it.

    `cache` is the folder where the checked claim base is kept, empty for none. All are paths as text, since the
    configuration of the pipeline holds nothing else.
    """

    packs: tuple[str, ...] = ()
    base: str = ""
    cache: str = ""


class ClaimFile(NamedTuple):
    """A file of a claim-base folder: which part it belongs to, how messages name it, and its bytes."""

    part: str
    shown: str
    data: bytes


def built_in_folder() -> Path:
    """Return the folder of the claim base that comes with the package."""
    packaged = Path(__file__).parents[1] / "claims"
    return packaged if packaged.is_dir() else packaged.parent.parent / "claims"


def claim_files(folder: Path) -> list[ClaimFile]:
    """Return the files of `folder` in a fixed order; ClaimcheckError tells of all that cannot be read."""
    if not folder.is_dir():
        raise ClaimcheckError(Problem(str(folder), None, None, "no such claim-base folder"))
    found: list[ClaimFile] = []
    problems: list[Problem] = []
    shown_folder = shown_path(folder)
    for name in _yaml_files(folder):
        shown = name if shown_folder == "." else f"{shown_folder}/{name}"
        part = name.partition("/")[0].removesuffix(".yaml")
        problem = _misplaced(name, part)
        try:
            if problem is None:
                found.append(ClaimFile(part, shown, _read(f"{folder}/{name}")))
        except OSError as error:
            problem = f"cannot be read: {error.strerror or error}"
        if problem is not None:
            problems.append(Problem(shown, None, None, problem))
    if problems:
        raise ClaimcheckError(problems)
    return found


def digest_of(folders: Sequence[Sequence[ClaimFile]]) -> str:
    """Return what identifies the content of `folders`, wherever they lie."""
    content = hashlib.sha256()
    for number, files in enumerate(folders):
        for file in files:
            content.update(f"\0{number}\0{file.part}\0{len(file.data)}\0".encode())
            content.update(file.data)
    return f"sha256:{content.hexdigest()}"


def _yaml_files(folder: Path) -> list[str]:
    """Return the YAML files below `folder`, hidden ones left out, as sorted paths from there."""
    found: list[str] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inner = os.path.relpath(place, folder).replace(os.sep, "/") if place != str(folder) else ""
        wanted = (name for name in names if name.lower().endswith((".yaml", ".yml")) and not name.startswith("."))
        found.extend(f"{inner}/{name}" if inner else name for name in wanted)
        if len(found) > MAX_FILES:
            raise ClaimcheckError(Problem(str(folder), None, None, f"more than {MAX_FILES:,} files"))
    return sorted(found)


def _refuse(error: OSError) -> None:
    raise ClaimcheckError(Problem(str(error.filename), None, None, f"cannot be read: {error.strerror}"))


def _misplaced(name: str, part: str) -> str | None:
    """Return why the file is not read, None when it is."""
    if not name.endswith(".yaml"):
        return f"only .yaml files are read; rename it to {Path(name).stem}.yaml"
    if part not in PARTS:
        return "not read here; move it into concepts/ or entries/, and its sources into sources.yaml"
    return None


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(f"larger than {MAX_BYTES:,} bytes")
    return data


def shown_path(path: Path) -> str:
    """Return how messages name `path`: from the working folder where it lies below that."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
