"""`claimcheck claims validate`: everything that is wrong with a claim base."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import write

if TYPE_CHECKING:
    from claimcheck.model.entry import Entry


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which a review counts as overdue; today when left out.",
)
@click.option("--no-examples", is_flag=True, help="Do not judge the examples, which takes a second for a hundred.")
def validate(paths: tuple[Path, ...], as_of: datetime.datetime | None, no_examples: bool) -> int:
    """Check the claim base: form, references, contradictions, reviews, examples.

    PATHS are claim-base folders, or files in them; then their entries alone are tried by their examples. Without
    PATHS, that is the built-in claim base and the packs that are installed.
    """
    from claimcheck.claimbase.editions import folders_of
    from claimcheck.cli.resources import engine_over
    from claimcheck.curation.validation import misjudged, overdue, too_few_examples
    from claimcheck.errors import ClaimcheckError

    folders = tuple(dict.fromkeys(_folder_of(path) for path in paths))
    engine = engine_over(folders_of(folders))
    base = engine.base
    entries = list(_own(base.entries.values(), folders)) if folders else list(base.entries.values())
    day = as_of.date() if as_of else datetime.date.today()
    problems = [*overdue(entries, day), *too_few_examples(entries)]
    if not no_examples:
        problems.extend(misjudged(entries, engine))
    if problems:
        raise ClaimcheckError(problems)
    write(f"{len(base.entries)} entries, {len(base.concepts)} concepts, {len(base.sources)} sources: valid\n")
    return OK


def _own(entries: Iterable[Entry], folders: tuple[Path, ...]) -> Iterator[Entry]:
    """Yield the entries that lie in one of `folders`."""
    places = [folder.resolve() for folder in folders]
    for entry in entries:
        if any(Path(entry.path).resolve().is_relative_to(place) for place in places):
            yield entry


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
