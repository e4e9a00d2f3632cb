"""`claimcheck claims validate`: everything that is wrong with a claim base."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def validate(paths: tuple[Path, ...]) -> int:
    """Check the built-in claim base and the claim-base folders (or files in such folders) given."""
    from claimcheck.claimbase import load_claim_base
    from claimcheck.lexicon import load_lexicon

    base = load_claim_base(_folders(paths), qualifiers=load_lexicon().qualifier_names)
    write(f"{len(base.entries)} entries, {len(base.concepts)} concepts, {len(base.sources)} sources: valid\n")
    return OK


def _folders(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the claim-base folders that `paths` are or lie in, each once, the built-in one left out."""
    from claimcheck.claimbase import built_in_folder

    built_in = built_in_folder().resolve()
    folders = {folder.resolve(): folder for folder in map(_folder_of, paths)}
    return tuple(folder for place, folder in folders.items() if place != built_in)


def _folder_of(path: Path) -> Path:
    """Return the claim-base folder that `path` is or lies in."""
    from claimcheck.claimbase import PARTS

    if not path.exists() or (path.is_dir() and any(_has_part(path, part) for part in PARTS)):
        return path
    place = path.resolve()
    for folder in place.parents:
        if place.relative_to(folder).parts[0].removesuffix(".yaml") in PARTS:
            return folder
    return path if path.is_dir() else path.parent


def _has_part(folder: Path, part: str) -> bool:
    return (folder / part).is_dir() or (folder / f"{part}.yaml").is_file()
