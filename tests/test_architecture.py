"""Guards over the whole: layers, the set of rules, and what must not be imported to start quickly."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from processes import ROOT, must_run, run

from claimcheck.rule import Rule
from claimcheck.rules import RULES

SECTIONS = ("What it flags", "Why it matters", "Write instead", "Not flagged")
RULE_FILES = sorted((ROOT / "claimcheck" / "rules").glob("cc*.py"))

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
RUN_AND_TELL = """
import sys
from claimcheck.cli import main
main(sys.argv[1:])
print("imported:", *sorted({"spacy", "thinc", "numpy"} & set(sys.modules)), file=sys.stderr)
"""


def test_layers_import_downwards_only() -> None:
    must_run(ROOT, sys.executable, "-c", LINT_IMPORTS)


def test_every_rule_module_is_registered() -> None:
    assert [path.stem.upper() for path in RULE_FILES] == sorted(RULES)


def test_every_rule_has_its_cases_beside_it() -> None:
    cases = sorted((ROOT / "claimcheck" / "rules").glob("*.yaml"))
    assert [path.stem for path in cases] == [path.stem for path in RULE_FILES]


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_has_a_whole_page(rule: Rule) -> None:
    summary, *rest = rule.page.strip().splitlines()
    assert summary.endswith(".")
    assert tuple(line for line in rest if line and not line.startswith(" ")) == SECTIONS
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("rules",),
        ("explain", "CC101"),
        ("explain", "b12-excess--muscle-twitching"),
        ("config", "show", "plain.md"),
        ("claims", "validate", "--no-examples"),
        ("claims", "list"),
        ("claims", "stats"),
        ("check", "plain.md"),
        ("check", "plain.md", "--format", "json"),
    ],
    ids=" ".join,
)
def test_spacy_is_not_imported_without_need(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plain.md").write_text("# Paint\n\nWet paint causes stains.\n", encoding="utf-8")
    assert imported(tmp_path, *arguments) == []


def test_spacy_is_not_imported_when_no_draft_has_changed(tmp_path: Path) -> None:
    (tmp_path / "claim.md").write_text("High B12 levels cause muscle twitching.\n", encoding="utf-8")
    author = ("-c", "user.name=A Writer", "-c", "user.email=writer@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*author, "commit", "-qm", "A draft")):
        must_run(tmp_path, "git", *arguments, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    assert imported(tmp_path, "check", "--diff", "HEAD") == []


def test_spacy_is_imported_for_a_health_claim(tmp_path: Path) -> None:
    (tmp_path / "claim.md").write_text("High B12 levels cause muscle twitching.\n", encoding="utf-8")
    assert "spacy" in imported(tmp_path, "check", "claim.md")


def imported(folder: Path, *arguments: str) -> list[str]:
    """Run the program in a process of its own and return which heavy packages it imported."""
    errors = run(folder, sys.executable, "-c", RUN_AND_TELL, *arguments).err
    (told,) = (line for line in errors.splitlines() if line.startswith("imported:"))
    return told.split()[1:]
