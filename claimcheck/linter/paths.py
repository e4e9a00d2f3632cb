"""From the paths a user gives to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from claimcheck.config.places import absolute, display_path, printable

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})

FormatOf = Callable[[Path], str | None]


class FoundFile(Struct, frozen=True):
    """A file to check: where it is, how reports call it, and whether the user named it."""

    path: Path
    shown: str
    named: bool


class Failure(Struct, frozen=True):
    """A path that leads to nothing that can be checked; `empty` when it is a folder without a draft."""

    shown: str
    message: str
    empty: bool = False


class Found(Struct, frozen=True):
    """What the paths lead to: files without repetition in the order of their shown paths, and failures.

    `environments` are the folders passed over because a file in them says that they are virtual environments.
    """

    files: tuple[FoundFile, ...]
    failures: tuple[Failure, ...]
    environments: tuple[str, ...] = ()


class _Environment(Struct, frozen=True):
    folder: Path


def find_files(paths: Iterable[Path], *, working_folder: Path, format_of: FormatOf) -> Found:
    """Expand `paths`: a file stands for itself, whatever its extension; folders are walked.

    In folders only files whose format is known count; hidden files and folders, virtual environments and
    `node_modules` are passed over, and links to folders are not followed.
    """
    files: dict[Path, FoundFile] = {}
    failures: list[Failure] = []
    environments: list[str] = []
    for path in paths:
        for found in _expand(path, working_folder, format_of):
            if isinstance(found, Failure):
                failures.append(found)
            elif isinstance(found, _Environment):
                environments.append(display_path(found.folder, working_folder))
            else:
                place = absolute(found, working_folder)
                named = found == path or (place in files and files[place].named)
                files[place] = FoundFile(place, display_path(found, working_folder), named)
    ordered = sorted(files.values(), key=lambda file: file.shown)
    return Found(tuple(ordered), tuple(failures), tuple(sorted(set(environments))))


def _expand(path: Path, working_folder: Path, format_of: FormatOf) -> Iterator[Path | Failure | _Environment]:
    target = working_folder / path
    problem = _problem(str(target))
    if problem is not None:
        yield Failure(display_path(path, working_folder), problem)
    elif not target.is_dir():
        yield path
    else:
        yield from _walk_given(path, working_folder, format_of)


def _walk_given(folder: Path, working_folder: Path, format_of: FormatOf) -> Iterator[Path | Failure | _Environment]:
    found = list(_walk(folder, working_folder, format_of))
    if all(isinstance(one, _Environment) for one in found):
        message = "no file in this folder has a format claimcheck knows; name a file to have it read anyway"
        yield Failure(display_path(folder, working_folder), message, empty=True)
    yield from found


def _walk(folder: Path, working_folder: Path, format_of: FormatOf) -> Iterator[Path | Failure | _Environment]:
    unreadable: list[OSError] = []
    walk = os.walk(working_folder / folder, onerror=unreadable.append)
    for place, folders, names in walk:
        inside = folder / os.path.relpath(place, working_folder / folder)
        if "pyvenv.cfg" in names:
            folders[:] = names[:] = []
            yield _Environment(inside)
        folders[:] = sorted(name for name in folders if _enters(name))
        for name in sorted(names):
            if not name.startswith(".") and format_of(Path(name)) is not None:
                problem = _problem(os.path.join(place, name))
                found = inside / name
                yield Failure(display_path(found, working_folder), problem) if problem else found
    for error in unreadable:
        shown = display_path(Path(os.fsdecode(error.filename or folder)), working_folder)
        yield Failure(shown, f"the folder cannot be read: {error.strerror}")


def _enters(name: str) -> bool:
    return not name.startswith(".") and name not in SKIPPED_FOLDERS


def _problem(path: str) -> str | None:
    """Return why `path` cannot be read at all, None when it is a file or folder."""
    try:
        os.stat(path)
    except FileNotFoundError:
        if os.path.islink(path):
            return f"a link to '{printable(os.readlink(path))}', which does not exist"
        return "there is no such file or folder; check the path"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    return None
