"""Packs on top of the built-in claim base: what they may add and change, and what is a conflict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.claimbase import ClaimBase, load_claim_base
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import load_lexicon
from claimcheck.model.claim import Frequency, Strength

SPASM = "b12-excess--muscle-spasm"
TIGHTEN = f"""\
changes:
  - entry: {SPASM}
    change: tighten
    licence: {{strength: correlational, qualifiers: [unexplained]}}
    reason: House style asks for no more than a link.
"""
RETIRE = f"changes:\n  - {{entry: {SPASM}, change: retire, reason: Ours is stricter.}}\n"


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two empty packs in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    return Path("one"), Path("two")


def load(*packs: Path) -> ClaimBase:
    return load_claim_base(packs, qualifiers=load_lexicon().qualifier_names)


def problems(*packs: Path) -> list[str]:
    with pytest.raises(ClaimcheckError) as error:
        load(*packs)
    return [f"{found.path}:{found.line or ''}: {found.message}" for found in error.value.problems]


def test_a_licence_is_tightened_with_a_reason(packs: tuple[Path, Path]) -> None:
    before = load().entries[SPASM]
    (packs[0] / "changes.yaml").write_text(TIGHTEN)
    after = load(packs[0]).entries[SPASM]
    assert after.licence.strength is Strength.CORRELATIONAL
    assert after.licence.frequency is before.licence.frequency is Frequency.RARE
    assert after.licence.qualifiers == (*before.licence.qualifiers, frozenset({"unexplained"}))
    assert after.changed == "House style asks for no more than a link."
    assert before.changed == ""


def test_an_entry_is_retired(packs: tuple[Path, Path]) -> None:
    (packs[0] / "changes.yaml").write_text(RETIRE)
    assert load().entries.keys() - load(packs[0]).entries.keys() == {SPASM}


def test_a_pack_changes_what_identifies_the_claim_base(packs: tuple[Path, Path]) -> None:
    (packs[0] / "changes.yaml").write_text(RETIRE)
    (packs[1] / "changes.yaml").write_text(TIGHTEN)
    assert len({load().digest, load(packs[0]).digest, load(packs[1]).digest}) == 3


WRONG = {
    "loosened": (
        TIGHTEN.replace("correlational", "direct_causal"),
        r"2: strength may only become tighter; the entry \(\S*claims/entries/b12-excess.yaml:\d+\) already allows less",
    ),
    "no-such-entry": (
        TIGHTEN.replace(SPASM, "b12-excess--muscle-spasms"),
        f"2: unknown entry 'b12-excess--muscle-spasms'; did you mean '{SPASM}'\\?",
    ),
    "no-reason": (RETIRE.replace(", reason: Ours is stricter.", ""), "2: the key 'reason' is missing"),
    "nothing-tightened": (
        TIGHTEN.replace("    licence: {strength: correlational, qualifiers: [unexplained]}\n", ""),
        "2: say under `licence` what is allowed from now on",
    ),
    "retired-with-a-licence": (
        TIGHTEN.replace("change: tighten", "change: retire"),
        "4: a retired entry has no licence; take this key out, or tighten instead",
    ),
    "unknown-change": (RETIRE.replace("retire", "retires"), "2: 'retires' is not allowed here; did you mean 'retire'?"),
    "twice": (
        RETIRE + RETIRE.partition("\n")[2],
        f"3: the entry '{SPASM}' is changed twice \\(first at one/changes.yaml:2\\)",
    ),
}


@pytest.mark.parametrize(("text", "problem"), WRONG.values(), ids=WRONG)
def test_wrong_changes(packs: tuple[Path, Path], text: str, problem: str) -> None:
    (packs[0] / "changes.yaml").write_text(text)
    found = problems(packs[0])
    assert [one for one in found if re.fullmatch(f"one/changes.yaml:{problem}".replace("'?", "'\\?"), one)], found


def test_two_packs_that_change_one_entry_are_a_conflict(packs: tuple[Path, Path]) -> None:
    (packs[0] / "changes.yaml").write_text(RETIRE)
    (packs[1] / "changes.yaml").write_text(TIGHTEN)
    assert problems(*packs) == [
        f"two/changes.yaml:2: the entry '{SPASM}' is changed twice (first at one/changes.yaml:2)"
    ]


def test_a_pack_redefines_nothing(packs: tuple[Path, Path]) -> None:
    (packs[0] / "concepts").mkdir()
    (packs[0] / "concepts/b12.yaml").write_text(
        "concepts:\n  - {id: vitamin-b12, kind: drug, label: our own idea of B12}\n"
    )
    (found,) = problems(packs[0])
    told = r"one/concepts/b12.yaml:2: the id 'vitamin-b12' is taken \(\S*claims/concepts/vitamin-b12.yaml:\d+\); .*"
    assert re.fullmatch(told, found)


def test_the_base_itself_has_no_changes(packs: tuple[Path, Path]) -> None:
    (packs[0] / "changes.yaml").write_text(RETIRE)
    with pytest.raises(ClaimcheckError, match="only packs change entries"):
        load_claim_base(base=packs[0])


HERB = """\
  - id: {id}
    topic: herbs
    subject: {{concept: herb}}
    relation: {relation}
    object: {{concept: hiccup}}
    evidence: {evidence}
    statement: What is known.
    suggestion: What may be said.
    sources: [{{source: notes, section: Herbs}}]
    reviewed: 2026-01-31
    review_by: 2027-01-31
    examples: []
    near_misses: []
"""
HEAD = """\
concepts:
  - {id: herb, kind: food, label: herb}
  - {id: hiccup, kind: symptom, label: hiccup}
"""
CONFLICTS = {
    "same": ("causes", "possible", "causes", "possible", "speaks of the same relation as"),
    "refuted": ("causes", "possible", "causes", "refuted", "contradicts"),
    "opposite": ("causes", "probable", "relieves", "established", "contradicts"),
    "open": ("causes", "possible", "relieves", "possible", None),
    "different": ("causes", "established", "indicates", "established", None),
}


@pytest.mark.parametrize(
    ("relation", "evidence", "second", "second_evidence", "told"), CONFLICTS.values(), ids=CONFLICTS
)
def test_entries_that_cannot_both_stand(
    packs: tuple[Path, Path], relation: str, evidence: str, second: str, second_evidence: str, told: str | None
) -> None:
    pack = packs[0]
    for part in ("concepts", "entries"):
        (pack / part).mkdir()
    (pack / "concepts/herbs.yaml").write_text(HEAD)
    (pack / "sources.yaml").write_text("sources: [{id: notes, title: Notes, url: 'https://example.org'}]\n")
    first_entry = HERB.format(id="a", relation=relation, evidence=evidence)
    second_entry = HERB.format(id="b", relation=second, evidence=second_evidence)
    (pack / "entries/herbs.yaml").write_text(f"entries:\n{first_entry}{second_entry}")
    if told is None:
        assert {"a", "b"} <= load(pack).entries.keys()
    else:
        (found,) = problems(pack)
        assert found.startswith(f"one/entries/herbs.yaml:15: 'b' {told} 'a' (one/entries/herbs.yaml:2)")
