"""What the commands on baselines share: the run over the drafts, and the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from claimcheck.atomic import write_atomically
from claimcheck.cli import resources as program
from claimcheck.cli.baseline.options import DEFAULT_NAME
from claimcheck.cli.baselines import root_of
from claimcheck.cli.caching import report_cache
from claimcheck.cli.inputs import InputOptions, config_source, current_folder, gather, report_failures
from claimcheck.cli.progress import progress
from claimcheck.cli.streams import say
from claimcheck.config import Layer
from claimcheck.config.places import absolute, display_path
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.baseline import Baseline, CheckedFile, checked_files
from claimcheck.linter.baselinefile import read_baseline, render_baseline
from claimcheck.linter.run import check_files
from claimcheck.linter.tasks import Task
from claimcheck.model.baseline import KnownFinding


class Examined(Struct, frozen=True):
    """The drafts checked, the baseline at the absolute `path`, and whether the configuration of all drafts names it."""

    path: Path
    baseline: Baseline
    files: tuple[CheckedFile, ...]
    configured: bool


def examine(
    paths: Sequence[Path],
    baseline_file: Path | None,
    input_values: dict[str, Any],
    read: Callable[[Path, str], tuple[KnownFinding, ...]] = read_baseline,
) -> Examined | None:
    """Read the baseline by `read` and check the drafts; None when some cannot be read, which is then said."""
    options = InputOptions(**input_values)
    resources = program.load_resources().with_cache(report_cache(wanted=not options.no_cache))
    inputs = gather(paths, options, Layer(), resources.known_rules)
    tasks = inputs.plan.tasks
    path = absolute(baseline_file or _configured(tasks, options), current_folder())
    shown = display_path(path, current_folder())
    baseline = Baseline(shown, root_of(path, options.root), read(path, shown))
    with progress(len(tasks), wanted=not options.no_progress) as advance:
        reports = check_files(tasks, resources, jobs=options.jobs, on_progress=advance)
    report_failures(inputs.failures)
    unreadable = [report for report in reports if report.error is not None]
    for report in unreadable:
        say(f"{report.path}: {report.error}")
    if inputs.failures or unreadable:
        return None
    files = checked_files(tasks, reports, baseline.root, resources.known_rules)
    used = all(task.settings.baseline == path for task in tasks)
    return Examined(path, baseline, files, used)


def configured_baseline(options: InputOptions) -> Path:
    """Return the baseline that the configuration of the working folder names, else the usual one."""
    folder = current_folder()
    source = config_source(
        options.config_file, options.isolated, program.load_resources().known_rules, folder, options.root
    )
    return source.for_file(folder / DEFAULT_NAME).baseline or Path(DEFAULT_NAME)


def write_baseline(examined: Examined, records: Iterable[KnownFinding]) -> None:
    """Put the baseline in its place, whole or not at all; a link there is replaced, not followed."""
    path, shown = examined.path, examined.baseline.shown
    data = render_baseline(records).encode()
    try:
        if path.exists() and not path.is_file():
            raise ClaimcheckError(Problem(shown, None, None, "cannot be written: not a file"))
        write_atomically(path, data)
    except (OSError, ValueError) as error:
        message = f"cannot be written: {getattr(error, 'strerror', None) or error}"
        raise ClaimcheckError(Problem(shown, None, None, message)) from None


def _configured(tasks: Sequence[Task], options: InputOptions) -> Path:
    """Return the baseline that the configuration of the drafts names."""
    named = sorted({task.settings.baseline for task in tasks if task.settings.baseline is not None})
    if len(named) > 1:
        folder = current_folder()
        shown = " and ".join(f"'{display_path(path, folder)}'" for path in named)
        raise click.UsageError(f"the configuration names {shown}; take the files of one, or name one with --baseline")
    return named[0] if named else configured_baseline(options)
