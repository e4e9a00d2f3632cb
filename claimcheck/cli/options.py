"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.config.settings import SEVERITIES

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS_IN = ("markdown", "mdx", "html", "text", "rst", "asciidoc")


def paths_argument(command: Command) -> Command:
    """Add PATHS; `-` is standard input."""
    return click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))(command)


def input_options(command: Command) -> Command:
    """Add the options on what is read and how."""
    options = (
        click.option("--format-in", type=click.Choice(FORMATS_IN), help="Read every file as this format."),
        click.option(
            "--stdin-filename",
            type=click.Path(path_type=Path),
            help="The name that text from standard input goes by; its extension tells the format.",
        ),
        click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes; 0 is one for each core."),
        click.option("--no-progress", is_flag=True, help="Show no progress bar."),
        click.option("--allow-empty", is_flag=True, help="Exit 0 when there is no file to check."),
        click.option("--quiet", "-q", is_flag=True, help="No notes and no summary."),
        *_CONFIG_OPTIONS,
    )
    for option in reversed(options):
        command = option(command)
    return root_option(command)


def suppression_options(command: Command) -> Command:
    """Add the options on suppressions in drafts."""
    trusted = click.option("--no-suppressions", is_flag=True, help="Report what drafts suppress themselves.")
    return trusted(as_of_option(command))


def as_of_option(command: Command) -> Command:
    """Add `--as-of`."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="The day by which suppressions have ended or not; today when left out.",
    )(command)


def cache_option(command: Command) -> Command:
    """Add `--no-cache`."""
    return click.option("--no-cache", is_flag=True, help="Neither use nor keep reports of earlier runs.")(command)


def root_option(command: Command) -> Command:
    """Add `--root`."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="FOLDER",
        help="What the patterns of --config and the paths of the baseline are relative to; their own folder when left "
        "out. For a gate that takes both from another checkout than the drafts.",
    )(command)


def config_options(command: Command) -> Command:
    """Add the options on where the configuration comes from."""
    for option in reversed(_CONFIG_OPTIONS):
        command = option(command)
    return command


def diff_option(command: Command) -> Command:
    """Add the option that narrows a run to what changed."""
    return click.option("--diff", metavar="REF|-", help=_DIFF_HELP)(command)


def severity_option(name: str, text: str) -> Callable[[Command], Command]:
    """Add an option that takes a severity."""
    return click.option(name, type=click.Choice(tuple(SEVERITIES)), help=text)


_DIFF_HELP = """\
Report only what is new since REF: findings that the drafts did not have at the commit where REF and HEAD went apart
(as in `git diff REF...`). Drafts count as they lie in the working tree, committed or not; files git does not know are
new as a whole. With -, a patch is read from standard input; its names start in the working folder. Without PATHS, all
changed drafts of the repository (with -, of the working folder) are checked."""

_CONFIG_OPTIONS = (
    click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="Use this configuration file for all.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration file."),
)
