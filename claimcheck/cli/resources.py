"""The real engine and rules behind the commands; imported late, so that `--help` stays quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.claimbase import ClaimFolders
    from claimcheck.linter.resources import DraftEngine, Resources


def load_resources() -> Resources:
    """Return the resources that the commands use."""
    from claimcheck.linter.resources import Resources
    from claimcheck.rules import RULES

    return Resources(build_engine, RULES)


def build_engine(claim_folders: tuple[Path, ...]) -> DraftEngine:
    """Return an engine over the built-in claim base, the packs that are installed, and `claim_folders`."""
    from claimcheck.claimbase import ClaimFolders

    return engine_over(ClaimFolders(tuple(map(str, claim_folders))))


def engine_over(folders: ClaimFolders) -> DraftEngine:
    """Return an engine over `folders` and the packs that are installed."""
    from claimcheck.linter.late import LateEngine

    return LateEngine(with_installed(folders))


def with_installed(folders: ClaimFolders) -> ClaimFolders:
    """Return `folders` with the packs that are installed, each once, and with the user's cache."""
    from claimcheck.claimbase.installed import installed_packs
    from claimcheck.cli.cachefolder import cache_folder

    named = {Path(folder).resolve() for folder in folders.packs}
    installed = tuple(str(pack.folder) for pack in installed_packs() if pack.folder.resolve() not in named)
    return folders._replace(packs=(*installed, *folders.packs), cache=str(cache_folder() or ""))
