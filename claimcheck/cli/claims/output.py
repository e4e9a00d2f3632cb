"""How the commands that list entries write them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from claimcheck.cli.exitcodes import OK
from claimcheck.cli.streams import say, write
from claimcheck.model.entry import Entry

Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """Add --format text or json."""
    return click.option(
        "--format", "format_out", type=click.Choice(("text", "json")), default="text", show_default=True
    )(command)


def write_json(data: Any) -> None:
    """Write plain data as JSON to standard output."""
    write(json.dumps(data, indent=2, ensure_ascii=False) + "\n", machine_readable=True)


def write_list(entries: Sequence[Entry], format_out: str) -> int:
    """Write a list of entries; when it is empty, say so."""
    from claimcheck.curation.listing import listed, overview

    if format_out == "json":
        write_json({"entries": [overview(entry) for entry in entries]})
        return OK
    if not entries:
        say("claimcheck: no entry found")
    write(listed(entries))
    return OK
