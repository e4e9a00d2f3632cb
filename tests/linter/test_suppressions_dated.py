"""Suppressions that name their last day, and what becomes of any suppression, whatever is written."""

from __future__ import annotations

import datetime
import re

import pytest
from fake_engine import RULES, draft, fake_resources
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import Settings
from claimcheck.config.settings import SuppressionPolicy
from claimcheck.linter.check import check_document
from claimcheck.linter.directives import KINDS, directives_of
from claimcheck.linter.suppressions import suppress
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.report import FileReport, SuppressionState
from claimcheck.readers import read_text

KNOWN = fake_resources().known_rules
DAY = datetime.date(2027, 3, 1)
AFTER = DAY + datetime.timedelta(days=1)
BAD = "It CAUSES it."


def checked(source: str, as_of: datetime.date | None, settings: Settings | None = None) -> FileReport:
    document = read_text(source, "a.md", "markdown")
    return check_document(document, settings or Settings(), fake_resources(), as_of)


def told(report: FileReport) -> list[str]:
    """Return the codes of the findings, with their messages where they are on suppressions."""
    return [
        f"CC901 {found.finding.message}" if found.finding.code == "CC901" else found.finding.code
        for found in report.findings
    ]


ENDED = "CC901 This suppression ended on 2027-03-01; settle what it held back, or remove it"

KEY = "---\nclaimcheck: {{ignore: [{{rule: CC101, until: {}, reason: r}}]}}\n---\n\n" + BAD
DATED = [
    pytest.param(f"<!-- claimcheck: ignore CC101 until 2027-03-01 -- r -->\n{BAD}", id="next block"),
    pytest.param(f"{BAD} <!-- claimcheck: ignore CC101 until 2027-03-01 -- r -->", id="line"),
    pytest.param(f"{BAD}\n\n<!-- claimcheck: ignore-file CC101 until 2027-03-01 -- r -->", id="file"),
    pytest.param(
        f"<!-- claimcheck: ignore-start CC101 until 2027-03-01 -- r -->\n\n{BAD}\n\n<!-- claimcheck: ignore-end -->",
        id="stretch",
    ),
    pytest.param(f"---\n# claimcheck: ignore-file CC101 until 2027-03-01 -- r\na: b\n---\n\n{BAD}", id="front matter"),
    pytest.param(KEY.format("2027-03-01"), id="front-matter key"),
    pytest.param(KEY.format("'2027-03-01'"), id="front-matter key, quoted"),
    pytest.param(
        f'+++\n[claimcheck]\nignore = [{{rule = "CC101", until = 2027-03-01, reason = "r"}}]\n+++\n\n{BAD}', id="TOML"
    ),
    pytest.param(
        f'{{"claimcheck": {{"ignore": [{{"rule": "CC101", "until": "2027-03-01", "reason": "r"}}]}}}}\n\n{BAD}',
        id="JSON",
    ),
    pytest.param(f"<!-- claimcheck: ignore CC101 UNTIL\n2027-03-01\n-- r -->\n{BAD}", id="over lines"),
]


@pytest.mark.parametrize("source", DATED)
def test_it_holds_to_the_end_of_its_day_and_is_then_a_finding(source: str) -> None:
    assert told(checked(source, DAY)) == []
    assert sorted(told(checked(source, AFTER))) == ["CC101", ENDED]


@pytest.mark.parametrize("source", DATED)
def test_without_a_day_it_holds(source: str) -> None:
    assert told(checked(source, None)) == []


def test_a_date_holds_for_all_rules_of_the_directive() -> None:
    source = f"<!-- claimcheck: ignore CC101, CC201 until 2027-03-01 -- r -->\n{BAD}"
    assert sorted(told(checked(source, AFTER))) == ["CC101", ENDED]


def test_it_is_told_also_when_it_would_hold_nothing_back() -> None:
    assert told(checked("<!-- claimcheck: ignore CC101 until 2027-03-01 -- r -->\nfine", AFTER)) == [ENDED]


