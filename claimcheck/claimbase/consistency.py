"""Entries that cannot both stand: two for the same relation, or two that say the opposite of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from claimcheck.errors import Problem
from claimcheck.model.claim import HARMS, HELPS
from claimcheck.model.entry import Entry, Evidence


def inconsistent(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield a problem for each entry that repeats or contradicts one before it."""
    groups: dict[object, list[Entry]] = {}
    for entry in entries.values():
        groups.setdefault((entry.subject, entry.object), []).append(entry)
    for group in groups.values():
        for first, second in combinations(sorted(group, key=lambda entry: (entry.path, entry.line)), 2):
            message = _conflict(first, second)
            if message:
                there = f"'{first.id}' ({first.path}:{first.line})"
                yield Problem(second.path, second.line, None, f"'{second.id}' {message.format(there)}")


def _conflict(first: Entry, second: Entry) -> str | None:
    units = {entry.figure.unit if entry.figure else None for entry in (first, second)}
    grades = first.evidence, second.evidence
    if first.relation is second.relation and len(units) == 1:
        if Evidence.REFUTED in grades and first.evidence is not second.evidence:
            return "contradicts {}: one refutes what the other grants; correct one of them"
        return "speaks of the same relation as {}; make them one, or retire one"
    unqualified = not first.licence.qualifiers and not second.licence.qualifiers
    if _opposite(first, second) and unqualified and min(grades) >= Evidence.PROBABLE:
        return "contradicts {}: one harms, the other helps; correct one, or give the exception a qualifier"
    return None


def _opposite(first: Entry, second: Entry) -> bool:
    relations = first.relation, second.relation
    return any(one in HARMS for one in relations) and any(one in HELPS for one in relations)
