"""Standard input, output and error, whatever they are connected to."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

import click

from claimcheck.errors import ClaimcheckError


def prepare_streams() -> None:
    """Make sure that no character can fail to be printed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str, *, machine_readable: bool = False) -> None:
    """Write a report to standard output; when nobody reads on, quietly stop.

    What machines read is UTF-8 with LF on every system. Raises ClaimcheckError when there is no room, for instance.
    """
    if sys.stdout is None:
        return
    if machine_readable and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise ClaimcheckError(f"standard output cannot be written: {error.strerror or error}") from None


def say(message: str) -> None:
    """Write a note or an error, one line, to standard error."""
    from claimcheck.reporters.visible import visible

    try:
        if sys.stderr is not None:
            click.echo(visible(message), err=True)
    except BrokenPipeError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Send what is still to be written nowhere: the interpreter flushes once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def read_standard_input(limit: int) -> bytes:
    """Return at most `limit` bytes of standard input."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(limit)


def wants_color(choice: str, environment: Mapping[str, str]) -> bool:
    """Decide on colour: `--color`, then NO_COLOR, then FORCE_COLOR, then whether output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return environment.get("TERM") != "dumb" and sys.stdout is not None and sys.stdout.isatty()
