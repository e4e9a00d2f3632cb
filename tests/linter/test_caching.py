"""What a report depends on counts, what it does not depend on does not."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_engine import FakeEngine, fake_resources

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


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
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


def test_what_comes_on_standard_input_is_not_kept(task: Task, cache: ReportCache, resources: Resources) -> None:
    check_files([replace(task, data=TEXT.encode())], resources)
    assert cache.store.size().files == 0


def test_a_draft_that_cannot_be_read_is_not_kept(tmp_path: Path, cache: ReportCache, resources: Resources) -> None:
    task = task_at(tmp_path / "draft.md")
    task.path.write_bytes(b"\xff")
    assert check_files([task], resources) == check_files([task], resources)
    assert cache.store.size().files == 0


@pytest.mark.parametrize(
    "kept",
    [[], {}, "text", ["", None, [[]], [], 0, 0, []], ["", None, [], [], -1.5, 0, []]],
    ids=["empty", "mapping", "text", "odd-finding", "odd-count"],
)
def test_what_is_no_report_is_not_believed_whatever_its_checksum(
    task: Task, cache: ReportCache, resources: Resources, kept: Any
) -> None:
    name = cache._key(task, TEXT.encode(), resources.engine().key)
    cache.store.write(name, kept)
    assert len(check_files([task], resources)[0].findings) == 2
    assert cache.store.read(name) != kept


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
