"""Reads a patch in the unified format, as `git diff` or `diff -u` prints it.

The readers on the package index do not suit what comes from strangers: unidiff 1.0 takes a minute for one header line
of 16 kB, whatthepatch 1.0 passes over a patch that is cut off, and neither decodes the quoted names of git.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.patchnames import NOWHERE, name_in_header, name_on_line, unquoted, without_prefix

SHOWN = "<patch>"

_HUNK = re.compile(rb"@@ -(\d{1,10})(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@")
_COMBINED = (b"diff --cc ", b"diff --combined ", b"@@@ ")
_BINARY = (b"Binary files ", b"GIT binary patch")


class Hunk(Struct, frozen=True):
    """One changed place: before line `start` (from 0) of the new text, `old` stands for `new`, lines without ends.

    `added` are the numbers of those lines of the new text, from 0, that the patch adds.
    """

    start: int
    old: tuple[bytes, ...]
    new: tuple[bytes, ...]
    added: tuple[int, ...]


class FilePatch(Struct):
    """What a patch does to one file; `name` is None while it is not known, `line` is its first line in the patch.

    `old_name` differs where the file was renamed; a copy counts as created. `binary` when the patch says no more than
    that the file changed.
    """

    line: int
    name: bytes | None = None
    old_name: bytes | None = None
    created: bool = False
    deleted: bool = False
    binary: bool = False
    hunks: list[Hunk] = field(default_factory=list)


def read_patch(data: bytes) -> tuple[FilePatch, ...]:
    """Return what `data` does to each file, in its order. Raises ClaimcheckError where it is no whole unified patch.

    Text between the files, such as the message of a mail, is passed over.
    """
    lines = data.split(b"\n")
    files: list[FilePatch] = []
    number, in_header = 0, False
    while number < len(lines):
        line = lines[number]
        if line.startswith(_COMBINED):
            raise patch_problem(number + 1, "a combined patch of a merge; make it against one side: git diff A...B")
        if line.startswith(b"diff --git "):
            files.append(_from_header(line, number + 1))
            in_header = True
        elif line.startswith(b"--- ") and lines[number + 1 : number + 2] and lines[number + 1].startswith(b"+++ "):
            if not in_header:
                files.append(FilePatch(number + 1))
            _take_names(files[-1], name_on_line(line[4:]), name_on_line(lines[number + 1][4:]))
            in_header, number = False, number + 1
        elif line.startswith(b"@@ "):
            if not files or files[-1].name is None and not files[-1].deleted:
                raise patch_problem(number + 1, "a change without the `---` and `+++` lines that name its file")
            hunk, number = _read_hunk(lines, number)
            files[-1].hunks.append(hunk)
            continue
        elif in_header:
            _take_header_line(files[-1], line)
        number += 1
    if data.strip() and not files:
        raise patch_problem(1, "no patch in the unified format; give what `git diff` or `diff -u` prints")
    return tuple(files)


def before(data: bytes, hunks: Sequence[Hunk]) -> bytes | None:
    """Return the text before `hunks` made it into `data`, None where they do not fit.

    Ends of lines do not count: they are CRLF in one place and LF in another.
    """
    lines, old, place = data.split(b"\n"), [], 0
    for hunk in hunks:
        end = hunk.start + len(hunk.new)
        if hunk.start < place or not _same(lines[hunk.start : end], hunk.new):
            return None
        old += lines[place : hunk.start]
        old += hunk.old
        place = end
    return b"\n".join([*old, *lines[place:]])


def patch_problem(line: int, message: str) -> ClaimcheckError:
    """Return the error that `line` (from 1) of the patch deserves."""
    return ClaimcheckError(Problem(SHOWN, line, None, message))


def _same(lines: Sequence[bytes], others: Sequence[bytes]) -> bool:
    return len(lines) == len(others) and all(
        line.rstrip(b"\r") == other.rstrip(b"\r") for line, other in zip(lines, others, strict=True)
    )


def _from_header(line: bytes, number: int) -> FilePatch:
    name = name_in_header(line.removeprefix(b"diff --git "))
    return FilePatch(number, name, name)


def _take_names(file: FilePatch, old: bytes, new: bytes) -> None:
    """Take the names of the `---` and `+++` lines, unless the lines before them gave them without a prefix."""
    file.created, file.deleted = file.created or old == NOWHERE, file.deleted or new == NOWHERE
    if file.name is None and not file.deleted:
        file.name = without_prefix(old, new)
    if file.old_name is None and not file.created:
        file.old_name = without_prefix(new, old)


def _take_header_line(file: FilePatch, line: bytes) -> None:
    """Take what a line between `diff --git` and the first change says."""
    word, _, rest = line.removesuffix(b"\r").partition(b" ")
    if word in (b"rename", b"copy"):
        file.created = file.created or word == b"copy"
        side, _, name = rest.partition(b" ")
        if side == b"to":
            file.name = unquoted(name)
        elif side == b"from":
            file.old_name = unquoted(name)
    elif line.startswith(b"new file mode "):
        file.created = True
    elif line.startswith(b"deleted file mode "):
        file.deleted = True
    elif line.startswith(_BINARY):
        file.binary = True


def _read_hunk(lines: Sequence[bytes], number: int) -> tuple[Hunk, int]:
    """Return the hunk whose `@@` line is `lines[number]`, and the number of the line after it."""
    found = _HUNK.match(lines[number])
    if found is None:
        raise patch_problem(number + 1, "this `@@` line is not as in a unified patch")
    _, old_length, start, new_length = (1 if part is None else int(part) for part in found.groups())
    # Where it has no lines on its side, git names the line before the place.
    first = start if new_length == 0 else start - 1
    if first < 0:
        raise patch_problem(number + 1, "lines count from 1 in a unified patch")
    marked, end = _marked_lines(lines, number + 1, old_length, new_length)
    new = [(mark, text) for mark, text in marked if mark != b"-"]
    return Hunk(
        first,
        old=tuple(text for mark, text in marked if mark != b"+"),
        new=tuple(text for _, text in new),
        added=tuple(first + place for place, (mark, _) in enumerate(new) if mark == b"+"),
    ), end


def _marked_lines(
    lines: Sequence[bytes], number: int, old_left: int, new_left: int
) -> tuple[list[tuple[bytes, bytes]], int]:
    """Return mark and text of as many lines as the two sides have, and the number of the line after them."""
    marked: list[tuple[bytes, bytes]] = []
    while old_left > 0 or new_left > 0:
        if number >= len(lines) - 1 and not lines[-1]:
            raise patch_problem(number, "the patch is cut off in the middle of a change")
        line = lines[number] if number < len(lines) else b""
        number += 1
        if line.startswith(b"\\ "):
            # "\ No newline at end of file" is no line of the file.
            continue
        # Mail programs cut the blank off an empty line.
        mark, text = (line[:1], line[1:]) if line.rstrip(b"\r") else (b" ", line)
        if mark not in (b" ", b"+", b"-"):
            raise patch_problem(number, "a line of a change starts with none of blank, + and -; is the patch whole?")
        old_left, new_left = old_left - (mark != b"+"), new_left - (mark != b"-")
        marked.append((mark, text))
    if old_left < 0 or new_left < 0:
        raise patch_problem(number, "a change has other lines than its `@@` line says")
    return marked, number
