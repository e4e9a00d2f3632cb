"""`claimcheck claims impact`: what a change of the claim base does to drafts."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from claimcheck.cli.exitcodes import FAILED, FINDINGS, OK
from claimcheck.cli.options import input_options, paths_argument
from claimcheck.cli.streams import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.errors import ClaimcheckError
    from claimcheck.linter.tasks import Task

DEFAULT_FOLDER = "claims"


@click.command()
@click.argument("old")
@click.argument("new")
@paths_argument
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The claim-base folder inside a revision; as configured, else claims.",
)
@click.option("--format", "format_out", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--fail-on-change", is_flag=True, help="Exit 1 when a finding appears or disappears.")
@input_options
def impact(
    old: str,
    new: str,
    paths: tuple[Path, ...],
    folders: tuple[Path, ...],
    format_out: str,
    fail_on_change: bool,
    **input_values: Any,
) -> int:
    """List the findings that come and go in PATHS when the claim base changes from OLD to NEW.

    OLD and NEW are claim-base folders, or revisions of the git repository of the working folder. A folder that holds
    most of the entries of the built-in claim base takes its place; any other is a pack on top of it.
    """
    from claimcheck.cli.inputs import InputOptions, current_folder, gather, report_failures
    from claimcheck.cli.resources import load_resources
    from claimcheck.config import Layer
    from claimcheck.curation.impact import impact_data, impact_of, impact_text
    from claimcheck.errors import ClaimcheckError

    resources, options = load_resources(), InputOptions(**input_values)
    inputs = gather(paths, options, Layer(), resources.known_rules)
    tasks = inputs.plan.tasks
    inside = _inside(folders, tasks, current_folder())
    with tempfile.TemporaryDirectory() as place:
        before = _claim_folders(old, inside, Path(place) / "old")
        after = _claim_folders(new, inside, Path(place) / "new")
        try:
            found = impact_of(before, after, tasks, resources.rules)
        except ClaimcheckError as error:
            raise _as_named(error, {**_names(old, inside, before), **_names(new, inside, after)}) from None
    text = json.dumps(impact_data(found), indent=2, ensure_ascii=False) + "\n"
    write(text if format_out == "json" else impact_text(found), machine_readable=format_out == "json")
    report_failures(inputs.failures)
    for report in found.failed:
        say(f"{report.path}: {report.error}")
    if inputs.failures or found.failed:
        return FAILED
    return FINDINGS if fail_on_change and found.changes else OK


def _inside(folders: Sequence[Path], tasks: Sequence[Task], working_folder: Path) -> list[PurePosixPath]:
    """Return the claim-base folders in a revision: as asked for, as configured, or the usual one."""
    from claimcheck.errors import ClaimcheckError

    configured = tasks[0].settings.claims if tasks else ()
    chosen = tuple(folders) or configured or (Path(DEFAULT_FOLDER),)
    relative = []
    for folder in chosen:
        try:
            place = (working_folder / folder).resolve().relative_to(working_folder.resolve())
        except ValueError:
            raise ClaimcheckError(f"'{folder}' lies outside the working folder; name a folder below it") from None
        relative.append(PurePosixPath(place.as_posix()))
    return relative


def _claim_folders(name: str, inside: Sequence[PurePosixPath], place: Path) -> list[Path]:
    """Return the claim-base folders that OLD or NEW names; those of a revision are written below `place`."""
    from claimcheck.curation.revisions import extract_folder

    if Path(name).is_dir():
        return [Path(name)]
    for number, folder in enumerate(inside):
        extract_folder(Path(), name, folder, place / str(number))
    return [place / str(number) for number in range(len(inside))]


def _names(name: str, inside: Sequence[PurePosixPath], folders: Sequence[Path]) -> dict[str, str]:
    """Return how messages name the folders of a revision, which were written elsewhere for reading."""
    if Path(name).is_dir():
        return {}
    return {str(folder.resolve()): f"{name}:{given}" for folder, given in zip(folders, inside, strict=True)}


def _as_named(error: ClaimcheckError, names: dict[str, str]) -> ClaimcheckError:
    from claimcheck.errors import ClaimcheckError

    problems = []
    for problem in error.problems:
        path, message = problem.path, problem.message
        for place, name in names.items():
            path, message = path.replace(place, name), message.replace(place, name)
        problems.append(replace(problem, path=path, message=message))
    return ClaimcheckError(problems)
