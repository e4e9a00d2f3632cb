from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.cli.changes.texts import compare_texts
from claimcheck.errors import ClaimcheckError
from claimcheck.linter.patches import before, read_patch
from claimcheck.linter.patchnames import name_in_header, name_on_line, unquoted

lines = st.lists(st.sampled_from(["a", "b", "c", "", "--- x", "+++ y", "@@ -1 +1 @@", "é\r", "\\ No"]), max_size=12)
PIECES = st.sampled_from(
    [
        b"diff --git a/x b/x\n",
        b"--- a/x\n",
        b"+++ b/x\n",
        b"@@ -1 +1 @@\n",
        b"@@ -0,0 +1,2 @@\n",
        b"-a\n",
        b"+b\n",
        b" c\n",
    ]
    + [
        b"\n",
        b"\\ No newline at end of file\n",
        b"rename to x\n",
        b"Binary files x\n",
        b'"',
        b"\\",
        b"\r",
        b"\xff\x00",
        b"--- ",
    ]
)


@given(lines, lines, st.integers(0, 3))
def test_patch_is_undone(old: list[str], new: list[str], context: int) -> None:
    """What difflib calls added, in a patch with any context, is added; and the old text comes back."""
    was, now = ("".join(f"{line}\n" for line in side) for side in (old, new))
    patch = "\n".join(difflib.unified_diff(old, new, "a/x", "b/x", n=context, lineterm="")) + "\n"
    parts = read_patch(patch.encode()) if patch.strip() else ()
    hunks = [hunk for part in parts for hunk in part.hunks]
    assert before(now.encode(), hunks) == was.encode()
    added = [number for hunk in hunks for number in hunk.added]
    left = [line for number, line in enumerate(new) if number not in added]
    assert all(line in old for line in left)
    assert len(new) - len(added) == sum(size for _, _, size in matching(old, new))


def matching(old: list[str], new: list[str]) -> list[difflib.Match]:
    return difflib.SequenceMatcher(None, old, new).get_matching_blocks()


@given(st.one_of(st.binary(), st.lists(PIECES).map(b"".join)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parts = read_patch(data)
    except ClaimcheckError:
        return
    for part in parts:
        before(data, part.hunks)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(), st.tuples(lines, lines), max_size=4))
def test_git_finds_the_lines_that_are_new(texts: dict[str, tuple[list[str], list[str]]]) -> None:
    old, new = ({name: text_of(sides[side]) for name, sides in texts.items()} for side in (0, 1))
    found = compare_texts(old, new)
    for name, (was, now) in texts.items():
        if name not in found:
            assert old[name].replace(b"\r\n", b"\n") == new[name].replace(b"\r\n", b"\n")
            continue
        assert found[name][0] == name
        left = [line.rstrip("\r") for number, line in enumerate(now) if number not in found[name][1]]
        assert all(line in [other.rstrip("\r") for other in was] for line in left)


def text_of(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_empty_texts() -> None:
    assert compare_texts({"gone": b"x\n"}, {"new": b""}) == {"new": (None, ())}
    assert compare_texts({"a": b"x\n"}, {"a": b""}) == {"a": ("a", ())}
    assert compare_texts({"a": b""}, {"a": b"x\n"}) == {"a": ("a", (0,))}
    assert compare_texts({"a": b""}, {"a": b""}) == {}


def test_ends_of_lines_are_no_difference() -> None:
    assert compare_texts({"a": b"one\r\ntwo\r\n"}, {"a": b"one\ntwo\n"}) == {}


def test_renamed_text_is_paired() -> None:
    text = b"".join(b"Line %d of the article.\n" % number for number in range(20))
    found = compare_texts({"old.md": text, "other.md": b"x\n"}, {"new.md": text + b"One more.\n", "other.md": b"x\n"})
    assert found == {"new.md": ("old.md", (20,))}


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        pytest.param(b"a/x.md b/x.md", b"x.md", id="default"),
        pytest.param(b"a/x b/y.md b/x b/y.md", b"x b/y.md", id="blanks"),
        pytest.param(b"i/x.md w/x.md", b"x.md", id="mnemonic"),
        pytest.param(b"b/x.md a/x.md", b"x.md", id="reversed"),
        pytest.param(b"a/x.md a/x.md", b"a/x.md", id="no prefix"),
        pytest.param(b'"a/x\\ty.md" "b/x\\ty.md"', b"x\ty.md", id="quoted"),
        pytest.param(b"a/x.md b/y.md", None, id="renamed"),
        pytest.param(b"a/x.md b/long.md", None, id="renamed, longer"),
        pytest.param(b"", None, id="nothing"),
        pytest.param(b'"a/x.md', None, id="half a quote"),
    ],
)
def test_name_in_a_header(rest: bytes, name: bytes | None) -> None:
    assert name_in_header(rest) == name


@pytest.mark.parametrize(
    ("quoted", "name"),
    [
        (b'"na\\303\\257ve \\"x\\".md"', 'naïve "x".md'.encode()),
        (b'"a\\nb\\\\c"', b"a\nb\\c"),
        (b"plain", b"plain"),
        (b'"open', b'"open'),
    ],
)
def test_quotes_of_git(quoted: bytes, name: bytes) -> None:
    assert unquoted(quoted) == name


def test_date_after_a_name() -> None:
    assert name_on_line(b"b/a b.md\t2026-01-31 10:00:00 +0000") == b"b/a b.md"


def test_removed_line_that_looks_like_a_name() -> None:
    (part,) = read_patch(b"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n-z\n+++ b/y\n+z\n")
    assert [hunk.old for hunk in part.hunks] == [(b"-- a/y", b"z")]
    assert [hunk.new for hunk in part.hunks] == [(b"++ b/y", b"z")]


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(b"diff --git " + b"://" * 100_000 + b" " * 100_000, id="addresses"),
        pytest.param(b'diff --git "' + b"\\" * 1_000_001, id="backslashes"),
        pytest.param(b"Binary files " + b" and " * 200_000, id="binary"),
        pytest.param(b"@@ -" + b"9" * 1_000_000 + b" +1 @@", id="figures"),
        pytest.param(b"--- \n+++ \n" * 100_000, id="names"),
    ],
)
def test_hostile_header_is_passed_over_at_once(header: bytes) -> None:
    """A patch reader that goes over a line again and again would not come back from these."""
    with pytest.raises(ClaimcheckError):
        read_patch(header + b"\n@@ -1 +1 @@\n-a\n")
