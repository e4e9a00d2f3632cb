"""AsciiDoc: kinds, contexts, and what is left out."""

from __future__ import annotations

import pytest

from claimcheck.model.document import Document
from claimcheck.readers import read_text


def read(source: str) -> Document:
    return read_text(source, "draft.adoc", "asciidoc")


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a *bold* _word_ here", "a bold word here", id="emphasis"),
        pytest.param("2 * 3 and a_b stay", "2 * 3 and a_b stay", id="no-emphasis"),
        pytest.param("un**con**strained", "unconstrained", id="unconstrained"),
        pytest.param("low B~12~ and 10^6^", "low B12 and 106", id="subscript"),
        pytest.param("about ~200 kcal", "about ~200 kcal", id="tilde"),
        pytest.param("run `x` now", "run   now", id="literal"),
        pytest.param('"`so`" it is', '"so" it is', id="smart-quotes"),
        pytest.param("see https://x.y/z[the page] now", "see the page now", id="link"),
        pytest.param("see link:x.html[the page,window=_blank] now", "see the page now", id="link-macro"),
        pytest.param("see <<id,the part>> now", "see the part now", id="cross-reference"),
        pytest.param("see https://x.y/z now", "see   now", id="address"),
        pytest.param("the {ward} is", "the   is", id="attribute"),
        pytest.param("salt &amp; water", "salt & water", id="entity"),
        pytest.param("B&#49;2 &#x26; #B&#49;2#", "B12 & B12", id="numeric entity"),
    ],
)
def test_inline_markup(source: str, expected: str) -> None:
    assert kinds(source) == [("paragraph", expected)]


def test_header() -> None:
    source = (
        "= Cramps\nJane Doe <j@x.org>\nv1.0, 2024\n:description: About \\\n  cramps\n:lang: en\n\nText.\n\n== More\n"
    )
    assert kinds(source) == [
        ("heading", "Cramps"),
        ("description", "About cramps"),
        ("paragraph", "Text."),
        ("heading", "More"),
    ]


def test_lists() -> None:
    source = "Signs:\n\n* cramps, which\nwrap\n** calf\n* [x] spasms\n\ncramp:: It hurts.\ntwitch::\nIt moves.\n"
    blocks = read(source).blocks
    assert [block.text for block in blocks] == [
        "Signs:",
        "cramps, which\nwrap",
        "calf",
        "spasms",
        "cramp",
        "It hurts.",
        "twitch",
        "It moves.",
    ]
    assert [block.context.lead_in for block in blocks] == [None, 0, 1, 0, 3, 4, 3, 6]
    assert [block.text for block in blocks if block.context.checkbox] == ["spasms"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('[options="header"]\n|===\n|Sign |Cause\n|cramp |salt\nloss\n|===\n', id="option"),
        pytest.param("|===\n|Sign |Cause\n\n|cramp\n|salt\nloss\n|===\n", id="blank-line"),
        pytest.param('[%header,cols="2*"]\n|===\n|Sign\n|Cause\n|cramp\n|salt\nloss\n|===\n', id="columns"),
    ],
)
def test_tables(source: str) -> None:
    blocks = read(source).blocks
    assert [block.text for block in blocks] == ["Sign", "Cause", "cramp", "salt\nloss"]
    assert (blocks[3].context.row, blocks[3].context.column) == (2, 1)


def test_delimited_blocks() -> None:
    source = (
        "[quote, Someone]\n____\nIt cures.\n____\n\n----\ncode\n----\n\n"
        "....\n====\n....\n\n++++\n<b>no</b>\n++++\n\n"
        "[WARNING]\n====\nSee a doctor.\n====\n\nNOTE: No advice.\n\n[quote]\nIt heals.\n"
    )
    assert [(block.text, block.context.quoted) for block in read(source).blocks] == [
        ("It cures.", True),
        ("See a doctor.", False),
        ("No advice.", False),
        ("It heals.", True),
    ]


def test_a_block_that_never_ends_is_read() -> None:
    assert kinds("----\nText.\n") == [("paragraph", "Text.")]


def test_pictures_titles_and_footnotes() -> None:
    source = ".A leg\nimage::x.png[a cramped leg,200]\n\nText.footnote:[The note.]\n"
    assert kinds(source) == [
        ("caption", "A leg"),
        ("alt-text", "a cramped leg"),
        ("paragraph", "Text."),
        ("footnote", "The note."),
    ]


def test_comments() -> None:
    source = "// one\n////\ntwo\n////\nText.\n"
    document = read(source)
    assert [block.text for block in document.blocks] == ["Text."]
    assert [comment.text.strip() for comment in document.comments] == ["one", "two"]
    assert [source[slice(*comment.span)] for comment in document.comments] == ["// one", "////\ntwo\n////"]


def test_macros_and_attributes_are_tags() -> None:
    assert read("{disclaimer}\n\ninclude::advice.adoc[]\n").tags == {"disclaimer", "include"}
