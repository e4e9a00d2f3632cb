"""Grades of evidence and relations in plain words, written once for findings and reports."""

from __future__ import annotations

from claimcheck.model.claim import Relation
from claimcheck.model.entry import Evidence

# Each completes "the link is ...".
GRADES = {
    Evidence.ESTABLISHED: "established",
    Evidence.PROBABLE: "probable",
    Evidence.POSSIBLE: "possible, on weak evidence",
    Evidence.CASE_REPORTS: "known from single case reports only",
    Evidence.NOT_ESTABLISHED: "not established",
    Evidence.REFUTED: "known to be wrong",
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
