"""Words are cut as the encoder's own tokenizer cuts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.second.pieces import WordPieces

KNOWN = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "cramp",
    "##s",
    "##ing",
    "b",
    "##12",
    "naive",
    ".",
    ",",
    "'",
    "don",
    "t",
    "-",
]
PIECES = WordPieces({piece: number for number, piece in enumerate(KNOWN)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cramps", ["cramp", "##s"]),
        ("cramping, cramps.", ["cramp", "##ing", ",", "cramp", "##s", "."]),
        ("B12", ["b", "##12"]),
        ("na\u00efve", ["naive"]),
        ("don't", ["don", "'", "t"]),
        ("cramp\u200b-cramp\n cramp", ["cramp", "-", "cramp", "cramp"]),
        ("xyz cramp", ["[UNK]", "cramp"]),
        ("c" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert [KNOWN[number] for number in PIECES.numbers(text)] == expected


@given(st.text(max_size=60))
def test_any_text_is_cut(text: str) -> None:
    assert all(0 <= number < len(KNOWN) for number in PIECES.numbers(text))
