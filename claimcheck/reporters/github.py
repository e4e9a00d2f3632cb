"""Workflow commands: annotations that GitHub puts beside the lines of a pull request, without any token.

GitHub shows ten annotations of a level for each step, so these are the worst, and one more says what is missing; the
job summary has room for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.ranking import Ranked, in_order, worst_first
from claimcheck.reporters.visible import visible
from claimcheck.reporters.words import count

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}
MOST = 10


def report_github(report: Report, options: ReportOptions) -> str:
    """Return one command a line: files that could not be read, then findings, the worst first."""
    unread = [file for file in report.files if file.error is not None]
    ranked = worst_first(in_order(report))
    numbers = {name: report.count(severity) for severity, name in COMMANDS.items()}
    numbers["error"] += len(unread)
    room = _room(numbers)
    shown = [_unread(file, options) for file in unread[:MOST]]
    room["error"] -= len(shown)
    for severity, name in COMMANDS.items():
        of_level = [one for one in ranked if one.found.finding.severity is severity]
        shown += [_annotation(name, one, options) for one in of_level[: room[name]]]
    return "".join(f"{line}\n" for line in [*shown, *_missing(numbers, _room(numbers))])


def _unread(file: FileReport, options: ReportOptions) -> str:
    properties = {"file": options.in_repository(file.path), "title": "claimcheck: not checked"}
    return _command("error", properties, [file.error or ""])


def _annotation(name: str, ranked: Ranked, options: ReportOptions) -> str:
    finding, region = ranked.found.finding, ranked.found.region
    properties = {"file": options.in_repository(ranked.file.path)}
    properties |= {"line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line:
        # GitHub takes columns only for annotations of one line.
        properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    properties["title"] = f"{finding.code} {finding.name}"
    return _command(name, properties, list(explained(ranked.found)))


def _room(numbers: dict[str, int]) -> dict[str, int]:
    """Return how many commands of each level are shown when there are so many; one notice may say what is missing."""
    missing = any(number > MOST for number in numbers.values())
    return {name: MOST - (missing and name == "notice") for name in numbers}


def _missing(numbers: dict[str, int], room: dict[str, int]) -> Iterator[str]:
    missing = {name: number - room[name] for name, number in numbers.items() if number > room[name]}
    if not missing:
        return
    total = sum(missing.values())
    listed = ", ".join(count(number, name) for name, number in missing.items())
    verb = "is" if total == 1 else "are"
    yield _command("notice", {"title": "claimcheck"}, [f"{total:,} more {verb} not shown here: {listed}"])


def _command(name: str, properties: dict[str, str], lines: Sequence[str]) -> str:
    listed = ",".join(f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(chr(10).join(lines), _IN_MESSAGES)}"


# The escapes that the runner takes back, https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char) or visible(char) for char in text)