def test_an_ended_one_of_a_rule_that_is_off_is_not_told() -> None:
    source = f"<!-- claimcheck: ignore CC101 until 2027-03-01 -- r -->\n{BAD}"
    assert told(checked(source, AFTER, Settings(ignore=("CC101",)))) == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2027-02-30", id="no such day"),
        pytest.param("2027-3-1", id="no zeros"),
        pytest.param("20270301", id="no dashes"),
        pytest.param("2027-W09-1", id="week"),
        pytest.param("1 March 2027", id="words"),
        pytest.param("2027-03-01 CC201", id="something behind it"),
        pytest.param("2027-03-01T00:00", id="time"),
        pytest.param("\u0662\u0660\u0662\u0667-03-01", id="other digits"),
        pytest.param("0000-01-01", id="year 0"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_date_that_is_none_suppresses_nothing_and_is_told(written: str) -> None:
    source = f"<!-- claimcheck: ignore CC101 until {written} -- r -->\n{BAD}"
    message = f"'{written}' is no date, so this suppresses nothing; write the last day as in `until 2027-03-01`"
    assert sorted(told(checked(source, DAY))) == ["CC101", f"CC901 {message}"]


@pytest.mark.parametrize("written", ["soon", "2027-03-01T10:00:00", "'2027-3-1'", "20270301", "[2027-03-01]", "null"])
def test_a_date_in_front_matter_that_is_none(written: str) -> None:
    messages = told(checked(KEY.format(written), DAY))
    assert messages[-1] == "CC101"
    assert " is no date, so this suppresses nothing" in messages[0]


def test_the_end_of_a_stretch_takes_no_date() -> None:
    source = (
        f"<!-- claimcheck: ignore-start CC101 -- r -->\n\n{BAD}\n\n<!-- claimcheck: ignore-end until 2027-03-01 -->\n"
    )
    assert told(checked(source, AFTER)) == [
        "CC901 The end of a stretch takes no date; give it to the `claimcheck: ignore-start`"
    ]


def test_the_word_may_stand_in_a_reason() -> None:
    assert told(checked(f"<!-- claimcheck: ignore CC101 -- until the trial ends -->\n{BAD}", AFTER)) == []


def test_a_comment_in_front_matter_is_read_once() -> None:
    source = f"---\na: b  # claimcheck: ignore CC101 -- r\n---\n\n{BAD}"
    message = "CC901 In front matter only `claimcheck: ignore-file CC101 -- reason` is possible"
    assert sorted(told(checked(source, DAY))) == ["CC101", message]


def test_where_they_do_not_count_nothing_is_suppressed_and_nothing_said_of_them() -> None:
    source = f"<!-- claimcheck: ignore CC101 -- r -->\n{BAD}\n\n<!-- claimcheck: ignore nonsense -->\n"
    report = checked(source, DAY, Settings(suppressions=SuppressionPolicy.NONE))
    assert (told(report), report.suppressed) == (["CC101"], 0)
    assert {one.state for one in report.suppressions} == {SuppressionState.OFF}


@pytest.mark.parametrize(
    ("directive", "state", "findings"),
    [
        pytest.param("ignore CC101 -- r", "used", 1, id="used"),
        pytest.param("ignore CC101, CC201 -- r", "used", 1, id="used in part"),
        pytest.param("ignore CC201 -- r", "unused", 0, id="unused"),
        pytest.param("ignore CC101 until 2027-02-28 -- r", "ended", 0, id="ended"),
        pytest.param("ignore CC101", "wrong", 0, id="no reason"),
        pytest.param("ignore CC999 -- r", "wrong", 0, id="no rule"),
        pytest.param("ignore CC301 -- r", "off", 0, id="rule off"),
        pytest.param("ignore-end", "wrong", 0, id="end without start"),
    ],
)
def test_what_became_of_each_is_reported(directive: str, state: str, findings: int) -> None:
    report = checked(f"<!-- claimcheck: {directive} -->\n{BAD}", DAY, Settings(ignore=("CC301",)))
    (one,) = report.suppressions
    assert (one.state.value, one.findings) == (state, findings)
    assert (one.region.line, one.region.column) == (1, 1)


@pytest.mark.parametrize(
    ("as_of", "day", "holds"),
    [
        pytest.param(DAY, DAY, True, id="same day"),
        pytest.param(DAY, AFTER, False, id="it ends"),
        pytest.param(AFTER, AFTER, True, id="ended"),
        pytest.param(AFTER, DAY, False, id="back in time"),
        pytest.param(DAY, DAY - datetime.timedelta(days=400), True, id="long before"),
    ],
)
def test_a_report_holds_until_a_suppression_ends(as_of: datetime.date, day: datetime.date, holds: bool) -> None:
    report = checked(f"<!-- claimcheck: ignore CC101 until {DAY} -- r -->\n{BAD}", as_of)
    assert report.holds_on(day) is holds


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))


