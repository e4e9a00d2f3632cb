import pytest

from claimcheck.errors import UnreadableFile
from claimcheck.model.document import BlockKind
from claimcheck.readers.build import DocumentBuilder
from claimcheck.readers.frontmatter import read_front_matter
from tests.readers.markdown_cases import assert_places_hold

KEYS = ("title", "description", "seo.description", "list")


def read(source):
    builder = DocumentBuilder("a.md", source)
    start = read_front_matter(builder, KEYS)
    document = builder.build()
    assert_places_hold(document)
    return start, document


@pytest.mark.parametrize(
    ("yaml", "texts"),
    [
        pytest.param("title: plain # note", ["plain"], id="plain"),
        pytest.param("title: two\n  lines", ["two\nlines"], id="plain over lines"),
        pytest.param('title: "a \\" \\u00e9 b"', ['a " é b'], id="double quotes with escapes"),
        pytest.param("title: 'it''s'", ["it's"], id="single quotes"),
        pytest.param("description: >-\n  one\n  two\n\n  three\n# note", ["one\ntwo\n\nthree"], id="folded"),
        pytest.param("description: |\n    one\n      two\n", ["one\ntwo"], id="literal"),
        pytest.param("seo:\n  description: deep", ["deep"], id="nested key"),
        pytest.param("list: [a, 'b']", ["a", "b"], id="list"),
        pytest.param("title: 👁️ é\ndescription: x", ["👁️ é", "x"], id="emoji"),
        pytest.param("title: !!str x", ["x"], id="tagged"),
        pytest.param("other: x\ntitle:", [], id="nothing to read"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_yaml(yaml, texts, line_end):
    _, document = read(f"---\n{yaml}\n---\nBody".replace("\n", line_end))
    assert [block.text.replace("\r", "") for block in document.blocks] == texts


@pytest.mark.parametrize(
    ("toml", "texts"),
    [
        pytest.param('title = "a\\tb" # note', ["a\tb"], id="basic"),
        pytest.param("title = 'a\\b'", ["a\\b"], id="literal"),
        pytest.param('title = """\none\ntwo"""', ["one\ntwo"], id="over lines"),
        pytest.param("[seo]\ndescription = 'deep'", ["deep"], id="table"),
        pytest.param('list = ["a",\n "b"]', ["a", "b"], id="list"),
        pytest.param("n = 1\nother = 'title = x'", [], id="nothing to read"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_toml(toml, texts, line_end):
    _, document = read(f"+++\n{toml}\n+++\nBody".replace("\n", line_end))
    assert [block.text.replace("\r", "") for block in document.blocks] == texts


def test_json():
    start, document = read('{\n "title": "a\\u00e9\\ud83d\\ude00"\n}\nBody')
    assert [block.text for block in document.blocks] == ["aé😀"]
    assert document.source[start:] == "\nBody"


def test_kinds_data_span_and_start():
    source = "---\ntitle: T\ndescription: D\n---\nBody"
    start, document = read(source)
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.DESCRIPTION]
    assert document.front_matter == {"title": "T", "description": "D"}
    assert document.front_matter_span == (0, start)
    assert source[start:] == "Body"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Body", id="none"),
        pytest.param("---\ntitle: x\n", id="not closed"),
        pytest.param("---\n\nWords: a: b\n\n---\n", id="rules around a paragraph"),
        pytest.param("---\njust words\n---\n", id="no mapping"),
        pytest.param("{/* comment */}\n", id="MDX comment"),
    ],
)
def test_no_front_matter(source):
    start, document = read(source)
    assert (start, document.blocks, document.front_matter_span) == (0, (), None)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        pytest.param("---\nok: 1\na: b: c\n---\n", "a.md:3:5: not valid YAML", id="YAML"),
        pytest.param("---\na: 1\na: 2\n---\n", "a.md:3:1: the key 'a' stands twice", id="key twice"),
        pytest.param("+++\nok = 1\na =\n+++\n", "a.md:3:4: not valid TOML", id="TOML"),
    ],
)
def test_broken_front_matter_is_refused(source, place):
    with pytest.raises(UnreadableFile) as caught:
        read(source)
    assert str(caught.value).startswith(place)
    assert "correct the front matter" in str(caught.value)


def test_yaml_comments_but_no_text_that_looks_like_them():
    source = "---\n# one\ntitle: 'a # b' # two\ndescription: |\n  # text\nurl: x#y\n# three\n---\n"
    _, document = read(source)
    assert [comment.text for comment in document.comments] == [" one", " two", " three"]
    assert [source[slice(*comment.span)] for comment in document.comments] == ["# one", "# two", "# three"]
