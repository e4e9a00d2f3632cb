"""JSON lines: what ran, the findings and the files not read, and the counts at the end, each with its `type`."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.report import Report
from claimcheck.reporters.jsontext import json_text
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import Record, finding_record, summary_record, tool_record

SCHEMA = "claimcheck-lines/1"


def report_jsonl(report: Report, options: ReportOptions) -> str:
    """Return one record a line; where the line of type `summary` is missing, the report was cut short."""
    return "".join(json_text(record) for record in _records(report))


def _records(report: Report) -> Iterator[Record]:
    yield {"type": "run", "schema": SCHEMA, "tool": tool_record(report.tool)}
    for file in report.files:
        if file.error is not None:
            yield {"type": "error", "path": file.path, "error": file.error}
        for found in file.findings:
            yield {"type": "finding", "path": file.path, **finding_record(found, file.path)}
    yield {"type": "summary", **summary_record(report)}
