"""reStructuredText: kinds, contexts, and what is left out."""

from __future__ import annotations

import pytest

from claimcheck.model.document import Document
from claimcheck.readers import read_text


def read(source: str) -> Document:
    return read_text(source, "draft.rst", "rst")


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a **bold** *word* here", "a bold word here", id="emphasis"),
        pytest.param("2 * 3 stays", "2 * 3 stays", id="star"),
        pytest.param("run ``x`` now", "run   now", id="literal"),
        pytest.param("low B\\ :sub:`12` is", "low B12 is", id="subscript"),
        pytest.param(":emphasis:`so` it is", "so it is", id="role"),
        pytest.param("run :file:`x` now", "run   now", id="code-role"),
        pytest.param("see `the page <https://x.y/z>`_ now", "see the page now", id="link"),
        pytest.param("see page_ now [1]_", "see page now", id="references"),
        pytest.param("see https://x.y/z now", "see   now", id="address"),
        pytest.param("an |image| here", "an   here", id="substitution"),
    ],
)
def test_inline_markup(source: str, expected: str) -> None:
    assert kinds(source) == [("paragraph", expected)]


def test_sections_by_order_of_appearance() -> None:
    blocks = read("===\nTop\n===\n\nOne\n---\n\na\n\nTwo\n---\n\nb\n").blocks
    assert [block.text for block in blocks] == ["Top", "One", "a", "Two", "b"]
    assert blocks[4].context.headings == (0, 3)


def test_lists() -> None:
    source = "Signs:\n\n- cramps, which\n  wrap\n- spasms:\n\n  * calf\n\n#. one\n"
    blocks = read(source).blocks
    assert [block.text for block in blocks] == ["Signs:", "cramps, which\nwrap", "spasms:", "calf", "one"]
    assert [block.context.lead_in for block in blocks] == [None, 0, 0, 2, 0]


def test_definitions() -> None:
    blocks = read("cramp : noun\n   It hurts.\n\ntwitch\n   It moves.\n").blocks
    assert [block.text for block in blocks] == ["cramp", "It hurts.", "twitch", "It moves."]
    assert [block.context.lead_in for block in blocks] == [None, 0, None, 2]


def test_quotations_and_literals() -> None:
    blocks = read("He said:\n\n   It cures.\n\nSo::\n\n   code\n\nEnd.\n").blocks
    assert [(block.text, block.context.quoted) for block in blocks] == [
        ("He said:", False),
        ("It cures.", True),
        ("So:", False),
        ("End.", False),
    ]


TABLES = {
    "grid": "+--------+-------+\n| Sign   | Cause |\n+========+=======+\n"
    "| cramp  | salt  |\n|        | loss  |\n+--------+-------+\n",
    "simple": "======  =====\nSign    Cause\n======  =====\ncramp   salt\n        loss\n======  =====\n",
    "list": ".. list-table::\n   :header-rows: 1\n\n"
    "   * - Sign\n     - Cause\n   * - cramp\n     - salt\n       loss\n",
}


@pytest.mark.parametrize("source", TABLES.values(), ids=TABLES)
def test_tables(source: str) -> None:
    blocks = read(source).blocks
    assert [block.text for block in blocks] == ["Sign", "Cause", "cramp", "salt\nloss"]
    assert (blocks[2].context.row, blocks[2].context.column) == (None, 0)
    assert (blocks[3].context.row, blocks[3].context.column) == (2, 1)


def test_csv_table() -> None:
    blocks = read('.. csv-table:: C\n   :header: "A, b", D\n\n   "x, y", z\n').blocks
    assert [block.text for block in blocks] == ["C", "A, b", "D", "x, y", "z"]
    assert (blocks[4].context.row, blocks[4].context.column) == (3, 2)


def test_directives() -> None:
    source = (
        ".. note:: See a\n   doctor.\n\n.. admonition:: Mind\n\n   Text.\n\n"
        ".. image:: x.png\n   :alt: a leg\n\n"
        ".. figure:: x.png\n   :alt: a calf\n\n   The caption.\n\n.. code-block:: python\n\n   x = 1\n\n"
        ".. raw:: html\n\n   <p>no</p>\n\n.. meta::\n   :description: About cramps\n   :keywords: no\n"
    )
    assert kinds(source) == [
        ("paragraph", "See a\ndoctor."),
        ("caption", "Mind"),
        ("paragraph", "Text."),
        ("alt-text", "a leg"),
        ("alt-text", "a calf"),
        ("caption", "The caption."),
        ("description", "About cramps"),
    ]


def test_unknown_directives_are_read_and_tagged() -> None:
    document = read(".. health-note:: x\n\n   Text.\n")
    assert [block.text for block in document.blocks] == ["Text."]
    assert document.tags == {"health-note"}


def test_document_fields() -> None:
    assert kinds(":title: T\n:author: no\n:description: D\n\nText.\n\n:Dose: low\n") == [
        ("title", "T"),
        ("description", "D"),
        ("paragraph", "Text."),
        ("list-item", "low"),
    ]


def test_footnotes_comments_and_targets() -> None:
    source = ".. a comment\n\n.. [1] The note\n   goes on.\n\n.. _x: https://y.z\n\n.. |s| replace:: no\n"
    document = read(source)
    assert kinds(source) == [("footnote", "The note\ngoes on.")]
    (comment,) = document.comments
    assert (comment.text, source[slice(*comment.span)]) == ("a comment", ".. a comment")
