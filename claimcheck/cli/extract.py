"""`claimcheck extract`: every health claim in drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.options import input_options, paths_argument
from claimcheck.cli.streams import say, write
from claimcheck.config import Layer
from claimcheck.reporters.extract import EXTRACTS, extract_why


@click.command()
@paths_argument
@click.option("--format", "format_out", type=click.Choice(tuple(EXTRACTS)), default="jsonl", help="Of the list.")
@click.option("--why", is_flag=True, help="With --format text: show the words that decided, their scope and the rule.")
@input_options
def extract(paths: tuple[Path, ...], format_out: str, why: bool, **input_values: Any) -> int:
    """List every claim found, in any health topic, whether or not the claim base knows it."""
    if why and format_out != "text":
        raise click.UsageError("--why explains the list for people; use it with --format text")
    from claimcheck.cli.inputs import InputOptions, gather, report_failures
    from claimcheck.cli.progress import progress
    from claimcheck.cli.resources import load_resources
    from claimcheck.linter.run import extract_files

    resources, options = load_resources(), InputOptions(**input_values)
    inputs = gather(paths, options, Layer(), resources.known_rules)
    tasks = inputs.plan.tasks
    with progress(len(tasks), wanted=not options.no_progress) as advance:
        files = extract_files(tasks, resources, jobs=options.jobs, on_progress=advance)
    listed = extract_why(files) if why else EXTRACTS[format_out](files)
    write(listed, machine_readable=format_out == "jsonl")
    report_failures(inputs.failures)
    unreadable = [file for file in files if file.error is not None]
    for file in unreadable:
        say(f"{file.path}: {file.error}")
    return FAILED if inputs.failures or unreadable else OK
