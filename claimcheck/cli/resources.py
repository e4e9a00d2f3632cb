"""The real engine and rules behind the commands; imported late, so that `--help` stays quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.linter.resources import DraftEngine, Resources


def load_resources() -> Resources:
    """Return the resources that the commands use."""
    from claimcheck.linter.resources import Resources
    from claimcheck.rules import RULES

    return Resources(build_engine, RULES)


def build_engine(claim_folders: tuple[Path, ...]) -> DraftEngine:
    """Return an engine over the built-in claim base, the packs that are installed, and `claim_folders`."""
    from claimcheck.claimbase import ClaimFolders
    from claimcheck.claimbase.installed import installed_packs
    from claimcheck.cli.cachefolder import cache_folder
    from claimcheck.linter.engine import Engine

    packs = (*installed_packs(), *claim_folders)
    return Engine(ClaimFolders(tuple(map(str, packs)), cache=str(cache_folder() or "")))
