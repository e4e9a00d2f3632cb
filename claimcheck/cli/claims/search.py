"""`claimcheck claims search`: entries by words."""

from __future__ import annotations

import click

from claimcheck.cli.claims.output import format_option, write_list


@click.command()
@click.argument("words", nargs=-1, required=True)
@format_option
def search(words: tuple[str, ...], format_out: str) -> int:
    """List the entries with all WORDS in their id, texts, or the words for their concepts, best first."""
    from claimcheck.claimbase import load_claim_base
    from claimcheck.curation.listing import found

    return write_list(found(load_claim_base(), words), format_out)
