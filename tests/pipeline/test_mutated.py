"""No sentence, however garbled, ends `check` or `extract` in an error."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claimbase import ClaimFolders
from claimcheck.pipeline.extract import Extractor
from claimcheck.readers import read_text

_WORDS = (
    "B12 magnesium vitamin deficiency excess low too much muscle symptoms cramps nerves damage that the which it is "
    'brought on relieves causes may not cause prevents by with if when because without in of and , ; : - ( ) " ? .'
).split()


@cache
def _extractor() -> Extractor:
    return Extractor(ClaimFolders())


@pytest.mark.parametrize(
    "text",
    [
        "B12 relieves muscle symptoms that the deficiency brought on.",
        "Magnesium eases the muscle cramps that the shortage led to.",
    ],
)
def test_a_name_that_ends_where_a_cue_does(text: str) -> None:
    _read(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=16))
def test_words_in_any_order(words: list[str]) -> None:
    _read(" ".join(words))


def _read(text: str) -> None:
    document = read_text(text + "\n", "a.txt", "text")
    _extractor().claims(document)
    _extractor().claims(document, known_only=False)
