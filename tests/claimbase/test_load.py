"""Broken claim-base folders: every problem is reported at once, each at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.claimbase import load_claim_base
from claimcheck.cli.claims import claims
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import load_lexicon

QUALIFIERS = load_lexicon().qualifier_names

CONCEPTS = """\
concepts:
  - {id: test-herb, kind: food, label: test herb, synonyms: [test herb]}
  - {id: test-hiccup, kind: symptom, label: test hiccup, synonyms: [test hiccup]}
"""
SOURCES = """\
sources:
  - {id: house-style, title: House notes, url: "https://example.org/notes"}
"""
# The keys of an entry and their lines, counted from the line of its id.
ENTRY = """\
  - id: herb--hiccup
    topic: herbs
    subject: {concept: test-herb}
    relation: causes
    object: {concept: test-hiccup}
    evidence: case_reports
    licence: {strength: conditional_causal, qualifiers: [rare]}
    statement: A single report exists.
    suggestion: In rare cases, test herb may be associated with hiccups.
    sources:
      - {source: house-style, section: Herbs}
    reviewed: 2026-01-31
    review_by: 2027-01-31
    examples: []
    near_misses: []
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound claim-base folder `own` below the working folder."""
    monkeypatch.chdir(tmp_path)
    for part in ("concepts", "entries"):
        (tmp_path / "own" / part).mkdir(parents=True)
    (tmp_path / "own/concepts/herbs.yaml").write_text(CONCEPTS)
    (tmp_path / "own/sources.yaml").write_text(SOURCES)
    return tmp_path / "own"


def write_entry(folder: Path, name: str, old: str = "", new: str = "") -> None:
    """Write an entry of its own id with `old` replaced by `new`."""
    assert old in ENTRY
    entry = ENTRY.replace("herb--hiccup", name).replace(old, new, 1) if old else ENTRY.replace("herb--hiccup", name)
    (folder / f"entries/{name}.yaml").write_text(f"entries:\n{entry}")


def problems(folder: Path) -> list[str]:
    """Return what is wrong, without columns, which `test_columns_are_told` looks at."""
    with pytest.raises(ClaimcheckError) as error:
        load_claim_base([folder], qualifiers=QUALIFIERS)
    return [f"{found.path}:{found.line or ''}: {found.message}" for found in error.value.problems]


def test_a_sound_folder_adds_to_the_built_in_base(folder: Path) -> None:
    write_entry(folder, "sound")
    base = load_claim_base([folder], qualifiers=QUALIFIERS)
    assert base.entries["sound"].path == "own/entries/sound.yaml"
    assert len(base.entries) == len(load_claim_base().entries) + 1


# What is wrong with an entry: what to replace, by what, and the problem with its line.
WRONG = {
    "typo-in-a-key": ("statement:", "statment:", "9: unknown key 'statment'; did you mean 'statement'?"),
    "unknown-concept": (
        "test-hiccup", "test-hicup", "6: the concept 'test-hicup' does not exist; did you mean 'test-hiccup'?",
    ),
    "far-concept": ("test-hiccup", "zzz", "6: the concept 'zzz' does not exist; add it under concepts/"),
    "missing-source": (
        "source: house-style", "source: nowhere",
        "12: the source 'nowhere' does not exist; add it to sources.yaml",
    ),
    "no-source": (
        "\n      - {source: house-style, section: Herbs}", " []", "11: an entry needs at least one source",
    ),
    "no-section": (", section: Herbs", "", "12: the key 'section' is missing"),
    "licence-above-grade": (
        "conditional_causal", "direct_causal", "8: 'case_reports' evidence allows at most 'conditional_causal'",
    ),
    "unknown-qualifier": (
        "[rare]", "[mild, raer]", "8: unknown qualifier 'raer'; did you mean 'rare'?",
    ),
    "unknown-grade": (
        "case_reports", "case_report", "7: 'case_report' is not allowed here; did you mean 'case_reports'?",
    ),
    "reviewed-too-late": ("2026-01-31", "2027-01-31", "14: review_by must be later than reviewed"),
    "not-a-date": ("2027-01-31", "next year", "14: expected a date such as 2026-01-31, found 'next year'"),
    "not-a-list": ("examples: []", "examples: none", "15: expected a list, found 'none'"),
    "alias-bomb": (
        "examples: []\n    near_misses: []", "examples: &a [x]\n    near_misses: [*a, *a]",
        "16: aliases (*name) are not allowed; write the value out",
    ),
    "duplicate-key": (
        "    topic: herbs\n", "    topic: herbs\n    topic: others\n",
        "4: the key 'topic' stands twice (first on line 3)",
    ),
    "wrong-indent": (
        "    relation: causes\n", "   relation: causes\n", "5: not valid YAML: did not find expected '-' indicator",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), WRONG.values(), ids=WRONG)
def test_problem_is_told_with_its_line(folder: Path, old: str, new: str, problem: str) -> None:
    write_entry(folder, "sole", old, new)
    assert f"own/entries/sole.yaml:{problem}" in problems(folder)


def test_all_problems_are_told_at_once(folder: Path) -> None:
    for name, (old, new, _) in WRONG.items():
        write_entry(folder, name, old, new)
    found = problems(folder)
    missing = [f"own/entries/{name}.yaml:{problem}" for name, (*_, problem) in WRONG.items()]
    assert [problem for problem in missing if problem not in found] == []
    assert found == sorted(found, key=lambda problem: problem.split(":")[0])


def test_columns_are_told(folder: Path) -> None:
    write_entry(folder, "sole", "case_reports", "rumours")
    with pytest.raises(ClaimcheckError, match=re.escape("own/entries/sole.yaml:7:15: 'rumours' is not allowed")):
        load_claim_base([folder], qualifiers=QUALIFIERS)


def test_duplicate_ids_name_both_places(folder: Path) -> None:
    write_entry(folder, "twin")
    (folder / "entries/z.yaml").write_text(f"entries:\n\n{ENTRY.replace('herb--hiccup', 'twin')}")
    assert problems(folder) == ["own/entries/z.yaml:3: the id 'twin' stands twice (first at own/entries/twin.yaml:2)"]


def test_duplicate_concepts_and_sources_name_both_places(folder: Path) -> None:
    (folder / "concepts/more.yaml").write_text(CONCEPTS)
    (folder / "sources.yaml").write_text(SOURCES + SOURCES.partition("\n")[2])
    assert problems(folder) == [
        "own/concepts/more.yaml:2: the id 'test-herb' stands twice (first at own/concepts/herbs.yaml:2)",
        "own/concepts/more.yaml:3: the id 'test-hiccup' stands twice (first at own/concepts/herbs.yaml:3)",
        "own/sources.yaml:3: the id 'house-style' stands twice (first at own/sources.yaml:2)",
    ]


def test_unknown_broader_concept(folder: Path) -> None:
    text = "concepts:\n  - {id: test-leaf, kind: food, label: leaf, broader: [none]}\n"
    (folder / "concepts/more.yaml").write_text(text)
    assert problems(folder) == ["own/concepts/more.yaml:2: the broader concept 'none' does not exist"]


def test_file_that_is_not_utf8(folder: Path) -> None:
    write_entry(folder, "typo", "statement:", "statment:")
    (folder / "entries/latin.yaml").write_bytes("entries: []\n# caf\u00e9\n".encode("latin-1"))
    latin, *others = problems(folder)
    assert latin.startswith("own/entries/latin.yaml:2: not UTF-8")
    assert any("'statment'" in problem for problem in others)


def test_files_that_would_not_be_read_are_told(folder: Path) -> None:
    (folder / "other").mkdir()
    for name in ("entries/a.yml", "entries/B.YAML", "entry.yaml", "other/c.yaml", ".hidden.yaml"):
        (folder / name).write_text("entries: []\n")
    place = "not read here; move it into concepts/ or entries/, and its sources into sources.yaml"
    assert problems(folder) == [
        "own/entries/B.YAML:: only .yaml files are read; rename it to B.yaml",
        "own/entries/a.yml:: only .yaml files are read; rename it to a.yaml",
        f"own/entry.yaml:: {place}",
        f"own/other/c.yaml:: {place}",
    ]


@pytest.mark.parametrize(
    "given",
    ["own", "own/entries", "own/entries/sub", "own/entries/sub/b.yaml", "own/sources.yaml", "own/concepts/herbs.yaml"],
)
def test_validate_climbs_to_the_claim_base_folder(folder: Path, given: str) -> None:
    write_entry(folder, "b", "case_reports", "rumours")
    (folder / "entries/sub").mkdir()
    (folder / "entries/b.yaml").rename(folder / "entries/sub/b.yaml")
    error = CliRunner().invoke(claims, ["validate", given], standalone_mode=False).exception
    assert str(error).startswith("own/entries/sub/b.yaml:7:15: 'rumours' is not allowed here")


def test_validate_knows_the_qualifiers_of_the_lexicon(folder: Path) -> None:
    write_entry(folder, "b", "[rare]", "[raer]")
    error = CliRunner().invoke(claims, ["validate", "own/entries/b.yaml"], standalone_mode=False).exception
    assert "own/entries/b.yaml:8:58: unknown qualifier 'raer'" in str(error)


def test_validate_names_a_stray_file_it_is_given(folder: Path) -> None:
    (folder / "entry.yaml").write_text("entries: []\n")
    error = CliRunner().invoke(claims, ["validate", "own/entry.yaml"], standalone_mode=False).exception
    assert str(error).startswith("own/entry.yaml: not read here")
