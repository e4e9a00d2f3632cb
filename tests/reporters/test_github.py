"""Workflow commands as the runner of GitHub Actions reads them."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from fake_engine import TOOL
from msgspec.structs import replace
from samples import HOSTILE_NAMES, OPTIONS, REPORTS, checked

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report, ReportedFinding
from claimcheck.reporters.github import report_github
from claimcheck.reporters.visible import visible

(FOUND,) = checked("It CAUSES it.\n", "x").findings
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


class Command(NamedTuple):
    """A command as the runner takes it apart."""

    name: str
    properties: dict[str, str]
    message: str


def commands(report: Report) -> list[Command]:
    """Read a log as the runner does: line by line, up to the next colons, properties between commas."""
    return [command_of(line) for line in report_github(report, OPTIONS).splitlines()]


def command_of(line: str) -> Command:
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    name, _, listed = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in listed.split(","))
    return Command(name, {key: unescaped(value) for key, value in properties.items()}, unescaped(message))


def unescaped(text: str) -> str:
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def of(severity: Severity, number: int) -> tuple[ReportedFinding, ...]:
    return (replace(FOUND, finding=replace(FOUND.finding, severity=severity)),) * number


def test_every_name_of_a_file_is_read_back() -> None:
    files = {command.properties["file"] for command in commands(REPORTS["hostile"])[:-1]}
    shown = {"".join(c if c in "\r\n" else visible(c) for c in f"content/unread/{name}") for name in HOSTILE_NAMES}
    assert shown <= files


def test_nothing_in_a_draft_begins_a_command_of_its_own() -> None:
    assert {command.name for command in commands(REPORTS["hostile"])} == {"error", "notice"}


@pytest.mark.parametrize(
    ("numbers", "shown", "more"),
    [
        pytest.param((3, 2, 1), (3, 2, 1), None, id="few"),
        pytest.param((10, 10, 10), (10, 10, 10), None, id="just as many as are shown"),
        pytest.param((11, 0, 0), (10, 0, 0), "1 more is not shown here: 1 error", id="one too many"),
        pytest.param(
            (30, 2, 12), (10, 2, 9), "23 more are not shown here: 20 errors, 3 notices", id="room for the last line"
        ),
        pytest.param((1200, 11, 0), (10, 10, 0), "1,191 more are not shown here: 1,190 errors, 1 warning", id="many"),
    ],
)
def test_ten_of_a_level_the_worst_first(
    numbers: tuple[int, int, int], shown: tuple[int, int, int], more: str | None
) -> None:
    found = [finding for severity, number in zip(LEVELS, numbers, strict=True) for finding in of(severity, number)]
    read = commands(Report(TOOL, (FileReport("a.md", findings=tuple(reversed(found))),)))
    names = [name for name, number in zip(LEVELS.values(), shown, strict=True) for _ in range(number)]
    assert [command.name for command in read] == names + (["notice"] if more else [])
    assert (read[-1].message == more) is (more is not None)


def test_files_not_read_come_first() -> None:
    first, *_ = commands(REPORTS["several"])
    assert (first.name, first.properties["file"], first.message) == (
        "error",
        "content/d.md",
        "not UTF-8; save it as UTF-8",
    )


def test_files_not_read_count_among_the_errors() -> None:
    names = [command.name for command in commands(REPORTS["hostile"])]
    assert names == ["error"] * 10 + ["notice"] * 2


def test_columns_only_within_a_line() -> None:
    _, one, several = commands(REPORTS["several"])
    assert {key: one.properties[key] for key in ("line", "endLine", "col", "endColumn")} == {
        "line": "1",
        "endLine": "1",
        "col": "14",
        "endColumn": "20",
    }
    assert (several.properties["line"], several.properties["endLine"]) == ("1", "2")
    assert "col" not in several.properties
