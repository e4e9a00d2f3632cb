"""The findings of a run, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.model.report import FileReport, Report, ReportedFinding


class Ranked(NamedTuple):
    """A finding and the file it is in."""

    file: FileReport
    found: ReportedFinding


def in_order(report: Report) -> list[Ranked]:
    """Return all findings in the order of the report."""
    return [Ranked(file, found) for file in report.files for found in file.findings]


def worst_first(findings: Iterable[Ranked]) -> list[Ranked]:
    """Return the findings by falling severity, those of one severity in the order given."""
    return sorted(findings, key=lambda ranked: -ranked.found.finding.severity)
