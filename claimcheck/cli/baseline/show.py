"""`claimcheck baseline show`: what is recorded, and what of it is still there."""

from __future__ import annotations

import json
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
@click.option("--format", "format_out", type=click.Choice(("text", "json")), default="text", show_default=True)
@cache_option
@suppression_options
@input_options
def show(paths: tuple[Path, ...], baseline_file: Path | None, format_out: str, **input_values: Any) -> int:
    """List the baseline; with PATHS these are checked, and what is no longer found in them is marked as stale."""
    from claimcheck.cli.baseline.listing import listed, listing_data, states_of
    from claimcheck.cli.baseline.run import configured_baseline, examine
    from claimcheck.cli.baselines import read_from
    from claimcheck.cli.inputs import InputOptions
    from claimcheck.linter.baseline import compare

    if paths:
        examined = examine(paths, baseline_file, input_values)
        if examined is None:
            return FAILED
        baseline = examined.baseline
        states = states_of(baseline, compare(baseline, examined.files))
    else:
        options = InputOptions(**input_values)
        baseline = read_from(baseline_file or configured_baseline(options), options.root)
        states = states_of(baseline, None)
    if format_out == "json":
        data = json.dumps(listing_data(baseline.shown, states), indent=2, ensure_ascii=False) + "\n"
        write(data, machine_readable=True)
    else:
        write(listed(states))
    return OK
