"""`claimcheck claims stats`: what the claim base covers, and what is to be reviewed."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.claims.output import format_option, write_json
from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write


@click.command()
@click.option(
    "--as-of",
    type=click.DateTime(formats=("%Y-%m-%d",)),
    metavar="YYYY-MM-DD",
    help="The day by which reviews are due or overdue; today when left out.",
)
@format_option
@claims_option
def stats(as_of: datetime.datetime | None, format_out: str, claim_folders: tuple[Path, ...]) -> int:
    """Count entries by topic, grade, relation and source; list reviews due and concepts without entry."""
    from claimcheck.curation.statistics import statistics, statistics_text

    counts = statistics(chosen_base(claim_folders), as_of.date() if as_of else datetime.date.today())
    if format_out == "json":
        write_json(counts)
    else:
        write(statistics_text(counts))
    return OK
