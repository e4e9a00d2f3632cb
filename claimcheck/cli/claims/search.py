"""`claimcheck claims search`: entries by words."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.claims.base import chosen_base, claims_option
from claimcheck.cli.claims.output import format_option, write_list


@click.command()
@click.argument("words", nargs=-1, required=True)
@format_option
@claims_option
def search(words: tuple[str, ...], format_out: str, claim_folders: tuple[Path, ...]) -> int:
    """List the entries with all WORDS in their id, texts, or the words for their concepts, best first."""
    from claimcheck.curation.listing import found

    return write_list(found(chosen_base(claim_folders), words), format_out)
