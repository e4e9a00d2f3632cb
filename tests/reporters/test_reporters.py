from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fake_engine import TOOL, FakeEngine, draft
from samples import FINDING_KEYS, OPTIONS, PLAIN, REPORTS, report_of

from claimcheck.linter.locate import locate_claim
from claimcheck.model.document import Lines
from claimcheck.reporters import REPORTERS, ReportOptions
from claimcheck.reporters.extract import EXTRACTS, FileClaims


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", REPORTERS)
def test_report(name: str, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.{form}", REPORTERS[form](REPORTS[name], OPTIONS))


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


@pytest.mark.parametrize("name", ["odd", "hostile"])
@pytest.mark.parametrize("form", [form for form in REPORTERS if form != "json"])
def test_control_characters_of_a_draft_never_reach_the_terminal(form: str, name: str) -> None:
    text = REPORTERS[form](REPORTS[name], OPTIONS)
    assert not [char for char in text if char != "\n" and not char.isprintable() and char not in "\u200b\u200d"]


@pytest.mark.parametrize("form", [form for form in REPORTERS if form not in ("text", "concise")])
def test_files_not_read_are_in_every_report_that_other_programs_read(form: str) -> None:
    text = REPORTERS[form](REPORTS["several"], OPTIONS)
    assert "not UTF-8; save it as UTF-8" in text
    assert "d.md" in text


@pytest.mark.parametrize("name", ["several", "empty"])
@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "junit", "checkstyle", "markdown"])
def test_digests_of_claim_base_configuration_and_model(form: str, name: str) -> None:
    text = REPORTERS[form](REPORTS[name], OPTIONS)
    assert all(digest in text for digest in (TOOL.digest, TOOL.configuration_digest, TOOL.model_digest))


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
    assert list(record["tool"]) == ["name", "version", "model", "claim_base", "configuration", "second_reader"]
    assert list(record["files"][0]) == ["path", "status", "error", "claims", "findings"]
    counted = ["files", "error", "warning", "suggestion", "suppressed", "unverified", "baselined"]
    assert list(record["summary"]) == counted
    assert list(record["files"][0]["findings"][0]) == FINDING_KEYS
