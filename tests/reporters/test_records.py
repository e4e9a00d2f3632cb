"""The JSON of GitLab, of reviewdog, and our own JSON lines."""

from __future__ import annotations

import json

import pytest
from samples import FINDING_KEYS, HOSTILE_NAMES, OPTIONS, REPORTS

from claimcheck.reporters import REPORTERS


def lines(form: str, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in REPORTERS[form](REPORTS[name], OPTIONS).splitlines()]


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_issues_have_what_gitlab_requires(name: str) -> None:
    issues = json.loads(REPORTERS["gitlab"](REPORTS[name], OPTIONS))
    for issue in issues:
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_paths_are_those_of_the_repository() -> None:
    issues = json.loads(REPORTERS["gitlab"](REPORTS["hostile"], OPTIONS))
    assert {f"content/{name}" for name in HOSTILE_NAMES} <= {issue["location"]["path"] for issue in issues}


def test_reviewdog_columns_count_bytes() -> None:
    second = lines("rdjsonl", "odd")[1]
    assert second["location"] == {
        "path": "odd.md",
        "range": {"start": {"line": 3, "column": 18}, "end": {"line": 3, "column": 24}},
    }


def test_reviewdog_takes_the_edits_whose_lines_are_known() -> None:
    (several,) = [line for line in lines("rdjsonl", "hostile") if line["severity"] == "INFO"]
    assert several["suggestions"] == [
        {"range": {"start": {"line": 1, "column": 5}, "end": {"line": 2, "column": 4}}, "text": "may\ncause"}
    ]


def test_json_lines_are_findings_between_a_head_and_a_foot() -> None:
    head, *between, foot = lines("jsonl", "several")
    assert (head["type"], foot["type"]) == ("run", "summary")
    assert [line["type"] for line in between] == ["finding", "finding", "error"]
    assert list(between[0]) == ["type", "path", *FINDING_KEYS]


@pytest.mark.parametrize("form", ["jsonl", "rdjsonl", "gitlab", "sarif"])
def test_json_is_whole_in_any_encoding_of_unicode(form: str) -> None:
    text = REPORTERS[form](REPORTS["hostile"], OPTIONS)
    assert json.loads(text.encode("utf-8").splitlines()[0] if form.endswith("l") else text.encode("utf-8"))


def test_json_lines_survive_hostile_names() -> None:
    paths = {line["path"] for line in lines("jsonl", "hostile") if line["type"] == "finding"}
    assert paths == set(HOSTILE_NAMES)
