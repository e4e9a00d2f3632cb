"""Concepts and the states they are in, found on plain text."""

from __future__ import annotations

import pytest

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon.normal import normalise
from claimcheck.pipeline.mentions import finder_for


def _found(text: str) -> list[tuple[str, str | None, str | None]]:
    normal = normalise(text)
    mentions = finder_for(ClaimFolders()).find(normal)
    return [(normal[m.start : m.end], m.concept, m.state.value if m.state else None) for m in mentions]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("low B12", "deficiency"),
        ("a lack of vitamin B12", "deficiency"),
        ("B12 deficiency", "deficiency"),
        ("without enough cobalamin", "deficiency"),
        ("too much B-12", "excess"),
        ("high levels of vitamin B₁₂", "excess"),
        ("B12 overdose", "excess"),
        ("B12 tablets", "oral"),
        ("a B12 jab", "injection"),
        ("high-dose B12 injections", "injection"),
        ("B12 replacement therapy", "treatment"),
        ("treating B12 deficiency", "treatment"),
        ("starting B12 treatment", "treatment_start"),
        ("B12 supplements", "supplement"),
        ("hypercobalaminaemia", "excess"),
    ],
)
def test_states_of_a_nutrient(text: str, state: str) -> None:
    assert [(concept, found) for _, concept, found in _found(text)] == [("vitamin-b12", state)]


def test_a_state_holds_for_all_nutrients_of_a_list() -> None:
    assert [(c, s) for _, c, s in _found("a lack of magnesium, calcium or potassium")] == [
        ("magnesium", "deficiency"),
        ("calcium", "deficiency"),
        ("potassium", "deficiency"),
    ]


def test_a_bare_state_leaves_its_nutrient_open() -> None:
    assert _found("the deficiency") == [("the deficiency", None, "deficiency")]


@pytest.mark.parametrize("text", ["B120", "vitamin B1", "AB12", "nerve. Damage was done"])
def test_other_words_are_no_mention_of_b12_or_nerve_damage(text: str) -> None:
    assert not {concept for _, concept, _ in _found(text)} & {"vitamin-b12", "nerve-damage"}
