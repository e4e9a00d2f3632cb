"""The suppressions of drafts as a list for people and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from claimcheck.model.report import FileReport, ReportedSuppression, SuppressionState
from claimcheck.reporters.records import Record
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.words import count

SCHEMA = "claimcheck-suppressions/1"


def suppressions_text(files: Sequence[FileReport]) -> str:
    """Return a line for each suppression, and one on all of them."""
    lines = [_line(file.path, one) for file in files for one in file.suppressions]
    counts = _counts(files)
    states = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
    lines.append(f"{count(sum(counts.values()), 'suppression')}{f': {states}' if states else ''}")
    return "".join(f"{line}\n" for line in lines)


def suppressions_json(files: Sequence[FileReport]) -> str:
    """Return the suppressions as one JSON object."""
    record = {
        "schema": SCHEMA,
        "suppressions": [_record(file.path, one) for file in files for one in file.suppressions],
        "summary": _counts(files),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _counts(files: Sequence[FileReport]) -> dict[str, int]:
    counts = Counter(one.state for file in files for one in file.suppressions)
    return {state.value: counts[state] for state in SuppressionState}


def _line(path: str, one: ReportedSuppression) -> str:
    rules = one_line(", ".join(one.rules))
    until = f" until {one.until.isoformat()}" if one.until else ""
    told = one.problem if one.state is SuppressionState.WRONG and one.problem else one.reason
    head = f"{visible(path)}:{one.region.line}:{one.region.column}: {one.state.value}"
    return " ".join(filter(None, (head, one.kind, f"{rules}{until}"))) + f": {one_line(told)}"


def _record(path: str, one: ReportedSuppression) -> Record:
    return {
        "path": path,
        "line": one.region.line,
        "column": one.region.column,
        "end_line": one.region.end_line,
        "end_column": one.region.end_column,
        "kind": one.kind or None,
        "rules": list(one.rules),
        "until": one.until.isoformat() if one.until else None,
        "reason": one.reason or None,
        "state": one.state.value,
        "findings": one.findings,
        "problem": one.problem,
    }
