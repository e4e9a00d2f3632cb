"""`claimcheck claims impact` as it is run, in a real git repository."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from claimcheck.cli import main

SOURCES = "sources:\n  - {id: leaflet, title: A leaflet, url: https://example.org}\n"
ENTRY = """\
entries:
  - id: zinc-deficiency--headache
    topic: zinc
    subject: {concept: zinc, state: deficiency}
    relation: causes
    object: {concept: headache}
    evidence: EVIDENCE
    statement: Whether it does is not known.
    suggestion: It is uncertain whether low zinc causes headaches.
    sources: [{source: leaflet, section: One, line: 1}]
    reviewed: 2026-01-31
    review_by: 2027-01-31
    examples:
      - {text: Zinc deficiency may cause headaches., verdict: supported}
      - {text: Zinc deficiency causes headaches., verdict: overstated}
    near_misses: [Does zinc deficiency cause headaches?]
"""


def git(*arguments: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *arguments], check=True, capture_output=True)


def write(folder: Path, evidence: str) -> None:
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "entries" / "zinc.yaml").write_text(ENTRY.replace("EVIDENCE", evidence))


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    git("init", "-q")
    (tmp_path / "a.md").write_text("Zinc deficiency causes headaches.\n")
    for evidence in ("established", "not_established"):
        write(tmp_path / "house-claims", evidence)
        git("add", "-A")
        git("commit", "-q", "-m", evidence)
    return tmp_path


def test_revisions(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["claims", "impact", "HEAD~1", "HEAD", "--folder", "house-claims"]
    assert main([*arguments, "--", "a.md"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("a.md\n  + 1: CC101 ")
    assert out.splitlines()[-1] == "1 appear, 0 disappear, 1 file touched of 1 checked"
    assert main([*arguments, "--fail-on-change", "a.md"]) == 1


def test_the_configured_folder_is_the_one_compared(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / ".claimcheck.yaml").write_text("claims: [house-claims]\n")
    assert main(["claims", "impact", "HEAD", "HEAD~1", "--format", "json", "a.md"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["summary"] == {"checked": 1, "touched": 1, "appear": 0, "disappear": 1}
    assert data["files"][0]["disappear"][0]["entry"] == "zinc-deficiency--headache"


def test_a_revision_and_a_folder(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository / "edited", "not_established")
    arguments = ["claims", "impact", "HEAD", "edited", "--folder", "house-claims", "--fail-on-change", "a.md"]
    assert main(arguments) == 0
    assert capsys.readouterr().out == "0 appear, 0 disappear, 0 files touched of 1 checked\n"


def test_a_fault_is_named_by_its_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repository / "house-claims", "certain")
    git("commit", "-q", "-a", "-m", "wrong")
    assert main(["claims", "impact", "HEAD~1", "HEAD", "--folder", "house-claims", "a.md"]) == 2
    assert capsys.readouterr().err.startswith("HEAD:house-claims/entries/zinc.yaml:7:15: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["HEAD", "nope", "--folder", "house-claims", "a.md"], "nope: neither a folder nor a revision", id="unknown"
        ),
        pytest.param(["HEAD", "HEAD", "a.md"], "HEAD: holds no folder 'claims'", id="no folder"),
        pytest.param(["HEAD", "HEAD", "--folder", "..", "a.md"], "outside the working folder", id="outside"),
        pytest.param(["HEAD", "HEAD", "--folder", "house-claims", "none.md"], "none.md: there is no", id="no draft"),
        pytest.param(["HEAD", "HEAD"], "name at least one file", id="no paths"),
        pytest.param(["--", "--exec", "HEAD", "a.md"], "--exec: no name of a revision", id="an option"),
    ],
)
def test_bad_usage(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "impact", *arguments]) == 2
    assert message in capsys.readouterr().err
