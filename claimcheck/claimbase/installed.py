"""Packs that come as installed packages: each registers its folder of claims as an entry point.

    [project.entry-points."claimcheck.claims"]
    iron = "claimcheck_iron:claims"

names the folder `claims` in the package `claimcheck_iron`. The package is located, never imported.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "claimcheck.claims"


class InstalledPack(NamedTuple):
    """An installed pack: its name, the version of its package, its folder."""

    name: str
    version: str
    folder: Path


def installed_packs() -> tuple[InstalledPack, ...]:
    """Return the installed packs in the order of their names; ClaimcheckError when the folder of one is missing."""
    if not _may_be_installed():
        return ()
    from importlib.metadata import entry_points

    found = {(point.name, point.value): point for point in entry_points(group=GROUP)}
    return tuple(_pack(point) for _, point in sorted(found.items()))


def metadata_folders() -> tuple[str, ...]:
    """Return where the metadata of the installed packages lies: "site-packages/numpy-2.3.1.dist-info"."""
    found = []
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        found += [f"{place or '.'}/{name}" for name in names if name.endswith((".dist-info", ".egg-info"))]
    return tuple(found)


def _may_be_installed() -> bool:
    """Tell whether some package names the group at all; to ask properly takes a tenth of a second."""
    if any(os.path.isfile(place) for place in sys.path):
        return True
    return any(map(_names_group, metadata_folders()))


def _names_group(folder: str) -> bool:
    try:
        with open(f"{folder}/entry_points.txt", "rb") as file:
            return GROUP.encode() in file.read()
    except OSError:
        return False


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
