"""Packs that come as installed packages: each registers its folder of claims as an entry point.

    [project.entry-points."claimcheck.claims"]
    iron = "claimcheck_iron:claims"

names the folder `claims` in the package `claimcheck_iron`. The package is located, never imported.
"""

from __future__ import annotations

from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError

GROUP = "claimcheck.claims"


class InstalledPack(NamedTuple):
    """An installed pack: its name, the version of its package, its folder."""

    name: str
    version: str
    folder: Path


def installed_packs() -> tuple[InstalledPack, ...]:
    """Return the installed packs in the order of their names; ClaimcheckError when the folder of one is missing."""
    found = {(point.name, point.value): point for point in entry_points(group=GROUP)}
    return tuple(_pack(point) for _, point in sorted(found.items()))


def _pack(point: EntryPoint) -> InstalledPack:
    package, *inner = point.module.split(".")
    spec = PathFinder.find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        folder = Path(place, *inner, *point.attr.split("."))
        if folder.is_dir():
            return InstalledPack(point.name, point.dist.version if point.dist else "unknown", folder)
    raise ClaimcheckError(
        f"the installed pack '{point.name}' names '{point.value}', but there is no such folder in the package "
        f"'{package}'; install the pack again, or remove it"
    )
