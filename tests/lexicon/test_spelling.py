"""One slip in a long word is read; other words stay what they are."""

from __future__ import annotations

import re

import pytest

from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.spelling import Spelling

SPELLING = Spelling(["deficiency", "injection", "tingling"])


@pytest.mark.parametrize(
    "word",
    ["deficency", "defficiency", "deficiancy", "deficienyc", "deficiencyy", "deficiency"],
    ids=["letter-lost", "doubled", "wrong-vowel", "swapped", "added", "right"],
)
def test_one_slip_is_read(word: str) -> None:
    assert SPELLING.correct(word) == "deficiency"


@pytest.mark.parametrize("word", ["infection", "efficiency", "defcency", "tinkling", "single", "eficiency"])
def test_other_words_stay(word: str) -> None:
    assert SPELLING.correct(word) == word


def test_a_word_of_any_length_is_answered_at_once() -> None:
    word = "a" * 3_000_000
    assert SPELLING.correct(word) is word


def test_patterns_take_misspelt_words() -> None:
    pattern = re.compile(SPELLING.tolerant(r"(?:severe )?deficiency\b"))
    assert pattern.fullmatch("severe deficency")
    assert not pattern.fullmatch("severe efficiency")


def test_no_known_word_is_a_slip_of_another() -> None:
    spelling = load_lexicon().spelling
    for word in ("infection", "inflection", "camping", "witching", "dizzying", "effects", "expression"):
        assert spelling.correct(word) == word
