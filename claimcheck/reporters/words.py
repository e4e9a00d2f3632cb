"""Words that several reports share."""

from __future__ import annotations

from claimcheck.model.claim import Relation
from claimcheck.model.entry import Entry, Evidence, Source

GRADES = {
    Evidence.ESTABLISHED: "established",
    Evidence.PROBABLE: "probable, the evidence is moderate",
    Evidence.POSSIBLE: "possible, the evidence is weak",
    Evidence.CASE_REPORTS: "known from single case reports only",
    Evidence.NOT_ESTABLISHED: "not established",
    Evidence.REFUTED: "refuted",
}

RELATIONS = {
    Relation.CAUSES: "causes",
    Relation.WORSENS: "worsens",
    Relation.PREVENTS: "prevents",
    Relation.RELIEVES: "relieves",
    Relation.INDICATES: "is a sign of",
    Relation.SUPPORTS: "supports",
    Relation.CONTAINS: "is a source of",
    Relation.DIAGNOSES: "detects",
    Relation.SAME_AS: "is the same as",
    Relation.OCCURS: "shows or is found in",
    Relation.REQUIRES: "calls for",
    Relation.AFFECTS: "affects",
}


def relation_in_words(relation: Relation) -> str:
    """Say how a subject bears on an object, to stand between the two."""
    return RELATIONS[relation]


def grade_in_words(evidence: Evidence) -> str:
    """Say how well something is supported."""
    return GRADES[evidence]


def count(number: int, noun: str) -> str:
    """Return a number with its noun, "1 file", "2 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sources_of(entry: Entry) -> tuple[Source, ...]:
    """Return the sources an entry cites, each once, in the order of its citations."""
    return tuple({citation.source.id: citation.source for citation in entry.citations}.values())
