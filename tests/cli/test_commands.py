from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_engine import fake_resources

from claimcheck.cli import main
from claimcheck.cli.options import FORMATS_IN
from claimcheck.readers import READERS

BAD = "It CAUSES it.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, with the engine replaced by one that finds "CAUSES"."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcheck.cli.resources.load_resources", fake_resources)
    (tmp_path / ".claimcheck.yaml").write_text("")
    return tmp_path


def test_the_formats_offered_are_those_of_the_readers() -> None:
    assert tuple(READERS) == FORMATS_IN


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["check", "good.txt"], 0, id="clean"),
        pytest.param(["check", "bad.txt"], 1, id="error"),
        pytest.param(["check", "unused.md"], 0, id="warning only"),
        pytest.param(["check", "--fail-on", "warning", "unused.md"], 1, id="fail on warning"),
        pytest.param(["check", "--ignore", "CC101", "bad.txt"], 0, id="ignored"),
        pytest.param(["check", "--select", "CC2,CC3", "bad.txt"], 0, id="not selected"),
        pytest.param(["check", "--select", "overstated-causation", "bad.txt"], 1, id="selected by name"),
        pytest.param(["check", "."], 1, id="folder"),
        pytest.param(["check", "none.txt", "bad.txt"], 2, id="missing"),
        pytest.param(["check", "empty"], 2, id="nothing matches"),
        pytest.param(["check", "--allow-empty", "empty"], 0, id="nothing matches, allowed"),
        pytest.param(["check"], 2, id="no path"),
        pytest.param(["check", "--allow-empty"], 0, id="no path, allowed"),
        pytest.param(["check", "--fail-on", "fatal", "bad.txt"], 2, id="wrong value"),
        pytest.param(["check", "--ignore", "CC999", "bad.txt"], 2, id="unknown rule"),
        pytest.param(["check", "--config", "none.yaml", "bad.txt"], 2, id="no configuration"),
        pytest.param(["check", "--config", ".claimcheck.yaml", "--isolated", "bad.txt"], 2, id="both"),
        pytest.param(["chekc", "bad.txt"], 2, id="unknown command"),
        pytest.param(["check", "bug.txt"], 3, id="bug"),
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["--version"], 0, id="version"),
        pytest.param(["extract", "bad.txt"], 0, id="extract"),
        pytest.param(["extract", "none.txt"], 2, id="extract missing"),
        pytest.param(["rules"], 0, id="rules"),
        pytest.param(["explain", "CC101"], 0, id="explain rule"),
        pytest.param(["explain", "unused-suppression"], 0, id="explain by name"),
        pytest.param(["explain", "b12-excess-causes-cramps"], 0, id="explain entry"),
        pytest.param(["explain", "nothing"], 2, id="explain nothing"),
        pytest.param(["config", "show", "bad.txt"], 0, id="config"),
    ],
)
def test_exit_code(folder: Path, arguments: list[str], code: int) -> None:
    (folder / "empty").mkdir()
    (folder / "good.txt").write_text("fine")
    (folder / "bad.txt").write_text(BAD)
    (folder / "unused.md").write_text("<!-- claimcheck: ignore CC101 -- r -->\n\nfine\n")
    if "bug.txt" in arguments:
        (folder / "bug.txt").write_text("BUG")
    assert main(arguments) == code


def test_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    give(monkeypatch, BAD)
    assert main(["check", "-", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("<stdin>:1:4: CC101 ")


def test_standard_input_goes_by_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, "`CAUSES` CAUSES")
    assert main(["check", "-", "--stdin-filename", "a/b.md", "--format", "concise"]) == 1
    assert "a/b.md:1:" in capsys.readouterr().out


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("claimcheck.cli.inputs.read_standard_input", lambda limit: text.encode()[:limit])


def test_everything_excluded_is_clean_with_a_note(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".claimcheck.yaml").write_text("exclude: ['*.txt']")
    (folder / "bad.txt").write_text(BAD)
    assert main(["check", "bad.txt", "."]) == 0
    captured = capsys.readouterr()
    assert "nothing to check; the configuration excludes 1 file" in captured.err
    assert "0 files checked" in captured.out


def test_a_named_excluded_file_is_noted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".claimcheck.yaml").write_text("exclude: [bad.txt]")
    (folder / "bad.txt").write_text(BAD)
    (folder / "good.txt").write_text("fine")
    assert main(["check", "bad.txt", "good.txt"]) == 0
    assert "not checked, because the configuration excludes it: bad.txt" in capsys.readouterr().err


def test_a_missing_file_is_in_the_json_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_text(BAD)
    assert main(["check", "--format", "json", "none.txt", "bad.txt"]) == 2
    files = json.loads(capsys.readouterr().out)["files"]
    assert [(file["path"], file["status"]) for file in files] == [
        ("bad.txt", "checked"),
        ("none.txt", "error"),
    ]


def test_each_file_follows_its_own_configuration(folder: Path) -> None:
    (folder / "loose").mkdir()
    (folder / "loose/.claimcheck.yaml").write_text("severities: {CC101: warning}")
    (folder / "loose/bad.txt").write_text(BAD)
    assert main(["check", "loose"]) == 0
    assert main(["check", "loose", "--isolated"]) == 1


def test_config_show_names_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a").mkdir()
    (folder / ".claimcheck.yaml").write_text("overrides: [{paths: [a/], ignore: [CC101]}]")
    assert main(["config", "show", "a/x.md"]) == 0
    out = capsys.readouterr().out
    assert "configuration: .claimcheck.yaml" in out
    assert "CC101: 'off'" in out


def test_rules_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[-1] == {
        "code": "CC901",
        "name": "unused-suppression",
        "severity": "warning",
    }


def test_an_interrupt_is_quiet(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (folder / "bad.txt").write_text(BAD)
    monkeypatch.setattr("claimcheck.linter.run.check_files", interrupted)
    assert main(["check", "bad.txt"]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_bug_shows_its_traceback_and_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bug.txt").write_text("BUG")
    assert main(["check", "bug.txt"]) == 3
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "while working on bug.txt" in err
    assert "please report it" in err


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        pytest.param("auto", {}, False, id="no terminal"),
        pytest.param("auto", {"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR wins"),
        pytest.param("always", {"NO_COLOR": "1"}, True, id="the option wins"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, id="never"),
    ],
)
def test_color(choice: str, environment: dict[str, str], wanted: bool) -> None:
    from claimcheck.cli.streams import wants_color

    assert wants_color(choice, environment) is wanted
