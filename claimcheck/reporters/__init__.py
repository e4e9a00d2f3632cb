"""Reporters: functions from a report to the text that is printed."""

from collections.abc import Callable

from claimcheck.model.report import Report
from claimcheck.reporters.concise import report_concise
from claimcheck.reporters.json import report_json
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.text import report_text

REPORTERS: dict[str, Callable[[Report, ReportOptions], str]] = {
    "text": report_text,
    "concise": report_concise,
    "json": report_json,
}

__all__ = ["REPORTERS", "ReportOptions"]
