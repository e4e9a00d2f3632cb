"""`claimcheck baseline create`: all findings there are today."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.baseline.options import file_option, notes_options
from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.options import cache_option, input_options, paths_argument, suppression_options
from claimcheck.cli.streams import say, write
from claimcheck.errors import ClaimcheckError, Problem

if TYPE_CHECKING:
    from claimcheck.model.baseline import KnownFinding


@click.command()
@paths_argument
@file_option
@notes_options
@click.option("--force", is_flag=True, help="Overwrite a baseline that is there, with its reasons and owners.")
@cache_option
@suppression_options
@input_options
def create(
    paths: tuple[Path, ...],
    baseline_file: Path | None,
    reason: str | None,
    owner: str | None,
    force: bool,
    **input_values: Any,
) -> int:
    """Write a baseline of all findings in PATHS; nothing is written when one of them cannot be read."""
    from claimcheck.cli.baseline.run import examine, write_baseline
    from claimcheck.linter.baseline import compare, updated
    from claimcheck.reporters.visible import visible
    from claimcheck.reporters.words import count

    examined = examine(paths, baseline_file, input_values, _anything if force else _nothing)
    if examined is None:
        return FAILED
    shown = examined.baseline.shown
    records = updated(examined.files, compare(examined.baseline, examined.files), reason=reason, owner=owner)
    write_baseline(examined, records)
    files = count(len({record.file for record in records}), "file")
    write(f"{visible(shown)}: {count(len(records), 'finding')} in {files}\n")
    if not examined.configured and not input_values["quiet"]:
        say(f"claimcheck: check with --baseline {shown}, or put `baseline: {shown}` into the configuration")
    return OK


def _anything(path: Path, shown: str) -> tuple[KnownFinding, ...]:
    """Begin with no records, whatever is there."""
    return ()


def _nothing(path: Path, shown: str) -> tuple[KnownFinding, ...]:
    """Begin with no records, and refuse a file that is there."""
    if os.path.lexists(path):
        message = "exists already; `claimcheck baseline update` keeps it up to date, --force begins afresh"
        raise ClaimcheckError(Problem(shown, None, None, message))
    return ()