@given(st.lists(st.tuples(st.none() | DAYS, st.sampled_from(["CC101", "CC201", "CC999"])), max_size=4), DAYS, DAYS)
def test_a_report_that_holds_is_the_same_on_both_days(
    directives: list[tuple[datetime.date | None, str]], one: datetime.date, other: datetime.date
) -> None:
    source = "".join(
        f"<!-- claimcheck: ignore {rule}{f' until {until}' if until else ''} -- r -->\n\n{BAD}\n\n"
        for until, rule in directives
    )
    report = checked(source, one)
    if report.holds_on(other):
        assert checked(source, other) == report


WORDS = st.sampled_from(
    ["claimcheck", ":", " ", "\n", "ignore", "-start", "-end", "-file", "CC101", "CC201", "overstated-causation"]
    + [",", "--", "\u2014", "until", "2027-03-01", "2027-02-30", "reason", "#", "disable", "CC9", "x"]
)
COMMENTS = st.one_of(st.lists(WORDS, max_size=12).map("".join), st.text(max_size=40)).filter(
    lambda text: "--" not in text.replace(" -- ", "") and ">" not in text
)


@given(st.lists(COMMENTS, max_size=4), DAYS)
def test_whatever_comments_say_only_a_whole_directive_suppresses(comments: list[str], day: datetime.date) -> None:
    source = "".join(f"<!-- claimcheck: {comment} -->\n\nBAD{number}\n\n" for number, comment in enumerate(comments))
    document = draft(source)
    spans = [Span(*match.span()) for match in re.finditer(r"BAD\d", source)]
    findings = [Finding("CC101", "", Severity.ERROR, span, span, "") for span in spans]
    suppressed = suppress(findings, document, KNOWN, RULES, day)
    for directive in directives_of(document):
        assert directive.kind in (*KINDS, "")
        assert source[slice(*directive.span)].startswith("<!--")
    used = [one for one in suppressed.handled if one.taken]
    assert suppressed.indices == {number for one in used for number in one.taken}
    for one in used:
        directive = one.directive
        assert directive.reason
        assert directive.problem is None
        assert directive.kind != "ignore-end"
        assert directive.until is None or directive.until >= day
        assert {"CC101", "overstated-causation"} & set(directive.rules)


@given(
    st.sampled_from(["ignore", "ignore-start", "ignore-file"]),
    st.lists(st.sampled_from(["CC101", "contradicted-claim", "CC9 9"]), min_size=1, max_size=3),
    st.none() | st.dates(),
    st.text("abc \u00e9.,:-", min_size=1).map(str.strip).filter(lambda text: text and not text.startswith("-")),
)
def test_what_is_well_written_is_read_as_it_stands(
    kind: str, rules: list[str], until: datetime.date | None, reason: str
) -> None:
    dated = f" until {until.isoformat()}" if until else ""
    comment = f"claimcheck: {kind} {', '.join(rules)}{dated} -- {reason}"
    (directive,) = directives_of(draft(f"<!-- {comment} -->\n"))
    assert (directive.kind, directive.rules, directive.until, directive.reason) == (kind, tuple(rules), until, reason)
    assert directive.problem is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates() | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["ignore", "rule", "reason", "until", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_whatever_front_matter_holds_is_understood_or_told(value: object) -> None:
    source = f"---\nclaimcheck: x\n---\n{BAD}\n"
    document = Document("a.md", source, draft(source).blocks, (), {"claimcheck": value}, Span(0, source.index(BAD)))
    for directive in directives_of(document):
        assert directive.problem or (directive.kind, bool(directive.rules)) == ("ignore-file", True)


def test_blank_lines_in_front_matter_take_no_time() -> None:
    matter = "\n" * 200_000 + "a: b\nclaimcheck: {}\n"
    document = Document("a", matter, (), (), {"claimcheck": {}}, Span(0, len(matter)))
    (directive,) = directives_of(document)
    assert matter[slice(*directive.span)] == "claimcheck: {}"
