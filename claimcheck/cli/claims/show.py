"""`claimcheck claims show`: all that is known of an entry."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.claims.output import format_option, write_json
from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@format_option
@claims_option
def show(ids: tuple[str, ...], format_out: str, claim_folders: tuple[Path, ...]) -> int:
    """Show whole entries: grade, licence, statement, sources, tensions, reviews, examples."""
    from claimcheck.curation.lookup import named
    from claimcheck.curation.plain import entry_data
    from claimcheck.reporters.explain import explain_entry

    entries = named("entry", ids, chosen_base(claim_folders).entries)
    if format_out == "json":
        write_json({"entries": [{**entry_data(entry), "path": entry.path, "line": entry.line} for entry in entries]})
    else:
        write("\n".join(explain_entry(entry) for entry in entries))
    return OK
