"""Which files of a claim base a command works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.claimbase import PARTS, built_in_folder
from claimcheck.errors import ClaimcheckError, Problem


def own_folder() -> Path:
    """Return the folder of the built-in claim base in a checkout; an installed one is not to be changed."""
    folder = built_in_folder()
    if (folder.parent / "pyproject.toml").is_file():
        return folder
    raise ClaimcheckError("the built-in claim base is installed, not a checkout; name the folder to work on")


def claim_paths(paths: Iterable[Path]) -> list[Path]:
    """Return the YAML files that `paths` are or hold, each once; raises ClaimcheckError for missing ones."""
    paths = list(paths)
    missing = [Problem(str(path), None, None, "no such file or folder") for path in paths if not path.exists()]
    if missing:
        raise ClaimcheckError(missing)
    found = {file.resolve(): file for path in paths for file in (_files_in(path) if path.is_dir() else [path])}
    return list(found.values())


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of claim bases in `folder`: what lies in concepts/ and entries/, sources.yaml, topics.yaml."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*.yaml")):
        inside = path.relative_to(folder).parts
        named = {*root.parts, *(part.removesuffix(".yaml") for part in inside)}
        if path.is_file() and not any(part.startswith(".") for part in inside) and named.intersection(PARTS):
            yield path
