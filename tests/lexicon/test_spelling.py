"""One slip in a long word is read; other words stay what they are."""

from __future__ import annotations

import re

import pytest

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon.spelling import Spelling
from claimcheck.pipeline.mentions import finder_for

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


@pytest.mark.parametrize(
    "text",
    [
        "a severe deficency, an injecction; no tinglin.",
        "deficency",
        "deficiencyy injection deficency",
        "b12-deficency's",
        "the right deficiency",
        "",
    ],
)
def test_a_text_is_read_without_slips_and_places_are_those_written(text: str) -> None:
    read = SPELLING.read(text)
    words, right = list(re.finditer("[a-z]+", text)), list(re.finditer("[a-z]+", read.text))
    assert [word.group() for word in right] == [SPELLING.correct(word.group()) for word in words]
    assert [(read.written(word.start()), read.written(word.end())) for word in right] == [w.span() for w in words]
    assert re.sub("[a-z]+", "", read.text) == re.sub("[a-z]+", "", text)


@pytest.mark.parametrize("text", ["x1deficency", "deficency_", "nondeficency"])
def test_a_part_of_a_word_is_left_alone(text: str) -> None:
    assert SPELLING.read(text).text == text


def test_no_known_word_is_a_slip_of_another() -> None:
    spelling = finder_for(ClaimFolders()).spelling
    for word in ("infection", "inflection", "camping", "witching", "dizzying", "effects", "expression"):
        assert spelling.correct(word) == word
