"""Loads a claim base as it would become, before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.claimbase import ClaimBase, built_in_folder, load_claim_base
from claimcheck.claimbase.folders import shown_path
from claimcheck.curation.files import TextFile
from claimcheck.curation.places import claim_paths
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.yamlfile import parse_yaml


class Change(NamedTuple):
    """A file and its new text."""

    file: TextFile
    text: str


def loaded(folder: Path, qualifiers: frozenset[str], place: Path | None = None) -> ClaimBase:
    """Load the claim base that `folder` is, or is a pack of; with `place` the copy of the folder there is read."""
    if folder.resolve() == built_in_folder().resolve():
        return load_claim_base(base=place or folder, qualifiers=qualifiers)
    return load_claim_base((place or folder,), qualifiers=qualifiers)


def trial_problems(
    folder: Path, changes: Sequence[Change], qualifiers: frozenset[str]
) -> Iterator[tuple[str | None, Problem]]:
    """Yield what would be wrong with the claim base after `changes`, with the id of the changed entry it is in."""
    if not changes:
        return
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as name:
        place = Path(name).resolve() / "claims"
        _copy(folder, place, changes)
        try:
            loaded(folder, qualifiers, place)
        except ClaimcheckError as error:
            for problem in error.problems:
                yield _in_folder(problem, place, folder, changes)


def _copy(folder: Path, place: Path, changes: Sequence[Change]) -> None:
    new = {change.file.path.resolve(): change.file.encoded(change.text) for change in changes}
    for path in claim_paths([folder]):
        copy = place / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(new[path.resolve()] if path.resolve() in new else path.read_bytes())


def _in_folder(problem: Problem, place: Path, folder: Path, changes: Sequence[Change]) -> tuple[str | None, Problem]:
    """Return a problem of the copy as one of `folder`."""
    path = Path.cwd() / problem.path
    if not path.is_relative_to(place):
        return None, problem
    own = folder / path.relative_to(place)
    message = problem.message.replace(shown_path(place), shown_path(folder))
    text = next((change.text for change in changes if change.file.path.resolve() == own.resolve()), None)
    identifier = _entry_at(text, problem.line) if text is not None and problem.line else None
    return identifier, Problem(shown_path(own), problem.line, problem.column, message)


def _entry_at(text: str, line: int) -> str | None:
    try:
        root = parse_yaml(text, "")
    except ClaimcheckError:
        return None
    entries = root.value["entries"].value if isinstance(root.value, dict) else []
    names = [
        str(node.value["id"].value)
        for node in (entries if isinstance(entries, list) else [])
        if node.line <= line and isinstance(node.value, dict) and "id" in node.value
    ]
    return names[-1] if names else None
