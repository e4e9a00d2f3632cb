"""`claimcheck baseline update`: new findings in, those that are gone out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli.baseline.options import file_option, notes_options
from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.options import cache_option, input_options, paths_argument, suppression_options
from claimcheck.cli.streams import write


@click.command()
@paths_argument
@file_option
@notes_options
@cache_option
@suppression_options
@input_options
def update(
    paths: tuple[Path, ...],
    baseline_file: Path | None,
    reason: str | None,
    owner: str | None,
    **input_values: Any,
) -> int:
    """Make the baseline that of the findings in PATHS; those that stay keep their reason and owner.

    What is recorded of other files stays, unless the file is gone.
    """
    from claimcheck.cli.baseline.run import examine, write_baseline
    from claimcheck.linter.baseline import compare, updated
    from claimcheck.reporters.visible import visible

    examined = examine(paths, baseline_file, input_values)
    if examined is None:
        return FAILED
    comparison = compare(examined.baseline, examined.files)
    records = updated(examined.files, comparison, reason=reason, owner=owner)
    write_baseline(examined, records)
    added = len(records) - len(comparison.known) - len(comparison.unseen)
    moved = len({record.file for record in comparison.known.values()} - {record.file for record in records})
    renamed = f", {moved} renamed" if moved else ""
    removed = len(comparison.stale)
    write(f"{visible(examined.baseline.shown)}: {added} added, {removed} removed, {len(records)} in all{renamed}\n")
    return OK
