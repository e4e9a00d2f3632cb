"""Drafts compared with a commit of git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from claimcheck.cli.changes.comparison import Comparison
from claimcheck.cli.changes.repository import Repository
from claimcheck.cli.changes.texts import compare_texts
from claimcheck.linter.changed import Change
from claimcheck.linter.paths import FoundFile
from claimcheck.readers import MAX_BYTES, format_of

# More files that went away than this are not looked through for one that was only renamed.
MOST_GONE = 1_000


class _Draft(Struct, frozen=True):
    """A draft as it is now; `name` is its path from the top of the repository, links followed."""

    file: FoundFile
    name: str
    data: bytes


def compare_with_commit(files: Sequence[FoundFile], repository: Repository, commit: str | None) -> Comparison:
    """Compare `files` as they are now, committed or not, with `commit`; None stands for nothing at all.

    A file that `commit` does not have is new, or renamed where a similar one is gone. Drafts that git ignores are left
    out unless the user named them.
    """
    comparison, old_ids = Comparison(), repository.files(commit)
    differing = [
        draft
        for draft in _drafts(files, repository.top, comparison)
        if old_ids.get(draft.name) != repository.object_id(draft.data)
    ]
    added = _own([draft for draft in differing if draft.name not in old_ids], repository, comparison)
    modified = [draft for draft in differing if draft.name in old_ids]
    gone = _gone([draft.name for draft in added], old_ids, repository.top)
    wanted = {name: old_ids[name] for name in (*(draft.name for draft in modified), *gone)}
    contents = repository.contents(wanted.values(), MAX_BYTES)
    old = {name: contents[identifier] for name, identifier in wanted.items() if identifier in contents}
    differences = compare_texts(old, {draft.name: draft.data for draft in (*modified, *added)})
    for draft in (*modified, *added):
        if draft.name in differences:
            old_name, lines = differences[draft.name]
            was = old[old_name] if old_name is not None else None
            comparison.changes[draft.file.path] = Change(draft.data, was, Path(old_name or draft.name), lines)
    return comparison


def _drafts(files: Sequence[FoundFile], top: Path, comparison: Comparison) -> Iterable[_Draft]:
    for file in files:
        name = _name_from(top, file.path)
        if name is None:
            comparison.leave_out(
                file, f"its text lies outside the git repository '{top.name}'; check it without --diff"
            )
            continue
        data = comparison.present(file)
        if data is not None:
            yield _Draft(file, name, data)


def _name_from(top: Path, path: Path) -> str | None:
    # As strings: there are as many as there are drafts, and paths take three times as long.
    real = os.path.realpath(path)
    name = real.removeprefix(os.path.join(top, ""))
    return None if name == real else name.replace(os.sep, "/")


def _own(added: Sequence[_Draft], repository: Repository, comparison: Comparison) -> list[_Draft]:
    """Return those of `added` that are neither ignored nor part of a repository inside this one."""
    own = []
    for draft in added:
        inner = _inner_repository(draft.name, repository.top)
        if inner is None:
            own.append(draft)
        else:
            comparison.leave_out(draft.file, f"belongs to the git repository in '{inner}'; run claimcheck there")
    ignored = repository.ignored(draft.name for draft in own if not draft.file.named)
    return [draft for draft in own if draft.file.named or draft.name not in ignored]


def _inner_repository(name: str, top: Path) -> PurePosixPath | None:
    folders = (folder for folder in PurePosixPath(name).parents if folder.parts)
    return next((folder for folder in folders if os.path.lexists(top / folder / ".git")), None)


def _gone(added: Sequence[str], old_ids: Mapping[str, str], top: Path) -> list[str]:
    """Return the old drafts that are no more, and that may be one of `added` under another name."""
    if not added:
        return []
    suffixes = {PurePosixPath(name).suffix for name in added}
    drafts = (name for name in old_ids if PurePosixPath(name).suffix in suffixes or format_of(Path(name)) is not None)
    return sorted(name for name in drafts if not os.path.lexists(top / name))[:MOST_GONE]
