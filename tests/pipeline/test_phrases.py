"""Noun phrases that could be new concepts, and the reading of what stands around them."""

from __future__ import annotations

import pytest

from claimcheck.claimbase import ClaimFolders
from claimcheck.pipeline.extract import Extractor
from claimcheck.pipeline.sentences import sentences
from claimcheck.readers import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ClaimFolders())


def words(extractor: Extractor, text: str) -> list[str]:
    return [phrase.words for phrase in extractor.unknown_phrases(read_text(text, "a.txt", "text"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Iron deficiency causes brittle nails.", ["brittle nails"], id="with an adjective"),
        pytest.param("Vitamin C improves iron absorption.", ["iron absorption"], id="begins with a nutrient"),
        pytest.param("Iron deficiency causes fatigue.", [], id="known"),
        pytest.param("Iron deficiency is a common cause of fatigue.", [], id="a noun of the lexicon"),
        pytest.param("The library is closed.", [], id="no relation"),
        pytest.param("Iron deficiency causes ZNA.", [], id="abbreviation"),
    ],
)
def test_unknown_phrases(extractor: Extractor, text: str, found: list[str]) -> None:
    assert words(extractor, text) == found


def test_an_of_phrase_is_offered_whole(extractor: Extractor) -> None:
    assert "loss of appetite" in words(extractor, "Iron deficiency causes loss of appetite.")


def test_a_phrase_knows_its_sentence(extractor: Extractor) -> None:
    document = read_text("Good day. Iron deficiency causes brittle nails.", "a.txt", "text")
    (phrase,) = extractor.unknown_phrases(document)
    assert phrase.sentence is not None
    assert document.source[phrase.sentence.start :] == "Iron deficiency causes brittle nails."


def test_the_letter_of_a_vitamin_ends_a_sentence() -> None:
    text = "Sunlight gives vitamin D. Oily fish do too. J. Smith agrees."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Sunlight gives vitamin D.",
        "Oily fish do too.",
        "J. Smith agrees.",
    ]


def test_sentences_under_a_heading_do_not_complete_it(extractor: Extractor) -> None:
    document = read_text("# Zinc supplements\n\n- Spinach contains magnesium.\n", "a.md", "markdown")
    (claim,) = extractor.claims(document)
    assert claim.subject.text == "Spinach"
