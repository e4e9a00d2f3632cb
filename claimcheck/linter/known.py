"""Looks up drafts in the cache before any of them is worked on, and keeps what comes of the others."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.errors import UnreadableFile
from claimcheck.linter.reading import draft_bytes
from claimcheck.linter.resources import Resources
from claimcheck.linter.tasks import Task
from claimcheck.model.report import FileReport


def known_reports(tasks: Sequence[Task], resources: Resources) -> list[FileReport | None]:
    """Return the report of every task that is unchanged since it was kept, None for the others."""
    return [_known(task, resources) for task in tasks]


def keep_report(task: Task, data: bytes, report: FileReport, resources: Resources) -> None:
    """Keep the report of a draft, where there is a cache."""
    if resources.cache is not None and task.kept:
        resources.cache.keep(task, data, resources.engine(task.settings.claims).key, report)


def _known(task: Task, resources: Resources) -> FileReport | None:
    if resources.cache is None or not task.kept:
        return None
    try:
        data = draft_bytes(task)
    except (UnreadableFile, OSError):
        return None
    return resources.cache.find(task, data, resources.engine(task.settings.claims).key)
