"""Drafts that repeat what expressions repeat: the work grows with the text, not with its square."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import ROOT, run

from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.patterns import PatternCompiler
from claimcheck.model.document import Span
from claimcheck.pipeline.sentences import pieces

try:
    from re import _constants as constants
    from re import _parser as parser
except ImportError:  # Python 3.10
    import sre_constants as constants  # type: ignore[no-redef]
    import sre_parse as parser  # type: ignore[no-redef]

CLAIM = "Excess vitamin B12 causes muscle spasms. "
# Each took minutes, or would not have ended.
REPEATED = {
    "decimals.md": CLAIM + "1.5" * 40_000 + " B12 x",
    "hyphens.md": CLAIM + "-" * 100_000 + " B12 x",
    "articles.md": "a " * 50_000 + " B12 x",
    "quotation marks.md": CLAIM + "'" * 100_000 + " B12 x",
    "states.md": CLAIM + "deficiency " * 20_000,
    "nutrients.md": "low B12 " * 20_000,
    "heading over items.md": "# Symptoms of " + "a " * 20_000 + "\n\n" + "- walks\n" * 500 + CLAIM,
    "lead-in over items.md": CLAIM + "a " * 20_000 + "include:\n\n" + "- walks\n" * 500,
    "backticks.adoc": "`" * 100_000 + " B12 x",
}


def test_repetitions_take_linear_time(tmp_path: Path) -> None:
    """All of them together; the limit is that of `run`, far above what they take."""
    for name, text in REPEATED.items():
        (tmp_path / name).write_text(text)
    command = ("-m", "claimcheck", "check", "--isolated", "--jobs", "1", "--format", "json", "--fail-on", "error", ".")
    outcome = run(tmp_path, sys.executable, *command, PYTHONPATH=str(ROOT))
    assert outcome.code in (0, 1), outcome.err
    report = json.loads(outcome.out)
    assert {file["path"] for file in report["files"] if file["status"] == "checked"} == set(REPEATED)


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (r"\w+ly", r"\w{1,40}ly"),
        (r"^.*\?$", r"^.{0,400}\?$"),
        (r"[^.+]+x", r"[^.+]{1,400}x"),
        (r"(?:a |b )*c", r"(?:a\s+|b\s+){0,40}c"),
        (r"[\w'+]+?x", r"[\w'+]{1,40}?x"),
        (r"\+ \* [+*]", r"\+\s+\*\s+[+*]"),
    ],
)
def test_the_compiler_bounds_every_repetition(pattern: str, source: str) -> None:
    assert PatternCompiler({}, {}).source(pattern) == source


def test_no_expression_of_the_lexicon_repeats_words_without_end() -> None:
    lexicon = load_lexicon()
    sources = [rule.expression.pattern for rule in (*lexicon.states, *lexicon.bare_states)]
    assert len(sources) == 15
    assert not [source for source in sources if list(endless(source))]


def endless(source: str) -> Iterator[object]:
    """Yield what an expression repeats without end, white space left out: no word begins with it."""
    yield from _endless(parser.parse(source))


def _endless(items: object) -> Iterator[object]:
    for item in items if isinstance(items, parser.SubPattern | list | tuple) else ():
        if isinstance(item, tuple) and item and item[0] in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            _, most, repeated = item[1]
            if most is constants.MAXREPEAT and "CATEGORY_SPACE" not in str(repeated):
                yield repeated
        yield from _endless(item)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one two", ["one two"], id="short"),
        pytest.param("one two three four", ["one two", " three", " four"], id="at spaces"),
        pytest.param("abcdefghijklmnopqr", ["abcdefgh", "ijklmnop", "qr"], id="without spaces"),
    ],
)
def test_long_text_is_cut_into_pieces(text: str, expected: list[str]) -> None:
    assert [text[slice(*piece)] for piece in pieces(Span(0, len(text)), text, 8)] == expected
