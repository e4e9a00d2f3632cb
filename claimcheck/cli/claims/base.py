"""Which claim base the commands that read it work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from claimcheck.claimbase import ClaimBase

Command = TypeVar("Command", bound=Callable[..., Any])


def claims_option(command: Command) -> Command:
    """Add `--claims`, which names claim-base folders."""
    return click.option(
        "--claims",
        "claim_folders",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="A pack, or another edition of the claim base; the folders of the configuration when left out.",
    )(command)


def chosen_base(claim_folders: tuple[Path, ...]) -> ClaimBase:
    """Return the built-in claim base with the packs that are installed and `claim_folders`."""
    from claimcheck.claimbase import load_folders
    from claimcheck.claimbase.editions import folders_of
    from claimcheck.cli.resources import with_installed
    from claimcheck.lexicon import load_lexicon

    folders = with_installed(folders_of(claim_folders or _configured()))
    return load_folders(folders, load_lexicon().qualifier_names)


def _configured() -> tuple[Path, ...]:
    """Return the claim-base folders that the configuration of the working folder names."""
    from claimcheck.cli.inputs import config_source, current_folder
    from claimcheck.cli.resources import load_resources

    folder = current_folder()
    source = config_source(None, False, load_resources().known_rules, folder)
    return source.for_file(folder / "claims.yaml").claims
