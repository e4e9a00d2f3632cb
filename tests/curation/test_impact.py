"""The findings that come and go with a claim base, and claim bases of git revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from claimcheck.claimbase import built_in_folder
from claimcheck.claimbase.editions import entry_ids, folders_of
from claimcheck.config import Settings
from claimcheck.curation import revisions
from claimcheck.curation.impact import impact_data, impact_of, impact_text
from claimcheck.curation.revisions import extract_folder
from claimcheck.errors import ClaimcheckError
from claimcheck.linter.engine import Engine
from claimcheck.linter.tasks import Task
from claimcheck.rules import RULES

CLAIMS = PurePosixPath("claims")
PACK = """\
sources:
  - {id: leaflet, title: A leaflet, url: https://example.org}
"""
CONCEPTS = """\
concepts:
  - {id: brittle-nails, kind: symptom, label: brittle nails, synonyms: [brittle nails]}
"""
ENTRIES = """\
entries:
  - id: zinc-deficiency--brittle-nails
    topic: zinc
    subject: {concept: zinc, state: deficiency}
    relation: causes
    object: {concept: brittle-nails}
    evidence: EVIDENCE
    statement: Whether it does is not known.
    suggestion: It is uncertain whether low zinc causes brittle nails.
    sources: [{source: leaflet, section: One, line: 1}]
    reviewed: 2026-01-31
    review_by: 2027-01-31
    examples:
      - {text: Zinc deficiency may cause brittle nails., verdict: supported}
      - {text: Zinc deficiency causes brittle nails., verdict: overstated}
    near_misses: [Does zinc deficiency cause brittle nails?]
"""
DRAFT = "Intro.\n\nZinc deficiency causes brittle nails.\n"


def write_pack(folder: Path, evidence: str) -> Path:
    for part in ("concepts", "entries"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "sources.yaml").write_text(PACK)
    (folder / "concepts" / "c.yaml").write_text(CONCEPTS)
    (folder / "entries" / "e.yaml").write_text(ENTRIES.replace("EVIDENCE", evidence))
    return folder


def task(path: Path) -> Task:
    return Task(path, path.name, Settings())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    git("init", "-q")
    return tmp_path


def git(*arguments: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def test_what_a_graver_verdict_touches(tmp_path: Path) -> None:
    old = write_pack(tmp_path / "old", "established")
    new = write_pack(tmp_path / "new", "not_established")
    drafts = [tmp_path / "a.md", tmp_path / "b.md"]
    drafts[0].write_text(DRAFT)
    drafts[1].write_text("Zinc deficiency may cause brittle nails.\n")
    found = impact_of([old], [new], [task(path) for path in drafts], RULES)
    own = [change for change in found.changes if change.found.finding.entry]
    assert [(change.path, change.appears, change.found.region.line) for change in own] == [("a.md", True, 3)]
    assert own[0].found.finding.entry == "zinc-deficiency--brittle-nails"
    back = impact_of([new], [old], [task(path) for path in drafts], RULES)
    assert [change.appears for change in back.changes] == [not change.appears for change in found.changes]


def test_findings_are_told_by_what_they_are_not_by_their_line(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", "not_established")
    draft = tmp_path / "a.md"
    draft.write_text(DRAFT)
    found = impact_of([pack], [pack], [task(draft)], RULES)
    assert found.changes == ()
    assert impact_text(found) == "0 appear, 0 disappear, 0 files touched of 1 checked\n"
    assert impact_data(found)["summary"] == {"checked": 1, "touched": 0, "appear": 0, "disappear": 0}


def test_a_folder_with_most_of_the_ids_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(built_in_folder(), edition)
    pack = write_pack(tmp_path / "pack", "possible")
    assert len(entry_ids(edition)) == Engine(folders_of([edition])).tool_info().entries
    assert Engine(folders_of([pack])).tool_info().entries == len(entry_ids(edition)) + 1
    with pytest.raises(ClaimcheckError, match="take the place of the built-in"):
        Engine(folders_of([edition, built_in_folder()]))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    found = impact_of([], [], [task(tmp_path / "none.md")], RULES)
    assert [report.path for report in found.failed] == ["none.md"]


def test_a_folder_as_it_was(repository: Path) -> None:
    write_pack(repository / "claims", "possible")
    (repository / "claims" / "README.md").write_text("no claims")
    commit("one")
    write_pack(repository / "claims", "established")
    commit("two")
    extract_folder(repository, "HEAD~1", CLAIMS, repository / "was")
    assert "evidence: possible" in (repository / "was" / "entries" / "e.yaml").read_text()
    assert sorted(path.name for path in (repository / "was").rglob("*.*")) == ["c.yaml", "e.yaml", "sources.yaml"]


def test_a_folder_below_the_top_of_the_repository(repository: Path) -> None:
    write_pack(repository / "site" / "claims", "possible")
    commit("one")
    extract_folder(repository / "site", "HEAD", CLAIMS, repository / "was")
    assert (repository / "was" / "sources.yaml").is_file()


@pytest.mark.parametrize(
    ("revision", "folder", "message"),
    [
        pytest.param("nope", "claims", "neither a folder nor a revision", id="unknown revision"),
        pytest.param("HEAD", "other", "holds no folder 'other'", id="no such folder"),
        pytest.param("--output=x", "claims", "no name of a revision", id="an option"),
        pytest.param("", "claims", "no name of a revision", id="nothing"),
        pytest.param("HEAD\n", "claims", "no name of a revision", id="control character"),
        pytest.param("HEAD:claims", "claims", "neither a folder nor a revision", id="no commit"),
    ],
)
def test_what_is_no_revision(repository: Path, revision: str, folder: str, message: str) -> None:
    write_pack(repository / "claims", "possible")
    commit("one")
    with pytest.raises(ClaimcheckError, match=message):
        extract_folder(repository, revision, PurePosixPath(folder), repository / "was")
    assert not (repository / "was").exists()


def test_links_are_not_followed(repository: Path) -> None:
    write_pack(repository / "claims", "possible")
    (repository / "claims" / "entries" / "link.yaml").symlink_to("/etc/passwd")
    commit("one")
    with pytest.raises(ClaimcheckError, match="links and submodules are not followed"):
        extract_folder(repository, "HEAD", CLAIMS, repository / "was")


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        pytest.param("MAX_BYTES", 100, "larger than 100 bytes", id="a file"),
        pytest.param("MAX_FILES", 2, "more than 2 files", id="files"),
        pytest.param("MAX_BYTES_IN_ALL", 300, "or 300 bytes", id="all together"),
    ],
)
def test_what_is_too_large(
    repository: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, message: str
) -> None:
    write_pack(repository / "claims", "possible")
    commit("one")
    monkeypatch.setattr(revisions, limit, value)
    with pytest.raises(ClaimcheckError, match=message):
        extract_folder(repository, "HEAD", CLAIMS, repository / "was")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ClaimcheckError, match="no git repository here"):
        extract_folder(tmp_path, "HEAD", CLAIMS, tmp_path / "was")


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(ClaimcheckError, match="git is not installed"):
        extract_folder(repository, "HEAD", CLAIMS, repository / "was")
