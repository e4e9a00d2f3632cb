"""The checked claim base as JSON in a cache folder: read in a hundredth of the time that the YAML takes.

A file is named by the content it was made from and carries its own digest, so that one that was cut short or edited
is not believed but made anew. It holds data only; nothing in it is ever executed.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from claimcheck import __version__
from claimcheck.atomic import write_atomically
from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.folders import ClaimFile

FORMAT = 3
KEPT = 8
LEFT_BEHIND = 3_600

Folders = Sequence[Sequence[ClaimFile]]


def read_compiled(cache: Path, digest: str, folders: Folders, qualifiers: frozenset[str] | None) -> ClaimBase | None:
    """Return the claim base of that content, None when it is not in the cache or not as it was written."""
    try:
        checksum, _, text = (cache / _name(digest, folders, qualifiers)).read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != checksum:
        return None
    try:
        return msgspec.json.decode(text, type=ClaimBase)
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or of another form than today's
        return None


def write_compiled(cache: Path, base: ClaimBase, folders: Folders, qualifiers: frozenset[str] | None) -> None:
    """Keep `base`; a cache that cannot be written is done without."""
    text = msgspec.json.encode(base, order="deterministic")
    checksum = hashlib.sha256(text).hexdigest().encode()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(cache / _name(base.digest, folders, qualifiers), checksum + b"\n" + text)
        _forget_old(cache)
    except OSError:
        return


def _name(digest: str, folders: Folders, qualifiers: frozenset[str] | None) -> str:
    """Return the file for a content, as this version of the program reads it and names its files."""
    places = [file.shown for files in folders for file in files]
    names = None if qualifiers is None else sorted(qualifiers)
    key = json.dumps([FORMAT, __version__, digest, places, names])
    return f"claims-{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def compiled_files(cache: Path) -> list[Path]:
    """Return the claim bases in `cache` and what writers that were killed left behind of them."""
    return [*cache.glob("claims-*.json"), *_unfinished(cache)]


def _unfinished(cache: Path) -> list[Path]:
    return [path for path in cache.glob(".claims-*") if ".json." in path.name]


def _forget_old(cache: Path) -> None:
    """Remove all but the files written last, and unfinished ones that nobody can be writing any more."""
    files = sorted(cache.glob("claims-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    old = [path for path in _unfinished(cache) if time.time() - path.stat().st_mtime > LEFT_BEHIND]
    for path in (*files[KEPT:], *old):
        path.unlink(missing_ok=True)
