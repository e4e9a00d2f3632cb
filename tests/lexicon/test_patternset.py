"""Which patterns are tried where: never fewer than can match."""

from __future__ import annotations

import pytest

from claimcheck.lexicon.patterns import LENGTH, PatternCompiler
from claimcheck.lexicon.patternset import PatternSearch, PatternSet

COMPILER = PatternCompiler({}, {"doctor": ["doctor", "gp"], "who": ["a @doctor", "you"]})


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("there is", {"there"}),
        ("no risk", {"no "}),
        ("(?:no|not any) risk", {"no ", "not "}),
        ("(?:not )?only", {"not ", "only"}),
        ("(?:very )*high", {"very ", "high"}),
        ("(?:ab){0,3}c", {"ab", "c"}),
        ("ab{0,3}c", {"ab", "ac"}),
        ("caus?es", {"cause", "caues"}),
        ("b-?12", {"b-12", "b12"}),
        ("~aid", {"aid", "aids", "aided", "aidin"}),
        ("@who says", {"a ", "you "}),
        ("(?!x)(?<=a\\)b)cd(?:e|)", {"cd", "cde"}),
        ("put .. down", {"put"}),
        ("100 ?%", {"100"}),
        ("[ab)]c|def", {"", "def"}),
        ("\\w+ at", {""}),
        ("(?:[0-9]|no) mg", {*(f"{digit} " for digit in range(10)), "no "}),
        ("[0-9]+ mg", set("0123456789")),
        ("^\\W*stop", {""}),
    ],
)
def test_beginnings(pattern: str, beginnings: set[str]) -> None:
    assert LENGTH == 5
    assert COMPILER.beginnings(pattern) == beginnings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not only", (1, 8)),
        ("not  only", (1, 9)),
        ("not\nonly", (1, 9 - 1)),
        ("not", (0, 3)),
        ("not onlyx", (0, 3)),
        ("nothing", None),
        ("only not", None),
    ],
)
def test_the_longest_pattern_counts(text: str, expected: tuple[int, int] | None) -> None:
    assert PatternSet(["not", "not only", "only never"], COMPILER).match(text, 0) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("please ask your gp", True),
        ("ask\nyour doctor.", True),
        ("bask your gp", False),
        ("ask your gps", False),
        ("it is 'not advice'", True),
        ("so - it's not advisable", False),
        ("five grams", True),
        ("- stop now", True),
        ("do - stop now", False),
        ("go home now", True),
        ("so go home", False),
        ("so stay here", True),
        ("", False),
    ],
)
def test_search(text: str, found: bool) -> None:
    assert (
        PatternSearch(["ask your @doctor", "not advice", "\\w+ grams", "^\\W*stop", "^go|stay"], COMPILER).search(text)
        is found
    )
