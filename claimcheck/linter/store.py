"""A folder of small JSON files that can be made anew: what is lost, cut short or edited is simply not there.

Every file is named by what it was made from and begins with a digest of its name and its text, so that a file that is
not as it was written, or was put in the place of another, is not believed. Files are written beside their place and
then moved there: several programs may share the folder without locks, and none sees half a file.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# A folder for each beginning of a name, with at most so much in it: 25,600 files and 256 MB in all.
MAX_FILES = 100
MAX_BYTES = 1_000_000
# What a program that was killed left behind is removed after an hour; files that are used are kept before others.
LEFT_BEHIND = 3_600
USED = 86_400

_ENDING = ".json"
_UNFINISHED = ".tmp"


class Size(NamedTuple):
    """How many files a store holds, and their bytes."""

    files: int
    bytes: int


class Store:
    """The files below `folder`, each found by its name, which is a hexadecimal digest."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._written: set[str] = set()

    def read(self, name: str) -> bytes | None:
        """Return the text kept as `name`; None when there is none, or not as it was written."""
        path = self._path(name)
        try:
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                checksum, _, text = file.read(min(status.st_size, MAX_BYTES)).partition(b"\n")
            if checksum != _checksum(name, text):
                return None
            if time.time() - status.st_mtime > USED:
                os.utime(path)
        except OSError:
            return None
        return text

    def write(self, name: str, text: bytes) -> None:
        """Keep `text`; where that is not possible, or it is too large, it is not kept."""
        if len(text) > MAX_BYTES // 2:
            return
        path = self._path(name)
        try:
            _put(path, _checksum(name, text) + b"\n" + text)
        except OSError:
            return
        self._written.add(name[:2])

    def prune(self) -> None:
        """Remove what was not used for the longest time, in the folders written to since this was last called."""
        for part in sorted(self._written):
            _prune(self.folder / part)
        self._written.clear()

    def size(self) -> Size:
        """Return how much the store holds."""
        sizes = [status.st_size for _, status in self._files()]
        return Size(len(sizes), sum(sizes))

    def clear(self) -> Size:
        """Remove every file of the store, and nothing else that may lie there; return how much it was."""
        removed = [status.st_size for path, status in self._files() if _removed(path)]
        for part in (*self._parts(), self.folder):
            try:
                os.rmdir(part)
            except OSError:  # not there, or not empty: what is left is not ours
                continue
        return Size(len(removed), sum(removed))

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name[:2]}/{name[2:]}{_ENDING}"

    def _parts(self) -> list[Path]:
        return [path for path in _entries(self.folder) if len(path.name) == 2 and path.is_dir()]

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for part in self._parts():
            yield from _own_files(part)


def _checksum(name: str, text: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + text).hexdigest().encode()


def _put(path: str, data: bytes) -> None:
    """Write a file whole or not at all. It need not last: nothing waits until it is on the disk."""
    import tempfile  # when nothing has changed, nothing is written

    folder = os.path.dirname(path)
    try:
        handle, unfinished = tempfile.mkstemp(dir=folder, suffix=_UNFINISHED)
    except FileNotFoundError:
        # What is kept quotes drafts, which concern nobody else on this machine.
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=folder, suffix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(unfinished, path)
    except BaseException:
        _removed(Path(unfinished))
        raise


def _prune(folder: Path) -> None:
    now = time.time()
    files = []
    for path, status in _own_files(folder):
        if path.suffix == _UNFINISHED:
            if now - status.st_mtime > LEFT_BEHIND:
                _removed(path)
        else:
            files.append((status.st_mtime, status.st_size, path))
    files.sort(key=lambda file: file[:2], reverse=True)
    held = 0
    for number, (_, size, path) in enumerate(files):
        held += size
        if number >= MAX_FILES or held > MAX_BYTES:
            _removed(path)


def _own_files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for path in _entries(folder):
        if path.suffix in (_ENDING, _UNFINISHED):
            try:
                yield path, path.stat()
            except OSError:  # another program has just removed it
                continue


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
