"""Single values changed in place: everything around them stays."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.curation.editing import edited, entry_edits
from claimcheck.errors import ClaimcheckError
from claimcheck.yamlfile import YamlNode, parse_yaml

LONG = "word " * 30 + "end"


def change(text: str, fields: dict[str, Any], licence: dict[str, Any] | None = None) -> str:
    """Change the first entry of a file."""
    root = parse_yaml(text, "f.yaml")
    assert isinstance(root.value, dict)
    entries = root.value["entries"].value
    assert isinstance(entries, list)
    entry: YamlNode = entries[0]
    return edited(text, entry_edits(text, entry, fields, licence or {}))


def entry(*lines: str) -> str:
    """Return a file with one entry, between comments."""
    return "\n".join(["# head", "entries:", "  - id: a", *(f"    {line}".rstrip() for line in lines), "# end", ""])


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        pytest.param(["topic: t", "statement: s"], {"topic": "no"}, ['topic: "no"', "statement: s"], id="plain"),
        pytest.param(["topic: t  # why"], {"topic": "u"}, ["topic: u  # why"], id="with a comment"),
        pytest.param(["statement: 'a  # b'  # why"], {"statement": "c"}, ["statement: c  # why"], id="quoted"),
        pytest.param(
            ["statement: s  # why", "topic: t"],
            {"statement": LONG},
            ["statement: >-  # why", f"  {'word ' * 22}word", f"  {'word ' * 7}end", "topic: t"],
            id="long text keeps the comment out",
        ),
        pytest.param(
            ["statement: >-  # why", "  one", "  two", "", "# above", "topic: t"],
            {"statement": "three"},
            ["statement: three  # why", "", "# above", "topic: t"],
            id="folded to short",
        ),
        pytest.param(
            ["statement: |", "  # text", "  two", "topic: t"],
            {"statement": "x"},
            ["statement: x", "topic: t"],
            id="literal",
        ),
        pytest.param(
            ["tensions:", "  - one", "  - two", "# above", "topic: t"],
            {"tensions": ["three", "four"]},
            ["tensions:", "  - three", "  - four", "# above", "topic: t"],
            id="list",
        ),
        pytest.param(
            ["tensions:  # a", "  - one  # b"], {"tensions": ["x"]}, ["tensions:  # a  # b", "  - x"], id="two comments"
        ),
        pytest.param(
            ["topic: t", "tensions:", "  - one", "reviewed: 2026-01-31"],
            {"tensions": None},
            ["topic: t", "reviewed: 2026-01-31"],
            id="taken out",
        ),
        pytest.param(
            ["topic: t", "medical_review: m  # why"],
            {"medical_review": None},
            ["topic: t", "# why"],
            id="comment stays",
        ),
        pytest.param(
            ["topic: t  # why", "statement: s", "reviewed: 2026-01-31"],
            {"tensions": ["x"], "medical_review": "m"},
            ["topic: t  # why", "statement: s", "tensions:", "  - x", "medical_review: m", "reviewed: 2026-01-31"],
            id="put in at their places",
        ),
        pytest.param(
            ["topic:", "  t", "  # deep", "", "  # too", "reviewed: 2026-01-31"],
            {"statement": LONG},
            [
                "topic:",
                "  t",
                "  # deep",
                "",
                "  # too",
                "statement: >-",
                f"  {'word ' * 22}word",
                f"  {'word ' * 7}end",
                "reviewed: 2026-01-31",
            ],
            id="after comments that are further in",
        ),
        pytest.param(
            ["topic: |+", "  t", "", "", "reviewed: 2026-01-31"],
            {"statement": "s"},
            ["topic: |+", "  t", "", "", "statement: s", "reviewed: 2026-01-31"],
            id="blank lines that count",
        ),
        pytest.param(
            ["statement: s", "tensions:", "  - x", "reviewed: 2026-01-31"],
            {"statement": "u", "tensions": None, "medical_review": "m"},
            ["statement: u", "medical_review: m", "reviewed: 2026-01-31"],
            id="all three at once",
        ),
    ],
)
def test_fields(before: list[str], fields: dict[str, Any], after: list[str]) -> None:
    assert change(entry(*before), fields) == entry(*after)


@pytest.mark.parametrize(
    ("before", "licence", "after"),
    [
        pytest.param([], {"sole": True}, ["licence:", "  sole: true"], id="new"),
        pytest.param(
            ["licence:", "  # why", "  frequency: rare  # that"],
            {"strength": "can_cause", "frequency": "common", "denial": "no"},
            ["licence:", "  # why", "  strength: can_cause", "  frequency: common  # that", '  denial: "no"'],
            id="keys of lines",
        ),
        pytest.param(
            ["licence: {sole: true, strength: can_cause}  # why"],
            {"frequency": "rare", "sole": None},
            ["licence:  # why", "  strength: can_cause", "  frequency: rare"],
            id="braces",
        ),
        pytest.param(
            ["licence:", "  denial: hedged", "  sole: true"],
            {"strength": "can_cause", "denial": None},
            ["licence:", "  strength: can_cause", "  sole: true"],
            id="in the place of the first key",
        ),
        pytest.param(
            ["licence:", "  sole: true", "topic: t"],
            {"strength": "can_cause", "sole": None},
            ["licence:", "  strength: can_cause", "topic: t"],
            id="in the place of the only key",
        ),
        pytest.param(["licence:", "  sole: true", "topic: t"], {"sole": None}, ["topic: t"], id="the last key"),
        pytest.param(["topic: t"], {"sole": None}, ["topic: t"], id="nothing to take out"),
    ],
)
def test_licence(before: list[str], licence: dict[str, Any], after: list[str]) -> None:
    assert change(entry(*before), {}, licence) == entry(*after)


@pytest.mark.parametrize(
    ("text", "fields", "problem"),
    [
        pytest.param(
            entry("tensions:", "  - one  # why", "  - two"),
            {"tensions": ["x"]},
            "f.yaml:5:7: the comment '# why' would be lost; change this value by hand",
            id="comment in a list",
        ),
        pytest.param(
            entry("tensions:", "  # why", "  - one"),
            {"tensions": ["x"]},
            "the comment '# why' would be",
            id="above a list",
        ),
        pytest.param(
            entry("topic:", "  # why", "  t"), {"topic": "x"}, "the comment '# why' would be lost", id="above a word"
        ),
        pytest.param(
            entry("licence: {  # why", "  sole: true}"),
            {"licence": None},
            "the comment '# why' would be lost",
            id="braces",
        ),
        pytest.param(
            "entries:\n  - {id: a, topic: t}\n",
            {"topic": "u"},
            "f.yaml:2:5: put each key on a line",
            id="a record in braces",
        ),
        pytest.param(
            "entries:\n  - tensions: [x]\n    id: a\n",
            {"tensions": None},
            "run `claimcheck claims format`",
            id="first key",
        ),
    ],
)
def test_refused(text: str, fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        change(text, fields)
    assert problem in str(caught.value)
