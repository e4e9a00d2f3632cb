import time

import pytest

from claimcheck.errors import UnreadableFile
from claimcheck.model.document import BlockKind
from tests.readers.markdown_cases import assert_places_hold, block_of, markdown, shown, text_at


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param("# Head\n", ["heading: Head"], id="heading"),
        pytest.param("Head\n====\n", ["heading: Head"], id="underlined heading"),
        pytest.param("# Head {#id .class}\n", ["heading: Head"], id="heading attributes"),
        pytest.param("one\ntwo\n", ["paragraph: one\ntwo"], id="soft break stays"),
        pytest.param("one  \r\ntwo\\\r\nthree", ["paragraph: one\r\ntwo\r\nthree"], id="hard breaks"),
        pytest.param("**low** _B12_ \\*", ["paragraph: low B12 *"], id="emphasis and escape"),
        pytest.param("a &amp; b&nbsp;c &#x1F389;", ["paragraph: a & b\xa0c 🎉"], id="entities"),
        pytest.param("- a\n- b\n", ["list-item: a", "list-item: b"], id="tight list"),
        pytest.param("- a\n\n  b\n", ["list-item: a", "list-item: b"], id="loose list"),
        pytest.param("> a\n> b\n", ["paragraph: a\nb"], id="block quotation"),
        pytest.param("x[^1]\n\n[^1]: note\n", ["paragraph: x", "footnote: note"], id="footnote"),
        pytest.param("T\n: d\n", ["paragraph: T", "list-item: d"], id="definition list"),
        pytest.param('![alt](i.png "title")', ["alt-text: alt", "caption: title"], id="image"),
        pytest.param("[a](u 'it\\'s')", ["paragraph: a", "caption: it's"], id="link title"),
        pytest.param("[a][r]\n\n[r]: u (ti)\n", ["paragraph: a", "caption: ti"], id="title of a definition"),
        pytest.param("[É x]\n\n[é  X]:\n  u\n  'ti'\n", ["paragraph: É x", "caption: ti"], id="title on a line"),
        pytest.param(
            "[r]\n\n> - [r]: u 'ti'\n>\n> a\n", ["paragraph: r", "caption: ti", "paragraph: a"], id="inner title"
        ),
        pytest.param("[r]: u 'one'\n[r]: u 'two'\n***\n[r]\n", ["caption: one", "paragraph: r"], id="the first title"),
        pytest.param(
            "[r]\n\n```\n[r]: u 'no'\n```\n\n[r]: u 'ti'", ["paragraph: r", "caption: ti"], id="title in code"
        ),
        pytest.param("a `code` b", ["paragraph: a   b"], id="code span leaves a space"),
        pytest.param("```\ncode\n```\n\n    code\n", [], id="code blocks"),
        pytest.param("a ~~struck~~ b", ["paragraph: a   b"], id="struck out"),
        pytest.param("see <https://a.b>.", ["paragraph: see  ."], id="autolink"),
        pytest.param("see https://a.b/c_d_e.", ["paragraph: see  ."], id="bare address"),
        pytest.param("[text](https://a.b)", ["paragraph: text"], id="link destination"),
        pytest.param("$x^2$ and $5-$10", ["paragraph: and $5-$10"], id="formula and sums of money"),
        pytest.param("H<sub>2</sub>O<br>x", ["paragraph: H2O\nx"], id="inline HTML"),
        pytest.param("a <code>x</code> b", ["paragraph: a   b"], id="inline code element"),
        pytest.param("a <img src=x alt='b'>", ["paragraph: a", "alt-text: b"], id="inline image element"),
        pytest.param("<p>a &lt; b<p>c", ["paragraph: a < b", "paragraph: c"], id="HTML block"),
        pytest.param("<style>x</style>\n<pre>y</pre>\n", [], id="skipped HTML"),
        pytest.param("<ul>\n<li>a<li>b</ul>", ["list-item: a", "list-item: b"], id="HTML list"),
        pytest.param("> <p>a\n> b</p>", ["paragraph: a b"], id="HTML in a quotation"),
        pytest.param("<div>\n\n*a*\n\n</div>", ["paragraph: a"], id="Markdown inside HTML"),
        pytest.param("{{< x >}} low **B12**", ["paragraph: low B12"], id="shortcode before text"),
        pytest.param("a\n{{< x >}}\nb", ["paragraph: a", "paragraph: b"], id="shortcode on a line"),
        pytest.param(":::tip[Hint]\na\n:::", ["heading: Hint", "paragraph: a"], id="directive"),
        pytest.param(
            '!!! note "N"\n\n    a\n    - b\n',
            ["heading: N", "paragraph: a", "list-item: b"],
            id="MkDocs block",
        ),
    ],
)
def test_blocks(source, blocks):
    document = markdown(source)
    assert shown(document) == blocks
    assert_places_hold(document)


