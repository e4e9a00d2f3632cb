"""`claimcheck check`: the findings in drafts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.exitcodes import FAILED, FINDINGS, OK
from claimcheck.cli.options import input_options, paths_argument, severity_option
from claimcheck.cli.streams import say, wants_color, write
from claimcheck.config import KnownRule, Layer, Settings
from claimcheck.config.rulenames import prefix_of, unknown_rule
from claimcheck.config.settings import SEVERITIES
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters import REPORTERS, ReportOptions


@click.command()
@paths_argument
@click.option("--format", "format_out", type=click.Choice(tuple(REPORTERS)), default="text", help="Of the report.")
@click.option("--verdicts", is_flag=True, help="List every claim judged, not only the findings.")
@severity_option("--fail-on", "The least severity that makes the exit code 1; error unless configured.")
@severity_option("--min-severity", "The least severity that is reported.")
@click.option("--select", multiple=True, metavar="RULES", help="Run only these rules: codes, prefixes or names.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour in the text report.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep reports of earlier runs.")
@input_options
def check(
    paths: tuple[Path, ...],
    format_out: str,
    verdicts: bool,
    fail_on: str | None,
    min_severity: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    color: str,
    no_cache: bool,
    **input_values: Any,
) -> int:
    """Check drafts: files, folders, or - for standard input."""
    from claimcheck.cli.caching import report_cache
    from claimcheck.cli.inputs import InputOptions, gather, report_failures
    from claimcheck.cli.progress import progress
    from claimcheck.cli.resources import load_resources
    from claimcheck.linter.run import check_files

    resources, options = load_resources().with_cache(report_cache(wanted=not no_cache)), InputOptions(**input_values)
    layer = _layer(select, ignore, fail_on, min_severity, resources.known_rules)
    inputs = gather(paths, options, layer, resources.known_rules)
    tasks = inputs.plan.tasks
    with progress(len(tasks), wanted=not options.no_progress) as advance:
        checked = check_files(tasks, resources, jobs=options.jobs, on_progress=advance)
    missing = [FileReport(one.shown, error=one.message) for one in inputs.failures if not one.empty]
    files = tuple(sorted([*checked, *missing], key=lambda file: file.path))
    folders = tasks[0].settings.claims if tasks else ()
    report = Report(resources.tool_info(folders), files)
    report_options = ReportOptions(wants_color(color, os.environ), verdicts, options.quiet)
    write(REPORTERS[format_out](report, report_options), machine_readable=format_out == "json")
    report_failures(inputs.failures)
    _report_unreadable(checked)
    if inputs.failures or any(file.error is not None for file in files):
        return FAILED
    return FINDINGS if _fails(checked, [task.settings for task in tasks]) else OK


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
