"""A baseline as a list for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import asdict

from claimcheck.linter.baseline import Baseline, Comparison
from claimcheck.model.baseline import KnownFinding
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.words import count

SCHEMA = "claimcheck-baseline-list/1"
FOUND, STALE, NOT_CHECKED = "found", "stale", "not checked"

States = Sequence[tuple[KnownFinding, str]]


def states_of(baseline: Baseline, comparison: Comparison | None) -> States:
    """Return the records in the order of the file, each found, stale, or not checked."""
    states = {}
    if comparison is not None:
        states = {record.place: FOUND for record in comparison.known.values()}
        states.update({record.place: STALE for record in comparison.stale})
    ordered = sorted(baseline.records, key=lambda record: record.place)
    return [(record, states.get(record.place, NOT_CHECKED)) for record in ordered]


def listed(states: States) -> str:
    """Return the records by file, and a line on all of them."""
    lines = []
    last = None
    for record, state in states:
        if record.file != last:
            lines.append(visible(record.file))
            last = record.file
        lines += [f"  {line}" for line in _lines(record, state)]
    return "".join(f"{line}\n" for line in [*lines, _summary(states)])


def listing_data(shown: str, states: States) -> dict[str, Any]:
    """Return everything as plain data for JSON."""
    counts = Counter(state for _, state in states)
    return {
        "schema": SCHEMA,
        "baseline": shown,
        "findings": [{**asdict(record), "state": state} for record, state in states],
        "summary": {
            "findings": len(states),
            **{state.replace(" ", "_"): counts[state] for state in (FOUND, STALE, NOT_CHECKED)},
        },
    }


def _lines(record: KnownFinding, state: str) -> Iterator[str]:
    stale = "stale: " if state == STALE else ""
    entry = f" [{visible(record.entry)}]" if record.entry else ""
    again = f" (occurrence {record.occurrence})" if record.occurrence > 1 else ""
    yield f"{stale}{record.rule} {one_line(record.sentence)}{entry}{again}"
    for label, value in (("reason", record.reason), ("owner", record.owner)):
        if value is not None:
            yield f"  {label}: {one_line(value)}"


def _summary(states: States) -> str:
    counts = Counter(state for _, state in states)
    files = count(len({record.file for record, _ in states}), "file")
    found = f"{count(len(states), 'finding')} in {files}"
    if counts[NOT_CHECKED] == len(states):
        return found
    ends = [f"{counts[state]} {state}" for state in (STALE, NOT_CHECKED) if counts[state]]
    return "; ".join([found, *ends])
