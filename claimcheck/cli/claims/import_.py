"""`claimcheck claims import`: a reviewed sheet back into the claim base."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import say, write


@click.command("import")
@click.argument("sheet", metavar="FILE.csv", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), help="The claim-base folder; the built-in one when left out.")
@click.option("--write", "writes", is_flag=True, help="Write the changes, after showing them.")
def import_claims(sheet: Path, into: Path | None, writes: bool) -> int:
    """Show what a reviewed sheet changes in the claim base; with --write, change it.

    The sheet comes from `claimcheck claims export --format csv`. Nothing is written when anything is wrong with it.
    """
    from claimcheck.curation.differences import unified
    from claimcheck.curation.files import replace_file
    from claimcheck.curation.importing import import_sheet
    from claimcheck.curation.places import own_folder
    from claimcheck.lexicon import load_lexicon
    from claimcheck.reporters.words import count

    result = import_sheet(sheet, into or own_folder(), load_lexicon().qualifier_names)
    for remark in result.remarks:
        say(f"not imported: {remark}")
    for file, text in result.changes:
        write(unified(file.shown, file.text, text))
    if not result.changes:
        write("nothing to change\n")
        return OK
    entries = "1 entry" if len(result.entries) == 1 else f"{len(result.entries)} entries"
    what = f"{entries} in {count(len(result.changes), 'file')}"
    if not writes:
        write(f"{what} would change; --write changes them\n")
        return OK
    for file, text in result.changes:
        replace_file(file.path, file.encoded(text))
    write(f"{what} changed\n")
    return OK
