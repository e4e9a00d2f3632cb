"""The cache as users and their machines treat it, with the real program and the real engine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import ROOT, must_run
from program import Outcome, clean_environment, run

from claimcheck.cli.cachefolder import VARIABLE
from claimcheck.linter.store import Store

resource = pytest.importorskip("resource")
EXAMPLE = (ROOT / "examples" / "draft.md").read_text(encoding="utf-8")
JSON = ("--format", "json", "--verdicts")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a draft that has findings, and a cache that knows it."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "site").mkdir()
    (folder / "site/draft.md").write_text(EXAMPLE, encoding="utf-8")
    assert check(folder).code == 1
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(filled, tmp_path / "copy"))


def check(folder: Path, *arguments: str, cache: str | None = None) -> Outcome:
    environment = {VARIABLE: str(folder / "cache") if cache is None else cache}
    return run(folder / "site", "check", "--isolated", ".", *arguments, **environment)


def reports(folder: Path) -> list[Path]:
    return sorted((folder / "cache/reports").glob("*/*.json"))


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "check", "--isolated", ".", *arguments],
        cwd=folder / "site",
        env={**clean_environment(), VARIABLE: str(folder / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    "arguments", [(), JSON, ("--format", "concise", "--color", "always")], ids=["text", "json", "concise"]
)
def test_from_the_cache_comes_the_same_report(filled: Path, arguments: tuple[str, ...]) -> None:
    before = reports(filled)
    warm, cold = check(filled, *arguments), check(filled, *arguments, "--no-cache")
    assert warm == cold
    assert warm.code == 1
    assert reports(filled) == before


def test_for_an_unchanged_draft_nothing_heavy_is_imported(filled: Path) -> None:
    modules = imported(run_imports(filled, "check", "--isolated", ".", *JSON))
    assert "claimcheck.linter.caching" in modules
    heavy = ("spacy", "yaml", "rich", "numpy", "multiprocessing", "importlib.metadata", "claimcheck.lexicon.load")
    assert modules.isdisjoint((*heavy, "claimcheck.linter.engine"))


def test_a_draft_under_another_name_is_reported_there(folder: Path) -> None:
    (folder / "site/draft.md").rename(folder / "site/moved.md")
    before = reports(folder)
    assert "moved.md:18:1 CC101" in check(folder).out
    assert reports(folder) == before


def test_a_changed_draft_is_checked_anew(folder: Path) -> None:
    changed = EXAMPLE.replace("always cures", "often relieves")
    (folder / "site/draft.md").write_text(changed, encoding="utf-8")
    outcome = check(folder)
    assert "CC102" not in outcome.out
    assert "CC101" in outcome.out


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-100]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"CC101", b"CC999")),
        lambda path: path.write_bytes(b""),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["cut-short", "edited", "emptied", "a-folder-instead"],
)
def test_a_damaged_cache_changes_nothing(filled: Path, folder: Path, damage: Callable[[Path], object]) -> None:
    whole = {path: path.read_bytes() for path in reports(folder)}
    for path in whole:
        damage(path)
    assert check(folder, *JSON) == check(filled, *JSON)
    for path, data in whole.items():
        assert path.is_dir() or path.read_bytes() == data


def test_a_cache_that_cannot_be_written_is_done_without(filled: Path, folder: Path) -> None:
    (folder / "file").write_text("")
    assert check(folder, *JSON, cache=str(folder / "file/cache")) == check(filled, *JSON)
    assert check(folder, *JSON, cache="/proc/no-such/cache") == check(filled, *JSON)


def test_on_a_full_disk_the_run_goes_on(filled: Path, folder: Path) -> None:
    """No file can take a single byte, which is how a full disk shows itself."""
    shutil.rmtree(folder / "cache")
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", "--isolated", ".", *JSON],
        cwd=folder / "site",
        env={**clean_environment(), VARIABLE: str(folder / "cache")},
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        check=False,
    )
    expected = check(filled, *JSON)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == expected
    assert [path for path in (folder / "cache").rglob("*") if path.is_file()] == []


def test_several_runs_at_once_share_a_cache(folder: Path) -> None:
    shutil.rmtree(folder / "cache")
    for number in range(12):
        text = EXAMPLE.replace("You wake at three", f"You wake at {number}")
        (folder / f"site/{number:02}.md").write_text(text, encoding="utf-8")
    running = [started(folder, *JSON, "--jobs", str(jobs)) for jobs in (1, 2, 2)]
    outcomes = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [1, 1, 1]
    assert len({out for out, _ in outcomes}) == 1
    assert [err for _, err in outcomes] == [b"", b"", b""]
    assert check(folder, *JSON).out == outcomes[0][0].decode()
    assert list((folder / "cache").rglob("*.tmp")) == []


WRITER = """
import sys
from pathlib import Path
from claimcheck.linter.store import Store
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for number in range(4):
        store.write(f"{number:064x}", str(number).encode() * 200_000)
