"""What a git repository knows of a change: where it began, and the files as they were then."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from subprocess import CompletedProcess

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.git import NoGitError, complaint, git

# Files as git records them: plain and executable. Links and submodules have no text of their own.
_FILE_MODES = frozenset((b"100644", b"100755"))
_UNBORN = "HEAD"


class Repository(Struct, frozen=True, dict=True):
    """A git repository with a working tree; `top` is its folder, links resolved."""

    top: Path

    def base(self, ref: str) -> str | None:
        """Return the commit from which `ref` and HEAD went apart, None before the very first commit.

        Raises ClaimcheckError where `ref` is no revision or history does not reach back to that commit.
        """
        if not ref or ref.startswith("-") or any(ord(char) < 32 or ord(char) == 127 for char in ref):
            raise _problem(ref, "no name of a revision; name a branch, a tag or a commit (is the variable empty?)")
        head = self._commit("HEAD")
        if head is None and ref == _UNBORN:
            return None
        commit = self._commit(ref)
        if commit is None:
            raise _problem(ref, f"no revision of this git repository{self._fetch_hint()}")
        if head is None:
            raise _problem(ref, "there is no commit here yet to compare with it")
        found = self._git("merge-base", commit, head)
        if found.returncode != 0:
            raise _problem(ref, f"shares no commit with HEAD{self._fetch_hint()}")
        return found.stdout.decode("ascii").strip()

    def files(self, commit: str | None) -> Mapping[str, str]:
        """Return the object id of every file in `commit`, by its path from `top`."""
        return dict(self._files(commit)) if commit else {}

    def contents(self, objects: Iterable[str], limit: int) -> Mapping[str, bytes]:
        """Return the content of those `objects` that are no longer than `limit` bytes."""
        wanted = sorted(set(objects))
        sizes = self._batch("--batch-check", wanted).split(b"\n")[:-1]
        for name, line in zip(wanted, sizes, strict=True):
            if line.split()[1:2] != [b"blob"]:
                hint = "this clone holds not every file of the past; clone without --filter"
                raise ClaimcheckError(f"git has no object {name}: {hint}")
        small = [name for name, line in zip(wanted, sizes, strict=True) if int(line.split()[2]) <= limit]
        return dict(_split_batch(self._batch("--batch", small)))

    def ignored(self, paths: Iterable[str]) -> frozenset[str]:
        """Return those of `paths` that git is told to ignore; what it tracks it does not ignore."""
        # With `./` before it a name like `:(top)x` is no pattern.
        given = b"".join(b"./" + os.fsencode(path) + b"\0" for path in paths)
        if not given:
            return frozenset()
        found = self._git("check-ignore", "-z", "--stdin", given=given)
        if found.returncode not in (0, 1):
            raise ClaimcheckError(f"git cannot tell which files it ignores: {complaint(found)}")
        return frozenset(os.fsdecode(name.removeprefix(b"./")) for name in found.stdout.split(b"\0") if name)

    def object_id(self, data: bytes) -> str:
        """Return the id that git gives to a file with this content."""
        hashed = hashlib.new(self._hash, b"blob %d\0" % len(data), usedforsecurity=False)
        hashed.update(data)
        return hashed.hexdigest()

    @cached_property
    def _hash(self) -> str:
        found = self._git("rev-parse", "--show-object-format")
        return found.stdout.decode("ascii").strip() or "sha1"

    def _files(self, commit: str) -> Iterator[tuple[str, str]]:
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", commit)
        if listed.returncode != 0:
            raise ClaimcheckError(f"git cannot list the files of {commit}: {complaint(listed)}")
        for row in listed.stdout.split(b"\0"):
            head, _, name = row.partition(b"\t")
            mode, _, identifier = head.partition(b" ")
            if mode in _FILE_MODES:
                yield os.fsdecode(name), identifier.split()[1].decode("ascii")

    def _batch(self, option: str, objects: list[str]) -> bytes:
        if not objects:
            return b""
        read = self._git("cat-file", option, given=b"".join(f"{name}\n".encode() for name in objects))
        if read.returncode != 0:
            raise ClaimcheckError(f"git cannot read the old files: {complaint(read)}")
        return read.stdout

    def _commit(self, name: str) -> str | None:
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return found.stdout.decode("ascii", "replace").strip() if found.returncode == 0 else None

    def _fetch_hint(self) -> str:
        if self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return (
                ": this is a shallow clone, whose history is cut off; fetch the rest with `git fetch --unshallow` "
                "(fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 for GitLab)"
            )
        return "; fetch it, or name another branch, tag or commit"

    def _git(self, *arguments: str, given: bytes | None = None) -> CompletedProcess[bytes]:
        return git(self.top, *arguments, given=given)


def find_repository(folder: Path) -> Repository:
    """Return the repository around `folder`. Raises ClaimcheckError where there is none that git will read."""
    try:
        found = git(folder, "rev-parse", "--show-toplevel")
    except NoGitError:
        message = "--diff REF needs git, which is not installed or not on PATH; install it, or give a patch: --diff -"
        raise ClaimcheckError(message) from None
    if found.returncode != 0:
        raise ClaimcheckError(
            f"--diff REF compares with a git repository, and git finds none here: {complaint(found)}; "
            f"run it in one, or give a patch: --diff -"
        )
    return Repository(Path(os.path.realpath(os.fsdecode(found.stdout.removesuffix(b"\n")))))


def _split_batch(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield id and content from what `cat-file --batch` prints: a line `ID blob SIZE`, the content, a line end."""
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        name, _, size = data[start:end].split()
        start = end + 1 + int(size)
        yield name.decode("ascii"), data[end + 1 : start]
        start += 1


def _problem(ref: str, message: str) -> ClaimcheckError:
    return ClaimcheckError(f"--diff '{ref}': {message}")
