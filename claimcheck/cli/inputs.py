"""From the arguments of a command to the plan of its run."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click
from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cli.streams import read_standard_input, say
from claimcheck.config import ConfigSource, KnownRule, Layer
from claimcheck.config.places import absolute, display_path
from claimcheck.config.settings import SuppressionPolicy
from claimcheck.errors import ClaimcheckError
from claimcheck.linter.paths import Failure, Found, FoundFile, find_files
from claimcheck.linter.tasks import Plan, Task, plan
from claimcheck.readers import MAX_BYTES, format_of
from claimcheck.reporters.words import count

STANDARD_INPUT = Path("-")


class InputOptions(Struct, frozen=True):
    """The shared options of commands that read drafts."""

    format_in: str | None
    stdin_filename: Path | None
    jobs: int
    no_progress: bool
    allow_empty: bool
    quiet: bool
    config_file: Path | None
    isolated: bool
    root: Path | None = None
    as_of: datetime.datetime | None = None
    no_suppressions: bool = False
    no_cache: bool = False

    @property
    def day(self) -> datetime.date:
        """The day by which suppressions have ended or not."""
        return self.as_of.date() if self.as_of else datetime.date.today()


class Selection(Protocol):
    """Narrows a run to some of the files it would check."""

    paths: tuple[Path, ...]

    def select(self, found: Found) -> Found:
        """Return the files to check of those that `paths` lead to."""

    def as_selected(self, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        """Return `tasks` on the text that was selected."""


class Inputs(Struct, frozen=True):
    """What there is to do, and the paths that cannot be followed."""

    plan: Plan
    failures: tuple[Failure, ...]


def gather(
    paths: Sequence[Path],
    options: InputOptions,
    layer: Layer,
    known: Sequence[KnownRule],
    only: Selection | None = None,
) -> Inputs:
    """Find the files, keep those that `only` selects, give them their settings, and note what is excluded."""
    paths = paths if only is None else only.paths
    if not paths and not options.allow_empty:
        raise click.UsageError("name at least one file or folder; - is standard input")
    if options.no_suppressions:
        layer = replace(layer, suppressions=SuppressionPolicy.NONE)
    working_folder = current_folder()
    source = config_source(options.config_file, options.isolated, known, working_folder, options.root)
    named = [path for path in paths if path != STANDARD_INPUT]
    found = find_files(named, working_folder=working_folder, format_of=format_of)
    environments = found.environments
    if only is not None:
        found = only.select(found)
    planned = plan(found.files, source, layer=layer, format_name=options.format_in, as_of=options.day)
    if only is not None:
        planned = replace(planned, tasks=only.as_selected(planned.tasks))
    if STANDARD_INPUT in paths:
        planned = _with_standard_input(planned, source, options, layer, working_folder)
    failures = tuple(one for one in found.failures if not (one.empty and options.allow_empty))
    if not options.quiet:
        _note_excluded(planned)
        _note_environments(environments)
        _note_patterns_apart(planned, source, options)
    return Inputs(planned, failures)


def config_source(
    config_file: Path | None,
    isolated: bool,
    known: Sequence[KnownRule],
    working_folder: Path,
    root: Path | None = None,
) -> ConfigSource:
    """Return where the configuration comes from; `root` is what the patterns of `config_file` are relative to."""
    if config_file is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other; give one of them")
    return ConfigSource(known, working_folder=working_folder, fixed=config_file, isolated=isolated, root=root)


def current_folder() -> Path:
    """Return the working folder."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise ClaimcheckError("the working folder no longer exists; change to one that does") from None


def report_failures(failures: Sequence[Failure]) -> None:
    """Say of every path that failed what is wrong with it."""
    for failure in failures:
        say(f"{failure.shown}: {failure.message}")


def _with_standard_input(
    planned: Plan, source: ConfigSource, options: InputOptions, layer: Layer, working_folder: Path
) -> Plan:
    name = options.stdin_filename
    shown = "<stdin>" if name is None else display_path(name, working_folder)
    file = FoundFile(absolute(name or Path("stdin"), working_folder), shown, named=True)
    data = read_standard_input(MAX_BYTES + 1)
    own = plan([file], source, layer=layer, format_name=options.format_in, data=data, as_of=options.day)
    # An editor sends what is half written; hardly any of it comes again.
    passing = [replace(task, kept=False) for task in own.tasks]
    tasks = sorted([*planned.tasks, *passing], key=lambda task: task.shown)
    return Plan(tuple(tasks), planned.excluded + own.excluded)


def _note_excluded(planned: Plan) -> None:
    named = [file.shown for file in planned.excluded if file.named]
    if planned.excluded and not planned.tasks:
        say(f"claimcheck: nothing to check; the configuration excludes {count(len(planned.excluded), 'file')}")
    elif named:
        others = f" and {len(named) - 1} more" if len(named) > 1 else ""
        say(f"claimcheck: not checked, because the configuration excludes it: {named[0]}{others}")


def _note_patterns_apart(planned: Plan, source: ConfigSource, options: InputOptions) -> None:
    """Say so when a configuration is named whose patterns are meant for files that lie elsewhere."""
    if options.config_file is None or options.root is not None or not planned.tasks:
        return
    config = source.for_file(planned.tasks[0].path)
    if config.folder is None or not (config.exclude or config.overrides):
        return
    if not any(task.path.is_relative_to(config.folder) for task in planned.tasks):
        say(
            f"claimcheck: none of the files lies in the folder of {config.shown}, so its `exclude` and `overrides` "
            "take none; --root names the folder they are meant for"
        )


def _note_environments(folders: Sequence[str]) -> None:
    """Say which folders were not looked through: a file in them is enough to hide a folder of drafts."""
    for folder in folders:
        say(f"claimcheck: passed over {folder}, because its pyvenv.cfg makes it a virtual environment; name its drafts")
