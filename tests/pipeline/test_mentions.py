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
        ("when stores of B12 run out", "deficiency"),
        ("not eating enough B12", "deficiency"),
        ("short of B12", "deficiency"),
        ("overdoing the B12", "excess"),
        ("going overboard with B12", "excess"),
        ("B12 lozenges", "supplement"),
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


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("too little of certain minerals, for example magnesium or calcium", "deficiency"),
        ("shortages of key electrolytes (such as magnesium and calcium)", "deficiency"),
        ("deficiencies of magnesium and of calcium", "deficiency"),
        ("someone low in magnesium or calcium", "deficiency"),
        ("magnesium and calcium deficiency", "deficiency"),
        ("too much magnesium as well as calcium", "excess"),
    ],
)
def test_a_state_reaches_the_members_and_examples_of_a_list(text: str, state: str) -> None:
    found = {(concept, found) for _, concept, found in _found(text) if concept != "electrolytes"}
    assert found == {("magnesium", state), ("calcium", state)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("adequate B12", "adequate b12"),
        ("plenty of vitamin B12", "plenty of vitamin b12"),
        ("a healthy B12 level", "healthy b12 level"),
        ("her B12 levels were within the normal range", "b12 levels were within the normal range"),
        ("B12 in the right amount", "b12 in the right amount"),
    ],
)
def test_as_much_as_is_needed_is_no_state_but_part_of_the_mention(text: str, words: str) -> None:
    assert _found(text) == [(words, "vitamin-b12", None)]


@pytest.mark.parametrize(
    "text",
    [
        "insulin deficiency",
        "a deficiency of an enzyme",
        "a shortage in cortisol",
        "the excess sugar",
        "a high level of cholesterol",
        "very high doses of steroids",
        "an ibuprofen tablet",
        "laptops, tablets, and phones",
        "one capsule containing fish oil",
        "the flu shot",
        "a steroid injection",
        "when low blood sugar",
        "a low-salt diet is low in sugar",
    ],
)
def test_the_state_of_another_thing_is_no_bare_state(text: str) -> None:
    assert not [words for words, concept, _ in _found(text) if concept is None]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("correcting the deficiency", "treatment"),
        ("a deficiency in older adults", "deficiency"),
        ("people who are low often feel ill", "deficiency"),
        ("the surplus is passed on", "excess"),
        ("high doses of it", "excess"),
        ("after the injection", "injection"),
        ("she takes tablets", "oral"),
    ],
)
def test_a_state_said_of_nothing_else_is_bare(text: str, state: str) -> None:
    assert [(c, s) for _, c, s in _found(text) if s] == [(None, state)]


def test_a_bare_state_leaves_its_nutrient_open() -> None:
    assert _found("the deficiency") == [("the deficiency", None, "deficiency")]


@pytest.mark.parametrize("text", ["B120", "vitamin B1", "AB12", "nerve. Damage was done"])
def test_other_words_are_no_mention_of_b12_or_nerve_damage(text: str) -> None:
    assert not {concept for _, concept, _ in _found(text)} & {"vitamin-b12", "nerve-damage"}
