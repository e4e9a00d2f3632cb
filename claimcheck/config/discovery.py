"""Which configuration file holds for which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from claimcheck.config.loading import EMPTY, Config, configures, load_config
from claimcheck.config.places import absolute, display_path
from claimcheck.config.rulenames import KnownRule
from claimcheck.errors import ClaimcheckError, Problem

FILE_NAMES = (".claimcheck.yaml", "pyproject.toml")


class ConfigSource:
    """Finds and keeps the configurations of a run.

    `fixed` is a file that holds for all folders, with patterns relative to `root` where that is given, as when it comes
    from another checkout; with `isolated` no file is looked at. Otherwise the nearest
    `.claimcheck.yaml`, or `pyproject.toml` with a `[tool.claimcheck]` table, on the way up to the root holds.
    """

    def __init__(
        self,
        known: Sequence[KnownRule],
        *,
        working_folder: Path,
        fixed: Path | None = None,
        isolated: bool = False,
        root: Path | None = None,
    ):
        self._known, self._working_folder = tuple(known), working_folder
        self._by_folder: dict[Path, Config] = {}
        self._fixed = EMPTY if isolated else None
        if fixed is not None:
            own = self._load(absolute(fixed, working_folder), display_path(fixed, working_folder))
            self._fixed = own if root is None else replace(own, folder=absolute(root, working_folder))

    def for_file(self, path: Path) -> Config:
        """Return the configuration of the absolute `path`; ClaimcheckError when its file is wrong."""
        return self._fixed if self._fixed is not None else self._for_folder(path.parent)

    def _for_folder(self, folder: Path) -> Config:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._find(folder)
        return self._by_folder[folder]

    def _find(self, folder: Path) -> Config:
        for name in FILE_NAMES:
            if configures(folder / name):
                return self._load(folder / name, display_path(folder / name, self._working_folder))
        return EMPTY if folder.parent == folder else self._for_folder(folder.parent)

    def _load(self, path: Path, shown: str) -> Config:
        return load_config(path, shown, self._known)


def load_all(source: ConfigSource, paths: Sequence[Path]) -> None:
    """Load the configuration of every path; raise one ClaimcheckError with the problems of all of them."""
    problems: set[Problem] = set()
    failed: set[Path] = set()
    for folder, path in {path.parent: path for path in paths}.items():
        if folder in failed:
            continue
        try:
            source.for_file(path)
        except ClaimcheckError as error:
            failed.add(folder)
            problems.update(error.problems)
    if problems:
        raise ClaimcheckError(problems)
