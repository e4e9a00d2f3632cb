"""A folder of a git repository as it was at a revision, written out beside it for reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.git import NoGitError, git

MAX_FILES = 2_000
MAX_BYTES = 5_000_000
MAX_BYTES_IN_ALL = 50_000_000
# Files as git records them: plain and executable. Links and submodules are left where they are.
_FILE_MODES = frozenset((b"100644", b"100755"))


def extract_folder(repository: Path, revision: str, folder: PurePosixPath, target: Path) -> None:
    """Write the YAML files of `folder` at `revision` below `target`; `folder` is relative to `repository`.

    `repository` is a folder inside a git repository. Raises ClaimcheckError where git is missing, the revision or the
    folder in it does not exist, or a file there is no plain file or too large.
    """
    commit = _commit(repository, revision)
    files = list(_files(repository, commit, revision, folder))
    if len(files) > MAX_FILES or sum(size for _, _, size in files) > MAX_BYTES_IN_ALL:
        raise _problem(revision, f"'{folder}' holds more than {MAX_FILES:,} files or {MAX_BYTES_IN_ALL:,} bytes")
    target.mkdir(parents=True, exist_ok=True)
    for name, blob, _ in files:
        place = target / name.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_content(repository, blob, f"{revision}:{name}"))


def _commit(repository: Path, revision: str) -> str:
    if not revision or revision.startswith("-") or any(ord(char) < 32 for char in revision):
        raise _problem(revision, "no name of a revision; name a commit, a branch or a tag, or a folder")
    try:
        found = git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except NoGitError:
        message = "git is not installed, or not found; name two folders instead of revisions"
        raise ClaimcheckError(message) from None
    if found.returncode == 0:
        return found.stdout.decode("ascii", "replace").strip()
    if git(repository, "rev-parse", "--git-dir").returncode != 0:
        raise _problem(revision, "there is no such folder, and no git repository here to look for such a revision in")
    raise _problem(revision, "neither a folder nor a revision of this git repository")


def _files(
    repository: Path, commit: str, revision: str, folder: PurePosixPath
) -> Iterator[tuple[PurePosixPath, str, int]]:
    """Yield the path, the object and the size of each YAML file in `folder`."""
    listed = git(repository, "ls-tree", "-r", "-z", "-l", "--end-of-options", commit, f"./{folder}")
    rows = [row for row in listed.stdout.split(b"\0") if row]
    if listed.returncode != 0 or not rows:
        raise _problem(revision, f"holds no folder '{folder}'; name the claim-base folder inside it with --folder")
    for row in rows:
        head, _, raw = row.partition(b"\t")
        mode, _, blob, size = head.split()
        name = PurePosixPath(raw.decode("utf-8", "surrogateescape"))
        shown = f"{revision}:{name}"
        if name.suffix.lower() not in (".yaml", ".yml"):
            continue
        if mode not in _FILE_MODES:
            raise _problem(shown, "no plain file; links and submodules are not followed")
        if ".." in name.parts or name.is_absolute() or not name.is_relative_to(folder):
            raise _problem(shown, f"lies outside '{folder}'")
        if int(size) > MAX_BYTES:
            raise _problem(shown, f"larger than {MAX_BYTES:,} bytes")
        yield name, blob.decode("ascii"), int(size)


def _content(repository: Path, blob: str, shown: str) -> bytes:
    read = git(repository, "cat-file", "blob", blob)
    if read.returncode != 0:
        raise _problem(shown, "git cannot read this file")
    return read.stdout


def _problem(name: str, message: str) -> ClaimcheckError:
    return ClaimcheckError(Problem(name, None, None, message))
