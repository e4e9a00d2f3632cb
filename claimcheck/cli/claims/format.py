"""`claimcheck claims format`: the canonical form of claim-base files."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exitcodes import FINDINGS, OK
from claimcheck.cli.streams import write


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change, and exit 1 if any.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def format_claims(paths: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Put the keys of every record in order, and tidy lines. Comments are kept.

    PATHS are claim-base files, or folders with them; the built-in claim base when there are none.
    """
    from claimcheck.curation.differences import changed_files, unified
    from claimcheck.curation.files import replace_file
    from claimcheck.curation.places import claim_paths, own_folder

    changes = changed_files(claim_paths(paths or (own_folder(),)))
    if diff:
        write("".join(unified(file.shown, file.text, text) for file, text in changes))
    if check or not diff:
        verb = "would change" if check or diff else "changed"
        write("".join(f"{verb}: {file.shown}\n" for file, _ in changes))
    if check:
        return FINDINGS if changes else OK
    for file, text in () if diff else changes:
        replace_file(file.path, text.encode())
    return OK
