"""`claimcheck baseline prune`: what is no longer there out, nothing in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli.baseline.options import file_option
from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.options import cache_option, input_options, paths_argument, suppression_options
from claimcheck.cli.streams import write


@click.command()
@paths_argument
@file_option
@cache_option
@suppression_options
@input_options
def prune(paths: tuple[Path, ...], baseline_file: Path | None, **input_values: Any) -> int:
    """Remove from the baseline what is no longer found in PATHS, and what it says of files that are gone."""
    from claimcheck.cli.baseline.run import examine, write_baseline
    from claimcheck.linter.baseline import compare
    from claimcheck.reporters.visible import visible

    examined = examine(paths, baseline_file, input_values)
    if examined is None:
        return FAILED
    comparison = compare(examined.baseline, examined.files)
    records = [*comparison.known.values(), *comparison.unseen]
    if comparison.stale:
        write_baseline(examined, records)
    write(f"{visible(examined.baseline.shown)}: {len(comparison.stale)} removed, {len(records)} in all\n")
    return OK
