"""`claimcheck schema`: JSON Schemas for editors."""

from __future__ import annotations

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write

# As `claimcheck.curation.schemas.NAMES`, which is imported only when a schema is wanted.
NAMES = ("entries", "concepts", "sources", "topics", "changes", "configuration", "baseline")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> int:
    """Print the JSON Schema of a kind of file, for an editor to complete and check while you type."""
    from claimcheck.cli.resources import load_resources
    from claimcheck.curation.schemas import schema_text

    write(schema_text(name, load_resources().known_rules), machine_readable=True)
    return OK
