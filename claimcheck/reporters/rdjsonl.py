"""Diagnostics of reviewdog, one a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.

The format has no place for what made the report, so the digests are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.document import Position
from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Region, Report, ReportedFinding
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.jsontext import json_text
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import Record

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}
SOURCE = {"name": "claimcheck"}


def report_rdjsonl(report: Report, options: ReportOptions) -> str:
    """Return one diagnostic a line; a file that could not be read is one without a range."""
    return "".join(json_text(record) for file in report.files for record in _diagnostics(file))


def _diagnostics(file: FileReport) -> Iterator[Record]:
    if file.error is not None:
        message = f"not checked: {file.error}"
        yield {"message": message, "location": {"path": file.path}, "severity": "ERROR", "source": SOURCE}
    for found in file.findings:
        yield {
            "message": "\n".join(explained(found)),
            "location": {"path": file.path, "range": _range(found.region, found)},
            "severity": SEVERITIES[found.finding.severity],
            "source": SOURCE,
            "code": {"value": found.finding.code},
            **_suggestions(found),
            **_related(file.path, found),
        }


def _suggestions(found: ReportedFinding) -> Record:
    suggestions = [
        {"range": _range(edit.region, found), "text": edit.text} for edit in found.edits if _known(edit.region, found)
    ]
    return {"suggestions": suggestions} if suggestions else {}


def _related(path: str, found: ReportedFinding) -> Record:
    if found.insertion is None:
        return {}
    place = {"path": path, "range": {"start": {"line": found.insertion.line}}}
    return {"related_locations": [{"message": "What is missing could stand here.", "location": place}]}


def _known(region: Region, found: ReportedFinding) -> bool:
    """Tell whether the lines of a region are at hand, without which its columns cannot be told in bytes."""
    return found.region.line <= region.line and region.end_line < found.region.line + len(found.lines)


def _range(region: Region, found: ReportedFinding) -> Record:
    start, end = Position(region.line, region.column), Position(region.end_line, region.end_column)
    return {"start": _position(start, found), "end": _position(end, found)}


def _position(position: Position, found: ReportedFinding) -> Record:
    """Return a position with its column in bytes of UTF-8, as the format wants it."""
    number = position.line - found.region.line
    # Only a region that ends with a line end ends on a line it does not touch, and there in the first column.
    before = found.lines[number][: position.column - 1] if number < len(found.lines) else ""
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
