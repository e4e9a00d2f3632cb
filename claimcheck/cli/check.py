"""`claimcheck check`: the findings in drafts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.exitcodes import FAILED, FINDINGS, OK
from claimcheck.cli.options import (
    cache_option,
    diff_option,
    input_options,
    paths_argument,
    severity_option,
    suppression_options,
)
from claimcheck.cli.streams import say, wants_color
from claimcheck.config import KnownRule, Layer, Settings
from claimcheck.config.rulenames import prefix_of, unknown_rule
from claimcheck.config.settings import SEVERITIES
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters import REPORTERS, ReportOptions

if TYPE_CHECKING:
    from claimcheck.cli.baselines import Holding
    from claimcheck.cli.changes.option import ChangedOnly
    from claimcheck.cli.inputs import InputOptions
    from claimcheck.linter.resources import Resources
    from claimcheck.linter.tasks import Task


@click.command()
@paths_argument
@click.option(
    "--format",
    "format_out",
    type=click.Choice(tuple(REPORTERS)),
    help="Of the report on standard output; text, unless --output is given.",
)
@click.option(
    "--output",
    multiple=True,
    metavar="FORMAT[:PATH]",
    help="Write a report in that format to a file, or to standard output without PATH. Can be given several times; "
    "without one for standard output, and without --format, nothing is printed there.",
)
@click.option("--verdicts", is_flag=True, help="List every claim judged, not only the findings.")
@severity_option("--fail-on", "The least severity that makes the exit code 1; error unless configured.")
@severity_option("--min-severity", "The least severity that is reported.")
@diff_option
@click.option("--select", multiple=True, metavar="RULES", help="Run only these rules: codes, prefixes or names.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour in the text report.",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out the findings it knows; instead of those that the configuration names.",
)
@cache_option
@suppression_options
@input_options
def check(
    paths: tuple[Path, ...],
    format_out: str | None,
    output: tuple[str, ...],
    verdicts: bool,
    fail_on: str | None,
    min_severity: str | None,
    diff: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    color: str,
    baseline_file: Path | None,
    **input_values: Any,
) -> int:
    """Check drafts: files, folders, or - for standard input."""
    from claimcheck.cli.caching import report_cache
    from claimcheck.cli.inputs import InputOptions, current_folder, gather, report_failures
    from claimcheck.cli.outputs import outputs_of, refuse_to_replace, write_reports
    from claimcheck.cli.repository import paths_in_repository
    from claimcheck.cli.resources import load_resources
    from claimcheck.cli.tool import tool_info

    outputs = outputs_of(format_out, output)
    options = InputOptions(**input_values)
    resources = load_resources().with_cache(report_cache(wanted=not options.no_cache))
    layer = _layer(select, ignore, fail_on, min_severity, resources.known_rules)
    only = None if diff is None else _changed_only(diff, paths, quiet=options.quiet)
    inputs = gather(paths, options, layer, resources.known_rules, only)
    tasks = inputs.plan.tasks
    refuse_to_replace((task.path for task in tasks), outputs)
    checked = _checked(tasks, resources, options, only, baseline_file)
    missing = [FileReport(one.shown, error=one.message) for one in inputs.failures if not one.empty]
    files = tuple(sorted([*checked, *missing], key=lambda file: file.path))
    report_options = ReportOptions(
        wants_color(color, os.environ),
        verdicts,
        options.quiet,
        rules=resources.rules,
        in_repository=paths_in_repository(current_folder()),
    )
    written = write_reports(Report(tool_info(tasks, resources), files), outputs, report_options, os.environ)
    report_failures(inputs.failures)
    _report_unreadable(checked)
    if inputs.failures or not written or any(file.error is not None for file in files):
        return FAILED
    return FINDINGS if _fails(checked, [task.settings for task in tasks]) else OK


def _checked(
    tasks: Sequence[Task],
    resources: Resources,
    options: InputOptions,
    only: ChangedOnly | None,
    baseline_file: Path | None,
) -> tuple[FileReport, ...]:
    """Return the reports on `tasks`, with what is new of a change only, and without what the baselines know."""
    from claimcheck.cli.progress import progress
    from claimcheck.linter.run import check_files

    baselined = baseline_file is not None or any(task.settings.baseline is not None for task in tasks)
    holdings = _baselines(tasks, baseline_file, options) if baselined else ()
    with progress(len(tasks), wanted=not options.no_progress) as advance:
        reports = check_files(tasks, resources, jobs=options.jobs, on_progress=advance)
    changed = None
    if only is not None:
        changed = only.narrow(tasks, reports, partial(check_files, resources=resources, jobs=options.jobs))
    if not baselined:
        return changed or reports
    from claimcheck.cli.baselines import leave_out_known

    return leave_out_known(tasks, reports, holdings, resources.known_rules, quiet=options.quiet, changed=changed)


def _baselines(tasks: Sequence[Task], file: Path | None, options: InputOptions) -> tuple[Holding, ...]:
    """Read the baselines before anything is checked, so that what is wrong with them is told at once."""
    from claimcheck.cli.baselines import load_baselines

    return load_baselines(tasks, file, options.root)


def _changed_only(diff: str, paths: tuple[Path, ...], *, quiet: bool) -> ChangedOnly:
    """Return what narrows a run with --diff."""
    from claimcheck.cli.changes.option import ChangedOnly

    return ChangedOnly(diff, paths, quiet=quiet)


def _layer(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    min_severity: str | None,
    known: tuple[KnownRule, ...],
) -> Layer:
    problems = [
        Problem("", None, None, unknown_rule(word, known))
        for word in (*_words(select), *_words(ignore))
        if prefix_of(word, known) is None
    ]
    if problems:
        raise ClaimcheckError(problems)
    return Layer(
        select=_prefixes(select, known) or None,
        ignore=_prefixes(ignore, known),
        fail_on=SEVERITIES[fail_on] if fail_on else None,
        min_severity=SEVERITIES[min_severity] if min_severity else None,
    )


def _words(values: tuple[str, ...]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _prefixes(values: tuple[str, ...], known: tuple[KnownRule, ...]) -> tuple[str, ...]:
    prefixes = (prefix_of(word, known) for word in _words(values))
    return tuple(prefix for prefix in prefixes if prefix is not None)


def _report_unreadable(files: Sequence[FileReport]) -> None:
    for file in files:
        if file.error is not None:
            say(f"{file.path}: {file.error}")


def _fails(files: Sequence[FileReport], settings: Sequence[Settings]) -> bool:
    """Tell whether a file has a finding at or above its own `fail_on`."""
    return any(
        found.finding.severity >= own.fail_on
        for file, own in zip(files, settings, strict=True)
        for found in file.findings
    )
