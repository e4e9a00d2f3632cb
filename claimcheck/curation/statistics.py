"""Counts what a claim base holds, what is to be reviewed, and what it says nothing about."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.claimbase import ClaimBase
from claimcheck.model.claim import Relation
from claimcheck.model.entry import Concept, Entry, Evidence
from claimcheck.reporters.visible import one_line
from claimcheck.reporters.words import sources_of

DUE_WITHIN = datetime.timedelta(days=90)


def statistics(base: ClaimBase, as_of: datetime.date) -> dict[str, Any]:
    """Return the counts as plain data; reviews are due or overdue as of the day `as_of`."""
    entries = list(base.entries.values())
    examples = [example for entry in entries for example in entry.examples]
    latest = min(as_of, datetime.date.max - DUE_WITHIN) + DUE_WITHIN
    return {
        "as_of": as_of.isoformat(),
        "entries": len(entries),
        "concepts": len(base.concepts),
        "sources": len(base.sources),
        "by_topic": _counted(entry.topic for entry in entries),
        "by_grade": _counted((e.evidence.label for e in entries), [grade.label for grade in reversed(Evidence)]),
        "by_relation": _counted((e.relation.value for e in entries), [relation.value for relation in Relation]),
        "by_source": _counted((source.id for e in entries for source in sources_of(e)), base.sources),
        "with_figure": sum(entry.figure is not None for entry in entries),
        "without_figure": sum(entry.figure is None for entry in entries),
        "with_tensions": sum(bool(entry.tensions) for entry in entries),
        "for_medical_review": sum(bool(entry.medical_review) for entry in entries),
        "examples": sum(example.verdict is not None for example in examples),
        "near_misses": sum(example.verdict is None for example in examples),
        "marked_missed": sum(example.missed for example in examples),
        "overdue": [entry.id for entry in entries if entry.review_by < as_of],
        "due_soon": [entry.id for entry in entries if as_of <= entry.review_by <= latest],
        "concepts_without_entry": _without_entry(base, entries),
    }


def _counted(words: Iterable[str], order: Iterable[str] = ()) -> dict[str, int]:
    """Count words: those of `order` first, and also when there is none of them, the others by name."""
    counts = Counter(words)
    return {**{word: counts.pop(word, 0) for word in order}, **dict(sorted(counts.items()))}


def _without_entry(base: ClaimBase, entries: Iterable[Entry]) -> list[str]:
    sides = {side for entry in entries for side in (entry.subject, entry.object)}
    plain = {side.concept for side in sides}
    stated = {(side.concept, side.state) for side in sides}

    def has_entry(concept: Concept) -> bool:
        named = concept.state is not None and any((broad, concept.state) in stated for broad in concept.broader)
        return named or concept.id in plain

    return [concept.id for concept in base.concepts.values() if not has_entry(concept)]


def statistics_text(counts: dict[str, Any]) -> str:
    """Return the counts to be read."""
    return "\n".join(_lines(counts)) + "\n"


def _lines(counts: dict[str, Any]) -> Iterator[str]:
    yield f"{counts['entries']} entries, {counts['concepts']} concepts, {counts['sources']} sources"
    for key, title in _TABLES.items():
        yield from _table(title, counts[key])
    yield from _table("Entries", {title: counts[key] for key, title in _ENTRIES.items()})
    yield from _table("Tests", {title: counts[key] for key, title in _TESTS.items()})
    for key, title in _LISTS.items():
        yield f"\n{title.format(counts['as_of'])}: {len(counts[key])}"
        yield from (f"  {one_line(identifier)}" for identifier in counts[key])


def _table(title: str, rows: dict[str, int]) -> Iterator[str]:
    yield f"\n{title}"
    named = [(one_line(name), number) for name, number in rows.items()]
    width = max((len(name) for name, _ in named), default=0)
    yield from (f"  {name:<{width}}  {number:>5}" for name, number in named)


_TABLES = {
    "by_grade": "By grade",
    "by_relation": "By relation",
    "by_topic": "By topic",
    "by_source": "By source (an entry counts for each it cites)",
}
_ENTRIES = {
    "with_figure": "with a figure",
    "without_figure": "without a figure",
    "with_tensions": "with tensions between sources",
    "for_medical_review": "marked for medical review",
}
_TESTS = {
    "examples": "examples",
    "near_misses": "near misses",
    "marked_missed": "of both, marked as known misses",
}
_LISTS = {
    "overdue": "Review overdue on {}",
    "due_soon": "Review due within 90 days of {}",
    "concepts_without_entry": "Concepts without any entry of their own",
}
