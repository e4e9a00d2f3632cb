"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

The format has no place for what made the report, so the digests are left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.jsontext import json_text
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import Record

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.SUGGESTION: "info"}


def report_gitlab(report: Report, options: ReportOptions) -> str:
    """Return a list of issues; a file that could not be read is one of them."""
    issues = [issue for file in report.files for issue in _issues(file, options.in_repository(file.path))]
    return json_text(issues, indent=2)


def _issues(file: FileReport, path: str) -> Iterator[Record]:
    if file.error is not None:
        place = {"path": path, "lines": {"begin": 1}}
        yield _issue(f"not checked: {file.error}", "unreadable-file", "blocker", _key(path, file.error), place)
    for found in file.findings:
        place = {"path": path, "lines": {"begin": found.region.line, "end": found.region.end_line}}
        message, name = "\n".join(explained(found)), f"{found.finding.code} {found.finding.name}"
        yield _issue(message, name, SEVERITIES[found.finding.severity], _key(path, found.fingerprint), place)


def _issue(description: str, check: str, severity: str, fingerprint: str, location: Record) -> Record:
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": location,
    }


def _key(path: str, identity: str) -> str:
    """Return what tells an issue from all others of the report."""
    return hashlib.sha256(f"{path}\0{identity}".encode("utf-8", "surrogatepass")).hexdigest()
