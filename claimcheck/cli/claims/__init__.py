"""`claimcheck claims`: work on the claim base, a file for each command."""

from __future__ import annotations

import click

from claimcheck.cli.claims.draft import draft
from claimcheck.cli.claims.export import export
from claimcheck.cli.claims.format import format_claims
from claimcheck.cli.claims.impact import impact
from claimcheck.cli.claims.import_ import import_claims
from claimcheck.cli.claims.list import list_entries
from claimcheck.cli.claims.new import new
from claimcheck.cli.claims.search import search
from claimcheck.cli.claims.show import show
from claimcheck.cli.claims.stats import stats
from claimcheck.cli.claims.validate import validate

COMMANDS = (list_entries, show, search, stats, validate, new, draft, impact, format_claims, export, import_claims)


@click.group()
def claims() -> None:
    """Read, extend and check the claim base."""


for _command in COMMANDS:
    claims.add_command(_command)
