"""The hooks, run by the real pre-commit in real git repositories."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from processes import ROOT, Outcome, must_run, run

pytestmark = pytest.mark.slow

PUBLISHED = ("claimcheck", "claims", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE")
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
GIT = ("git", "-c", "user.name=A Writer", "-c", "user.email=writer@example.org", "-c", "commit.gpgsign=false")

OVERSTATED = "# Cramps\n\nHigh B12 levels cause muscle twitching.\n"
GOOD = """# Cramps

Dehydration can cause muscle cramps. See a doctor if they last or are severe.

This article is general information and does not replace advice from a doctor.
"""
ENTRY = """entries:
  - id: house-dehydration--muscle-cramp
    topic: house
    subject: {concept: dehydration}
    relation: worsens
    object: {concept: muscle-cramp}
    evidence: established
    statement: Losing too much water makes cramps worse.
    suggestion: Dehydration worsens muscle cramps.
    sources:
      - {source: "001", section: Other causes, line: 15}
    reviewed: 2026-11-21
    review_by: 2027-11-21
    examples:
      - {text: Dehydration worsens muscle cramps., verdict: supported}
      - {text: Dehydration never worsens muscle cramps., verdict: contradicted}
    near_misses:
      - Does dehydration worsen muscle cramps?
"""


class ContentRepository:
    """A git repository of articles with one of the hooks installed."""

    def __init__(self, folder: Path, environment: dict[str, str]):
        self.folder, self._environment = folder, environment

    def git(self, *arguments: str) -> Outcome:
        return run(self.folder, *GIT, *arguments, **self._environment)

    def commit(self, path: str, text: str) -> Outcome:
        """Write a file and commit it: the hook runs."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        assert self.git("add", path).code == 0
        return self.git("commit", "-m", f"Add {path}")

    def committed(self) -> list[str]:
        return self.git("ls-tree", "-r", "--name-only", "HEAD").out.split()


class Hooks:
    """This checkout as a repository of hooks, and the cache that content repositories share."""

    def __init__(self, folder: Path):
        self._environment = {
            "PRE_COMMIT_HOME": str(folder / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self._published = folder / "claimcheck"
        self._revision = self._publish()

    def _publish(self) -> str:
        self._published.mkdir()
        for name in PUBLISHED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self._published / name)
        for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "Publish")):
            must_run(self._published, *GIT, *arguments, **self._environment)
        return must_run(self._published, *GIT, "rev-parse", "HEAD", **self._environment).strip()

    def content_repository(self, folder: Path, hook: str) -> ContentRepository:
        """Make a repository in which `hook`, a YAML mapping, runs before every commit."""
        must_run(folder, *GIT, "init", "-q", **self._environment)
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {self._published}\n    rev: {self._revision}\n    hooks:\n      - {hook}\n",
            encoding="utf-8",
        )
        must_run(folder, *PRE_COMMIT, "install", "--install-hooks", **self._environment)
        must_run(folder, *GIT, "add", ".pre-commit-config.yaml", **self._environment)
        must_run(folder, *GIT, "commit", "-qm", "Use the hook", **self._environment)
        return ContentRepository(folder, self._environment)


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    return Hooks(tmp_path_factory.mktemp("hooks"))


@pytest.fixture
def articles(hooks: Hooks, tmp_path: Path) -> ContentRepository:
    return hooks.content_repository(tmp_path, "id: claimcheck")


@pytest.fixture
def claim_folder(hooks: Hooks, tmp_path: Path) -> ContentRepository:
    return hooks.content_repository(tmp_path, "id: claimcheck-claims")


def test_overstated_draft_stops_the_commit(articles: ContentRepository) -> None:
    outcome = articles.commit("bad.md", OVERSTATED)
    assert outcome.code == 1
    assert "bad.md:3:1 CC101 overstated-causation" in outcome.out + outcome.err
    assert articles.committed() == [".pre-commit-config.yaml"]


def test_good_draft_is_committed(articles: ContentRepository) -> None:
    outcome = articles.commit("good.md", GOOD)
    assert outcome.code == 0, outcome.out + outcome.err
    assert "good.md" in articles.committed()


def test_every_format_is_passed_to_the_hook(articles: ContentRepository) -> None:
    names = [f"bad.{extension}" for extension in ("adoc", "html", "md", "mdx", "rst", "txt")]
    for name in names:
        (articles.folder / name).write_text("High B12 levels cause muscle twitching.\n", encoding="utf-8")
    assert articles.git("add", ".").code == 0
    outcome = articles.git("commit", "-m", "Add one of each")
    assert [name for name in names if f"{name}:1:1 CC101" not in outcome.out + outcome.err] == []


def test_own_arguments_are_added(hooks: Hooks, tmp_path: Path) -> None:
    hook = "{id: claimcheck, args: [--select, CC104, --format, concise]}"
    repository = hooks.content_repository(tmp_path, hook)
    assert repository.commit("bad.md", OVERSTATED).code == 0


def test_recipe_stops_a_commit_for_what_it_adds(hooks: Hooks, tmp_path: Path) -> None:
    recipe = yaml.safe_load((ROOT / "recipes" / "pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = recipe["repos"][0]["hooks"]
    repository = hooks.content_repository(tmp_path, yaml.safe_dump(hook, default_flow_style=True, width=200).strip())
    (tmp_path / "old.md").write_text(OVERSTATED, encoding="utf-8")
    repository.git("add", "old.md")
    assert repository.git("commit", "--no-verify", "-m", "As it always was").code == 0
    assert repository.commit("old.md", OVERSTATED + "\nWalks are pleasant.\n").code == 0
    outcome = repository.commit("old.md", OVERSTATED + "\nHigh B12 levels cause muscle spasms.\n")
    assert outcome.code == 1
    assert "old.md:5:1 CC101 overstated-causation" in outcome.out + outcome.err
    assert "old.md:3:1" not in outcome.out + outcome.err


def test_configuration_can_exclude_a_draft_that_is_committed(articles: ContentRepository) -> None:
    assert articles.commit(".claimcheck.yaml", "exclude: [old/]\n").code == 0
    assert articles.commit("old/bad.md", OVERSTATED).code == 0


def test_broken_entry_stops_the_commit(claim_folder: ContentRepository) -> None:
    outcome = claim_folder.commit("claims/entries/house.yaml", ENTRY.replace("worsens", "provokes", 1))
    assert outcome.code == 1
    assert "claims/entries/house.yaml:5:" in outcome.out + outcome.err
    assert claim_folder.committed() == [".pre-commit-config.yaml"]


def test_valid_entry_is_committed(claim_folder: ContentRepository) -> None:
    outcome = claim_folder.commit("claims/entries/house.yaml", ENTRY)
    assert outcome.code == 0, outcome.out + outcome.err


def test_other_yaml_is_left_alone(claim_folder: ContentRepository) -> None:
    assert claim_folder.commit("data/entries/menu.yaml", "entries: wrong\n").code == 0