def test_list_items_complete_the_paragraph_before_their_list():
    document = markdown("# H\n\nSymptoms include:\n\n- cramps\n  - at night\n\n  often\n")
    assert text_at(document, block_of(document, "cramps").context.lead_in) == "Symptoms include:"
    assert text_at(document, block_of(document, "at night").context.lead_in) == "cramps"
    assert text_at(document, block_of(document, "often").context.lead_in) == "cramps"


def test_list_after_a_heading_completes_nothing():
    document = markdown("Symptoms:\n\n# H\n\n- cramps\n")
    assert block_of(document, "cramps").context.lead_in is None


def test_definitions_complete_their_term():
    document = markdown("Term\n: one\n: two\n")
    assert [text_at(document, block.context.lead_in) for block in document.blocks] == [None, "Term", "Term"]


def test_cells_know_their_headers():
    document = markdown("| a | b |\n|--|--|\n| c | d |\n")
    headers = {
        block.text: (text_at(document, block.context.row), text_at(document, block.context.column))
        for block in document.blocks
    }
    assert headers == {"a": (None, None), "b": (None, None), "c": (None, "a"), "d": ("c", "b")}


def test_task_list():
    document = markdown("- [ ] a\n- [x] b\n- c\n")
    assert [block.context.checkbox for block in document.blocks] == [True, True, False]


def test_quotation_but_not_an_alert_is_quoted():
    document = markdown("> a\n\nb\n\n> [!NOTE]\n> c\n")
    assert [(block.text, block.context.quoted) for block in document.blocks] == [
        ("a", True), ("b", False), ("c", False),
    ]  # fmt: skip


def test_heading_in_a_quotation_leads_nothing_outside():
    document = markdown("> # Q\n\na\n")
    assert block_of(document, "a").context.headings == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<!-- note -->\n", id="block"),
        pytest.param("a <!-- note --> b\n", id="inline"),
        pytest.param("[//]: # (note)\n", id="link definition"),
        pytest.param("---\ntitle: a # note\n---\n", id="front matter"),
    ],
)
def test_comments(source):
    document = markdown(source)
    (comment,) = document.comments
    assert comment.text.strip() == "note"
    assert "note" in source[comment.span.start : comment.span.end]


def test_link_comment_inside_code_is_none():
    assert markdown("```\n[//]: # (note)\n```\n").comments == ()


def test_front_matter_and_tags():
    document = markdown("---\ntitle: T\n---\n{{< disclaimer >}}\n\nBody\n")
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert document.front_matter == {"title": "T"}
    assert document.tags == {"disclaimer"}


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[" * 10_000, id="brackets"),
        pytest.param("> " * 10_000 + "a", id="quotations"),
        pytest.param("- " * 10_000 + "a", id="lists on a line"),
        pytest.param("*a " * 20_000, id="stars"),
        pytest.param("<!-- " * 50_000, id="open comments"),
        pytest.param('<div a="' * 20_000, id="open attributes"),
        pytest.param("[a](b 'c\\'" * 5_000, id="open titles"),
        pytest.param("---\n" * 20_000, id="rules"),
    ],
)
def test_hostile_input_takes_bounded_time(source):
    started = time.perf_counter()
    assert_places_hold(markdown(source))
    assert time.perf_counter() - started < 5


def test_lists_nested_thousands_deep_are_refused():
    with pytest.raises(UnreadableFile, match=r"draft\.md:\d+: lists nested too deeply"):
        markdown("".join("  " * level + "- a\n" for level in range(2_000)))


@pytest.mark.parametrize("piece", ["[a]: u 'x'\n", "[a]: u\n\n", "[a\n", "\\[", "> - [a]: u\n"])
def test_many_link_definitions_take_linear_time(piece):
    started = time.perf_counter()
    markdown("[a]\n\n[a]: u 't'\n" + piece * 20_000)
    assert time.perf_counter() - started < 6
