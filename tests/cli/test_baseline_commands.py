"""`claimcheck baseline` and `check --baseline`, as an editor uses them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from fake_engine import fake_resources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import clean_environment

from claimcheck.cli import main
from claimcheck.linter.baselinefile import read_baseline, render_baseline
from claimcheck.model.baseline import KnownFinding

NAME = ".claimcheck-baseline.yaml"
FILE = ["--baseline", NAME]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two old drafts, with the engine replaced by one that finds "CAUSES"."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcheck.cli.resources.load_resources", fake_resources)
    (tmp_path / ".claimcheck.yaml").write_text("")
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text("Tea CAUSES joy.\n\nTea CAUSES joy.\n\nFine.\n")
    (tmp_path / "b.md").write_text("Rain CAUSES mud.\n")
    return tmp_path


@pytest.fixture
def known(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same folder with a baseline."""
    assert main(["baseline", "create", ".", "--reason", "old", "--owner", "Anna"]) == 0
    capsys.readouterr()
    return folder


def records(folder: Path) -> tuple[KnownFinding, ...]:
    return read_baseline(folder / NAME, NAME)


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return where `check` reports something."""
    main(["check", "--format", "concise", *arguments])
    return [":".join(line.split(":")[:2]) for line in capsys.readouterr().out.splitlines()]


def test_what_is_recorded_is_left_out_and_counted(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "."]) == 1
    capsys.readouterr()
    assert main(["check", ".", *FILE]) == 0
    assert capsys.readouterr().out == "nothing found in 2 files checked (3 claims); 3 in the baseline\n"
    assert main(["check", ".", *FILE, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["summary"]["baselined"], report["summary"]["error"]) == (3, 0)
    assert all(file["findings"] == [] for file in report["files"])


def test_the_file_says_what_is_known(known: Path) -> None:
    assert (known / NAME).read_text().partition("findings:\n")[2] == (
        "  - file: b.md\n    rule: CC101\n    entry: b12-excess-causes-cramps\n    sentence: Rain CAUSES mud.\n"
        "    reason: old\n    owner: Anna\n"
        "  - file: news/a.md\n    rule: CC101\n    entry: b12-excess-causes-cramps\n    sentence: Tea CAUSES joy.\n"
        "    reason: old\n    owner: Anna\n"
        "  - file: news/a.md\n    rule: CC101\n    entry: b12-excess-causes-cramps\n    sentence: Tea CAUSES joy.\n"
        "    occurrence: 2\n    reason: old\n    owner: Anna\n"
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("New.\n\n" * 5 + "Tea CAUSES joy.\n\nTea CAUSES joy.\n", [], id="edited elsewhere"),
        pytest.param("*Tea* [CAUSES](x) joy.\n\n1. Tea CAUSES joy.\n", [], id="other markup"),
        pytest.param("Tea CAUSES joy.\n\n" * 3, ["news/a.md:5"], id="a third occurrence"),
        pytest.param("Tea CAUSES grief.\n\nTea CAUSES joy.\n", ["news/a.md:1"], id="changed sentence"),
    ],
)
def test_only_what_is_new_is_reported(
    known: Path, capsys: pytest.CaptureFixture[str], text: str, places: list[str]
) -> None:
    (known / "news/a.md").write_text(text)
    assert findings(capsys, ".", *FILE) == places


def test_another_severity_is_the_same_finding(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / ".claimcheck.yaml").write_text("severities: {CC101: warning}\nfail_on: warning\n")
    assert findings(capsys, ".", *FILE) == []


def test_a_renamed_file_is_still_known(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / "news/a.md").rename(known / "c.md")
    assert findings(capsys, ".", *FILE) == []
    assert findings(capsys, "c.md", *FILE) == []
    assert main(["baseline", "update", ".", *FILE]) == 0
    assert capsys.readouterr().out == f"{NAME}: 0 added, 0 removed, 3 in all, 1 renamed\n"
    assert {(one.file, one.owner) for one in records(known)} == {("b.md", "Anna"), ("c.md", "Anna")}


def test_a_copy_is_new(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / "copy.md").write_text((known / "b.md").read_text())
    assert findings(capsys, ".", *FILE) == ["copy.md:1"]
    assert findings(capsys, "copy.md", *FILE) == ["copy.md:1"]


def test_stale_records_are_told_and_removed(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / "b.md").write_text("Rain may cause mud.\n")
    assert main(["check", ".", *FILE]) == 0
    assert "1 finding no longer there; `claimcheck baseline update` takes them out" in capsys.readouterr().err
    assert main(["check", ".", *FILE, "-q"]) == 0
    assert main(["check", "news", *FILE]) == 0
    assert capsys.readouterr().err == ""
    assert main(["baseline", "show", ".", *FILE]) == 0
    shown = capsys.readouterr().out
    assert "b.md\n  stale: CC101 Rain CAUSES mud." in shown
    assert shown.endswith("3 findings in 2 files; 1 stale\n")
    assert main(["baseline", "prune", ".", *FILE]) == 0
    assert capsys.readouterr().out == f"{NAME}: 1 removed, 2 in all\n"
    assert {one.file for one in records(known)} == {"news/a.md"}


def test_prune_adds_nothing(known: Path) -> None:
    before = (known / NAME).read_bytes()
    (known / "b.md").write_text("Rain CAUSES mud.\n\nRain CAUSES floods.\n")
    assert main(["baseline", "prune", ".", *FILE]) == 0
    assert (known / NAME).read_bytes() == before


def test_update_adds_and_removes_and_keeps_what_people_wrote(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (known / NAME).read_text()
    (known / NAME).write_text(text.replace("reason: old", "reason: the poet's licence", 1))
    (known / "b.md").write_text("Rain CAUSES floods.\n\nRain CAUSES mud.\n")
    (known / "news/a.md").write_text("Fine.\n")
    assert main(["baseline", "update", ".", *FILE, "--owner", "Bo"]) == 0
    assert capsys.readouterr().out == f"{NAME}: 1 added, 2 removed, 2 in all\n"
    assert [(one.sentence, one.reason, one.owner) for one in records(known)] == [
        ("Rain CAUSES floods.", None, "Bo"),
        ("Rain CAUSES mud.", "the poet's licence", "Anna"),
    ]


def test_update_of_some_files_leaves_the_others(known: Path) -> None:
    before = (known / NAME).read_bytes()
    assert main(["baseline", "update", "b.md", *FILE]) == 0
    assert (known / NAME).read_bytes() == before


def test_what_is_off_for_now_is_not_stale(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (known / NAME).read_bytes()
    (known / ".claimcheck.yaml").write_text("ignore: [CC101]\n")
    assert main(["check", ".", *FILE]) == 0
    assert capsys.readouterr().err == ""
    assert main(["baseline", "update", ".", *FILE]) == 0
    assert (known / NAME).read_bytes() == before


def test_create_overwrites_only_when_told_to(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (known / NAME).read_bytes()
    assert main(["baseline", "create", "."]) == 2
    assert "exists already; `claimcheck baseline update` keeps it up to date" in capsys.readouterr().err
    assert (known / NAME).read_bytes() == before
    assert main(["baseline", "create", ".", "--force"]) == 0
    assert {one.owner for one in records(known)} == {None}


@pytest.mark.parametrize("command", ["create", "update", "prune"])
def test_nothing_is_written_when_a_file_cannot_be_read(
    known: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    before = (known / NAME).read_bytes()
    (known / "b.md").write_bytes(b"\xff")
    force = ["--force"] if command == "create" else []
    assert main(["baseline", command, ".", *FILE, *force]) == 2
    assert "b.md: " in capsys.readouterr().err
    assert main(["baseline", command, ".", "none.md", *FILE, *force]) == 2
    assert (known / NAME).read_bytes() == before
    assert sorted(os.listdir(known)) == [NAME, ".claimcheck.yaml", "b.md", "news"]


def test_a_folder_in_its_place_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "create", ".", "--baseline", "news", "--force"]) == 2
    assert "news: cannot be written: not a file" in capsys.readouterr().err
    assert main(["baseline", "create", ".", "--baseline", "none/b.yaml"]) == 2
    assert "none/b.yaml: cannot be written" in capsys.readouterr().err


def test_a_failed_write_keeps_the_old_file(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = (known / NAME).read_bytes()
    (known / "b.md").write_text("Fine.\n")
    monkeypatch.setattr("os.replace", full)
    assert main(["baseline", "update", ".", *FILE]) == 2
    monkeypatch.undo()
    assert (known / NAME).read_bytes() == before
    assert sorted(os.listdir(known)) == [NAME, ".claimcheck.yaml", "b.md", "news"]


def test_a_link_is_replaced_and_not_followed(folder: Path) -> None:
    outside = folder / "news/outside"
    outside.write_text("mine")
    (folder / NAME).symlink_to(outside)
    assert main(["baseline", "create", "."]) == 2
    assert main(["baseline", "create", ".", "--force"]) == 0
    assert outside.read_text() == "mine"


def test_the_configuration_names_it(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / NAME).rename(known / "news/known.yaml")
    (known / ".claimcheck.yaml").write_text("baseline: news/known.yaml\n")
    assert main(["baseline", "update", "."]) == 0
    capsys.readouterr()
    assert findings(capsys, ".") == []
    text = (known / "news/known.yaml").read_text()
    assert 'file: "../b.md"' in text
    assert "file: a.md" in text
    assert main(["config", "show", "b.md"]) == 0
    assert "baseline: " in capsys.readouterr().out
    assert main(["baseline", "show"]) == 0
    assert capsys.readouterr().out.endswith("3 findings in 2 files\n")


def test_files_follow_their_own_configuration(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / NAME).rename(known / "known.yaml")
    (known / ".claimcheck.yaml").write_text("baseline: known.yaml\n")
    (known / "news/.claimcheck.yaml").write_text("")
    assert findings(capsys, ".") == ["news/a.md:1", "news/a.md:3"]
    assert findings(capsys, ".", "--baseline", "known.yaml") == []


def test_two_baselines_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".claimcheck.yaml").write_text("baseline: known.yaml\n")
    (folder / "news/.claimcheck.yaml").write_text("baseline: own.yaml\n")
    assert main(["baseline", "create", "."]) == 2
    assert "the configuration names 'known.yaml' and 'news/own.yaml'" in " ".join(capsys.readouterr().err.split())
    assert main(["baseline", "create", "b.md"]) == main(["baseline", "create", "news"]) == 0
    capsys.readouterr()
    assert findings(capsys, ".") == []
    assert "file: a.md" in (folder / "news/own.yaml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["check", ".", "--baseline", "none.yaml"], id="check"),
        pytest.param(["baseline", "update", ".", "--baseline", "none.yaml"], id="update"),
        pytest.param(["baseline", "prune", ".", "--baseline", "none.yaml"], id="prune"),
        pytest.param(["baseline", "show", "--baseline", "none.yaml"], id="show"),
    ],
)
def test_a_missing_one_is_told_with_the_way_out(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    assert "none.yaml: there is no such baseline; write it with `claimcheck baseline create`" in capsys.readouterr().err


def test_a_missing_one_in_the_configuration_is_told_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".claimcheck.yaml").write_text("baseline: none.yaml\n")
    assert main(["check", "."]) == 2
    assert "none.yaml: there is no such baseline" in capsys.readouterr().err
    assert main(["baseline", "create", "."]) == 0
    assert main(["check", "."]) == 0


def test_show_as_json(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (known / "b.md").write_text("Fine.\n")
    assert main(["baseline", "show", "b.md", *FILE, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["schema"] == "claimcheck-baseline-list/1"
    assert listed["summary"] == {"findings": 3, "found": 0, "stale": 1, "not_checked": 2}
    assert listed["findings"][0] == {
        "file": "b.md",
        "rule": "CC101",
        "entry": "b12-excess-causes-cramps",
        "sentence": "Rain CAUSES mud.",
        "occurrence": 1,
        "reason": "old",
        "owner": "Anna",
        "state": "stale",
    }


def test_control_characters_do_not_reach_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b\x1b[31m\n.md").write_text("Rain\x1b[0m CAUSES mud.\n")
    assert main(["baseline", "create", "."]) == 0
    assert main(["baseline", "show", *FILE]) == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    assert "\x1b" not in (folder / NAME).read_text()
    assert main(["check", ".", *FILE]) == 0


def test_any_number_of_jobs_writes_the_same(folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.md").write_text(f"Rain CAUSES mud {number}.\n")
    written = []
    for jobs in ("1", "2"):
        assert main(["baseline", "create", ".", "--force", "--jobs", jobs]) == 0
        written.append((folder / NAME).read_bytes())
    assert written[0] == written[1]


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@example.org"}
    environment = {**clean_environment(), **identity}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def commit(folder: Path, branch: str, known: Sequence[KnownFinding]) -> None:
    (folder / NAME).write_text(render_baseline(known))
    for arguments in (["checkout", "-q", "-B", branch], ["add", NAME], ["commit", "-q", "--allow-empty", "-m", "x"]):
        assert git(folder, *arguments).returncode == 0


ROWS = st.lists(
    st.builds(
        KnownFinding,
        st.sampled_from(["a.md", "b.md"]),
        st.sampled_from(["CC101", "CC102"]),
        st.sampled_from(["b12", None]),
        st.sampled_from(["One.", "Two.", "Three."]),
        st.integers(1, 2),
        st.sampled_from(["why", None]),
    ),
    unique_by=lambda record: record.place,
    min_size=3,
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(ROWS, st.data())
def test_git_merges_independent_additions(
    tmp_path_factory: pytest.TempPathFactory, rows: list[KnownFinding], data: st.DataObject
) -> None:
    """Both sides add records, with records that were there before between those of one and those of the other."""
    ordered = sorted(rows, key=lambda record: record.place)
    sides = data.draw(st.lists(st.sampled_from("ours theirs base".split()), min_size=len(rows), max_size=len(rows)))
    for number in range(1, len(sides)):
        if {sides[number], sides[number - 1]} == {"ours", "theirs"}:
            sides[number] = "base"
    folder = tmp_path_factory.mktemp("merge")
    assert git(folder, "init", "-q").returncode == 0
    kept = {
        side: [record for record, own in zip(ordered, sides, strict=True) if own in (side, "base")]
        for side in ("base", "ours", "theirs")
    }
    commit(folder, "base", kept["base"])
    commit(folder, "ours", kept["ours"])
    assert git(folder, "checkout", "-q", "base").returncode == 0
    commit(folder, "theirs", kept["theirs"])
    merged = git(folder, "merge", "-q", "-m", "x", "ours")
    assert merged.returncode == 0, (folder / NAME).read_text()
    assert (folder / NAME).read_text() == render_baseline(rows)
