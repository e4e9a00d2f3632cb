"""The names of files in a patch: prefixes, the quotes of git, the names a `diff --git` line gives."""

from __future__ import annotations

import re

NOWHERE = b"/dev/null"

# As git writes them: by default, with diff.mnemonicPrefix, with --no-index, and each with -R.
_PAIRS = ((b"a/", b"b/"), (b"i/", b"w/"), (b"c/", b"i/"), (b"c/", b"w/"), (b"o/", b"w/"), (b"1/", b"2/"))
_PREFIXES = frozenset((*_PAIRS, *((new, old) for old, new in _PAIRS)))
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


def unquoted(name: bytes) -> bytes:
    """Return a name that git may have put in quotes, as C does: backslashes, letters for control characters, octal."""
    found = _QUOTED.fullmatch(name)
    return _ESCAPE.sub(_meant, found[1]) if found else name


def name_on_line(rest: bytes) -> bytes:
    """Return the name on a `---` or `+++` line, where a tab and a date may follow it."""
    rest = rest.removesuffix(b"\r")
    return unquoted(rest if rest.startswith(b'"') else rest.partition(b"\t")[0])


def without_prefix(old: bytes, new: bytes) -> bytes:
    """Return `new` without the prefix that git puts before names; `old` has the other of its pair."""
    return new[2:] if (old[:2], new[:2]) in _PREFIXES else new


def name_in_header(rest: bytes) -> bytes | None:
    """Return the name in a `diff --git` line, None when the two names differ: then other lines give them."""
    rest = rest.removesuffix(b"\r")
    found = _QUOTED.match(rest)
    if found is not None:
        old, new = unquoted(found[0]), unquoted(rest[found.end() + 1 :])
    else:
        # Names may hold spaces; but both are as long, so the one between them is in the middle.
        middle, odd = divmod(len(rest), 2)
        if not odd or rest[middle : middle + 1] != b" ":
            return None
        old, new = rest[:middle], rest[middle + 1 :]
    if (old[:2], new[:2]) in _PREFIXES and old[2:] == new[2:]:
        return new[2:]
    return new if old == new else None


def _meant(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped.isdigit():
        return bytes((int(escaped, 8) & 0xFF,))
    return _LETTERS.get(escaped, escaped)
