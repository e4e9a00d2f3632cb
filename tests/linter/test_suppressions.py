from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from fake_engine import RULES, draft, fake_resources

from claimcheck.linter.suppressions import suppress
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity

KNOWN = fake_resources().known_rules


def judged(document: Document, ran: Any = RULES, as_of: datetime.date | None = None) -> tuple[list[str], list[str]]:
    """Return the words of the findings that stay and the messages on suppressions."""
    source = document.source
    findings = [
        Finding("CC101", "", Severity.ERROR, Span(*match.span()), Span(*match.span()), "")
        for match in re.finditer(r"BAD\d", source)
    ]
    suppressed = suppress(findings, document, KNOWN, ran, as_of)
    kept = [source[slice(*f.span)] for n, f in enumerate(findings) if n not in suppressed.indices]
    return kept, [finding.message for finding in suppressed.wrong]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        pytest.param("<!-- claimcheck: ignore CC101 -- r -->\nBAD1\nBAD2\n\nBAD3", ["BAD3"], id="next block"),
        pytest.param("<!-- claimcheck: ignore CC101 -- r -->\n\n\nBAD1\n\nBAD3", ["BAD3"], id="blank lines"),
        pytest.param("BAD1 <!-- claimcheck: ignore CC101 -- r -->\nBAD2\n\nBAD3", ["BAD2", "BAD3"], id="line end"),
        pytest.param("<!-- claimcheck: ignore overstated-causation -- r -->\nBAD1", [], id="name"),
        pytest.param("<!-- claimcheck: ignore CC201, CC101 -- r -->\nBAD1", [], id="several"),
        pytest.param("<!-- claimcheck:ignore CC101 \u2014 r -->\nBAD1", [], id="dash"),
        pytest.param("<!--\nclaimcheck: ignore CC101\n-- r\n-->\nBAD1", [], id="over lines"),
        pytest.param("<!-- claimcheck: ignore CC201 -- r -->\nBAD1", ["BAD1"], id="other rule"),
        pytest.param("BAD1\n\nx\n\n<!-- claimcheck: ignore-file CC101 -- r -->", [], id="file"),
        pytest.param("<!-- note --> BAD1 <!-- claimcheck: ignore CC101 -- r -->", [], id="behind a comment"),
        pytest.param("<!-- just a comment -->\nBAD1", ["BAD1"], id="other comment"),
        pytest.param("<!-- claimcheck is good -->\nBAD1", ["BAD1"], id="mention"),
    ],
)
def test_what_is_suppressed(source: str, kept: list[str]) -> None:
    assert judged(draft(source), ran={"CC101"})[0] == kept


def test_start_and_end_nest() -> None:
    source = (
        "BAD1\n\n<!-- claimcheck: ignore-start CC101 -- r -->\nBAD2\n\n"
        "<!-- claimcheck: ignore-start CC201 -- r -->\nBAD3\n<!-- claimcheck: ignore-end -->\n"
        "BAD4\n<!-- claimcheck: ignore-end -->\nBAD5"
    )
    assert judged(draft(source), ran={"CC101"}) == (["BAD1", "BAD5"], [])


def test_inside_a_block_the_next_line_counts() -> None:
    source = "a\n{/* claimcheck: ignore CC101 -- r */}\n\nBAD1\nBAD2"
    document = draft(source)
    comment = Span(2, source.index("\n", 2))
    block = draft("x" * len(source)).blocks
    document = Document("a.mdx", source, block, (_comment(source, comment),))
    assert judged(document)[0] == ["BAD2"]


def _comment(source: str, span: Span) -> Any:
    from claimcheck.model.document import Comment

    return Comment(source[span.start + 3 : span.end - 3], span)


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        pytest.param("ignore CC101", "gives no reason, so it suppresses nothing", id="no reason"),
        pytest.param("ignore CC101 --", "gives no reason, so it suppresses nothing", id="empty reason"),
        pytest.param("ignore -- r", "names no rule", id="no rule"),
        pytest.param("disable CC101 -- r", "is not understood", id="unknown directive"),
        pytest.param("ignore CC999 -- r", "no rule is called 'CC999'", id="unknown rule"),
        pytest.param("ignore CC901 -- r", "CC901 cannot be suppressed", id="itself"),
        pytest.param("ignore-start CC101 -- r", "no matching `claimcheck: ignore-end`", id="no end"),
        pytest.param("ignore-end", "no matching `claimcheck: ignore-start`", id="no start"),
    ],
)
def test_a_wrong_directive_suppresses_nothing_and_is_found(directive: str, message: str) -> None:
    kept, messages = judged(draft(f"<!-- claimcheck: {directive} -->\nBAD1"))
    assert kept == ["BAD1"]
    assert len(messages) == 1
    assert message in messages[0]


def test_an_unused_one_is_found() -> None:
    source = "<!-- claimcheck: ignore CC101 -- r -->\nfine\n\nBAD1"
    message = "Nothing is reported as CC101 (overstated-causation) here; remove this suppression"
    assert judged(draft(source)) == (["BAD1"], [message])


def test_of_several_rules_only_the_unused_one_is_found() -> None:
    _, messages = judged(draft("<!-- claimcheck: ignore CC101, CC201 -- r -->\nBAD1"))
    assert [message.split(" (")[0] for message in messages] == ["Nothing is reported as CC201"]


def test_a_rule_that_did_not_run_is_not_unused() -> None:
    assert judged(draft("<!-- claimcheck: ignore CC101 -- r -->\nfine"), ran=())[1] == []


def with_front_matter(text: str, value: Any = None) -> Document:
    source = f"---\n{text}\n---\nBAD1\n"
    matter = {} if value is None else {"claimcheck": value}
    return draft(source, front_matter=matter, front_matter_span=Span(0, source.index("BAD1")))


def test_front_matter_comment() -> None:
    assert judged(with_front_matter("# claimcheck: ignore-file CC101 -- r")) == ([], [])


def test_front_matter_comment_must_be_for_the_file() -> None:
    kept, messages = judged(with_front_matter("# claimcheck: ignore CC101 -- r"))
    assert kept == ["BAD1"]
    assert messages[0].startswith("In front matter only `claimcheck: ignore-file")


def test_front_matter_key() -> None:
    value = {"ignore": [{"rule": "CC101", "reason": "r"}]}
    assert judged(with_front_matter("claimcheck: ...", value)) == ([], [])


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("CC101", id="text"),
        pytest.param({"ignore": "CC101"}, id="no list"),
        pytest.param({"ignore": [{"rule": "CC101"}]}, id="no reason"),
        pytest.param({"ignore": [{"rules": "CC101", "reason": "r"}]}, id="unknown key"),
        pytest.param({"skip": []}, id="unknown directive"),
        pytest.param(None, id="nothing"),
    ],
)
def test_front_matter_key_not_understood(value: Any) -> None:
    document = with_front_matter("title: x\nclaimcheck: y")
    document = Document("a.md", document.source, document.blocks, (), {"claimcheck": value}, document.front_matter_span)
    kept, messages = judged(document)
    assert (kept, len(messages)) == (["BAD1"], 1)


def test_the_finding_is_at_the_directive() -> None:
    source = "fine\n\n<!-- claimcheck: ignore CC101 -- r -->"
    wrong = suppress((), draft(source), KNOWN, RULES).wrong
    assert source[slice(*wrong[0].span)] == "<!-- claimcheck: ignore CC101 -- r -->"
    assert (wrong[0].code, wrong[0].name, wrong[0].severity) == (
        "CC901",
        "unused-suppression",
        Severity.WARNING,
    )
