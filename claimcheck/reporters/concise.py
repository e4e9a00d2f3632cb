"""One line a finding, for editors and for `grep`: `path:line:col: CODE message`."""

from __future__ import annotations

from claimcheck.model.report import FileReport, Report
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.visible import one_line, visible


def report_concise(report: Report, options: ReportOptions) -> str:
    """Return the findings, a line each, and nothing else."""
    return "".join(line for file in report.files for line in _lines(file))


def _lines(file: FileReport) -> list[str]:
    return [
        f"{visible(file.path)}:{found.region.line}:{found.region.column}: "
        f"{found.finding.code} {one_line(found.finding.message)}\n"
        for found in file.findings
    ]
