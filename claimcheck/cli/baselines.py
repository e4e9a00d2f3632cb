"""Which baseline holds for which file, and what `check` makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.cli.inputs import current_folder
from claimcheck.cli.streams import say
from claimcheck.config import KnownRule
from claimcheck.config.places import absolute, display_path
from claimcheck.linter.baseline import Baseline, checked_files, compare, within, without_known
from claimcheck.linter.baselinefile import read_baseline
from claimcheck.linter.tasks import Task
from claimcheck.model.report import FileReport
from claimcheck.reporters.words import count


class Holding(NamedTuple):
    """A baseline, and the numbers of the tasks that it holds for."""

    baseline: Baseline
    tasks: tuple[int, ...]


def load_baselines(tasks: Sequence[Task], file: Path | None, root: Path | None) -> tuple[Holding, ...]:
    """Read `file`, which then holds for all tasks, or the baselines that the configuration of the tasks names."""
    if file is not None:
        return (Holding(read_from(file, root), tuple(range(len(tasks)))),)
    by_path: dict[Path, list[int]] = {}
    for number, task in enumerate(tasks):
        if task.settings.baseline is not None:
            by_path.setdefault(task.settings.baseline, []).append(number)
    return tuple(Holding(read_from(path, root), tuple(numbers)) for path, numbers in by_path.items())


def read_from(path: Path, root: Path | None) -> Baseline:
    """Read the baseline at `path`."""
    folder = current_folder()
    shown = display_path(path, folder)
    return Baseline(shown, root_of(path, root), read_baseline(absolute(path, folder), shown))


def root_of(path: Path, root: Path | None) -> Path:
    """Return what the paths in the baseline at `path` are relative to: the folder it lies in unless `root` is given."""
    folder = current_folder()
    return absolute(path, folder).parent if root is None else absolute(root, folder)


def leave_out_known(
    tasks: Sequence[Task],
    reports: Sequence[FileReport],
    holdings: Sequence[Holding],
    known_rules: Sequence[KnownRule],
    *,
    quiet: bool,
    changed: Sequence[FileReport] | None = None,
) -> tuple[FileReport, ...]:
    """Return the reports on `tasks` without what the baselines know, and say how many of their records are stale.

    Where a change is under review, `changed` are the same reports with only the findings that it touches, and these
    are returned without the known ones.
    """
    freed = list(changed or reports)
    for baseline, numbers in holdings:
        own = [tasks[number] for number in numbers]
        touched = [changed[number] for number in numbers] if changed is not None else None
        files = checked_files(own, [reports[number] for number in numbers], baseline.root, known_rules, touched)
        comparison = compare(baseline, files)
        for number, report in zip(numbers, without_known(files, comparison), strict=True):
            freed[number] = report if changed is None else within(changed[number], report)
        if comparison.stale and not quiet:
            stale = count(len(comparison.stale), "finding")
            say(f"{baseline.shown}: {stale} no longer there; `claimcheck baseline update` takes them out")
    return tuple(freed)
