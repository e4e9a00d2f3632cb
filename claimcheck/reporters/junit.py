"""JUnit's XML, which most systems for continuous integration show: a test that fails for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimcheck.model.report import FileReport, Report, ReportedFinding
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import digests
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.xmltext import element, xml_text


def report_junit(report: Report, options: ReportOptions) -> str:
    """Return one suite: a failed test for a finding, an error for a file not read, a pass for a file without findings.

    Tests are named by fingerprints, which stay when lines move, so that a test is known again in the next run.
    """
    counts = _counts(report)
    root = element(None, "testsuites", {"name": "claimcheck", **counts})
    suite = element(root, "testsuite", {"name": "claimcheck", **counts, "skipped": 0})
    properties = element(suite, "properties", {})
    for name, value in digests(report.tool):
        element(properties, "property", {"name": name, "value": value})
    for file in report.files:
        _add_tests(suite, file)
    return xml_text(root)


def _counts(report: Report) -> dict[str, int]:
    findings = sum(len(file.findings) for file in report.files)
    unread = sum(file.error is not None for file in report.files)
    clean = sum(file.error is None and not file.findings for file in report.files)
    return {"tests": findings + unread + clean, "failures": findings, "errors": unread}


def _add_tests(suite: Element, file: FileReport) -> None:
    if file.error is not None:
        test = element(suite, "testcase", {"name": "is checked", "classname": file.path, "file": file.path})
        element(test, "error", {"type": "unreadable-file", "message": file.error}, file.error)
    elif not file.findings:
        element(suite, "testcase", {"name": "no findings", "classname": file.path, "file": file.path})
    for found in file.findings:
        finding = found.finding
        name = f"{finding.code} {finding.name} ({found.fingerprint})"
        place = {"classname": file.path, "file": file.path}
        test = element(suite, "testcase", {"name": name, **place, "line": found.region.line})
        failure = {"type": finding.severity.label, "message": one_line(finding.message)}
        element(test, "failure", failure, "\n".join(_told(file.path, found)))


def _told(path: str, found: ReportedFinding) -> Iterator[str]:
    yield f"{visible(path)}:{found.region.line}:{found.region.column}"
    yield f"Words: {one_line(found.region.text)}"
    yield from explained(found)
