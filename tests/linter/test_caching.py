"""What a report depends on counts, what it does not depend on does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from fake_engine import FakeEngine, fake_resources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

import claimcheck
from claimcheck.config import DisclaimerMarkers, ReportedClaims, Settings
from claimcheck.config.settings import SuppressionPolicy
from claimcheck.linter import identity, known
from claimcheck.linter.caching import IRRELEVANT, ReportCache
from claimcheck.linter.identity import program_identity
from claimcheck.linter.resources import Resources
from claimcheck.linter.run import check_files
from claimcheck.linter.store import Store
from claimcheck.linter.tasks import Task
from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport

TEXT = "It CAUSES it.\n\nIt CAUSES that."
OTHER = {
    "select": ("CC201",),
    "ignore": ("CC101",),
    "severities": (("CC101", Severity.WARNING),),
    "fail_on": Severity.WARNING,
    "min_severity": Severity.WARNING,
    "front_matter_keys": ("title",),
    "disclaimer_markers": DisclaimerMarkers(shortcodes=("notice",)),
    "reported_claims": ReportedClaims.CHECK,
    "suppressions": SuppressionPolicy.NONE,
    "baseline": Path("known.yaml"),
    "claims": (Path("house-claims"),),
    "origin": "other.yaml",
}


@pytest.fixture
def cache(tmp_path: Path) -> ReportCache:
    return ReportCache(Store(tmp_path / "cache"), "program")


@pytest.fixture
def resources(cache: ReportCache) -> Resources:
    return fake_resources().with_cache(cache)


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return task_at(tmp_path / "draft.md")


def task_at(path: Path, text: str = TEXT, **values: Any) -> Task:
    path.write_text(text, encoding="utf-8")
    return Task(path, path.name, Settings(), **values)


def known_report(task: Task, resources: Resources) -> FileReport | None:
    return known.known_reports([task], resources)[0]


def test_an_unchanged_draft_is_not_worked_on_again(
    task: Task, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check_files([task], resources)
    monkeypatch.setattr(FakeEngine, "draft", None)
    assert check_files([task], resources) == first
    assert len(first[0].findings) == 2


def test_its_path_does_not_count_and_is_that_of_now(task: Task, resources: Resources, tmp_path: Path) -> None:
    check_files([task], resources)
    moved = known_report(task_at(tmp_path / "moved.md"), resources)
    assert moved is not None
    assert moved.path == "moved.md"


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_counts_but_those_that_change_no_report(task: Task, resources: Resources, name: str) -> None:
    check_files([task], resources)
    other = replace(task, settings=replace(task.settings, **{name: OTHER[name]}))
    assert (known_report(other, resources) is not None) == (name in IRRELEVANT)


@pytest.mark.parametrize("change", ["text", "format", "program", "claim-base"])
def test_what_else_counts(task: Task, cache: ReportCache, resources: Resources, change: str) -> None:
    check_files([task], resources)
    if change == "text":
        task.path.write_text(TEXT + "\n")
    elif change == "format":
        task = replace(task, format="text")
    elif change == "program":
        resources = resources.with_cache(ReportCache(cache.store, "another program"))
    else:
        assert isinstance(engine := resources.engine(), FakeEngine)
        engine.key = "sha256:1"
    assert known_report(task, resources) is None


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("<!-- claimcheck: ignore CC101 until 2026-11-21 -- why -->\nIt CAUSES it.", False),
        ("<!-- claimcheck: ignore CC101 until 2026-11-20 -- why -->\nIt CAUSES it.", True),
        ("<!-- claimcheck: ignore CC101 until 2026-12-01 -- why -->\nIt CAUSES it.", True),
        ("<!-- claimcheck: ignore CC101 -- why -->\nIt CAUSES it.", True),
    ],
    ids=["ends-today", "has-ended", "goes-on", "no-end"],
)
def test_a_report_holds_until_a_suppression_ends(tmp_path: Path, resources: Resources, text: str, lasts: bool) -> None:
    task = task_at(tmp_path / "dated.md", text, as_of=TODAY)
    check_files([task], resources)
    assert known_report(task, resources) is not None
    tomorrow = replace(task, as_of=TODAY + timedelta(days=1))
    assert (known_report(tomorrow, resources) is not None) == lasts


def test_text_of_no_file_is_kept_too(task: Task, cache: ReportCache, resources: Resources) -> None:
    old = replace(task, data=TEXT.encode())
    task.path.unlink()
    assert known_report(old, resources) is None
    assert check_files([old], resources)[0] == known_report(old, resources)


def test_what_need_not_be_kept_is_not(task: Task, cache: ReportCache, resources: Resources) -> None:
    check_files([replace(task, data=TEXT.encode(), kept=False)], resources)
    assert cache.store.size().files == 0


def test_a_draft_that_cannot_be_read_is_not_kept(tmp_path: Path, cache: ReportCache, resources: Resources) -> None:
    task = task_at(tmp_path / "draft.md")
    task.path.write_bytes(b"\xff")
    assert check_files([task], resources) == check_files([task], resources)
    assert cache.store.size().files == 0


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b"1", b'{"path": 1}', b'{"path": "\xff"}', b'{"other":' * 100_000],
    ids=lambda it: it[:9],
)
def test_what_is_no_report_is_not_believed_whatever_its_checksum(
    task: Task, cache: ReportCache, resources: Resources, text: bytes
) -> None:
    name = cache._key(task, TEXT.encode(), resources.engine().key)
    cache.store.write(name, text)
    assert len(check_files([task], resources)[0].findings) == 2
    assert cache.store.read(name) != text


def test_a_report_with_a_part_of_another_type_is_not_believed(
    task: Task, cache: ReportCache, resources: Resources
) -> None:
    task.path.write_text("It CAUSES it.\n\n<!-- claimcheck: ignore CC101 -- why -->\nIt CAUSES it.\n")
    report = check_files([task], resources)[0]
    name = cache._key(task, task.path.read_bytes(), resources.engine().key)
    kept = cache.store.read(name)
    assert kept is not None
    assert known_report(task, resources) == report
    assert report.findings[0].edits
    assert report.findings[0].entry is not None
    assert report.verdicts[0].claim.cues
    refused = 0
    for changed in _with_one_part_changed(json.loads(kept)):
        cache.store.write(name, json.dumps(changed).encode())
        assert known_report(task, resources) is None, changed
        refused += 1
    assert refused > 100


def _with_one_part_changed(value: Any) -> Iterator[Any]:
    """Yield copies of nested JSON with one part replaced by what stands in no report."""
    for key, part in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        for other in [[1.5], *(_with_one_part_changed(part) if isinstance(part, (dict, list)) else ())]:
            changed = value.copy()
            changed[key] = other
            yield changed


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_field_of_a_report_is_carried(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    values = st.builds(
        FileReport,
        path=st.just("draft.md"),
        error=st.none(),
        **{name: from_type(hint) for name, hint in get_type_hints(FileReport).items() if name not in ("path", "error")},
    )
    report = data.draw(values)
    cache = ReportCache(Store(tmp_path_factory.mktemp("cache")), "program")
    task = Task(Path("draft.md"), "draft.md", Settings(), data=b"")
    cache.keep(task, b"", "", report)
    assert cache.find(task, b"", "") == (report if report.holds_on(None) else None)


def from_type(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of an annotation; hypothesis does not know the classes of msgspec."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        hints = get_type_hints(hint)
        return st.builds(hint, **{name: from_type(hints[name]) for name in hint.__struct_fields__})
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(from_type, get_args(hint)))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return st.lists(from_type(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is tuple:
        return st.tuples(*map(from_type, get_args(hint)))
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if hint is int:
        return st.integers(-(2**63), 2**63 - 1)
    if hasattr(hint, "_fields"):
        hints = get_type_hints(hint)
        return st.builds(hint, *(from_type(hints[name]) for name in hint._fields))
    return st.from_type(hint)


def test_known_and_changed_drafts_come_in_the_order_of_the_tasks(tmp_path: Path, resources: Resources) -> None:
    tasks = [task_at(tmp_path / f"{n:02}.md", f"It CAUSES {n}.") for n in range(30)]
    check_files(tasks[::2], resources)
    seen: list[None] = []
    reports = check_files(tasks, resources, jobs=2, on_progress=lambda: seen.append(None))
    assert reports == check_files(tasks, fake_resources(), jobs=1)
    assert len(seen) == 30
    assert all(known_report(task, resources) is not None for task in tasks)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that takes the place of the program's source."""
    folder = tmp_path / "package"
    (folder / "rules").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "rules/cc101.yaml").write_text("fail: []\n")
    monkeypatch.setattr(claimcheck, "__file__", str(folder / "__init__.py"))
    return folder


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("rules/cc101.yaml", True),
        ("new.py", True),
        ("rules/__pycache__/cc101.py", False),
        ("claims/entries/b12.yaml", False),
        ("py.typed", False),
    ],
)
def test_the_source_of_the_program_counts(package: Path, name: str, counts: bool) -> None:
    before = program_identity()
    assert before == program_identity()
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text("changed\n")
    assert (program_identity() != before) == counts


def test_the_versions_of_what_it_is_built_on_count(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for version in ("3.8.7", "3.8.8"):
        monkeypatch.setattr(identity, "metadata_folders", lambda v=version: (f"lib/spaCy-{v}.dist-info",))
        found[version] = program_identity()
    monkeypatch.setattr(identity, "metadata_folders", lambda: ("lib/spacy-3.8.7.dist-info", "lib/rich-14.dist-info"))
    assert found["3.8.7"] != found["3.8.8"]
    assert program_identity() == found["3.8.7"]


def test_without_its_source_the_program_keeps_nothing(package: Path) -> None:
    (package / "__init__.py").unlink()
    assert program_identity() is None
