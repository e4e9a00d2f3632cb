"""`check --diff`: what a change is held responsible for, with real git repositories."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_engine import RULES, FakeEngine, nothing
from git_repository import ALONE, Repository

from claimcheck.cli import main
from claimcheck.linter.resources import Resources
from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Rule

OLD = "It CAUSES it.\n\nIt does.\n\nThat is all.\n"
RETURNS = "X" + "\r" * 9 + "\n"
LATE = "One.\n\nIt CAUSES it.\n\nTwo.\n"
EARLY = "It CAUSES it.\n\nNew.\n\n" + LATE
DISCLAIMED = "A DISCLAIMER.\n\n" + OLD
ODD_NAMES = [
    "a b.md",
    "naïve.md",
    'qu"ote.md',
    "new\nline.md",
    "tab\tbed.md",
    "back\\slash.md",
    "-dash.md",
    "日本.md",
    ":(top)x.md",
    "\udcff.md",
]


def without_disclaimer(draft: Any) -> Iterator[Finding]:
    """Find fault with the first claim of a draft that has no "DISCLAIMER"."""
    for claim in draft.claims[:1]:
        if "DISCLAIMER" not in draft.document.source:
            place = claim.span, claim.sentence
            yield Finding("CC301", "missing-medical-disclaimer", Severity.ERROR, *place, "owed", of_document=True)


def fake_resources() -> Resources:
    disclaimer = Rule("CC301", "missing-medical-disclaimer", Severity.ERROR, "A page.", without_disclaimer)
    return Resources(lambda folders: FakeEngine(), {**RULES, "CC301": disclaimer, "CC302": _silent("CC302")})


def _silent(code: str) -> Rule:
    return Rule(code, "missing-professional-advice", Severity.WARNING, "A page.", nothing)


class Check:
    """Runs `claimcheck check --format concise` in this process, with an engine that finds "CAUSES"."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.err = ""
        monkeypatch.setattr("claimcheck.cli.resources.load_resources", fake_resources)
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            monkeypatch.delenv(name)
        for name, value in ALONE.items():
            monkeypatch.setenv(name, value)

    def __call__(self, folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, list[str]]:
        """Return the exit code and `place code` of every finding; standard error is kept in `err`."""
        self._monkeypatch.chdir(folder)
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(["check", "--format", "concise", "--isolated", *arguments])
        out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        return code, [" ".join(found) for found in re.findall(r"^(.*:\d+:\d+): (CC\d+)", out, re.MULTILINE)]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    return Check(monkeypatch, capsys)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with an old article that has a finding and owes a disclaimer, on the branch `change`."""
    repository = Repository(tmp_path / "site")
    repository.commit(a=OLD, good="Fine.\n")
    repository.branch("change")
    return repository


CHANGES = [
    pytest.param(OLD, OLD.replace("all", "everything"), [], id="elsewhere"),
    pytest.param(OLD, OLD.replace("It does.", "This CAUSES it."), ["a.md:3:6 CC101"], id="one more claim"),
    pytest.param(OLD, OLD.replace("it.", "them."), ["a.md:1:4 CC101"], id="the sentence itself"),
    pytest.param(OLD, "It does.\n\nThat is all.\n\nIt CAUSES it.\n", [], id="moved paragraph"),
    pytest.param(OLD, "New.\n\nIt\u00a0 CAUSES  it.\n", [], id="other blanks"),
    pytest.param(OLD, OLD + "\nIt CAUSES it.\n", ["a.md:7:4 CC101"], id="copied paragraph"),
    pytest.param(OLD, "It CAUSES it.\n\n" + OLD, ["a.md:3:4 CC101"], id="copied before the old one"),
    pytest.param(LATE, EARLY, ["a.md:1:4 CC101"], id="copied far before the old one"),
    pytest.param(RETURNS + LATE, RETURNS + EARLY, ["a.md:10:4 CC101"], id="copied, below ends of lines as CR"),
    pytest.param(OLD, "This CAUSES it.\n\n" + OLD, ["a.md:1:6 CC101"], id="disclaimer was owed before"),
    pytest.param(DISCLAIMED, OLD, ["a.md:1:4 CC301"], id="disclaimer removed"),
    pytest.param("Fine.\n", "Fine.\n\nIt CAUSES it.\n", ["a.md:3:4 CC101", "a.md:3:4 CC301"], id="first claim"),
    pytest.param(OLD, OLD.replace("\n", "\r\n"), [], id="to CRLF"),
    pytest.param(OLD.replace("\n", "\r\n"), OLD, [], id="from CRLF"),
    pytest.param(OLD, OLD.rstrip("\n"), [], id="no newline at the end"),
    pytest.param("Fine.\nIt CAUSES it.", "Fine.\nIt CAUSES it.\n", [], id="newline at the end"),
    pytest.param(OLD, "", [], id="emptied"),
    pytest.param("", OLD, ["a.md:1:4 CC101", "a.md:1:4 CC301"], id="filled"),
    pytest.param("\r" * 9 + OLD, "\r" * 9 + OLD + "\nX CAUSES it.\n", ["a.md:16:3 CC101"], id="ends of lines as CR"),
    pytest.param(
        "<!-- claimcheck: ignore CC101, CC301 -- why -->\n" + OLD,
        OLD,
        ["a.md:1:4 CC101", "a.md:1:4 CC301"],
        id="suppression removed",
    ),
]


@pytest.mark.parametrize(("old", "new", "findings"), CHANGES)
def test_change(tmp_path: Path, check: Check, old: str, new: str, findings: list[str]) -> None:
    repository = Repository(tmp_path)
    repository.commit(a=old)
    repository.write("a.md", new)
    assert check(tmp_path, "--diff", "HEAD") == (int(bool(findings)), findings)


@pytest.mark.parametrize(("old", "new", "findings"), CHANGES)
def test_change_as_a_patch(tmp_path: Path, check: Check, old: str, new: str, findings: list[str]) -> None:
    repository = Repository(tmp_path)
    repository.commit(a=old)
    repository.write("a.md", new)
    patch = repository.git("diff", "HEAD")
    assert check(tmp_path, "--diff", "-", stdin=patch) == (int(bool(findings)), findings)


def test_committed_and_uncommitted_changes_count(repository: Repository, check: Check) -> None:
    repository.commit(b="It CAUSES it. DISCLAIMER\n")
    repository.write("good.md", "Fine.\n\nIt CAUSES it. DISCLAIMER\n")
    assert check(repository.folder, "--diff", "main") == (1, ["b.md:1:4 CC101", "good.md:3:4 CC101"])


def test_named_paths_only(repository: Repository, check: Check) -> None:
    repository.commit(b=OLD, c=OLD)
    assert check(repository.folder, "--diff", "main", "a.md", "c.md") == (1, ["c.md:1:4 CC101", "c.md:1:4 CC301"])


def test_nothing_changed(repository: Repository, check: Check) -> None:
    assert check(repository.folder, "--diff", "main") == (0, [])
    assert check.err == "claimcheck: nothing to check; no draft has changed since main\n"
    assert check(repository.folder, "--diff", "main", "--quiet", ".") == (0, [])
    assert check.err == ""


def test_configuration_can_exclude_what_changed(repository: Repository, check: Check) -> None:
    repository.write("old/b.md", OLD)
    config = repository.write("config.yaml", "exclude: [old/]\n")
    arguments = ("check", "--config", str(config), "--diff", "main")
    assert check(repository.folder, "--diff", "main")[0] == 1
    assert main([*arguments]) == 0


def test_deleted_file(repository: Repository, check: Check) -> None:
    repository.git("rm", "-q", "a.md")
    assert check(repository.folder, "--diff", "main") == (0, [])


def test_mode_change(repository: Repository, check: Check) -> None:
    (repository.folder / "a.md").chmod(0o755)
    assert check(repository.folder, "--diff", "main") == (0, [])
    assert check(repository.folder, "--diff", "-", stdin=repository.git("diff")) == (0, [])


def test_renamed_file(repository: Repository, check: Check) -> None:
    (repository.folder / "new").mkdir()
    repository.git("mv", "a.md", "new/b.md")
    assert check(repository.folder, "--diff", "main") == (0, [])
    repository.write("new/b.md", OLD + "\nThat CAUSES it.\n")
    assert check(repository.folder, "--diff", "main") == (1, ["new/b.md:7:6 CC101"])
    repository.git("add", "--all")
    patch = repository.git("diff", "-M", "main")
    assert check(repository.folder, "--diff", "-", stdin=patch) == (1, ["new/b.md:7:6 CC101"])


def test_copied_file_is_new(repository: Repository, check: Check) -> None:
    repository.write("b.md", OLD)
    repository.git("add", "--all")
    whole = (1, ["b.md:1:4 CC101", "b.md:1:4 CC301"])
    assert check(repository.folder, "--diff", "main") == whole
    patch = repository.git("diff", "-C", "--find-copies-harder", "main")
    assert b"copy to b.md" in patch
    assert check(repository.folder, "--diff", "-", stdin=patch) == whole


def test_old_version_in_another_format(repository: Repository, check: Check) -> None:
    repository.git("mv", "a.md", "a.txt")
    assert check(repository.folder, "--diff", "main") == (0, [])


def test_base_goes_on_meanwhile(repository: Repository, check: Check) -> None:
    repository.commit(good="Good.\n")
    repository.git("checkout", "-q", "main")
    repository.commit(late=OLD)
    repository.git("checkout", "-q", "change")
    assert check(repository.folder, "--diff", "main") == (0, [])


def test_base_merged_into_the_change(repository: Repository, check: Check) -> None:
    repository.commit(good="Good. It CAUSES it. DISCLAIMER\n")
    repository.git("checkout", "-q", "main")
    repository.commit(late=OLD)
    repository.git("checkout", "-q", "change")
    repository.git("merge", "-q", "main")
    assert check(repository.folder, "--diff", "main") == (1, ["good.md:1:10 CC101"])


def test_merge_commit_of_the_service(repository: Repository, check: Check) -> None:
    """GitHub checks out a merge of the change into its base, with no branch."""
    repository.commit(good="Good. It CAUSES it. DISCLAIMER\n")
    repository.git("checkout", "-q", "main")
    repository.commit(late=OLD)
    repository.git("checkout", "-q", "--detach", "main")
    repository.git("merge", "-q", "--no-ff", "change")
    assert check(repository.folder, "--diff", "main") == (1, ["good.md:1:10 CC101"])


def test_untracked_files_are_new_but_not_those_that_git_ignores(repository: Repository, check: Check) -> None:
    repository.write(".gitignore", "build/\n")
    repository.write("build/page.md", OLD)
    repository.write("sub/page.md", OLD)
    found = ["sub/page.md:1:4 CC101", "sub/page.md:1:4 CC301"]
    assert check(repository.folder, "--diff", "main") == (1, found)
    assert check(repository.folder, "--diff", "main", "build", "sub") == (1, found)
    named = ["build/page.md:1:4 CC101", "build/page.md:1:4 CC301"]
    assert check(repository.folder, "--diff", "main", "build/page.md") == (1, named)


def test_gitignore_hides_nothing_that_is_committed(repository: Repository, check: Check) -> None:
    repository.write("page.md", OLD)
    repository.commit()
    repository.write(".gitignore", "*.md\n")
    assert check(repository.folder, "--diff", "main")[0] == 1


@pytest.mark.parametrize("attributes", ["*.md -diff\n", "*.md binary\n", "*.md diff=none\n", "* -text\n"])
def test_attributes_hide_nothing(repository: Repository, check: Check, attributes: str) -> None:
    repository.write(".gitattributes", attributes)
    repository.write("a.md", OLD + "\nThat CAUSES it.\n")
    repository.commit()
    assert check(repository.folder, "--diff", "main") == (1, ["a.md:7:6 CC101"])


def test_subfolder(repository: Repository, check: Check) -> None:
    repository.write("sub/b.md", "It CAUSES it. DISCLAIMER\n")
    repository.write("good.md", "It CAUSES it. DISCLAIMER\n")
    folder = repository.folder / "sub"
    assert check(folder, "--diff", "main") == (1, ["../good.md:1:4 CC101", "b.md:1:4 CC101"])
    assert check(folder, "--diff", "main", ".") == (1, ["b.md:1:4 CC101"])
    patch = repository.git("diff", "main")
    assert check(folder, "--diff", "-", stdin=patch)[0] == 2
    assert "good.md: the patch names this file, and it is not here" in check.err


def test_links(repository: Repository, check: Check) -> None:
    repository.write("real/b.md", OLD)
    repository.git("add", "--all")
    repository.git("commit", "-qm", "More")
    (repository.folder / "link").symlink_to("real", target_is_directory=True)
    (repository.folder / "alias.md").symlink_to("real/b.md")
    (repository.folder.parent / "door").symlink_to(repository.folder, target_is_directory=True)
    repository.write("real/b.md", OLD + "\nThat CAUSES it.\n")
    for path in ("link/b.md", "alias.md", "real/b.md"):
        assert check(repository.folder, "--diff", "HEAD", path) == (1, [f"{path}:7:6 CC101"])
        assert check(repository.folder, "--diff", "-", path, stdin=repository.git("diff")) == (1, [f"{path}:7:6 CC101"])
    assert check(repository.folder.parent, "--diff", "HEAD", "door/real/b.md")[0] == 2
    assert check(repository.folder.parent / "door", "--diff", "HEAD", "real") == (1, ["real/b.md:7:6 CC101"])


def test_link_out_of_the_repository(repository: Repository, check: Check) -> None:
    (repository.folder.parent / "outside.md").write_text(OLD)
    (repository.folder / "b.md").symlink_to("../outside.md")
    assert check(repository.folder, "--diff", "main") == (0, [])
    assert check.err.startswith("claimcheck: left out, because their text is not in this git repository: b.md\n")
    assert check(repository.folder, "--diff", "main", "b.md") == (2, [])
    assert "b.md: its text lies outside the git repository 'site'" in check.err


def test_file_outside_the_repository(repository: Repository, check: Check) -> None:
    (repository.folder.parent / "outside.md").write_text(OLD)
    repository.write("good.md", "It CAUSES it. DISCLAIMER\n")
    assert check(repository.folder, "--diff", "main", "../outside.md", "good.md") == (2, ["good.md:1:4 CC101"])
    assert "outside.md: its text lies outside the git repository 'site'" in check.err


def test_submodule(repository: Repository, check: Check) -> None:
    inner = Repository(repository.folder.parent / "inner")
    inner.commit(page=OLD)
    repository.git("submodule", "--quiet", "add", str(inner.folder), "part")
    assert check(repository.folder, "--diff", "main") == (0, [])
    assert check.err.startswith(
        "claimcheck: left out, because their text is not in this git repository: part/page.md\n"
    )
    assert check(repository.folder, "--diff", "main", "part/page.md") == (2, [])
    assert "part/page.md: belongs to the git repository in 'part'; run claimcheck there" in check.err


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(repository: Repository, check: Check, name: str) -> None:
    repository.write(name, OLD)
    repository.commit()
    repository.write(name, OLD + "\nThat CAUSES it.\n")
    repository.write("new/" + name, "This CAUSES it. DISCLAIMER\n")
    code, findings = check(repository.folder, "--diff", "HEAD")
    assert (code, [line[-5:] for line in findings]) == (1, ["CC101", "CC101"])


@pytest.mark.parametrize("options", [(), ("-c", "core.quotepath=off")], ids=["quoted", "not quoted"])
@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_in_a_patch(repository: Repository, check: Check, name: str, options: tuple[str, ...]) -> None:
    repository.write(name, OLD)
    repository.write("deep/" + name, OLD)
    repository.commit()
    repository.write(name, OLD + "\nThat CAUSES it.\n")
    repository.git("mv", "deep/" + name, "deep/x" + name)
    repository.write("deep/x" + name, OLD + "\nThis CAUSES it.\n")
    repository.git("add", "--all")
    code, findings = check(repository.folder, "--diff", "-", stdin=repository.git(*options, "diff", "-M", "HEAD"))
    assert (code, [line[-5:] for line in findings]) == (1, ["CC101", "CC101"])


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("-c", "diff.noprefix=true"), id="no prefix"),
        pytest.param(("-c", "diff.mnemonicPrefix=true"), id="mnemonic prefix"),
        pytest.param(("-c", "diff.context=0"), id="no context"),
        pytest.param(("-c", "diff.algorithm=histogram"), id="another algorithm"),
        pytest.param(("-c", "diff.srcPrefix=old/", "-c", "diff.dstPrefix=new/"), id="own prefixes"),
    ],
)
def test_settings_of_git(repository: Repository, check: Check, options: tuple[str, ...]) -> None:
    repository.write("a/b.md", OLD)
    repository.commit()
    repository.write("a/b.md", OLD + "\nThat CAUSES it.\n")
    repository.write("a.md", OLD + "\nThat CAUSES it.\n")
    found = (1, ["a.md:7:6 CC101", "a/b.md:7:6 CC101"])
    assert check(repository.folder, "--diff", "-", stdin=repository.git(*options, "diff")) == found
    for setting in options[1::2]:
        repository.git("config", *setting.split("="))
    assert check(repository.folder, "--diff", "HEAD") == found


def test_shallow_clone(repository: Repository, check: Check) -> None:
    repository.commit(good="Good.\n")
    repository.git("checkout", "-q", "main")
    repository.commit(late=OLD)
    clone = repository.folder.parent / "clone"
    address = f"file://{repository.folder}"
    repository.git("clone", "-q", "--depth", "1", "--no-single-branch", "--branch", "change", address, str(clone))
    assert check(clone, "--diff", "origin/main")[0] == 2
    assert "'origin/main': shares no commit with HEAD" in check.err
    assert "git fetch --unshallow" in check.err
    assert "fetch-depth: 0" in check.err
    assert check(clone, "--diff", "no-such-branch")[0] == 2
    assert "git fetch --unshallow" in check.err


def test_clone_without_old_files(repository: Repository, check: Check) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = repository.folder.parent / "clone"
    address = f"file://{repository.folder}"
    repository.git("clone", "-q", "--filter=blob:none", "--branch", "change", address, str(clone))
    (clone / "a.md").write_text("Now it CAUSES it.\n")
    repository.git("-C", str(clone), "commit", "-qam", "A change")
    shutil.rmtree(clone / ".git" / "objects" / "pack")
    assert check(clone, "--diff", "origin/main")[0] == 2


def test_unrelated_history(repository: Repository, check: Check) -> None:
    repository.git("checkout", "-q", "--orphan", "other")
    repository.commit(b="Fine.\n")
    assert check(repository.folder, "--diff", "main")[0] == 2
    assert "'main': shares no commit with HEAD" in check.err


@pytest.mark.parametrize("ref", ["nope", "", "--output=x", "-x", "main..change", "a\nb", "main:a.md", "0" * 40])
def test_no_revision(repository: Repository, check: Check, ref: str) -> None:
    before = sorted(repository.folder.iterdir())
    assert check(repository.folder, f"--diff={ref}", "a.md") == (2, [])
    assert "--diff '" in check.err
    assert sorted(repository.folder.iterdir()) == before


def test_no_repository(tmp_path: Path, check: Check) -> None:
    (tmp_path / "a.md").write_text(OLD)
    assert check(tmp_path, "--diff", "main", "a.md") == (2, [])
    assert "git finds none here: not a git repository" in check.err


def test_repository_without_working_tree(tmp_path: Path, check: Check) -> None:
    Repository(tmp_path / "site").git("clone", "-q", "--bare", ".", "../bare.git")
    assert check(tmp_path / "bare.git", "--diff", "main") == (2, [])
    assert "must be run in a work tree" in check.err


def test_before_the_first_commit(tmp_path: Path, check: Check) -> None:
    Repository(tmp_path).write("a.md", OLD)
    assert check(tmp_path, "--diff", "HEAD") == (1, ["a.md:1:4 CC101", "a.md:1:4 CC301"])
    assert check(tmp_path, "--diff", "main")[0] == 2


@pytest.mark.parametrize("path", ["", ".", "{empty}"])
def test_no_git(
    repository: Repository, check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str
) -> None:
    program = repository.write("git", "#!/bin/sh\ntouch ran\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", path.format(empty=tmp_path))
    assert check(repository.folder, "--diff", "main") == (2, [])
    assert "--diff REF needs git, which is not installed or not on PATH" in check.err
    assert not (repository.folder / "ran").exists()


def test_patch_needs_no_git(repository: Repository, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", OLD + "\nThat CAUSES it.\n")
    patch = repository.git("diff")
    monkeypatch.setenv("PATH", "")
    assert check(repository.folder, "--diff", "-", stdin=patch) == (1, ["a.md:7:6 CC101"])


def test_hostile_repository_runs_nothing(repository: Repository, check: Check) -> None:
    spy = repository.write(".git/spy", '#!/bin/sh\ntouch "$(dirname "$0")/ran"\ncat\n')
    spy.chmod(0o755)
    hooks = repository.folder / ".git" / "hooks"
    for name in ("post-index-change", "post-checkout", "pre-auto-gc", "reference-transaction"):
        shutil.copy(spy, hooks / name)
    for setting in (
        *("diff.external", "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy"),
        *("diff.spy.command", "diff.spy.textconv", "filter.spy.clean", "filter.spy.smudge", "filter.spy.process"),
        *(
            "credential.helper",
            "gpg.program",
            "pager.diff",
            "alias.ls-tree",
            "alias.cat-file",
            "uploadpack.packObjectsHook",
        ),
    ):
        repository.git("config", setting, str(spy))
    repository.write(".gitattributes", "*.md diff=spy filter=spy\n")
    repository.write("a.md", OLD + "\nThat CAUSES it.\n")
    repository.write("b.md", "Fine.\n")
    (repository.folder / "ran").unlink(missing_ok=True)
    assert check(repository.folder, "--diff", "main") == (1, ["a.md:7:6 CC101"])
    assert [path.name for path in repository.folder.glob(".git/**/ran")] == []
    repository.git("diff", "main")
    assert [path.name for path in repository.folder.glob(".git/**/ran")] != []


def test_hostile_clone_fetches_nothing(repository: Repository, check: Check) -> None:
    spy = repository.write(".git/spy", '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n')
    spy.chmod(0o755)
    repository.git("config", "core.repositoryFormatVersion", "1")
    repository.git("config", "extensions.partialClone", "evil")
    repository.git("config", "remote.evil.promisor", "true")
    repository.git("config", "remote.evil.url", f"ext::{spy}")
    repository.git("config", "protocol.ext.allow", "always")
    blob = repository.git("rev-parse", "main:a.md").decode().strip()
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    repository.write("a.md", "Now it CAUSES it.\n")
    assert check(repository.folder, "--diff", "main") == (2, [])
    assert not (repository.folder / ".git" / "ran").exists()


def test_no_room_for_copies(repository: Repository, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", "Fine.\n")
    monkeypatch.setattr("tempfile.tempdir", str(repository.folder / "none"))
    assert check(repository.folder, "--diff", "main") == (2, [])
    assert "cannot be written to a temporary folder: No such file or directory" in check.err


def test_unreadable_draft_that_changed(repository: Repository, check: Check) -> None:
    repository.write("a.md", b"\0" + OLD.encode())
    repository.write("b.md", b"\xff")
    assert check(repository.folder, "--diff", "main") == (2, [])
    assert "a.md: line 1, column 1: NUL byte" in check.err
    assert "b.md: line 1, column 1: not UTF-8" in check.err


def test_unreadable_draft_that_did_not_change(repository: Repository, check: Check) -> None:
    repository.commit(b=b"\xff")
    assert check(repository.folder, "--diff", "HEAD") == (0, [])


def test_old_version_that_cannot_be_read(repository: Repository, check: Check) -> None:
    repository.commit(b=b"\xff DISCLAIMER\n\n" + OLD.encode())
    repository.write("b.md", "X DISCLAIMER\n\n" + OLD)
    assert check(repository.folder, "--diff", "HEAD") == (0, [])
    repository.write("b.md", "X CAUSES it\n\n" + OLD)
    assert check(repository.folder, "--diff", "HEAD") == (1, ["b.md:1:3 CC101", "b.md:1:3 CC301"])


def test_missing_file_still_fails(repository: Repository, check: Check) -> None:
    assert check(repository.folder, "--diff", "main", "none.md") == (2, [])
    assert "none.md: there is no such file or folder" in check.err


def test_standard_input_as_a_draft_is_refused(repository: Repository, check: Check) -> None:
    assert check(repository.folder, "--diff", "main", "-") == (2, [])
    assert "--diff compares files" in check.err


PATCH = b"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-It does.\n+It CAUSES it.\n"


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        pytest.param(PATCH.replace(b"+It CAUSES", b"+It HELPS"), "a.md: the patch does not fit", id="other text"),
        pytest.param(PATCH.replace(b"+1 @@", b"+7 @@"), "a.md: the patch does not fit", id="past the end"),
        pytest.param(
            PATCH.replace(b"a.md", b"z.md"), "z.md: the patch names this file, and it is not here", id="missing"
        ),
        pytest.param(PATCH.replace(b"b/a.md", b"b/../a.md"), "../a.md: the patch names this file", id="leads out"),
        pytest.param(PATCH.replace(b"b/a.md", b"/etc/x.md"), "/etc/x.md: the patch names this file", id="absolute"),
        pytest.param(PATCH + PATCH, "a.md: the patch changes it more than once", id="twice"),
        pytest.param(PATCH[:-15], "<patch>:4: the patch is cut off", id="cut off"),
        pytest.param(
            b"diff --git a/a.md b/a.md\nBinary files a/a.md and b/a.md differ\n",
            "a.md: the patch does not say",
            id="binary",
        ),
        pytest.param(b"diff --cc a.md\n@@@ -1 -1 +1 @@@\n", "<patch>:1: a combined patch", id="combined"),
        pytest.param(b"Hello.\n", "<patch>:1: no patch in the unified format", id="no patch"),
        pytest.param(b"@@ -1 +1 @@\n-a\n+b\n", "<patch>:1: a change without", id="no name"),
    ],
)
def test_patch_that_is_of_no_use(repository: Repository, check: Check, patch: bytes, message: str) -> None:
    for arguments in ([], ["a.md"]):
        assert check(repository.folder, "--diff", "-", *arguments, stdin=patch) == (2, [])
        assert message in check.err


def test_empty_patch(repository: Repository, check: Check) -> None:
    assert check(repository.folder, "--diff", "-") == (0, [])
    assert check.err == "claimcheck: nothing to check; no draft has changed in the patch\n"


def test_patch_within_a_mail(repository: Repository, check: Check) -> None:
    repository.write("a.md", OLD + "\nThat CAUSES it.\n")
    repository.commit()
    mail = repository.git("format-patch", "--stdout", "-1")
    assert mail.startswith(b"From ")
    assert check(repository.folder, "--diff", "-", stdin=mail) == (1, ["a.md:7:6 CC101"])


def test_patch_of_files_that_are_no_drafts(repository: Repository, check: Check) -> None:
    patch = PATCH.replace(b"a.md", b"code.py") + b"--- a/old.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    assert check(repository.folder, "--diff", "-", stdin=patch) == (0, [])
