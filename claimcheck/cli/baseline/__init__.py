"""`claimcheck baseline`: the findings that are known and left out, a file for each command."""

from __future__ import annotations

import click

from claimcheck.cli.baseline.create import create
from claimcheck.cli.baseline.prune import prune
from claimcheck.cli.baseline.show import show
from claimcheck.cli.baseline.update import update


@click.group()
def baseline() -> None:
    """Record the findings there are today, so that `check --baseline` reports only what is new."""


for _command in (create, update, prune, show):
    baseline.add_command(_command)
