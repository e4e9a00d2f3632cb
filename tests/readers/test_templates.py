import time

import pytest

from claimcheck.readers.directives import mask_directives
from claimcheck.readers.templates import mask_templates


@pytest.mark.parametrize(
    ("source", "words", "names"),
    [
        pytest.param("a {{< x y=1 >}} b", "a b", {"x"}, id="Hugo"),
        pytest.param("{{% note %}}a{{% /note %}}", "a", {"note"}, id="Hugo with Markdown"),
        pytest.param('{{< fig\n src="a"\n>}} b', "b", {"fig"}, id="over lines"),
        pytest.param("{% if x %}a{% endif %}", "a", {"if"}, id="Liquid"),
        pytest.param("{% comment %}a{% endcomment %} b", "b", {"comment"}, id="Liquid comment"),
        pytest.param("{{ page.title }} {# c #}", "", {"page.title", "c"}, id="Jinja"),
        pytest.param('[caption id="1"]a[/caption]', "a", {"caption"}, id="WordPress"),
        pytest.param("[note]a[/note]", "a", {"note"}, id="WordPress without attributes"),
        pytest.param('[gallery ids="1,2" /]', "", {"gallery"}, id="WordPress alone"),
    ],
)
def test_tags_are_masked(source, words, names):
    masked, found = mask_templates(source)
    assert " ".join(masked.split()) == words
    assert len(masked) == len(source)
    assert found == names


@pytest.mark.parametrize(
    "source",
    [
        "[a b](c)",
        "[a=b](c)",
        "[a][b]",
        "[^1]",
        "- [ ] a",
        "- [x] a",
        "[sic]",
        "[ref]: u",
        "{a}",
        "{{ a",
        "a }}",
    ],
)
def test_other_brackets_stay(source):
    assert mask_templates(source) == (source, frozenset())


def test_tag_does_not_run_over_an_empty_line():
    source = "`{{`\n\nwords\n\n`}}`"
    assert mask_templates(source)[0] == source


@pytest.mark.parametrize(
    ("source", "masked", "names"),
    [
        pytest.param(":::note\na\n:::\n", "       \na\n   \n", {"note"}, id="Docusaurus"),
        pytest.param(":::{tip} T\na\n:::\n", "######   T\na\n   \n", {"tip"}, id="MyST with a title"),
        pytest.param("```{note}\n:class: x\na\n```\n", "         \n         \na\n   \n", {"note"}, id="MyST"),
        pytest.param("```{code}\n:::x\n```\n", "```{code}\n:::x\n```\n", set(), id="code stays"),
        pytest.param('!!! tip "T"\n\n    a\n', "######   T \n    \na\n", {"tip"}, id="MkDocs"),
    ],
)
def test_directives(source, masked, names):
    assert mask_directives(source) == (masked, names)


@pytest.mark.parametrize("piece", ["{{", "{%", "{{ a ", '[aa b="', "[/aa", "[aa b=c", "{{ }", ":::a\n", "!!! a\n"])
def test_time_is_linear(piece):
    source = piece * 100_000
    started = time.perf_counter()
    mask_directives(mask_templates(source)[0])
    assert time.perf_counter() - started < 3
