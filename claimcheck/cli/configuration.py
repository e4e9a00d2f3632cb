"""`claimcheck config`: what the configuration comes to."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.options import config_options, root_option
from claimcheck.cli.streams import write


@click.group()
def config() -> None:
    """Look at the configuration."""


@config.command()
@click.argument("file", type=click.Path(path_type=Path))
@config_options
@root_option
def show(file: Path, config_file: Path | None, isolated: bool, root: Path | None) -> int:
    """Show the settings that hold for FILE, and where they come from."""
    from claimcheck.cli.inputs import config_source, current_folder
    from claimcheck.cli.resources import load_resources
    from claimcheck.config import is_excluded, resolve
    from claimcheck.config.places import absolute, display_path
    from claimcheck.config.rendering import render_settings

    known, folder = load_resources().known_rules, current_folder()
    path = absolute(file, folder)
    own = config_source(config_file, isolated, known, folder, root).for_file(path)
    shown = display_path(file, folder)
    write(render_settings(resolve(own, path), shown, known, excluded=is_excluded(own, path)))
    return OK
