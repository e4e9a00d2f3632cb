"""Positions in HTML, plain text, reStructuredText and AsciiDoc: carried from the source, never off by one."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.document import Block, Document
from claimcheck.readers import read_text

WORD = "spasmodia"
FORMATS = ("html", "text", "rst", "asciidoc")

# Each has {} for the text; the words around it differ in length and in code points a character.
PLACES = {
    "html": [
        "<title>{}</title>",
        "<meta name='description' content='{}'>",
        "<h2>\n  {}</h2>",
        "<p>before {} after</p>",
        "<p>be<b>fore</b> {}<i>, after</i></p>",
        "<p>before<br>{}",
        "<ul><li>a<li>{}</ul>",
        "<dl><dt>{}<dd>b</dl>",
        "<table><tr><th>a<td>{}</tr></table>",
        "<img src=x alt='{}'>",
        "<a href='x' title=\"{}\">y</a>",
        "<blockquote>{}</blockquote>",
        "<p>&nbsp;&amp; {}",
        '<p class="x>{}',
        "{{% x %}} {}",
    ],
    "text": [
        "{}",
        "A\n  - b\n  - c {}\n",
        "> a\n> {}\n",
        "[a {} b]\n",
        "Title\n=====\n\nSome {} here\nand on.\n",
    ],
    "rst": [
        "*a* {} ``b``\n",
        "Title {}\n======================================================================\n",
        "- a\n- **b** {}\n\n  more\n",
        "term\n   {}\n",
        ".. note:: a\n   {}\n",
        ".. [1] {}\n",
        ".. image:: x\n   :alt: {}\n",
        "`{} <https://x.y>`_\n",
        "a\n\n   {}\n",
    ],
    "asciidoc": [
        "= a {}\n",
        "*a* {} `b`\n",
        "* a\n** {}\nmore\n",
        "a:: {}\n",
        "NOTE: {}\n",
        ".{} b\n",
        "|===\n|a |{}\n\n|c |d\n|===\n",
        "https://x.y[{}]\n",
        "____\n{}\n____\n",
    ],
}
CASES = [(format_in, place) for format_in, places in PLACES.items() for place in places]

FILLING = st.lists(
    st.sampled_from(["low", "é", "e\u0301", "👩🏽‍⚕️", "β", "𝔹", "don’t", "B12", "-", "(a)", "\u00a0"]),
    max_size=4,
).map(" ".join)
MARKUP = st.lists(
    st.sampled_from(
        (
            "<p> </p> <b> <td> <table> <ul> <li> <!-- --> <q> &amp; &lt &nope; <a title='x <h1> </h2> "
            "\" ' > < * ** _ "
            "` `` | |=== ==== ---- .. :: : - 1. [a] [[ ]] {a} {{ }} {% %} \\ ~ ^ # + // "
            "https://x.y \t é 👍 B12 word "
            "+--+ === .. note:: image::x[y] footnote:[z] :a:`b` <sup>1</sup> <del> </del> <code> </code>"
        ).split(" ")
        + ["\n", "\r\n", "\r", "\n\n", "\n  ", "  ", " "]
    ),
    max_size=40,
).map("".join)


def check_runs(document: Document) -> None:
    for block in document.blocks:
        check_block(document, block)


def check_block(document: Document, block: Block) -> None:
    position = 0
    for run in block.runs:
        assert run.text_start == position
        assert 0 <= run.source_start < run.source_start + run.source_length <= len(document.source)
        position += run.text_length
        if run.text_length == run.source_length:
            shown = block.text[run.text_start : position]
            written = document.source[run.source_start : run.source_start + run.source_length]
            assert shown in (written, normalize("NFKD", written))
    assert position == len(block.text)
    assert block.text == block.text.strip() != ""


@pytest.mark.parametrize(("format_in", "place"), CASES)
@given(before=FILLING, after=FILLING, line_end=st.sampled_from(["\n", "\r\n"]))
def test_a_word_is_found_where_it_stands(format_in: str, place: str, before: str, after: str, line_end: str) -> None:
    filled = place.replace("{}", f"x{before} {WORD} {after}x")
    source = filled.replace("\n", line_end)
    document = read_text(source, "draft", format_in)
    check_runs(document)
    found = [
        block.source_span(block.text.index(WORD), block.text.index(WORD) + len(WORD))
        for block in document.blocks
        if WORD in block.text
    ]
    assert found == [(source.index(WORD), source.index(WORD) + len(WORD))]


@pytest.mark.parametrize("format_in", FORMATS)
@given(source=MARKUP)
def test_runs_cover_every_block_of_any_markup(format_in: str, source: str) -> None:
    check_runs(read_text(source, "draft", format_in))


@pytest.mark.parametrize("format_in", FORMATS)
@given(source=MARKUP)
def test_blocks_and_comments_are_in_source_order(format_in: str, source: str) -> None:
    document = read_text(source, "draft", format_in)
    places = [block.runs[0].source_start for block in document.blocks]
    assert places == sorted(places)
    assert list(document.comments) == sorted(document.comments, key=lambda comment: comment.span)


@pytest.mark.parametrize("format_in", FORMATS)
@given(source=MARKUP)
def test_contexts_point_at_blocks(format_in: str, source: str) -> None:
    blocks = read_text(source, "draft", format_in).blocks
    for index, block in enumerate(blocks):
        context = block.context
        named = [*context.headings, context.lead_in, context.row, context.column]
        assert all(other is None or (0 <= other < len(blocks) and other != index) for other in named)
