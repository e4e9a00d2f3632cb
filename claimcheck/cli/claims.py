"""`claimcheck claims`: work on the claim base."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write


@click.group()
def claims() -> None:
    """Work on the claim base."""


@claims.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def validate(paths: tuple[Path, ...]) -> int:
    """Check the built-in claim base and the claim-base folders (or files in such folders) given."""
    from claimcheck.claimbase import load_claim_base

    base = load_claim_base(_folders(paths))
    write(f"{len(base.entries)} entries, {len(base.concepts)} concepts, {len(base.sources)} sources: valid\n")
    return OK


def _folders(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the claim-base folders that `paths` are or lie in, each once, the built-in one left out."""
    from claimcheck.claimbase import built_in_folder

    built_in = built_in_folder().resolve()
    folders = dict.fromkeys(_folder_of(path) for path in paths)
    return tuple(folder for folder in folders if folder.resolve() != built_in)


def _folder_of(path: Path) -> Path:
    if path.is_dir() or not path.exists():
        return path
    parent = path.parent
    return parent.parent if parent.name in ("concepts", "entries") else parent
