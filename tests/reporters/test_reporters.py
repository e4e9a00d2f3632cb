from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fake_engine import TOOL, FakeEngine, draft, fake_resources

from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.linter.locate import locate_claim
from claimcheck.model.document import Lines
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters import REPORTERS, ReportOptions
from claimcheck.reporters.extract import EXTRACTS, FileClaims

PLAIN = "Too much B12 CAUSES cramps.\n\nAnd it CAUSES twitching. <!-- claimcheck: ignore CC101 -- quoted -->\n"
ODD = (
    "\tTab CAUSES.\n\nWide \u65e5\u672c \U0001f600 CAUSES \u65e5.\n\nCombining e\u0301 CAUSES.\n\n"
    "Escape \x1b[31m \x9b \u202e \u2028 CAUSES.\n\n" + "long " * 60 + "CAUSES" + " end" * 60 + "\n"
)
FINDING_KEYS = [
    *("code", "name", "severity", "line", "column", "end_line", "end_column", "text"),
    *("message", "claim", "entry", "evidence", "suggestion", "fingerprint"),
]
UNUSED = "<!-- claimcheck: ignore CC101\n-- for nothing -->\nfine\n"


def report_of(**sources: str) -> Report:
    files = [
        check_document(draft(source, f"{name}.md"), Settings(), fake_resources()) for name, source in sources.items()
    ]
    return Report(TOOL, tuple(files))


REPORTS = {
    "plain": report_of(plain=PLAIN),
    "odd": report_of(odd=ODD),
    "several": Report(
        TOOL,
        (
            *report_of(a=PLAIN, b=UNUSED, c="fine").files,
            FileReport("d.md", error="not UTF-8; save it as UTF-8"),
        ),
    ),
    "empty": Report(TOOL),
}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", REPORTERS)
def test_report(name: str, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.{form}", REPORTERS[form](REPORTS[name], ReportOptions()))


@pytest.mark.parametrize("form", ["text", "json"])
def test_verdicts(form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"verdicts.{form}", REPORTERS[form](REPORTS["plain"], ReportOptions(verdicts=True)))


def test_color(golden: Callable[[str, str], None]) -> None:
    golden("color.text", REPORTERS["text"](REPORTS["plain"], ReportOptions(color=True)))


def test_quiet_text_of_a_clean_run_is_empty() -> None:
    assert REPORTERS["text"](report_of(c="fine"), ReportOptions(quiet=True)) == ""


@pytest.mark.parametrize("form", EXTRACTS)
def test_extract(form: str, golden: Callable[[str, str], None]) -> None:
    document = draft(PLAIN, "plain.md")
    claims = FakeEngine().claims(document)
    located = tuple(locate_claim(claim, document, Lines(PLAIN)) for claim in claims)
    golden(f"extract.{form}", EXTRACTS[form]([FileClaims("plain.md", claims=located)]))


@pytest.mark.parametrize("form", ["text", "concise"])
def test_control_characters_of_a_draft_never_reach_the_terminal(form: str) -> None:
    text = REPORTERS[form](REPORTS["odd"], ReportOptions())
    assert not [char for char in text if char != "\n" and not char.isprintable() and char != "\u200d"]


def test_a_concise_line_holds_one_finding() -> None:
    lines = REPORTERS["concise"](REPORTS["several"], ReportOptions()).splitlines()
    assert [line.split(" ")[1] for line in lines] == ["CC101", "CC901"]


def test_underlines_stand_below_the_words() -> None:
    from rich.cells import cell_len

    lines = REPORTERS["text"](REPORTS["odd"], ReportOptions()).splitlines()
    for line, mark in zip(lines, lines[1:], strict=False):
        if set(mark.split("|")[-1]) == {" ", "^"}:
            assert cell_len(line[: line.index("CAUSES")]) == mark.index("^")


def test_json_has_the_keys_of_the_schema_in_order() -> None:
    record = json.loads(REPORTERS["json"](REPORTS["plain"], ReportOptions()))
    assert list(record) == ["schema", "tool", "files", "summary"]
    assert list(record["tool"]) == ["name", "version", "model", "claim_base"]
    assert list(record["files"][0]) == ["path", "status", "error", "claims", "findings"]
    counted = ["files", "error", "warning", "suggestion", "suppressed", "unverified", "baselined"]
    assert list(record["summary"]) == counted
    assert list(record["files"][0]["findings"][0]) == FINDING_KEYS
