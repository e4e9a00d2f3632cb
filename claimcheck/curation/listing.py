"""Chooses entries of the claim base and lists them, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.lookup import named
from claimcheck.model.entry import Concept, Entry, Evidence, Side
from claimcheck.reporters.visible import one_line


class Wanted(Struct, frozen=True):
    """Which entries to list; what is None or empty does not matter. Texts are found in any case.

    An entry is about `concept` when a side of it is that concept or a narrower one.
    """

    concept: str | None = None
    grade: Evidence | None = None
    source: str | None = None
    topic: str = ""
    text: str = ""
    medical_review: bool = False


def chosen(base: ClaimBase, wanted: Wanted) -> list[Entry]:
    """Return the entries that are wanted, in the order of their ids; raises ClaimcheckError for unknown ids."""
    concepts = named("concept", [wanted.concept] if wanted.concept else [], base.concepts)
    named("source", [wanted.source] if wanted.source else [], base.sources)
    return [
        entry
        for entry in base.entries.values()
        if _is_wanted(entry, wanted) and all(_about(base, entry, concept) for concept in concepts)
    ]


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    text = f"{entry.id}\n{entry.statement}\n{entry.suggestion}".casefold()
    return (
        (wanted.grade is None or entry.evidence is wanted.grade)
        and (wanted.source is None or any(citation.source.id == wanted.source for citation in entry.citations))
        and wanted.topic.casefold() in entry.topic.casefold()
        and wanted.text.casefold() in text
        and (bool(entry.medical_review) or not wanted.medical_review)
    )


def _about(base: ClaimBase, entry: Entry, concept: Concept) -> bool:
    return any(_is_side(base, side, concept) for side in (entry.subject, entry.object))


def _is_side(base: ClaimBase, side: Side, concept: Concept) -> bool:
    """Tell whether a side is `concept` or narrower; hypokalaemia is the side potassium in deficiency."""
    wider = tuple(base.broader(side.concept))
    if concept.id in wider:
        return True
    return concept.state is not None and side.state is concept.state and bool({*concept.broader} & {*wider})


def found(base: ClaimBase, words: Sequence[str]) -> list[Entry]:
    """Return the entries in which all `words` occur, those first that have them in their id or their labels."""
    wanted = [word.casefold() for given in words for word in given.split()]
    ranked = []
    for entry in base.entries.values():
        names, prose, synonyms = (text.casefold() for text in _searched(base, entry))
        if wanted and all(word in names or word in prose or word in synonyms for word in wanted):
            in_names, in_prose = (sum(word in text for word in wanted) for text in (names, prose))
            ranked.append((-in_names, -in_prose, entry.id, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda rank: rank[:3])]


def _searched(base: ClaimBase, entry: Entry) -> tuple[str, str, str]:
    """Return what is searched of an entry: its names, its prose, the words for its concepts."""
    concepts = [base.concepts[side.concept] for side in (entry.subject, entry.object) if side.concept in base.concepts]
    names = [entry.id, *(concept.label for concept in concepts)]
    synonyms = [synonym for concept in concepts for synonym in concept.synonyms]
    return "\n".join(names), f"{entry.statement}\n{entry.suggestion}", "\n".join(synonyms)


def listed(entries: Iterable[Entry]) -> str:
    """Return a line for each entry: id, grade, strongest wording, statement."""
    rows = [(one_line(e.id), e.evidence.label, e.licence.strength.label, one_line(e.statement)) for e in entries]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return "".join(f"{_padded(row, widths)}  {row[3]}\n" for row in rows)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))


def overview(entry: Entry) -> dict[str, Any]:
    """Return what the list tells of an entry, and where it is kept, as plain data."""
    return {
        "id": entry.id,
        "topic": entry.topic,
        "evidence": entry.evidence.label,
        "strength": entry.licence.strength.label,
        "statement": entry.statement,
        "path": entry.path,
        "line": entry.line,
    }
