"""SARIF 2.1.0, as code-scanning services take it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

Suppressed findings are left out, because services show them all the same. Limits are those of GitHub code scanning,
which refuses a whole report that is over one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.model.report import Report
from claimcheck.reporters.jsontext import json_text
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.ranking import Ranked, in_order, worst_first
from claimcheck.reporters.records import Record, tool_record
from claimcheck.reporters.sarif_places import BASE, Places
from claimcheck.reporters.sarif_results import result_record
from claimcheck.reporters.sarif_rules import rule_record
from claimcheck.reporters.words import count

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
SHOWN_RESULTS = 5_000
MAX_COMPRESSED_BYTES = 10_000_000

UNREADABLE, LEFT_OUT, NOT_SHOWN = "unreadable-file", "results-left-out", "results-not-shown"
NOTIFICATIONS = {
    UNREADABLE: "A file could not be read, so nothing is known about it.",
    LEFT_OUT: "Results were left out, because a service would refuse a report with all of them.",
    NOT_SHOWN: "There are more results than services show.",
}


def report_sarif(report: Report, options: ReportOptions) -> str:
    """Return the report as one SARIF log, with the worst findings when there are too many for one."""
    ranked, kept = worst_first(in_order(report)), MAX_RESULTS
    while True:
        text = json_text(_log(report, ranked, kept, options), indent=2)
        size = _compressed_size(text)
        if size <= MAX_COMPRESSED_BYTES or not kept:
            return text
        kept = int(min(kept, len(ranked)) * 0.9 * MAX_COMPRESSED_BYTES / size)


def _compressed_size(text: str) -> int:
    """Return an upper bound of the size that `text` has when it is uploaded."""
    data = text.encode()
    if len(data) <= MAX_COMPRESSED_BYTES:
        return len(data)
    import zlib

    return len(zlib.compress(data))


def _log(report: Report, ranked: Sequence[Ranked], kept: int, options: ReportOptions) -> Record:
    chosen = {id(one.found) for one in ranked[:kept]}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, ranked, chosen, options)]}


def _run(report: Report, ranked: Sequence[Ranked], chosen: set[int], options: ReportOptions) -> Record:
    places = Places(options.in_repository)
    numbers = {code: number for number, code in enumerate(sorted(options.rules))}
    shown = [one for one in in_order(report) if id(one.found) in chosen]
    return {
        "tool": {"driver": _driver(report, options)},
        "automationDetails": {"id": "claimcheck/"},
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(ranked), len(shown), places)],
        "results": [result_record(one, places, numbers.get(one.found.finding.code)) for one in shown],
    }


def _driver(report: Report, options: ReportOptions) -> Record:
    described = tool_record(report.tool)
    name, version = described.pop("name"), described.pop("version")
    semantic = {"semanticVersion": version} if re.fullmatch(r"\d+\.\d+\.\d+", version) else {}
    return {
        "name": name,
        "version": version,
        **semantic,
        "rules": [rule_record(rule) for _, rule in sorted(options.rules.items())],
        "notifications": [{"id": key, "shortDescription": {"text": text}} for key, text in NOTIFICATIONS.items()],
        "properties": described,
    }


def _invocation(report: Report, results: int, shown: int, places: Places) -> Record:
    unread = [file for file in report.files if file.error is not None]
    notifications = [
        _notification(UNREADABLE, "error", file.error or "", {"locations": [places.location(file.path)]})
        for file in unread
    ]
    if shown < results:
        missing = f"{count(results - shown, 'result')} of {results:,} left out: this report holds the worst"
        notifications.append(_notification(LEFT_OUT, "error", f"{missing} {shown:,}"))
    if shown > SHOWN_RESULTS:
        message = f"a service that shows {SHOWN_RESULTS:,} results leaves out {shown - SHOWN_RESULTS:,} of these"
        notifications.append(_notification(NOT_SHOWN, "warning", message))
    return {"executionSuccessful": not unread, "toolExecutionNotifications": notifications}


def _notification(kind: str, level: str, message: str, more: Record | None = None) -> Record:
    return {"descriptor": {"id": kind}, "level": level, "message": {"text": message}, **(more or {})}
