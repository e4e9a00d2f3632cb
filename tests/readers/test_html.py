"""HTML: what a browser shows is read, in the right kind and context, whatever is broken."""

from __future__ import annotations

import pytest

from claimcheck.model.document import BlockKind, Document
from claimcheck.readers import read_text


def read(source: str) -> Document:
    return read_text(source, "draft.html", "html")


def texts(source: str) -> list[str]:
    return [block.text for block in read(source).blocks]


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>low B<sub>12</sub> is</p>", ["low B12 is"], id="subscript"),
        pytest.param("<p>a <b>bold</b> <em>word</em></p>", ["a bold word"], id="inline"),
        pytest.param("<div>one</div><div>two</div>", ["one", "two"], id="divisions"),
        pytest.param("<p>one<br>two</p>", ["one\ntwo"], id="line-break"),
        pytest.param("<p>one\n     two</p>", ["one\ntwo"], id="margin"),
        pytest.param("<p>salt &amp; water&nbsp;&rsquo;s</p>", ["salt & water\xa0’s"], id="entities"),
        pytest.param("<p>AT&T & co &unknown; 5 < 6</p>", ["AT&T & co &unknown; 5 < 6"], id="no-entities"),
        pytest.param("<p>it <q>cures</q> all</p>", ["it “cures” all"], id="inline-quotation"),
        pytest.param("<p>it <del>cures</del>helps</p>", ["it helps"], id="struck-out"),
        pytest.param("<p>run <code>x</code> now</p>", ["run   now"], id="code"),
        pytest.param("<nav>menu</nav><p>text</p>", ["text"], id="navigation"),
        pytest.param("<script>if (a < b) '<p>no</p>'</script><p>text</p>", ["text"], id="script"),
        pytest.param("<p hidden>no</p><p aria-hidden='true'>no</p><p>yes</p>", ["yes"], id="hidden"),
        pytest.param("<p style='color:red; display: none'>no</p><p>yes</p>", ["yes"], id="not-displayed"),
        pytest.param("<header>a</header><footer>b</footer>", ["a", "b"], id="header-and-footer"),
        pytest.param("<details><summary>a</summary>b</details>", ["a", "b"], id="details"),
        pytest.param("<p>cramps<sup>1</sup> go</p>", ["cramps go"], id="footnote-number"),
        pytest.param("<p>10<sup>6</sup> cells</p>", ["106 cells"], id="exponent"),
        pytest.param("<p>{% if x %}so{% endif %} it is</p>", ["so it is"], id="template-tags"),
    ],
)
def test_text(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>one<p>two", ["one", "two"], id="no-end-tags"),
        pytest.param("<h2>one<p>two", ["one", "two"], id="unclosed-heading"),
        pytest.param('<p class="x>one</p><p class="y">two</p>', ["one", "two"], id="unclosed-quotation-mark"),
        pytest.param('<p class="x>one</p><p>two</p>', ["one", "two"], id="never-closed-quotation-mark"),
        pytest.param("<p>one <b two</p>", ["one  two"], id="half-closed-tag"),
        pytest.param("<p>one</p <p>two</p>", ["one", "two"], id="half-closed-end-tag"),
        pytest.param("<p>one <!-- two</p>", ["one  two"], id="unclosed-comment"),
        pytest.param("<nav><p>one", ["one"], id="unclosed-navigation"),
        pytest.param("<script><p>one", ["one"], id="unclosed-script"),
        pytest.param("</p></li></table>one", ["one"], id="stray-end-tags"),
        pytest.param("levels <low and high", ["levels <low and high"], id="no-tag-at-all"),
    ],
)
def test_nothing_is_lost_behind_broken_markup(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_kinds() -> None:
    source = (
        "<title>T</title><meta name=description content='D'><meta property='og:title' content=O>"
        "<meta name=viewport content=no><h1>H</h1><p>P</p><ul><li>L</li></ul>"
        "<figure><img src=x alt='A' title='I'><figcaption>F</figcaption></figure>"
        "<table><caption>C</caption><tr><td>X</td></tr></table><a title='link title' href=x>a</a>"
    )
    assert kinds(source) == [
        ("title", "T"),
        ("description", "D"),
        ("description", "O"),
        ("heading", "H"),
        ("paragraph", "P"),
        ("list-item", "L"),
        ("alt-text", "A"),
        ("caption", "I"),
        ("caption", "F"),
        ("caption", "C"),
        ("table-cell", "X"),
        ("caption", "link title"),
        ("paragraph", "a"),
    ]


def contexts(source: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Return the texts of lead-in, row and column for each text."""
    blocks = read(source).blocks

    def text(index: int | None) -> str | None:
        return None if index is None else blocks[index].text

    return {
        block.text: (text(block.context.lead_in), text(block.context.row), text(block.context.column))
        for block in blocks
    }


def test_list_items_complete_the_paragraph_before_and_their_parent_item() -> None:
    found = contexts("<p>Signs:</p><ul><li>cramps:<ul><li>calf</li><li>foot</li></ul><li>spasms</ul>")
    assert found == {
        "Signs:": (None, None, None),
        "cramps:": ("Signs:", None, None),
        "calf": ("cramps:", None, None),
        "foot": ("cramps:", None, None),
        "spasms": ("Signs:", None, None),
    }


def test_a_definition_completes_its_term() -> None:
    found = contexts("<dl><dt>cramp<dd>hurts<dt>twitch<dd>moves</dl>")
    assert found["hurts"][0] == "cramp"
    assert found["moves"][0] == "twitch"


def test_table_cells_know_their_headers() -> None:
    found = contexts("<table><tr><th>Sign<th>Cause</tr><tr><td>cramp<td>many</tr><tr><td>twitch<td>few</tr></table>")
    assert found["many"] == (None, "cramp", "Cause")
    assert found["twitch"] == (None, None, "Sign")
    assert found["few"] == (None, "twitch", "Cause")


def test_spans_move_the_headers() -> None:
    found = contexts(
        "<table><thead><tr><th>S<th colspan=2>C</tr></thead>"
        "<tr><th rowspan=2>r<td>a<td>b</tr><tr><td>c<td>d</tr></table>"
    )
    assert found["b"] == (None, "r", "C")
    assert found["c"] == (None, "r", "C")


def test_a_table_with_row_headers_only_has_no_column_headers() -> None:
    found = contexts("<table><tr><th>a<td>1</tr><tr><th>b<td>2</tr></table>")
    assert found["b"] == (None, None, None)
    assert found["2"] == (None, "b", None)


def test_layout_tables_hold_paragraphs() -> None:
    source = "<table role=presentation><tr><td>a<td>b</tr></table><table><tr><td>c<table><tr><td>d<td>e</table></table>"
    assert kinds(source)[:3] == [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]
    assert contexts(source)["e"] == (None, "d", None)


def test_headings_lead_what_follows() -> None:
    blocks = read("<h1>a</h1><h2>b</h2><p>c</p><h2>d</h2><p>e</p>").blocks
    assert [blocks[index].text for index in blocks[4].context.headings] == ["a", "d"]


def test_block_quotations_are_quoted() -> None:
    blocks = read("<blockquote><p>a</p></blockquote><p>b</p>").blocks
    assert [block.context.quoted for block in blocks] == [True, False]


def test_comments_have_their_place() -> None:
    source = "<p>a</p><!-- claimcheck-disable --><p>b</p>"
    (comment,) = read(source).comments
    assert comment.text == " claimcheck-disable "
    assert source[comment.span.start : comment.span.end] == "<!-- claimcheck-disable -->"


def test_attribute_values_have_their_place() -> None:
    source = '<img src="x" title="cramp" alt="see cramp">'
    by_kind = {block.kind: block for block in read(source).blocks}
    assert by_kind[BlockKind.ALT_TEXT].source_span(4, 9) == (36, 41)
    assert by_kind[BlockKind.CAPTION].source_span(0, 5) == (20, 25)


def test_front_matter_is_read() -> None:
    document = read("---\ntitle: A cramp\n---\n<p>text</p>")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.TITLE, "A cramp"),
        (BlockKind.PARAGRAPH, "text"),
    ]


def test_custom_elements_are_tags() -> None:
    assert "medical-note" in read("<medical-note></medical-note><p>a</p>").tags
