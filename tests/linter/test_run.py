from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest
from fake_engine import RULES, FakeEngine, build, fake_resources

from claimcheck.config import Settings
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.resources import Resources
from claimcheck.linter.run import UnexpectedError, check_files, extract_files
from claimcheck.linter.tasks import Task

# Where the tests before have loaded the language model, numerical threads run in this process.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")


def tasks_for(folder: Path, sources: list[str]) -> list[Task]:
    tasks = []
    for number, source in enumerate(sources):
        path = folder / f"{number:02}.txt"
        path.write_text(source, encoding="utf-8")
        tasks.append(Task(path, path.name, Settings()))
    return tasks


def test_the_result_does_not_depend_on_the_number_of_jobs(tmp_path: Path) -> None:
    tasks = tasks_for(tmp_path, [f"It CAUSES {'it. CAUSES ' * n}" for n in range(30)])
    alone = check_files(tasks, fake_resources(), jobs=1)
    assert check_files(tasks, fake_resources(), jobs=3) == alone
    assert [report.path for report in alone] == [task.shown for task in tasks]


def test_an_unreadable_file_leaves_the_others_checked(tmp_path: Path) -> None:
    tasks = tasks_for(tmp_path, ["It CAUSES it."] * 3)
    tasks[0].path.write_bytes(b"ok\n\xff")
    tasks[1].path.unlink()
    reports = check_files(tasks, fake_resources())
    assert reports[0].error is not None
    assert "not UTF-8" in reports[0].error
    assert "line 2" in reports[0].error
    assert reports[1].error == "no such file; check the path"
    assert len(reports[2].findings) == 1


def test_a_file_without_permission_leaves_the_others_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = tasks_for(tmp_path, ["It CAUSES it."] * 2)
    opened = os.open

    def refusing(path: Path, flags: int) -> int:
        if path == tasks[0].path:
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    # Root, as which tests often run, may read everything.
    monkeypatch.setattr("os.open", refusing)
    reports = check_files(tasks, fake_resources())
    assert reports[0].error == "may not be read; check its permissions"
    assert len(reports[1].findings) == 1


def test_content_that_is_handed_in_is_not_read_from_its_path(tmp_path: Path) -> None:
    task = Task(tmp_path / "none.md", "none.md", Settings(), data=b"It CAUSES it.")
    assert len(check_files([task], fake_resources())[0].findings) == 1


def test_progress_is_told_once_a_file(tmp_path: Path) -> None:
    seen: list[None] = []
    check_files(tasks_for(tmp_path, ["x"] * 10), fake_resources(), jobs=2, on_progress=lambda: seen.append(None))
    assert len(seen) == 10


@pytest.mark.parametrize("count", [1, 20])
def test_a_bug_names_the_file(tmp_path: Path, count: int) -> None:
    tasks = tasks_for(tmp_path, [*["x"] * (count - 1), "BUG"])
    with pytest.raises(UnexpectedError, match=f"while working on {tasks[-1].shown}"):
        check_files(tasks, fake_resources(), jobs=2)
    end = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < end:
        time.sleep(0.01)
    assert multiprocessing.active_children() == []


def test_an_error_in_a_claim_base_comes_before_the_first_file(tmp_path: Path) -> None:
    def failing(folders: tuple[Path, ...]) -> FakeEngine:
        raise ClaimcheckError(Problem("a.yaml", 3, 1, "broken"))

    with pytest.raises(ClaimcheckError) as caught:
        check_files(tasks_for(tmp_path, ["x"] * 20), Resources(failing, RULES), jobs=2)
    assert caught.value.problems == (Problem("a.yaml", 3, 1, "broken"),)


def test_extract_finds_the_claims(tmp_path: Path) -> None:
    files = extract_files(tasks_for(tmp_path, ["It CAUSES it.", "fine"]), fake_resources())
    assert [len(file.claims) for file in files] == [1, 0]


def test_engines_are_built_once_for_each_set_of_folders() -> None:
    built: list[tuple[Path, ...]] = []

    def counting(folders: tuple[Path, ...]) -> object:
        built.append(folders)
        return build(folders)

    resources = Resources(counting, RULES)  # type: ignore[arg-type]
    for folders in ((), (Path("a"),), (), (Path("a"),)):
        resources.engine(folders)
    assert built == [(), (Path("a"),)]
