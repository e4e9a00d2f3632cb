"""`claimcheck suppressions`, `--as-of` and `--no-suppressions`."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from fake_engine import fake_resources

from claimcheck.cli import main

TEXT = """\
<!-- claimcheck: ignore CC101 until 2027-03-01 -- quoted from the trial -->
It CAUSES it.

<!-- claimcheck: ignore CC101 -- nothing here -->
Fine.

<!-- claimcheck: ignore-start CC101 -->
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcheck.cli.resources.load_resources", fake_resources)
    (tmp_path / ".claimcheck.yaml").write_text("")
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text("Fine.\n")
    return tmp_path


def test_all_are_listed_with_reason_and_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppressions", ".", "--as-of", "2027-03-01"]) == 0
    assert capsys.readouterr().out == (
        "a.md:1:1: used ignore CC101 until 2027-03-01: quoted from the trial\n"
        "a.md:4:1: unused ignore CC101: nothing here\n"
        "a.md:7:1: wrong ignore-start CC101: There is no matching `claimcheck: ignore-end`, so this does nothing; "
        "add it or remove this\n"
        "3 suppressions: 1 used, 1 unused, 1 wrong\n"
    )


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppressions", ".", "--as-of", "2027-03-02", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["schema"] == "claimcheck-suppressions/1"
    assert listed["summary"] == {"used": 0, "unused": 1, "ended": 1, "wrong": 1, "off": 0}
    assert listed["suppressions"][0] == {
        "path": "a.md",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 76,
        "kind": "ignore",
        "rules": ["CC101"],
        "until": "2027-03-01",
        "reason": "quoted from the trial",
        "state": "ended",
        "findings": 0,
        "problem": "This suppression ended on 2027-03-01; settle what it held back, or remove it",
    }


def test_where_the_configuration_turns_them_off_they_are_still_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / ".claimcheck.yaml").write_text("suppressions: none\n")
    assert main(["suppressions", "."]) == 0
    assert capsys.readouterr().out.endswith("3 suppressions: 3 off\n")


def test_none_are_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppressions", "b.md"]) == 0
    assert capsys.readouterr().out == "0 suppressions\n"


def test_what_cannot_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.md").write_bytes(b"\xff")
    assert main(["suppressions", ".", "--as-of", "2027-03-01"]) == 2
    captured = capsys.readouterr()
    assert "3 suppressions" in captured.out
    assert "c.md: " in captured.err


@pytest.mark.parametrize(
    ("configuration", "arguments", "code"),
    [
        pytest.param("", ["--as-of", "2027-03-01"], 0, id="last day"),
        pytest.param("", ["--as-of", "2027-03-02"], 1, id="past it"),
        pytest.param("", ["--as-of", "2027-03-01", "--no-suppressions"], 1, id="option"),
        pytest.param("suppressions: none", ["--as-of", "2027-03-01"], 1, id="configuration"),
        pytest.param("suppressions: comments", ["--no-suppressions"], 1, id="the option wins"),
        pytest.param(
            "overrides: [{paths: ['a.*'], suppressions: none}]", ["--as-of", "2027-03-01"], 1, id="for some files"
        ),
        pytest.param("suppressions: all", [], 2, id="wrong word"),
        pytest.param("", ["--as-of", "tomorrow"], 2, id="wrong day"),
    ],
)
def test_check(folder: Path, configuration: str, arguments: list[str], code: int) -> None:
    (folder / ".claimcheck.yaml").write_text(configuration)
    assert main(["check", ".", *arguments]) == code


def test_today_is_the_day_when_none_is_given(folder: Path) -> None:
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    for day, code in ((yesterday, 1), (yesterday + datetime.timedelta(days=2), 0)):
        (folder / "a.md").write_text(f"<!-- claimcheck: ignore CC101 until {day} -- r -->\nIt CAUSES it.\n")
        assert main(["check", "."]) == code


def test_only_the_baseline_suppresses(folder: Path) -> None:
    (folder / "a.md").write_text("<!-- claimcheck: ignore CC101 -- r -->\nIt CAUSES it.\n")
    assert main(["baseline", "create", "--no-suppressions", ".", "--baseline", "known.yaml"]) == 0
    (folder / ".claimcheck.yaml").write_text("suppressions: none\nbaseline: known.yaml\n")
    assert main(["check", "."]) == 0
    (folder / "b.md").write_text("<!-- claimcheck: ignore CC101 -- r -->\nTea CAUSES it.\n")
    assert main(["check", "."]) == 1
