"""SARIF that the official schema accepts, within the limits of the services that take it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from fake_engine import TOOL
from jsonschema import Draft4Validator
from msgspec.structs import replace
from samples import HOSTILE_NAMES, OPTIONS, REPORTS, checked

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report, ReportedFinding
from claimcheck.reporters import ReportOptions, sarif
from claimcheck.reporters.pages import page_of
from claimcheck.reporters.sarif import report_sarif
from claimcheck.reporters.sarif_rules import MAX_DESCRIPTION
from claimcheck.rules import RULES

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
(FOUND,) = checked("It CAUSES it.\n", "x").findings


def run_of(report: Report, options: ReportOptions = OPTIONS) -> dict[str, Any]:
    """Return the only run of a report, which has to be valid."""
    text = report_sarif(report, options)
    log = json.loads(text.encode("utf-8"))
    Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    return dict(run)


def many(number: int, severity: Severity = Severity.ERROR) -> tuple[ReportedFinding, ...]:
    finding = replace(FOUND.finding, severity=severity, suggestion=None)
    found = replace(FOUND, finding=finding, edits=(), entry=None)
    return tuple(replace(found, fingerprint=f"{place:x}") for place in range(number))


@pytest.mark.parametrize("name", REPORTS)
def test_valid(name: str) -> None:
    run_of(REPORTS[name])


def test_the_schema_refuses_what_is_wrong() -> None:
    assert not Draft4Validator(SCHEMA).is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_uris_are_those_of_the_files_relative_to_the_repository() -> None:
    run = run_of(REPORTS["hostile"])
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert {unquote_to_bytes(place["uri"]).decode("utf-8", "surrogateescape") for place in places} == {
        f"content/{name}" for name in HOSTILE_NAMES
    }
    assert {place["uriBaseId"] for place in places} == {"%SRCROOT%"}
    assert "%SRCROOT%" in run["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        pytest.param("/tmp/a b.md", {"uri": "file:///tmp/a%20b.md"}, id="absolute"),
        pytest.param("../a.md", {"uri": "../a.md"}, id="above the repository"),
        pytest.param("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "%SRCROOT%"}, id="no scheme"),
        pytest.param("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}, id="standard input"),
    ],
)
def test_uri(path: str, artifact: dict[str, str]) -> None:
    run = run_of(Report(TOOL, (FileReport(path, findings=(FOUND,)),)), ReportOptions())
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_columns_count_code_points() -> None:
    run = run_of(REPORTS["odd"])
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"], region["snippet"]["text"]) == (11, 17, "CAUSES")


def test_fingerprints_are_those_of_the_findings() -> None:
    run = run_of(REPORTS["several"])
    findings = [found for file in REPORTS["several"].files for found in file.findings]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]] == [
        f"{found.fingerprint}:1" for found in findings
    ]


def test_a_missing_notice_stands_at_its_claim_and_says_where_it_could_go() -> None:
    (result,) = [result for result in run_of(REPORTS["hostile"])["results"] if result["ruleId"] == "CC301"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 5, "endLine": 4, "endColumn": 5}
    assert f"[here]({related['id']})" in result["message"]["text"]


def test_words_of_a_draft_never_become_a_link() -> None:
    texts = [result["message"]["text"] for result in run_of(REPORTS["hostile"])["results"]]
    assert not [text for text in texts if "](" in text.replace("[here](1)", "")]


def test_rules_are_described_for_code_scanning() -> None:
    rules = run_of(REPORTS["several"], ReportOptions(rules=RULES))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES)
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= MAX_DESCRIPTION
        assert 0 < len(rule["fullDescription"]["text"]) <= MAX_DESCRIPTION
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        assert "\n## Why it matters\n\n" in rule["help"]["markdown"]
        assert rule["properties"]["precision"] in ("very-high", "high", "medium")
        level = rule["defaultConfiguration"]["level"]
        assert rule["properties"]["problem.severity"] == {"note": "recommendation"}.get(level, level)


@pytest.mark.parametrize("code", RULES)
def test_a_page_has_the_four_headings(code: str) -> None:
    headings = [section.heading for section in page_of(RULES[code].page).sections]
    assert headings == ["What it flags", "Why it matters", "Write instead", "Not flagged"]


def test_rule_numbers_point_at_the_rules() -> None:
    run = run_of(REPORTS["several"])
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_suppressed_findings_are_left_out() -> None:
    assert sum(file.suppressed for file in REPORTS["plain"].files) == 1
    assert len(run_of(REPORTS["plain"])["results"]) == 1


def test_a_file_not_read_makes_the_run_unsuccessful() -> None:
    (invocation,) = run_of(REPORTS["several"])["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert (notification["level"], notification["message"]["text"]) == ("error", "not UTF-8; save it as UTF-8")
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/d.md"


def test_a_clean_run_is_successful() -> None:
    (invocation,) = run_of(REPORTS["plain"])["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_more_results_than_a_service_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 10)
    monkeypatch.setattr(sarif, "SHOWN_RESULTS", 8)
    files = (
        FileReport("a.md", findings=many(6, Severity.SUGGESTION)),
        FileReport("b.md", findings=many(7, Severity.ERROR)),
    )
    run = run_of(Report(TOOL, files))
    assert [result["level"] for result in run["results"]] == ["note"] * 3 + ["error"] * 7
    assert notes(run) == [
        ("results-left-out", "3 results of 13 left out: this report holds the worst 10"),
        ("results-not-shown", "a service that shows 8 results leaves out 2 of these"),
    ]


def test_a_report_larger_than_a_service_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_COMPRESSED_BYTES", 20_000)
    noise = random.Random(1)
    findings = [replace(found, fingerprint=f"{noise.getrandbits(4000):x}") for found in many(100)]
    run = run_of(Report(TOOL, (FileReport("a.md", findings=tuple(findings)),)))
    assert 10 < len(run["results"]) < 50
    assert [kind for kind, _ in notes(run)] == ["results-left-out"]


def notes(run: dict[str, Any]) -> list[tuple[str, str]]:
    found = run["invocations"][0]["toolExecutionNotifications"]
    return [(note["descriptor"]["id"], note["message"]["text"]) for note in found]
