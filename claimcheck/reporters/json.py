"""The machine-readable report, schema `claimcheck-report/1`."""

from __future__ import annotations

import json

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report, ToolInfo
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.records import Record, finding_record, verdict_record

SCHEMA = "claimcheck-report/1"


def report_json(report: Report, options: ReportOptions) -> str:
    """Return the report as one JSON object."""
    record = {
        "schema": SCHEMA,
        "tool": _tool(report.tool),
        "files": [_file(file, options) for file in report.files],
        "summary": _summary(report),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _tool(tool: ToolInfo) -> Record:
    return {
        "name": "claimcheck",
        "version": tool.version,
        "model": {"name": tool.model_name, "version": tool.model_version},
        "claim_base": {"entries": tool.entries, "digest": tool.digest},
    }


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


def _summary(report: Report) -> Record:
    return {
        "files": len(report.files),
        **{severity.label: report.count(severity) for severity in reversed(Severity)},
        "suppressed": sum(file.suppressed for file in report.files),
        "unverified": sum(file.unverified for file in report.files),
        "baselined": sum(file.baselined for file in report.files),
    }
