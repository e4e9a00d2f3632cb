"""Grades of evidence and relations in plain words, written once for findings and reports."""

from __future__ import annotations

from claimcheck.model.claim import Claim, Frequency, Relation, Strength
from claimcheck.model.entry import Entry, Evidence

# Each completes "the link is ...".
GRADES = {
    Evidence.ESTABLISHED: "established",
    Evidence.PROBABLE: "probable",
    Evidence.POSSIBLE: "possible, on weak evidence",
    Evidence.CASE_REPORTS: "known only from case reports",
    Evidence.NOT_ESTABLISHED: "not established",
    Evidence.REFUTED: "known to be wrong",
}

# Why an overstatement is one.
REASONS = {
    Evidence.ESTABLISHED: "it is not so in every case",
    Evidence.PROBABLE: "the evidence makes it probable, not certain",
    Evidence.POSSIBLE: "the evidence for it is weak",
    Evidence.CASE_REPORTS: "it is known only from case reports",
    Evidence.NOT_ESTABLISHED: "no such link has been established",
    Evidence.REFUTED: "the evidence is against it",
}

# What a text may be said to name as the only one, by what it says of it.
NAMED_ALONE = {
    Relation.RELIEVES: "remedy",
    Relation.PREVENTS: "way",
    Relation.SUPPORTS: "way",
    Relation.CONTAINS: "source",
    Relation.INDICATES: "sign",
    Relation.DIAGNOSES: "test",
    Relation.REQUIRES: "way",
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


def reason(claim: Claim, entry: Entry, condition: str = "") -> str:
    """Say why `claim` goes beyond `entry`; `condition` is one under which alone it holds."""
    if condition and entry.evidence >= Evidence.PROBABLE:
        return f"it holds only {condition}"
    if Relation.INDICATES in (claim.relation, entry.relation) and entry.evidence >= Evidence.PROBABLE:
        return "a sign is not a diagnosis"
    if entry.licence.strength is Strength.CORRELATIONAL and entry.evidence > Evidence.NOT_ESTABLISHED:
        return "a link is known, and not what causes what"
    if entry.licence.frequency is Frequency.RARE and entry.evidence >= Evidence.POSSIBLE:
        return "it is rare" if entry.evidence >= Evidence.PROBABLE else "it is rare, if it happens at all"
    return REASONS[entry.evidence]


def relation_in_words(relation: Relation) -> str:
    """Say how a subject bears on an object, to stand between the two."""
    return RELATIONS[relation]


def grade_in_words(evidence: Evidence) -> str:
    """Say how well something is supported."""
    return GRADES[evidence]
