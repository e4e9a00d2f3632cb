"""The machine-readable report, schema `claimcheck-report/1`."""

from __future__ import annotations

import json

from claimcheck.model.report import FileReport, Report
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import Record, finding_record, summary_record, tool_record, verdict_record

SCHEMA = "claimcheck-report/1"


def report_json(report: Report, options: ReportOptions) -> str:
    """Return the report as one JSON object."""
    record = {
        "schema": SCHEMA,
        "tool": tool_record(report.tool),
        "files": [_file(file, options) for file in report.files],
        "summary": summary_record(report),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileReport, options: ReportOptions) -> Record:
    record: Record = {
        "path": file.path,
        "status": "checked" if file.error is None else "error",
        "error": file.error,
        "claims": len(file.verdicts),
        "findings": [finding_record(found, file.path) for found in file.findings],
    }
    if options.verdicts:
        record["verdicts"] = [verdict_record(judged, file.path) for judged in file.verdicts]
    return record
