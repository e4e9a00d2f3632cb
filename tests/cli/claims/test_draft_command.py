"""`claimcheck claims draft` as it is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.claimbase import load_claim_base
from claimcheck.cli import main
from claimcheck.yamlfile import parse_yaml

SOURCE = "# On nails\n\nIron deficiency can cause brittle nails. Vitamin B12 deficiency can cause fatigue.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nails.md").write_text(SOURCE)
    return tmp_path


def test_yaml_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "draft", "nails.md", "--covered"]) == 0
    out = capsys.readouterr().out
    data = parse_yaml(out, "out").plain()
    assert [entry["id"] for entry in data["entries"]] == ["iron-deficiency--brittle-nails"]
    assert "#   nails.md:3 b12-deficiency--fatigue: Vitamin B12 deficiency can cause fatigue" in out


def test_text_says_which_entry_covers_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "draft", "nails.md", "--format", "text"]) == 0
    out = capsys.readouterr().out
    assert "  nails:3 (On nails)\n" in out
    assert "  b12-deficiency--fatigue: nails.md:3\n" in out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "draft", "nails.md", "--format", "json", "--source", "003"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "claimcheck-draft/1"
    assert data["sources"] == []
    assert data["entries"][0]["sources"][0]["source"] == "003"
    assert [one["entry"] for one in data["covered"]] == ["b12-deficiency--fatigue"]


def test_a_folder_is_a_pack(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "draft", "nails.md", "--output", "drafted"]) == 0
    assert "iron-deficiency--brittle-nails" in load_claim_base([folder / "drafted"]).entries
    assert capsys.readouterr().err.startswith("drafted from nails.md, not reviewed\n1 entry proposed, 1 new concept\n")
    assert main(["claims", "draft", "nails.md", "--output", "drafted"]) == 2
    assert "exists already" in capsys.readouterr().err


def test_a_file_is_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "draft", "nails.md", "--output", "drafted.yaml"]) == 0
    assert "brittle-nails" in (folder / "drafted.yaml").read_text()
    assert main(["claims", "draft", "nails.md", "--output", "drafted.yaml"]) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["none.md"], "none.md: there is no such file", id="missing"),
        pytest.param([], "Missing argument", id="nothing"),
        pytest.param(["nails.md", "nails.md", "--source", "x"], "the source of one document", id="two and a source"),
        pytest.param(["nails.md", "--output", "x", "--format", "json"], "written as YAML", id="a folder of JSON"),
        pytest.param(["bad.md"], "bad.md", id="not text"),
    ],
)
def test_bad_usage(folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.md").write_bytes(b"\xff\xfe\x00bad")
    assert main(["claims", "draft", *arguments]) == 2
    assert message in capsys.readouterr().err
