"""What a run has to do: the files that are not excluded, each with its settings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from claimcheck.config import ConfigSource, Layer, Settings, add_layer, is_excluded, resolve
from claimcheck.config.discovery import load_all
from claimcheck.linter.paths import FoundFile


class Task(Struct, frozen=True):
    """A draft to check: of `format`, or as the extension says, from `data` where that is given, or `path`.

    `as_of` is the day by which suppressions have ended or not; without it all hold. The report may be `kept` in a
    cache; that of what is still being written need not be.
    """

    path: Path
    shown: str
    settings: Settings
    format: str | None = None
    data: bytes | None = None
    as_of: datetime.date | None = None
    kept: bool = True


class Plan(Struct, frozen=True):
    """The tasks in the order of the report, and the named files that are excluded."""

    tasks: tuple[Task, ...]
    excluded: tuple[FoundFile, ...]


def plan(
    files: Iterable[FoundFile],
    source: ConfigSource,
    *,
    layer: Layer,
    format_name: str | None = None,
    data: bytes | None = None,
    as_of: datetime.date | None = None,
) -> Plan:
    """Give every file its settings, with `layer` (the command line) on top, and leave out excluded ones.

    Raises one ClaimcheckError with the problems of every configuration file that is involved.
    """
    files = tuple(files)
    load_all(source, [file.path for file in files])
    excluded = tuple(file for file in files if is_excluded(source.for_file(file.path), file.path))
    left_out = frozenset(excluded)
    with_layer = cache(lambda settings: add_layer(settings, layer))
    tasks = tuple(
        Task(
            file.path,
            file.shown,
            with_layer(resolve(source.for_file(file.path), file.path)),
            format_name,
            data,
            as_of,
        )
        for file in files
        if file not in left_out
    )
    return Plan(tasks, excluded)
