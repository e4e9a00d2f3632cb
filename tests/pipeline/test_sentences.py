"""Sentences are split by rule, without losing or moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.pipeline.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Is it? Yes!", ["Is it?", "Yes!"]),
        ("Foods, e.g. Meat, help.", ["Foods, e.g. Meat, help."]),
        ("Dr. Hall says so.", ["Dr. Hall says so."]),
        ("He said “No.” She left.", ["He said “No.”", "She left."]),
        ("About 2.5 micrograms. More is fine.", ["About 2.5 micrograms.", "More is fine."]),
        ("every. single. time.", ["every. single. time."]),
        ("Great 💛 Next one", ["Great 💛", "Next one"]),
        ("No. Eggs contain it.", ["No.", "Eggs contain it."]),
        ("See leaflet no. 4. It helps.", ["See leaflet no. 4.", "It helps."]),
        ("I didn't. A test did.", ["I didn't.", "A test did."]),
        ("  ", []),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="ab .!?\n\"'”)Ä😀é", max_size=80))
def test_sentences_are_ordered_and_hold_every_visible_character(text: str) -> None:
    spans = list(sentences(text))
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert "".join(text[s:e] for s, e in spans).split() == text.split() or "".join(
        "".join(text[s:e].split()) for s, e in spans
    ) == "".join(text.split())
