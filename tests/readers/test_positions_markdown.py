"""Every character of every block stands where its run says, whatever surrounds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.markdown_cases import assert_places_hold, markdown, mdx

WORD = "quixotry"
PIECES = [
    "low", "*B12*", "**é**", "👁️", "e\u0301", "&amp;", "&#x1F389;", "\\*", "`code`", "~~old~~",
    "[link](u 't')",
    "![alt](i)", "H<sub>2</sub>O", "{{< tag >}}", "“q”", "\u00a0x", "$5", "https://a.b/c",
    "<!-- c -->", "中文",
]  # fmt: skip
KINDS = {
    "paragraph": "{}",
    "heading": "## {}",
    "list item": "- a\n- {}",
    "nested item": "- a\n  - {}",
    "loose item": "- a\n\n  {}",
    "quotation": "> a\n> {}",
    "cell": "| é | b |\n|---|---|\n| 🎉 | {} |",
    "footnote": "a[^1]\n\n[^1]: {}",
    "definition": "é\n: {}",
    "HTML block": "<div>\né {}\n</div>",
    "alternative text": "![é {}](i.png)",
    "directive": ":::note\n{}\n:::",
    "MkDocs block": "!!! note\n\n    {}",
    "after front matter": "---\ntitle: é\n---\n{}",
    "title": '---\ntitle: "é \\" {}"\n---\n',
}
MDX_KINDS = {
    "component": "<A>\n  <B b={{'é'}}>\n    - a\n      {}\n  </B>\n</A>",
    "attribute": '<A title="é {}" />',
    "after a module": "import a from 'b'\n\n{}",
}
phrases = st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)


def assert_word_is_found(document):
    assert_places_hold(document)
    place = document.source.index(WORD)
    spans = [
        block.source_span(block.text.index(WORD), block.text.index(WORD) + len(WORD))
        for block in document.blocks
        if WORD in block.text
    ]
    assert spans == [(place, place + len(WORD))]


@pytest.mark.parametrize("template", KINDS.values(), ids=KINDS)
@given(before=phrases, after=phrases, crlf=st.booleans())
def test_word_is_found_at_its_place(template, before, after, crlf):
    quoted = template.startswith("---\ntitle")
    if "![" in template or quoted:
        before = after = ""
    source = "# é\n\n" * (not template.startswith("---")) + template.format(f"x {before} {WORD} {after}") + "\n"
    assert_word_is_found(markdown(source.replace("\n", "\r\n") if crlf else source))


@pytest.mark.parametrize("template", MDX_KINDS.values(), ids=MDX_KINDS)
@given(crlf=st.booleans(), before=st.sampled_from(["", "é ", "👁️ ", "&amp; "]))
def test_word_is_found_at_its_place_in_mdx(template, crlf, before):
    source = template.format(f"{before}{WORD} x") + "\n"
    assert_word_is_found(mdx(source.replace("\n", "\r\n") if crlf else source))


@given(st.text(alphabet="ab \n\r\t#>*-_`~[](){}<>!|:\\&;\"'/=%+$^1é🎉", max_size=60))
def test_places_hold_for_any_text(source):
    assert_places_hold(markdown(source))


@given(st.text(alphabet="ab \n\r\t#>*-`[]({})<>/=:\"'\\!é🎉AB", max_size=60))
def test_places_hold_for_any_mdx(source):
    assert_places_hold(mdx(source))
