"""`claimcheck claims`: work on the claim base, a file for each command."""

from __future__ import annotations

import click

from claimcheck.cli.claims.validate import validate

COMMANDS = (validate,)


@click.group()
def claims() -> None:
    """Read, extend and check the claim base."""


for _command in COMMANDS:
    claims.add_command(_command)
