"""Checkstyle's XML, which many tools for code review read; the digests stand in its first comment."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from claimcheck.model.finding import Severity
from claimcheck.model.report import Report
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import digests
from claimcheck.reporters.xmltext import add_comment, element, xml_text

VERSION = "4.3"
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}


def report_checkstyle(report: Report, options: ReportOptions) -> str:
    """Return every file with its findings; that a file could not be read is an error in its first line."""
    root = element(None, "checkstyle", {"version": VERSION})
    add_comment(root, "; ".join(f"{name} {value}" for name, value in digests(report.tool)))
    for file in report.files:
        node = element(root, "file", {"name": file.path})
        if file.error is not None:
            _add(node, {"line": 1}, "error", f"not checked: {file.error}", "unreadable-file")
        for found in file.findings:
            place = {"line": found.region.line, "column": found.region.column}
            message = " ".join(explained(found))
            _add(node, place, SEVERITIES[found.finding.severity], message, found.finding.code)
    return xml_text(root)


def _add(node: Element, place: dict[str, int], severity: str, message: str, source: str) -> None:
    told = {"severity": severity, "message": message, "source": f"claimcheck.{source}"}
    element(node, "error", {**place, **told})
