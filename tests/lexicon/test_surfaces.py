from __future__ import annotations

import time

import pytest

from claimcheck.lexicon.surfaces import SurfaceMatcher, irregular_verbs


def named(text: str, *synonyms: str) -> list[str]:
    """Return the words of `text` that any of `synonyms` matches."""
    matcher = SurfaceMatcher([(synonym, "x") for synonym in synonyms], irregular_verbs())
    return [text[found.start : found.end] for found in matcher.find(text)]


@pytest.mark.parametrize(
    ("synonym", "matching", "other"),
    [
        ("damage/injure nerve", ["damage nerve", "injure nerve"], ["damage", "damage injure nerve", "ruin nerve"]),
        ("see/talk-to doctor", ["see doctor", "talk to doctor", "talk to a doctor"], ["talk doctor", "see to doctor"]),
        ("damage/\ninjure/ ruin nerve", ["damage nerve", "injure nerve", "ruin nerve"], []),
        ("~twitch", ["twitch", "twitches", "twitched", "twitching"], ["twitchy"]),
        ("~break-down myelin", ["breaks down myelin", "breaking down the myelin"], ["breaks myelin"]),
        ("~go numb", ["goes numb", "went numb", "gone numb"], ["goed numb"]),
        ("nerve (cell/fibre) damage", ["nerve damage", "nerve cell damage", "nerve fibre damage"], ["cell damage"]),
        ("muscle jerks (myoclonus)", ["muscle jerks myoclonus"], ["muscle jerks"]),
        ("nerve cell body", ["nerves cell body", "nerve cells body", "nerve cell bodies"], ["nerve's cell's"]),
        ("calf cramp", ["calves cramp", "calf cramps"], ["calfs cramp"]),
        ("other cause", ["other causes"], ["others cause"]),
        ("grave disease", ["grave diseases"], ["graves' disease"]),
        ("loss of feeling", ["loss of feeling", "loss of your feeling", "loss feeling"], ["loss in feeling"]),
        (
            "doctor's advice",
            ["doctor's advice", "doctors' advice", "doctor-advice"],
            ["doctor, advice", "doctor. advice"],
        ),
        ("vitamin a", ["vitamin a", "vitamin-a"], ["vitamin", "vitamin b"]),
        ("b12", ["b12", "b 12", "b-12"], ["b120", "b1", "xb12"]),
        ("get rid/dispose of", ["get rid of", "get dispose of"], ["get rid"]),
    ],
)
def test_grammar(synonym: str, matching: list[str], other: list[str]) -> None:
    assert [named(text, synonym) for text in matching] == [[text] for text in matching]
    assert [text for text in other if text in named(text, synonym)] == []


def test_longest_name_wins() -> None:
    matcher = SurfaceMatcher([("nerve", "nerve"), ("nerve/myelin damage", "damage"), ("nerve cell", "cell")])
    found = [(surface.start, surface.concept) for surface in matcher.find("nerve damage to nerves and nerve cells")]
    assert found == [(0, "damage"), (16, "nerve"), (27, "cell")]


def test_first_concept_has_a_shared_name() -> None:
    matcher = SurfaceMatcher([("foot/leg cramp", "first"), ("leg/arm cramp", "second")])
    assert [surface.concept for surface in matcher.find("leg cramp, arm cramp")] == ["first", "second"]


def test_name_goes_on_after_a_little_word_that_could_end_it() -> None:
    assert named("get rid of the excess", "get rid of", "get rid excess") == ["get rid of the excess"]


@pytest.mark.parametrize(
    "text",
    [
        "nerve " * 60_000,
        "nerve" + " " * 300_000 + "!",
        "nerve the of a " * 20_000,
        "nerve " + "the " * 80_000,
        "the " * 80_000,
        "nerve cell " * 30_000,
    ],
    ids=["names", "blanks", "mixed", "articles", "leading", "prefixes"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    matcher = SurfaceMatcher([("nerve/the cell/nerve (cell/nerve) (cell/nerve) cell/nerve damage", "x")])
    started = time.process_time()
    assert list(matcher.find(text)) == []
    assert time.process_time() - started < 3


def test_expansion_waits_for_a_text() -> None:
    choices = "/".join(f"w{chr(97 + i)}{chr(97 + j)}" for i in range(26) for j in range(10))
    started = time.process_time()
    matcher = SurfaceMatcher([(" ".join([choices] * 12), "x")])
    assert [surface.concept for surface in matcher.find(" ".join(["waa"] * 12))] == ["x"]
    assert time.process_time() - started < 1
