"""Reporters: functions from a report to the text that is printed or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from claimcheck.model.report import Report
from claimcheck.reporters.options import ReportOptions

Reporter = Callable[[Report, ReportOptions], str]


def _of(name: str) -> Reporter:
    """Return the reporter of a format; its module is imported when it has something to do, which few ever have."""

    def report_in_format(report: Report, options: ReportOptions) -> str:
        module = import_module(f"claimcheck.reporters.{name}")
        return cast(Reporter, getattr(module, f"report_{name}"))(report, options)

    return report_in_format


REPORTERS: dict[str, Reporter] = {
    "text": _of("text"),
    "concise": _of("concise"),
    "json": _of("json"),
    "jsonl": _of("jsonl"),
    "sarif": _of("sarif"),
    "github": _of("github"),
    "gitlab": _of("gitlab"),
    "junit": _of("junit"),
    "checkstyle": _of("checkstyle"),
    "rdjsonl": _of("rdjsonl"),
    "markdown": _of("markdown"),
}

__all__ = ["REPORTERS", "ReportOptions", "Reporter"]
