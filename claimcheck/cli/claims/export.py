"""`claimcheck claims export`: the claim base for other programs, and for a review in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write

FORMATS = ("json", "jsonld", "csv")
BYTE_ORDER_MARK = "\ufeff"


@click.command()
@click.option(
    "--format",
    "format_out",
    type=click.Choice(FORMATS),
    required=True,
    help="All records as JSON; a schema.org ClaimReview for each entry; or a sheet to review.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@claims_option
def export(format_out: str, output: Path | None, claim_folders: tuple[Path, ...]) -> int:
    """Write the claim base as JSON, JSON-LD or CSV; `claimcheck claims import` reads the reviewed CSV."""
    from claimcheck.curation.exporting import json_export, jsonld_export
    from claimcheck.curation.files import replace_file
    from claimcheck.curation.sheet import csv_export

    exports = {"json": json_export, "jsonld": jsonld_export, "csv": csv_export}
    text = exports[format_out](chosen_base(claim_folders))
    if output is None:
        write(text, machine_readable=True)
        return OK
    # Without the mark, Excel takes the file for the system's old encoding.
    mark = BYTE_ORDER_MARK if format_out == "csv" else ""
    replace_file(output, f"{mark}{text}".encode())
    return OK