"""


def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    wanted = [str(number).encode() * 200_000 for number in range(4)]
    for attempt in range(5):
        command = [sys.executable, "-c", WRITER, str(tmp_path)]
        with subprocess.Popen(command, env=clean_environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.05 * (attempt + 1))
            process.send_signal(signal.SIGKILL)
        store = Store(tmp_path)
        for number, value in enumerate(wanted):
            name = f"{number:064x}"
            there = (tmp_path / name[:2] / f"{name[2:]}.json").exists()
            assert store.read(name) == (value if there else None)


def test_a_run_that_is_killed_leaves_a_cache_that_can_be_used(folder: Path) -> None:
    for number in range(12):
        (folder / f"site/{number:02}.md").write_text(f"{EXAMPLE}\n{number}\n", encoding="utf-8")
    process = started(folder, "--jobs", "1")
    before, end = len(reports(folder)), time.monotonic() + 120
    while len(reports(folder)) < before + 2 and time.monotonic() < end:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert check(folder, *JSON) == check(folder, *JSON, "--no-cache")


@pytest.mark.parametrize("arguments", [("--no-cache",), ()], ids=["option", "empty-variable"])
def test_without_a_cache_none_is_made(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "site/draft.md").write_text("Paint dries slowly.\n")
    before = reports(folder)
    assert check(folder, *arguments, cache=None if arguments else "").code == 0
    assert reports(folder) == before


def test_a_repository_cannot_name_the_cache(folder: Path) -> None:
    (folder / "site/.claimcheck.yaml").write_text("cache_dir: ./cache\n")
    outcome = run(folder / "site", "check", ".", **{VARIABLE: ""})
    assert outcome.code == 2
    assert "cache_dir" in outcome.err


def test_info_tells_what_there_is_and_clear_removes_it(folder: Path) -> None:
    environment = {VARIABLE: str(folder / "cache")}
    left_behind = folder / "cache/.claims-0.json.abc"
    left_behind.write_text("half")
    (folder / "cache/notes.txt").write_text("mine")
    told = run(folder, "cache", "info", **environment)
    assert told.out.startswith(f"folder: {folder / 'cache'}\nreports: 2\nclaim bases: 2\nsize: 0.")
    cleared = run(folder, "cache", "clear", **environment)
    assert (cleared.code, cleared.out[:39]) == (0, "removed 2 reports and 2 claim bases, 0.")
    assert [path.name for path in (folder / "cache").iterdir()] == ["notes.txt"]
    assert "reports: 0\n" in run(folder, "cache", "info", **environment).out


@pytest.mark.parametrize("command", ["info", "clear"])
def test_where_there_is_no_cache_that_is_said(folder: Path, command: str) -> None:
    outcome = run(folder, "cache", command, **{VARIABLE: ""})
    assert (outcome.code, outcome.out.startswith("there is no cache")) == (0, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may remove everything")
def test_what_cannot_be_removed_is_told(folder: Path) -> None:
    for part in (folder / "cache/reports").iterdir():
        part.chmod(0o500)
    outcome = run(folder, "cache", "clear", **{VARIABLE: str(folder / "cache")})
    assert outcome.code == 2
    assert "could not be removed" in outcome.err


def test_a_baseline_is_made_of_the_same_reports(folder: Path) -> None:
    before = reports(folder)
    outcome = run_imports(folder, "baseline", "create", "--isolated", ".")
    assert outcome.code == 0, outcome.err
    assert "spacy" not in imported(outcome)
    assert reports(folder) == before
    assert check(folder, "--baseline", ".claimcheck-baseline.yaml").code == 0


def test_the_version_before_a_change_is_known_the_second_time(folder: Path) -> None:
    site = folder / "site"
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "Old")):
        must_run(site, "git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command)
    (site / "draft.md").write_text(EXAMPLE.replace("You wake at three", "You wake at four"), encoding="utf-8")
    first = run_imports(folder, "check", "--isolated", "--diff", "HEAD")
    second = run_imports(folder, "check", "--isolated", "--diff", "HEAD")
    assert (second.code, second.out) == (first.code, first.out)
    assert "spacy" in imported(first)
    assert "spacy" not in imported(second)


def test_what_an_editor_sends_is_not_kept(folder: Path) -> None:
    before = reports(folder)
    command = [sys.executable, "-m", "claimcheck", "check", "--isolated", "-"]
    environment = {**clean_environment(), VARIABLE: str(folder / "cache")}
    done = subprocess.run(command, env=environment, input=EXAMPLE + "\nMore.\n", capture_output=True, text=True)
    assert done.returncode == 1
    assert reports(folder) == before


def run_imports(folder: Path, *arguments: str) -> Outcome:
    """Run the program so that standard error tells what it imports."""
    return run(folder / "site", *arguments, **{VARIABLE: str(folder / "cache"), "PYTHONPROFILEIMPORTTIME": "1"})


def imported(outcome: Outcome) -> set[str]:
    return {line.rpartition("|")[2].strip() for line in outcome.err.splitlines()}
