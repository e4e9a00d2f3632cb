"""Entries written as YAML: they read back the same, in the form of the files."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claimbase.folders import built_in_folder, claim_files
from claimcheck.curation.writing import entry_yaml, field_yaml
from claimcheck.yamlfile import parse_yaml

WORDS = "word " * 30 + "end"


def read_back(text: str) -> list[dict[str, Any]]:
    entries = parse_yaml(f"entries:\n{text}", "f.yaml").plain()["entries"]
    assert isinstance(entries, list)
    return entries


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "yes",
        "no",
        "null",
        "000",
        "1.5",
        "2026-01-31",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "'quoted'",
        '"quoted"',
        "{a",
        "a, b]",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "?",
        "",
        " outer space ",
        "two\nlines",
        "tab\there",
        "back\\slash",
        "caf\xe9 \u2013 \u4e2d\u6587 \U0001f600",
        "no\xa0break",
        "next\x85line and \u2028 one more",
        "bell \x07",
        f"{WORDS} {WORDS}",
        f"{WORDS}  double  spaces {WORDS}",
        f" {WORDS} {WORDS}",
        f"# {WORDS} {WORDS}",
        f"{WORDS}\n{WORDS}",
        "x" * 200,
    ],
)
def test_any_text_reads_back_the_same(text: str) -> None:
    entry = {
        "id": "a",
        "statement": text,
        "tensions": [text],
        "examples": [{"text": text, "verdict": "supported"}],
        "near_misses": [text],
    }
    assert read_back(entry_yaml(entry)) == [entry]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_whatever_text_reads_back_the_same(text: str) -> None:
    assert read_back(entry_yaml({"id": "a", "statement": text, "tensions": [text]})) == [
        {"id": "a", "statement": text, "tensions": [text]}
    ]


def test_form() -> None:
    entry = {
        "suggestion": "no",
        "statement": WORDS,
        "examples": [{"text": "A, b.", "verdict": "supported"}, {"text": WORDS, "verdict": "supported"}],
        "licence": {"strength": "can_cause", "qualifiers": [["rare", "unproven"], "early"], "sole": False},
        "object": {"concept": "b"},
        "medical_review": None,
        "reviewed": datetime.date(2026, 1, 31),
        "id": "a",
    }
    assert entry_yaml(entry).splitlines() == [
        "  - id: a",
        "    object: {concept: b}",
        "    licence:",
        "      strength: can_cause",
        "      qualifiers: [[rare, unproven], early]",
        "      sole: false",
        "    statement: >-",
        f"      {'word ' * 22}word",
        f"      {'word ' * 7}end",
        '    suggestion: "no"',
        "    reviewed: 2026-01-31",
        "    examples:",
        '      - {text: "A, b.", verdict: supported}',
        "      - text: >-",
        f"          {'word ' * 21}word",
        f"          {'word ' * 8}end",
        "        verdict: supported",
    ]


def test_an_empty_list_is_written_as_one() -> None:
    assert field_yaml("tensions", [], 4) == "    tensions: []"


def test_every_entry_of_the_claim_base_reads_back_the_same() -> None:
    for file in claim_files(built_in_folder()):
        if file.part == "entries":
            for entry in parse_yaml(file.data.decode(), file.shown).plain()["entries"]:
                written = entry_yaml(entry)
                assert read_back(written) == [entry]
                assert max(map(len, written.splitlines())) <= 120
