"""Packs that come as installed packages: each registers its folder of claims as an entry point.

    [project.entry-points."claimcheck.claims"]
    iron = "claimcheck_iron:claims"

names the folder `claims` in the package `claimcheck_iron`. The package is located, never imported.
"""

from __future__ import annotations

from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from claimcheck.errors import ClaimcheckError

GROUP = "claimcheck.claims"


def installed_packs() -> tuple[Path, ...]:
    """Return the folders of the installed packs in the order of their names; ClaimcheckError when one is missing."""
    found = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return tuple(dict.fromkeys(map(_folder, found)))


def _folder(point: EntryPoint) -> Path:
    package, *inner = point.module.split(".")
    spec = PathFinder.find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        folder = Path(place, *inner, *point.attr.split("."))
        if folder.is_dir():
            return folder
    raise ClaimcheckError(
        f"the installed pack '{point.name}' names '{point.value}', but there is no such folder in the package "
        f"'{package}'; install the pack again, or remove it"
    )
