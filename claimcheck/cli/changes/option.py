"""The option --diff at work: a run is narrowed to drafts that changed, its reports to what the change brought."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from claimcheck.cli.changes.comparison import Comparison
from claimcheck.cli.inputs import STANDARD_INPUT, current_folder
from claimcheck.cli.streams import read_standard_input, say
from claimcheck.linter.changed import new_findings
from claimcheck.linter.paths import Found, FoundFile
from claimcheck.linter.tasks import Task
from claimcheck.model.report import FileReport
from claimcheck.reporters.words import count

PATCH = "-"

CheckFiles = Callable[[Sequence[Task]], Sequence[FileReport]]


class ChangedOnly:
    """A run with --diff. First `paths` are found, then `select` narrows them, then `narrow` the reports on them."""

    def __init__(self, diff: str, paths: Sequence[Path], *, quiet: bool):
        if STANDARD_INPUT in paths:
            raise click.UsageError("--diff compares files; it cannot be used with - for a draft on standard input")
        self._since, self._quiet, self._every = diff, quiet, not paths
        self._compare, top = _comparer(diff, current_folder())
        self.paths = tuple(paths) or (top,)
        self._compared = Comparison()

    def select(self, found: Found) -> Found:
        """Return what changed of `found`, and what could not be read or compared."""
        self._compared = self._compare(found.files)
        kept = {*self._compared.changes, *self._compared.unreadable}
        files = tuple(file for file in found.files if file.path in kept)
        failures = (*(one for one in found.failures if not (one.empty and self._every)), *self._compared.failures)
        if not self._quiet:
            self._note(changed=bool(files or failures))
        return Found(files, failures)

    def as_selected(self, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        """Return `tasks` on the bytes that were compared, whatever becomes of the files in the meantime."""
        changes = self._compared.changes
        return tuple(replace(task, data=changes[task.path].present) if task.path in changes else task for task in tasks)

    def narrow(self, tasks: Sequence[Task], reports: Sequence[FileReport], check: CheckFiles) -> tuple[FileReport, ...]:
        """Return the reports on `tasks` with their new findings only; old versions are checked where there are any."""
        old_tasks = {
            task.path: _old_task(task, self._compared)
            for task, report in zip(tasks, reports, strict=True)
            if report.findings and self._old(task) is not None
        }
        old = dict(zip(old_tasks, check(tuple(old_tasks.values())), strict=True))
        return tuple(
            new_findings(report, old[task.path], self._compared.changes[task.path]) if task.path in old else report
            for task, report in zip(tasks, reports, strict=True)
        )

    def _old(self, task: Task) -> bytes | None:
        change = self._compared.changes.get(task.path)
        return None if change is None else change.old

    def _note(self, *, changed: bool) -> None:
        foreign = self._compared.foreign
        if foreign:
            say(f"claimcheck: left out, because their text is not in this git repository: {foreign[0]}{_more(foreign)}")
        if not changed:
            since = "in the patch" if self._since == PATCH else f"since {self._since}"
            say(f"claimcheck: nothing to check; no draft has changed {since}")


def _comparer(diff: str, folder: Path) -> tuple[Callable[[Sequence[FoundFile]], Comparison], Path]:
    """Return how to compare files, and the folder in which to look for them where none is named."""
    if diff == PATCH:
        from claimcheck.cli.changes.patch import MAX_PATCH_BYTES, compare_with_patch

        patch = read_standard_input(MAX_PATCH_BYTES + 1)
        return lambda files: compare_with_patch(files, patch, folder), Path()
    from claimcheck.cli.changes.repository import find_repository
    from claimcheck.cli.changes.revision import compare_with_commit

    repository = find_repository(folder)
    commit = repository.base(diff)
    top = Path(os.path.relpath(repository.top, os.path.realpath(folder)))
    return lambda files: compare_with_commit(files, repository, commit), top


def _old_task(task: Task, compared: Comparison) -> Task:
    change = compared.changes[task.path]
    return replace(task, path=change.old_path, data=change.old)


def _more(names: Sequence[str]) -> str:
    return f" and {count(len(names) - 1, 'more file')}" if len(names) > 1 else ""
