"""Options that the commands on baselines share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_NAME = ".claimcheck-baseline.yaml"


def file_option(command: Command) -> Command:
    """Add `--baseline`, the file to work on."""
    return click.option(
        "--baseline",
        "baseline_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"The baseline; what the configuration names when left out, else {DEFAULT_NAME}.",
    )(command)


def notes_options(command: Command) -> Command:
    """Add `--reason` and `--owner`."""
    reason = click.option("--reason", help="Why the new findings are left as they are.")
    owner = click.option("--owner", help="Who sees to the new findings.")
    return reason(owner(command))
