"""YAML that is refused, and the places of what is read."""

from __future__ import annotations

import datetime

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.yamlfile import parse_yaml


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: not valid YAML: a second document begins here"),
        ("a: &x 1\nb: *x\n", "f.yaml:2:4: aliases (*name) are not allowed; write the value out"),
        ("a: 1\nb: {a: 1, a: 2}\n", "f.yaml:2:11: the key 'a' stands twice (first on line 2)"),
        ("1: a\n", "f.yaml:1:1: the key 1 is not a word; put it in quotes"),
        ("a: !thing 1\n", "f.yaml:1:4: not valid YAML: could not determine a constructor for the tag '!thing'"),
        ("[" * 41 + "]" * 41, "f.yaml:1:41: nested deeper than 40 levels"),
        ("a: [\n", "f.yaml:2:1: not valid YAML: did not find expected node content"),
    ],
)
def test_refused(text: str, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        parse_yaml(text, "f.yaml")
    assert [str(one) for one in caught.value.problems] == [problem]


@pytest.mark.parametrize("text", ["a: \x00", "a: \ud800"], ids=ascii)
def test_characters_that_yaml_does_not_allow(text: str) -> None:
    with pytest.raises(ClaimcheckError, match=r"f\.yaml:1: not readable as YAML"):
        parse_yaml(text, "f.yaml")


def test_values() -> None:
    text = 'text: no\nquoted: "no"\ntagged: !!str 1\nnumber: 1\nday: 2026-01-31\nnothing:\nwords: [yes, sir]\n'
    assert parse_yaml(text, "f.yaml").plain() == {
        "text": False,
        "quoted": "no",
        "tagged": "1",
        "number": 1,
        "day": datetime.date(2026, 1, 31),
        "nothing": None,
        "words": [True, "sir"],
    }


def test_places() -> None:
    node = parse_yaml("a:\n  - b: ü\n", "f.yaml", first_line=3, first_offset=10)
    assert isinstance(node.value, dict)
    assert (node.keys["a"].line, node.keys["a"].column, node.keys["a"].start) == (3, 1, 10)
    (item,) = node.value["a"].value
    inner = item.value["b"]
    assert (inner.line, inner.column, inner.start, inner.end) == (4, 8, 20, 21)


def test_nothing_is_an_empty_mapping() -> None:
    assert parse_yaml("# only a comment\n", "f.yaml").value == {}
