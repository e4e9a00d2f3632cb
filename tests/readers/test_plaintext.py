"""Plain text: paragraphs, headings and lists without markup."""

from __future__ import annotations

import pytest

from claimcheck.model.document import Document
from claimcheck.readers import read_text


def read(source: str) -> Document:
    return read_text(source, "draft.txt", "text")


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


LONG = "Many people have cramps in the night, and most of them never learn why."


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        pytest.param(f"WHY IS THIS?\n{LONG}\n", "WHY IS THIS?", id="capitals"),
        pytest.param(f"Cramps at night\n\n{LONG}\n", "Cramps at night", id="alone"),
        pytest.param(f"Cramps at night\n{LONG}\n{LONG}\n", "Cramps at night", id="short-of-the-column"),
        pytest.param(f"Cramps\n======\n{LONG}\n", "Cramps", id="underlined"),
        pytest.param(f"[PANEL 1 - WHY]\n{LONG}\n", "PANEL 1 - WHY", id="label"),
    ],
)
def test_headings(source: str, heading: str) -> None:
    blocks = read(source).blocks
    assert (blocks[0].kind.value, blocks[0].text) == ("heading", heading)
    assert blocks[1].kind.value == "paragraph"
    assert blocks[1].context.headings == (0,)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Low levels of the vitamin\nB12 may be the reason, so ask your doctor.", id="wrapped-early"),
        pytest.param("Dear reader,\n" + LONG, id="salutation"),
        pytest.param("It helps.\nNot much.", id="short-sentences"),
        pytest.param("THIS IS\nA SHOUTED\nPARAGRAPH OF TEXT", id="three-lines-of-capitals"),
    ],
)
def test_no_heading(source: str) -> None:
    assert kinds(source) == [("paragraph", source)]


def test_list_items_and_what_they_complete() -> None:
    source = "Signs are:\n  - cramps, which\n    wrap\n  - spasms:\n      - calf\n  - twitching\nThey go away.\n"
    blocks = read(source).blocks
    assert kinds(source) == [
        ("paragraph", "Signs are:"),
        ("list-item", "cramps, which\nwrap"),
        ("list-item", "spasms:"),
        ("list-item", "calf"),
        ("list-item", "twitching"),
        ("paragraph", "They go away."),
    ]
    assert [block.context.lead_in for block in blocks] == [None, 0, 0, 2, 0, None]


@pytest.mark.parametrize("marker", ["-", "*", "•", "1.", "a)", "(2)"])
def test_markers(marker: str) -> None:
    assert kinds(f"Take note:\n\n{marker} cramps\n")[1] == ("list-item", "cramps")


def test_a_label_leads_its_list() -> None:
    blocks = read("DO\n - walk\nDON'T\n - stop\n").blocks
    assert [(block.kind.value, block.context.lead_in) for block in blocks] == [
        ("heading", None),
        ("list-item", 0),
        ("heading", None),
        ("list-item", 2),
    ]


def test_a_number_in_a_sentence_is_no_item() -> None:
    assert kinds("There is too little vitamin B\n12. That matters.") == [
        ("paragraph", "There is too little vitamin B\n12. That matters.")
    ]


def test_quoted_lines() -> None:
    (block, other) = read("> it cures\n> all\n\nNo.").blocks
    assert (block.text, block.context.quoted, other.context.quoted) == ("it cures\nall", True, False)


def test_addresses_and_rules_are_left_out() -> None:
    assert kinds("See https://example.org/low-b12.\n\n-----\n\nMore, then.") == [
        ("paragraph", "See  ."),
        ("paragraph", "More, then."),
    ]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    long = f"{LONG} {LONG}"
    assert kinds(f"{long}\nWhy at night\n{long}\nSigns are:\n- cramps\n- spasms\n{long}\n") == [
        ("paragraph", long),
        ("heading", "Why at night"),
        ("paragraph", long),
        ("paragraph", "Signs are:"),
        ("list-item", "cramps"),
        ("list-item", "spasms"),
        ("paragraph", long),
    ]
