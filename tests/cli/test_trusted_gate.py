"""A gate with the configuration, packs and baseline of the base branch: a pull request cannot weaken it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from program import clean_environment, run

from claimcheck.claimbase import load_claim_base
from claimcheck.cli import main

END = "Dehydration also causes cramps; see a doctor.\n\nThis is general information and no medical advice.\n"
OLD = f"# Old\n\nHigh B12 levels cause muscle spasms.\n\n{END}"
NEW = f"# New\n\nHigh B12 levels cause muscle twitching.\n\n{END}"
CONFIGURATION = "select: [CC1]\nclaims: [house]\nbaseline: known.yaml\nexclude: [archive/]\nsuppressions: none\n"
PACK = """\
changes:
  - entry: b12-excess--muscle-spasm
    change: tighten
    licence: {qualifiers: [unexplained]}
    reason: House style.
"""
CHECK = ("check", ".", "--format", "concise", "--no-progress")
STOPPED = "content/new.md:3:1: CC101 "


def git(folder: Path, *arguments: str | Path) -> None:
    identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@example.org"}
    kept = {key: value for key, value in clean_environment().items() if not key.startswith("GIT_")}
    subprocess.run(["git", *arguments], cwd=folder, env={**kept, **identity}, capture_output=True, check=True)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tree of a pull request that adds an overstated sentence; the base branch is checked out in `../base`."""
    folder = tmp_path / "tree"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git(folder, "init", "-q", "-b", "main")
    for name, text in {
        ".claimcheck.yaml": CONFIGURATION,
        "house/changes.yaml": PACK,
        "content/old.md": OLD,
        "archive/odd.md": OLD,
    }.items():
        write(folder, name, text)
    assert main(["baseline", "create", "."]) == 0
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "base")
    git(folder, "worktree", "add", "-q", "../base", "--detach", "main")
    git(folder, "checkout", "-q", "-b", "pull-request")
    write(folder, "content/new.md", NEW)
    return folder


PINNED = ("--config", "../base/.claimcheck.yaml", "--root", ".")


def weaker_configuration(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION + "ignore: [CC1]\n")


def weaker_severity(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION + "severities: {CC101: suggestion}\nmin_severity: error\n")


def excluded(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION.replace("archive/", "archive/, content/new.md"))


def nested_configuration(tree: Path) -> None:
    write(tree, "content/.claimcheck.yaml", "ignore: [CC1]\n")


def nested_pyproject(tree: Path) -> None:
    write(tree, "content/pyproject.toml", "[tool.claimcheck]\nignore = ['CC1']\nbaseline = '../known.yaml'\n")


def pack(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION.replace("[house]", "[house, loose]"))
    retired = [entry for entry in load_claim_base(()).entries if entry != "b12-excess--muscle-spasm"]
    changes = (f"  - {{entry: {entry}, change: retire, reason: In the way.}}\n" for entry in retired)
    write(tree, "loose/changes.yaml", "changes:\n" + "".join(changes))


def edited_baseline(tree: Path) -> None:
    assert main(["baseline", "update", "."]) == 0


def suppression(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION.replace("none", "comments"))
    write(tree, "content/new.md", NEW.replace("High", "<!-- claimcheck: ignore CC101 -- we know better -->\nHigh"))


def front_matter(tree: Path) -> None:
    write(tree, ".claimcheck.yaml", CONFIGURATION.replace("none", "comments"))
    matter = "---\nclaimcheck: {ignore: [{rule: CC101, reason: we know better}]}\n---\n"
    write(tree, "content/new.md", matter + NEW)


WEAKENED = (
    weaker_configuration,
    weaker_severity,
    excluded,
    nested_configuration,
    nested_pyproject,
    pack,
    edited_baseline,
    suppression,
    front_matter,
)


def test_the_overstated_sentence_is_what_the_gate_stops(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*CHECK]) == main([*CHECK, *PINNED]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    assert first.startswith(STOPPED)


@pytest.mark.parametrize("weaken", WEAKENED, ids=[weaken.__name__ for weaken in WEAKENED])
def test_a_pull_request_weakens_its_own_configuration_and_not_the_pinned_one(
    tree: Path, capsys: pytest.CaptureFixture[str], weaken: Callable[[Path], None]
) -> None:
    weaken(tree)
    capsys.readouterr()
    assert main([*CHECK]) == 0
    assert main([*CHECK, *PINNED]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("content/new.md:")
    assert ": CC101 " in line


def test_all_at_once_by_the_real_program(tree: Path) -> None:
    for weaken in (edited_baseline, weaker_configuration, nested_configuration, front_matter):
        weaken(tree)
    git(tree, "add", ".")
    git(tree, "commit", "-q", "-m", "pull request")
    assert run(tree, *CHECK).code == 0
    pinned = run(tree, *CHECK, *PINNED)
    assert pinned.code == 1
    assert [line.partition(":")[0] for line in pinned.out.splitlines()] == ["content/new.md"]


def test_one_baseline_alone_can_be_pinned(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited_baseline(tree)
    capsys.readouterr()
    assert main([*CHECK, "--baseline", "../base/known.yaml", "--root", "."]) == 1
    assert capsys.readouterr().out.startswith(STOPPED)


def test_a_worktree_inside_the_tree_will_do(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tree, "worktree", "add", "-q", ".base", "--detach", "main")
    weaker_configuration(tree)
    capsys.readouterr()
    assert main([*CHECK, "--config", ".base/.claimcheck.yaml", "--root", "."]) == 1
    assert capsys.readouterr().out.startswith(STOPPED)


def test_patterns_that_can_take_nothing_are_told(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = (
        "none of the files lies in the folder of ../base/.claimcheck.yaml, so its `exclude` and `overrides` take none"
    )
    main([*CHECK, "--config", "../base/.claimcheck.yaml"])
    assert told in capsys.readouterr().err
    main([*CHECK, *PINNED])
    assert capsys.readouterr().err == ""


def test_config_show_tells_what_holds(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["config", "show", "archive/odd.md", *PINNED]) == 0
    shown = capsys.readouterr().out
    assert "excluded: true" in shown
    assert "configuration: ../base/.claimcheck.yaml" in shown


def test_a_root_that_is_none_is_told(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK, "--config", ".claimcheck.yaml", "--root", "none"]) == 2
    assert "none" in capsys.readouterr().err
