"""Workflow commands: annotations that GitHub puts beside the lines of a pull request, without any token.

GitHub shows ten annotations of a level for each step, so these are the worst, and one more says what is missing; the
job summary has room for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.model.finding import Severity
from claimcheck.model.report import Report
from claimcheck.reporters.explanation import explained
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.ranking import Ranked, in_order, worst_first
from claimcheck.reporters.visible import visible
from claimcheck.reporters.words import count

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}
MOST = 10


def report_github(report: Report, options: ReportOptions) -> str:
    """Return one command a line: files that could not be read, then findings, the worst first."""
    commands = {name: list(_commands(name, report, options)) for name in COMMANDS.values()}
    # The line on what is missing is a notice itself.
    room = dict.fromkeys(commands, MOST)
    if any(len(lines) > MOST for lines in commands.values()):
        room["notice"] = MOST - 1
    shown = [line for name, lines in commands.items() for line in lines[: room[name]]]
    missing = {name: len(lines) - room[name] for name, lines in commands.items() if len(lines) > room[name]}
    return "".join(f"{line}\n" for line in [*shown, *_missing(missing)])


def _commands(name: str, report: Report, options: ReportOptions) -> Iterator[str]:
    if name == "error":
        for file in report.files:
            if file.error is not None:
                path = options.in_repository(file.path)
                yield _command(name, {"file": path, "title": "claimcheck: not checked"}, [file.error])
    for ranked in worst_first(in_order(report)):
        if COMMANDS[ranked.found.finding.severity] == name:
            yield _annotation(name, ranked, options.in_repository)


def _annotation(name: str, ranked: Ranked, in_repository: Callable[[str], str]) -> str:
    finding, region = ranked.found.finding, ranked.found.region
    properties = {"file": in_repository(ranked.file.path), "line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line:
        # GitHub takes columns only for annotations of one line.
        properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    properties["title"] = f"{finding.code} {finding.name}"
    return _command(name, properties, list(explained(ranked.found)))


def _missing(missing: dict[str, int]) -> Iterator[str]:
    if missing:
        numbers = ", ".join(count(number, name) for name, number in missing.items())
        total = sum(missing.values())
        verb = "is" if total == 1 else "are"
        yield _command("notice", {"title": "claimcheck"}, [f"{total:,} more {verb} not shown here: {numbers}"])


def _command(name: str, properties: dict[str, str], lines: Sequence[str]) -> str:
    listed = ",".join(f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(chr(10).join(lines), _IN_MESSAGES)}"


# The escapes that the runner takes back, https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char) or visible(char) for char in text)
