"""`claimcheck suppressions`: what drafts ask to leave out, why, and until when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.options import as_of_option, input_options, paths_argument
from claimcheck.cli.streams import say, write


@click.command()
@paths_argument
@click.option("--format", "format_out", type=click.Choice(("text", "json")), default="text", show_default=True)
@as_of_option
@input_options
def suppressions(paths: tuple[Path, ...], format_out: str, **input_values: Any) -> int:
    """List the suppressions in PATHS: used, unused, ended, wrong, or off where the configuration turns them off."""
    from claimcheck.cli.inputs import InputOptions, gather, report_failures
    from claimcheck.cli.progress import progress
    from claimcheck.cli.resources import load_resources
    from claimcheck.config import Layer
    from claimcheck.linter.run import check_files
    from claimcheck.reporters.suppressions import suppressions_json, suppressions_text

    resources, options = load_resources(), InputOptions(**input_values)
    inputs = gather(paths, options, Layer(), resources.known_rules)
    tasks = inputs.plan.tasks
    with progress(len(tasks), wanted=not options.no_progress) as advance:
        reports = check_files(tasks, resources, jobs=options.jobs, on_progress=advance)
    listing = suppressions_json if format_out == "json" else suppressions_text
    write(listing(reports), machine_readable=format_out == "json")
    report_failures(inputs.failures)
    unreadable = [report for report in reports if report.error is not None]
    for report in unreadable:
        say(f"{report.path}: {report.error}")
    return FAILED if inputs.failures or unreadable else OK
