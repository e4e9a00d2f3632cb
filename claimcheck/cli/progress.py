"""A progress bar on a terminal while many files are worked on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MANY_FILES = 20


@contextmanager
def progress(total: int, *, wanted: bool) -> Iterator[Callable[[], None] | None]:
    """Give a function to be called for every finished file, None when nobody would see it."""
    if not wanted or total < MANY_FILES or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Without auto refresh there is no thread, so that worker processes can be forked.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Checking", total=total)

        def advance() -> None:
            bar.advance(task)
            bar.refresh()

        yield advance
