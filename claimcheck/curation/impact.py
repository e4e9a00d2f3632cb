"""What a change of the claim base does to drafts: findings that appear, and findings that disappear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase.editions import folders_of
from claimcheck.linter.engine import Engine
from claimcheck.linter.resources import DraftEngine, Resources
from claimcheck.linter.run import check_files
from claimcheck.linter.tasks import Task
from claimcheck.model.report import FileReport, ReportedFinding
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.words import count
from claimcheck.rule import Rule

SCHEMA = "claimcheck-impact/1"


class Change(Struct, frozen=True):
    """A finding of a file that is there before the change or after it, not both."""

    path: str
    appears: bool
    found: ReportedFinding


class Impact(Struct, frozen=True):
    """What changed, by file and line, in `files` files that were checked; `failed` could not be read."""

    changes: tuple[Change, ...]
    files: int
    failed: tuple[FileReport, ...]

    @property
    def touched(self) -> int:
        """How many files have a change."""
        return len({change.path for change in self.changes})


def impact_of(old: Sequence[Path], new: Sequence[Path], tasks: Sequence[Task], rules: Mapping[str, Rule]) -> Impact:
    """Return what becomes of the findings in `tasks` when the claim base changes from `old` to `new`.

    Each is one or more claim-base folders, taken together.
    """
    before, after = (_findings(folders, tasks, rules) for folders in (old, new))
    changes = []
    for was, now in zip(before, after, strict=True):
        had, has = _by_identity(was), _by_identity(now)
        changes += [Change(was.path, False, found) for key, found in had.items() if key not in has]
        changes += [Change(now.path, True, found) for key, found in has.items() if key not in had]
    return Impact(
        tuple(sorted(changes, key=_order)),
        len(tasks),
        tuple(report for report in after if report.error is not None),
    )


def impact_data(impact: Impact) -> dict[str, Any]:
    """Return everything as plain data for JSON."""
    return {
        "schema": SCHEMA,
        "files": [
            {"path": path, "appear": _records(impact, path, True), "disappear": _records(impact, path, False)}
            for path in dict.fromkeys(change.path for change in impact.changes)
        ],
        "summary": {
            "checked": impact.files,
            "touched": impact.touched,
            "appear": sum(change.appears for change in impact.changes),
            "disappear": sum(not change.appears for change in impact.changes),
        },
    }


def impact_text(impact: Impact) -> str:
    """Return the changes by file, those that appear marked with +, and a summary."""
    lines = []
    last = ""
    for change in impact.changes:
        if change.path != last:
            lines.append(visible(change.path))
            last = change.path
        finding = change.found.finding
        entry = f" [{visible(finding.entry)}]" if finding.entry else ""
        sign = "+" if change.appears else "-"
        lines.append(f"  {sign} {change.found.region.line}: {finding.code} {one_line(finding.message)}{entry}")
    appear = sum(change.appears for change in impact.changes)
    disappear = len(impact.changes) - appear
    files = f"{count(impact.touched, 'file')} touched of {impact.files:,} checked"
    lines.append(f"{appear:,} appear, {disappear:,} disappear, {files}")
    return "".join(f"{line}\n" for line in lines)


def _findings(folders: Sequence[Path], tasks: Sequence[Task], rules: Mapping[str, Rule]) -> tuple[FileReport, ...]:
    def build(_: tuple[Path, ...]) -> DraftEngine:
        return Engine(folders_of(folders))

    # The claim base compared stands for what the configuration of the drafts names.
    own = [replace(task, settings=replace(task.settings, claims=())) for task in tasks]
    return check_files(own, Resources(build, rules), jobs=1)


def _by_identity(report: FileReport) -> dict[tuple[str, str | None, str], ReportedFinding]:
    """Return the findings by what they are, wherever they stand: code, entry, and claim with sentence."""
    return {(found.finding.code, found.finding.entry, found.fingerprint): found for found in report.findings}


def _order(change: Change) -> tuple[str, int, int, str, bool]:
    region = change.found.region
    return change.path, region.line, region.column, change.found.finding.code, change.appears


def _records(impact: Impact, path: str, appears: bool) -> list[dict[str, Any]]:
    return [
        {
            "line": change.found.region.line,
            "column": change.found.region.column,
            "code": change.found.finding.code,
            "entry": change.found.finding.entry,
            "message": change.found.finding.message,
        }
        for change in impact.changes
        if change.path == path and change.appears is appears
    ]
