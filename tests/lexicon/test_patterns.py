"""The pattern language of the lexicon."""

from __future__ import annotations

import re

import pytest

from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.lexicon.patterns import PatternCompiler, verb_forms

COMPILER = PatternCompiler({"bring": ["brings", "brought", "bringing"]}, {"det": ["the", "a"]})


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("cause", {"cause", "causes", "caused", "causing"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("bring", {"bring", "brings", "brought", "bringing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
    ],
)
def test_verb_forms(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb, {"bring": ["brings", "brought", "bringing"]})) == forms


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("~bring on", "brought  on", True),
        ("put .. down to", "put the cramps down to", True),
        ("put .. down to", "put all of the many cramps down to", False),
        ("@det cause", "the cause", True),
        ("100 ?%", "100%", True),
        ("cause", "because", False),
    ],
)
def test_patterns(pattern: str, text: str, matches: bool) -> None:
    assert bool(COMPILER.compile([pattern]).search(text)) is matches


@pytest.mark.parametrize("text", ["İstanbul “B₁₂” – x…", "ẞ", "a\u0301b"])
def test_normalising_moves_nothing(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_cues_are_found_from_left_to_right_without_overlap() -> None:
    text = "low b12 is linked to cramps; it may also cause twitching because of stress"
    found = [text[cue.start : cue.end] for cue in load_lexicon().modifiers.find(text)]
    assert found == ["may"]


def test_long_hostile_text_is_searched_in_linear_time() -> None:
    text = "put " * 20_000
    assert len(load_lexicon().cues.find(text)) <= 20_000
    assert re.fullmatch(r"(put )*", text)
