"""Where a notice that is missing could stand, and that findings keep to one sentence."""

from __future__ import annotations

import pytest

from claimcheck.cli.resources import load_resources
from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.linter.resources import Resources
from claimcheck.model.report import ReportedFinding
from claimcheck.readers import read_text

DRAFT = """# Cramps

B12 deficiency causes muscle cramps. Take three tablets of 1000 mcg daily.
Double the dose when they come back, whatever
anyone says.

- Rest well.

| Table | of things |
|---|---|
| more | to read |
"""


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load_resources()


def found(text: str, format_name: str, resources: Resources) -> list[ReportedFinding]:
    return list(check_document(read_text(text, "draft", format_name), Settings(), resources).findings)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        pytest.param("CC301", "- Rest well.", id="a disclaimer at the end of the running text"),
        pytest.param("CC302", "- Rest well.", id="advice at the end of the running text"),
        pytest.param("CC303", "1000 mcg daily.", id="a caution after the instruction"),
        pytest.param("CC304", "muscle cramps.", id="other causes after the claim"),
    ],
)
def test_after_which_words(code: str, before: str, resources: Resources) -> None:
    first, *_ = [one for one in found(DRAFT, "markdown", resources) if one.finding.code == code]
    assert first.insertion is not None
    line = DRAFT.splitlines()[first.insertion.line - 1]
    assert line[: first.insertion.column - 1].endswith(before)


def test_before_the_markup_that_ends_a_page(resources: Resources) -> None:
    text = "<p>B12 deficiency causes muscle cramps.</p>\n<p>Rest <b>well</b>.</p></body>\n"
    first, *_ = found(text, "html", resources)
    assert (first.finding.code, first.insertion) == ("CC301", (2, 21))


def test_a_finding_lies_in_its_sentence(resources: Resources) -> None:
    findings = found(DRAFT, "markdown", resources)
    assert len({one.finding.code for one in findings}) >= 4
    for one in findings:
        region, sentence = one.region, one.sentence
        assert (sentence.line, sentence.column) <= (region.line, region.column)
        assert (region.end_line, region.end_column) <= (sentence.end_line, sentence.end_column)


def test_findings_that_miss_nothing_have_no_such_place(resources: Resources) -> None:
    findings = found("High B12 levels cause muscle spasms.\n", "markdown", resources)
    assert [one.insertion for one in findings if one.finding.code == "CC101"] == [None]
