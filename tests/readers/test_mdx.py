import time

import pytest

from tests.readers.markdown_cases import assert_places_hold, block_of, mdx, shown, text_at


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param("import X from 'x'\n\nText\n", ["paragraph: Text"], id="import"),
        pytest.param("export const a = {\n\n b: 'c'\n}\n\nText\n", ["paragraph: Text"], id="export"),
        pytest.param("export const meta = { title: 'It\\'s', other: 'x' }\n", ["title: It's"], id="meta export"),
        pytest.param("A {props.x} b", ["paragraph: A  b"], id="expression"),
        pytest.param("\\{ stays", ["paragraph: { stays"], id="escaped brace"),
        pytest.param("`{` and {1}", ["paragraph: and"], id="brace in code"),
        pytest.param('<C title="T">\n  text\n</C>', ["caption: T", "paragraph: text"], id="component"),
        pytest.param("<I alt={'a\\'b'} />", ["alt-text: a'b"], id="string expression"),
        pytest.param('<I href="x" id={1} onClick={() => a > b} />', [], id="attributes nobody sees"),
        pytest.param("<Term>B12</Term>, x", ["paragraph: B12, x"], id="inline component"),
        pytest.param("H<sub>2</sub>O", ["paragraph: H2O"], id="inline element"),
        pytest.param(
            "<A>\n  <B>\n    - a\n      - b\n\n    c\n  </B>\n</A>",
            ["list-item: a", "list-item: b", "paragraph: c"],
            id="indented Markdown in components",
        ),
        pytest.param("<style>{`x`} y</style>\n\nText", ["paragraph: Text"], id="style"),
        pytest.param("```js\n<A> {\n```\n\nText", ["paragraph: Text"], id="code fence"),
        pytest.param("Import taxes rose.", ["paragraph: Import taxes rose."], id="prose that starts like code"),
        pytest.param("if a { then", ["paragraph: if a { then"], id="open brace"),
    ],
)
def test_blocks(source, blocks):
    document = mdx(source)
    assert shown(document) == blocks
    assert_places_hold(document)


def test_answer_completes_its_question():
    document = mdx('# H\n\n<FAQ q="Why?" a="So."/>\n')
    answer = block_of(document, "So.")
    assert text_at(document, answer.context.lead_in) == "Why?"
    assert text_at(document, answer.context.headings[0]) == "H"


def test_comments_and_tags():
    document = mdx("{/* note */}\n\n<A.B><c/></A.B>\n")
    assert [comment.text for comment in document.comments] == [" note "]
    assert document.tags == {"A.B", "c"}


def test_windows_line_ends():
    document = mdx("<A>\r\n    - a\r\n    - b\r\n</A>\r\n")
    assert shown(document) == ["list-item: a", "list-item: b"]
    assert_places_hold(document)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{" * 50_000, id="braces"),
        pytest.param("<T a={" * 20_000, id="open attributes"),
        pytest.param("<T>\n a\n" * 5_000, id="open components"),
        pytest.param("export const a = {\n\n" * 5_000, id="open exports"),
        pytest.param("{/* " * 20_000, id="open comments"),
    ],
)
def test_hostile_input_takes_bounded_time(source):
    started = time.perf_counter()
    assert_places_hold(mdx(source))
    assert time.perf_counter() - started < 5
