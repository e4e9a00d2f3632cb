"""`claimcheck cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.cachefolder import VARIABLE, cache_folder
from claimcheck.cli.caching import REPORTS
from claimcheck.cli.exitcodes import FAILED, OK
from claimcheck.cli.streams import say, write

_NONE = f"there is no cache: {VARIABLE} is empty, or there is no home folder\n"


@click.group()
def cache() -> None:
    """Look at what is kept between runs, or remove it.

    Reports of unchanged drafts come from the cache. It lies in the user's cache folder, or in the one that
    CLAIMCHECK_CACHE_DIR names; with that variable empty there is none.
    """


@cache.command()
def info() -> int:
    """Show where the cache is and how much it holds."""
    from claimcheck.claimbase.compiled import compiled_files
    from claimcheck.linter.store import Store

    folder = cache_folder()
    if folder is None:
        write(_NONE)
        return OK
    reports, bases = Store(folder / REPORTS).size(), compiled_files(folder)
    size = reports.bytes + sum(path.stat().st_size for path in bases)
    write(f"folder: {folder}\nreports: {reports.files}\nclaim bases: {len(bases)}\nsize: {_megabytes(size)}\n")
    return OK


@cache.command()
def clear() -> int:
    """Remove everything that is kept."""
    from claimcheck.claimbase.compiled import compiled_files
    from claimcheck.linter.store import Store

    folder = cache_folder()
    if folder is None:
        write(_NONE)
        return OK
    store = Store(folder / REPORTS)
    removed = store.clear()
    bases = compiled_files(folder)
    for path in bases:
        _remove(path)
    left = store.size().files + len(compiled_files(folder))
    if left:
        say(f"{folder}: {left} files could not be removed; check the permissions")
        return FAILED
    write(f"removed {removed.files} reports and {len(bases)} claim bases, {_megabytes(removed.bytes)} of reports\n")
    return OK


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # told of by what is left
        return


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
