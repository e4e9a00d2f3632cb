"""What a finding is known by stays the same when its file is edited elsewhere or wrapped anew."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linter.keys import LONGEST, keys_of, normalised
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import FindingKey
from claimcheck.readers import read_text

WORDS = "high doses of the vitamin cause cramps in people who take them every day of the week".split()
SENTENCE = " ".join([*WORDS, "indeed."])


def key_in(source: str, format_name: str = "markdown", *, of_document: bool = False) -> FindingKey:
    """Return the key of a finding on the sentence from "high" to "indeed." of a draft."""
    return keys_in(source, format_name, of_document=of_document)[0]


def keys_in(source: str, format_name: str = "markdown", *, of_document: bool = False) -> tuple[FindingKey, ...]:
    document = read_text(source, "a", format_name)
    starts = [at for at in range(len(source)) if source.startswith("high", at)]
    spans = [Span(start, source.index("indeed.", start) + len("indeed.")) for start in starts]
    return keys_of([found(span, of_document=of_document) for span in spans], document)


def found(span: Span, code: str = "CC101", entry: str | None = None, *, of_document: bool = False) -> Finding:
    return Finding(code, "", Severity.ERROR, span, span, "", entry=entry, of_document=of_document)


@pytest.mark.parametrize(
    ("source", "format_name"),
    [
        pytest.param(SENTENCE, "markdown", id="alone"),
        pytest.param(f"Before it. {SENTENCE} And after.", "markdown", id="in a paragraph"),
        pytest.param(SENTENCE.replace("vitamin", "**vitamin**"), "markdown", id="emphasis"),
        pytest.param(SENTENCE.replace("vitamin", "[vitamin](https://example.org)"), "markdown", id="link"),
        pytest.param(SENTENCE.replace("the", "the&nbsp;", 1).replace("; ", ";"), "markdown", id="entity"),
        pytest.param(SENTENCE.replace(" cause", "![a pill](x.png) cause"), "markdown", id="image"),
        pytest.param(f"<p>{SENTENCE}</p>", "html", id="html"),
        pytest.param(f"<p>{SENTENCE.replace(' ', '   ')}</p>", "html", id="spaces"),
        pytest.param(SENTENCE.replace(" cause", "\r\ncause"), "markdown", id="CRLF"),
    ],
)
def test_the_sentence_is_that_which_readers_see(source: str, format_name: str) -> None:
    assert key_in(source, format_name).sentence == SENTENCE


def test_a_sentence_is_that_of_one_block() -> None:
    assert key_in("# high doses of it\n\nindeed.\n").sentence == "high doses of it"


def test_what_is_no_text_is_taken_from_the_source() -> None:
    document = read_text("<!-- high\n  cramps -->\n", "a", "markdown")
    assert keys_of([found(Span(5, 18))], document)[0].sentence == "high cramps"


def wrapped(width: int, first: str, other: str) -> str:
    return textwrap.fill(SENTENCE, max(width, 20), initial_indent=first, subsequent_indent=other)


@given(
    st.integers(20, 100),
    st.sampled_from([("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   "), ("  * ", "    ")]),
)
def test_wrapping_anew_keeps_the_key(width: int, indents: tuple[str, str]) -> None:
    assert key_in(wrapped(width, *indents) + "\n").sentence == SENTENCE


PLAIN = st.text("abcdefg ,.\n", max_size=60)


@given(PLAIN, PLAIN)
def test_edits_elsewhere_keep_the_key(before: str, after: str) -> None:
    assert key_in(f"{before}\n\n{SENTENCE}\n\n{after}\n") == key_in(SENTENCE)


@given(st.integers(1, 4))
def test_equal_sentences_are_counted(number: int) -> None:
    keys = keys_in("\n\n".join([SENTENCE] * number))
    assert [key.occurrence for key in keys] == list(range(1, number + 1))


def test_rules_and_entries_are_counted_apart() -> None:
    document = read_text(SENTENCE, "a", "markdown")
    whole = Span(0, len(SENTENCE))
    keys = keys_of([found(whole), found(whole, "CC102"), found(whole, entry="b12"), found(whole)], document)
    assert [key.occurrence for key in keys] == [1, 1, 1, 2]


def test_findings_on_the_document_are_counted_whatever_sentence_they_stand_at() -> None:
    keys = keys_in(f"{SENTENCE}\n\n{SENTENCE.replace('doses', 'levels')}", of_document=True)
    assert [key.occurrence for key in keys] == [1, 2]


def test_a_long_sentence_is_shortened_and_still_told_apart() -> None:
    one, other = normalised("x" * 10_000), normalised("x" * 10_001)
    assert one != other
    assert LONGEST < len(one) < LONGEST + 60


@given(st.integers(LONGEST - 3, LONGEST + 3).map("x".__mul__))
def test_no_short_text_equals_a_shortened_one(text: str) -> None:
    shortened = normalised(text)
    assert (shortened == text) == (len(text) <= LONGEST)
    assert normalised(shortened) == shortened or len(text) > LONGEST


def test_no_findings_need_no_document() -> None:
    assert keys_of([], Document("a", "", ())) == ()
