"""Which findings a baseline knows: those it was made for, wherever they have moved to, and no other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from claimcheck.errors import ClaimcheckError
from claimcheck.linter.baseline import Baseline, CheckedFile, compare, path_from, updated, within, without_known
from claimcheck.model.baseline import KnownFinding
from claimcheck.model.document import Span
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import FileReport, FindingKey, Region, ReportedFinding

ROOT = Path("/nowhere/at/all")


def key(sentence: str, occurrence: int = 1, rule: str = "CC101", entry: str | None = "b12") -> FindingKey:
    return FindingKey(rule, entry, sentence, occurrence)


def owed(sentence: str, rule: str = "CC301") -> FindingKey:
    return FindingKey(rule, None, sentence, 1, of_document=True)


def record(file: str, key: FindingKey, reason: str | None = None) -> KnownFinding:
    return KnownFinding(file, key.rule, key.entry, key.sentence, key.occurrence, reason)


def checked(file: str, *keys: FindingKey, error: str | None = None, off: Iterable[str] = ()) -> CheckedFile:
    report = FileReport(file, error=error, findings=tuple(map(reported, keys)))
    return CheckedFile(file, report, lambda code: code not in off)


def reported(key: FindingKey) -> ReportedFinding:
    finding = Finding(key.rule, "", Severity.ERROR, Span(0, 1), Span(0, 1), "", of_document=key.of_document)
    place = Region(1, 1, 1, 2, "x")
    return ReportedFinding(finding, place, (), None, None, (), "", place, key=key)


def left(records: Iterable[KnownFinding], *files: CheckedFile, root: Path = ROOT) -> list[tuple[str, str, int]]:
    """Return file, sentence and occurrence of the findings that are still reported."""
    comparison = compare(Baseline("b", root, tuple(records)), files)
    freed = without_known(files, comparison)
    return [(one.path, found.key.sentence, found.key.occurrence) for one in freed for found in one.findings]


X, Y = key("x"), key("y")


@pytest.mark.parametrize(
    ("known", "now", "new"),
    [
        pytest.param([X], [X], 0, id="the same"),
        pytest.param([X], [Y], 1, id="another sentence"),
        pytest.param([X], [key("x", rule="CC102")], 1, id="another rule"),
        pytest.param([X], [key("x", entry="iron")], 1, id="another entry"),
        pytest.param([X], [key("x", entry=None)], 1, id="no entry"),
        pytest.param([X], [X, key("x", 2)], 1, id="a second occurrence"),
        pytest.param([X, key("x", 2)], [X], 0, id="an occurrence less"),
        pytest.param([owed("x")], [owed("y")], 0, id="document, another sentence"),
        pytest.param([owed("x")], [owed("x", "CC302")], 1, id="document, another rule"),
        pytest.param([owed("x")], [key("x", rule="CC301", entry=None)], 0, id="as recorded"),
        pytest.param([], [X], 1, id="nothing known"),
    ],
)
def test_in_the_same_file(known: list[FindingKey], now: list[FindingKey], new: int) -> None:
    assert len(left([record("a.md", one) for one in known], checked("a.md", *now))) == new


def test_the_known_are_counted() -> None:
    files = [checked("a.md", X, Y)]
    (freed,) = without_known(files, compare(Baseline("b", ROOT, (record("a.md", X),)), files))
    assert (freed.baselined, len(freed.findings)) == (1, 1)


@pytest.mark.parametrize(
    ("known", "files", "new"),
    [
        pytest.param([("old.md", X)], [("new.md", [X])], [], id="renamed"),
        pytest.param([("old.md", X)], [("new.md", [X, Y])], [("new.md", "y", 1)], id="renamed and changed"),
        pytest.param([("old.md", X)], [("old.md", []), ("new.md", [X])], [("new.md", "x", 1)], id="still there"),
        pytest.param([("old.md", X)], [("a.md", [X]), ("b.md", [X])], [("b.md", "x", 1)], id="for one file only"),
        pytest.param(
            [("old.md", X), ("new.md", Y)], [("new.md", [X, Y])], [("new.md", "x", 1)], id="into a file that is known"
        ),
        pytest.param([("o.md", X), ("p.md", X)], [("a.md", [X]), ("b.md", [X])], [], id="two, two records"),
        pytest.param([("old.md", owed("x"))], [("new.md", [owed("x")])], [], id="document"),
        pytest.param(
            [("old.md", owed("x"))], [("new.md", [owed("y")])], [("new.md", "y", 1)], id="document, another sentence"
        ),
        pytest.param([("old.md", X)], [("new.md", [key("x", 2)])], [("new.md", "x", 2)], id="another occurrence"),
    ],
)
def test_in_a_file_by_another_name(
    known: list[tuple[str, FindingKey]],
    files: list[tuple[str, list[FindingKey]]],
    new: list[tuple[str, str, int]],
) -> None:
    records = [record(file, one) for file, one in known]
    for order in (files, files[::-1]):
        assert left(records, *(checked(file, *keys) for file, keys in order)) == new


def test_a_file_that_was_not_checked_but_is_there_is_not_renamed(tmp_path: Path) -> None:
    (tmp_path / "old.md").touch()
    assert len(left([record("old.md", X)], checked("new.md", X), root=tmp_path)) == 1
    (tmp_path / "old.md").unlink()
    assert left([record("old.md", X)], checked("new.md", X), root=tmp_path) == []


@pytest.mark.parametrize(
    ("file", "stale"),
    [
        pytest.param(checked("a.md"), True, id="no longer found"),
        pytest.param(checked("a.md", X), False, id="found"),
        pytest.param(checked("a.md", error="not UTF-8"), False, id="unreadable"),
        pytest.param(checked("a.md", off=["CC101"]), False, id="rule off"),
        pytest.param(checked("b.md"), True, id="file gone"),
        pytest.param(checked("b.md", off=["CC101"]), False, id="file gone, rule off"),
    ],
)
def test_what_is_stale(file: CheckedFile, stale: bool) -> None:
    comparison = compare(Baseline("b", ROOT, (record("a.md", X),)), [file])
    assert bool(comparison.stale) is stale
    assert len(comparison.stale) + len(comparison.unseen) + len(comparison.known) == 1


def test_a_file_that_was_not_checked_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    comparison = compare(Baseline("b", tmp_path, (record("a.md", X),)), [checked("b.md")])
    assert (comparison.stale, len(comparison.unseen)) == ((), 1)


def test_an_update_keeps_reason_and_owner_of_what_stays() -> None:
    records = (
        KnownFinding("a.md", "CC101", "b12", "x", 1, "because", "Anna"),
        KnownFinding("a.md", "CC101", "b12", "gone", 1, "because", "Anna"),
        KnownFinding("a.md", "CC301", None, "before", 1, "layout", None),
        KnownFinding("old.md", "CC101", "b12", "z", 1, "moved", "Bo"),
    )
    files = [checked("a.md", X, Y, owed("after")), checked("new.md", key("z"))]
    comparison = compare(Baseline("b", ROOT, records), files)
    assert set(updated(files, comparison, reason="new", owner="Cy")) == {
        records[0],
        KnownFinding("a.md", "CC101", "b12", "y", 1, "new", "Cy"),
        KnownFinding("a.md", "CC301", None, "after", 1, "layout", None),
        KnownFinding("new.md", "CC101", "b12", "z", 1, "moved", "Bo"),
    }


@pytest.mark.parametrize(
    ("changed", "new"),
    [
        pytest.param([X], [X], id="the added one stands first"),
        pytest.param([key("x", 2)], [key("x", 2)], id="the added one stands last"),
        pytest.param([X, key("x", 2)], [key("x", 2)], id="both touched"),
        pytest.param([], [], id="neither touched"),
        pytest.param([Y], [Y], id="another"),
        pytest.param([owed("z")], [], id="document"),
    ],
)
def test_under_review_a_sentence_added_beside_its_like_is_the_new_one(
    changed: list[FindingKey], new: list[FindingKey]
) -> None:
    file = replace(checked("a.md", X, key("x", 2), Y, owed("z")), changed=frozenset(changed))
    comparison = compare(Baseline("b", ROOT, (record("a.md", X), record("a.md", owed("z")))), [file])
    (freed,) = without_known([file], comparison)
    shown = within(FileReport("a.md", findings=tuple(map(reported, changed))), freed)
    assert [found.key for found in shown.findings] == new
    assert shown.baselined == len(changed) - len(new)


KEYS = st.lists(
    st.one_of(
        st.builds(key, st.sampled_from("xyz"), st.integers(1, 2)), st.builds(owed, st.sampled_from("xyz")), st.just(X)
    ),
    max_size=4,
    unique_by=lambda one: (one.rule, one.occurrence, "" if one.of_document else one.sentence),
)
FILES = st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md", "d.md"]), KEYS, max_size=4)


@given(FILES, FILES)
def test_no_record_stands_for_two_findings_and_none_for_another_one(
    before: dict[str, list[FindingKey]], now: dict[str, list[FindingKey]]
) -> None:
    records = tuple(record(file, one) for file, keys in before.items() for one in keys)
    files = [checked(file, *keys) for file, keys in now.items()]
    comparison = compare(Baseline("b", ROOT, records), files)
    assert len({one.place for one in comparison.known.values()}) == len(comparison.known)
    assert len(records) == len(comparison.known) + len(comparison.stale) + len(comparison.unseen)
    for (number, place), one in comparison.known.items():
        found = files[number].report.findings[place].key
        assert (one.rule, one.entry, one.occurrence) == (found.rule, found.entry, found.occurrence)
        assert one.sentence == found.sentence or (found.of_document and one.file == files[number].file)


@given(FILES)
def test_what_was_just_recorded_is_known(files: dict[str, list[FindingKey]]) -> None:
    run = [checked(file, *keys) for file, keys in files.items()]
    records = updated(run, compare(Baseline("b", ROOT), run))
    again = compare(Baseline("b", ROOT, records), run)
    assert len(again.known) == sum(map(len, files.values()))
    assert set(updated(run, again)) == set(records)


@pytest.mark.parametrize("name", [pytest.param("\udcff.md", id="bytes"), pytest.param(" ", id="blank")])
def test_a_name_that_no_file_of_text_can_hold_is_told(name: str) -> None:
    files = [checked(name, X)]
    with pytest.raises(ClaimcheckError, match="a baseline cannot hold a name that is blank or not UTF-8"):
        updated(files, compare(Baseline("b", ROOT), files))
    assert len(left([record("a.md", X)], checked("a.md"), checked(name, Y))) == 1


def test_paths_are_those_from_the_root() -> None:
    assert path_from(Path("/a/b"), Path("/a/b/c/d.md")) == "c/d.md"
    assert path_from(Path("/a/b"), Path("/a/d.md")) == "../d.md"
