"""Records of the claim base as plain data, the way JSON has them."""

from __future__ import annotations

from typing import Any

from claimcheck.model.entry import Citation, Concept, Entry, Example, Licence, Side, Source

Data = dict[str, Any]


def source_data(source: Source) -> Data:
    """Return a source as plain data."""
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "date": source.date.isoformat() if source.date else None,
    }


def concept_data(concept: Concept) -> Data:
    """Return a concept as plain data."""
    return {
        "id": concept.id,
        "kind": concept.kind,
        "label": concept.label,
        "synonyms": list(concept.synonyms),
        "broader": list(concept.broader),
        "state": concept.state.value if concept.state else None,
        "identifiers": dict(concept.identifiers),
    }


def entry_data(entry: Entry) -> Data:
    """Return an entry as plain data, with the licence as it holds; where it is kept is left out."""
    figure = entry.figure
    return {
        "id": entry.id,
        "topic": entry.topic,
        "subject": _side(entry.subject),
        "relation": entry.relation.value,
        "object": _side(entry.object),
        "evidence": entry.evidence.label,
        "licence": _licence(entry.licence),
        "statement": entry.statement,
        "suggestion": entry.suggestion,
        "sources": [_citation(citation) for citation in entry.citations],
        "tensions": list(entry.tensions),
        "medical_review": entry.medical_review or None,
        "figure": {"low": figure.low, "high": figure.high, "unit": figure.unit} if figure else None,
        "reviewed": entry.reviewed.isoformat(),
        "review_by": entry.review_by.isoformat(),
        "examples": [_example(example) for example in entry.examples if example.verdict is not None],
        "near_misses": [_example(example) for example in entry.examples if example.verdict is None],
    }


def _side(side: Side) -> Data:
    return {"concept": side.concept, "state": side.state.value if side.state else None}


def _licence(licence: Licence) -> Data:
    return {
        "strength": licence.strength.label,
        "certainty": licence.certainty.label,
        "frequency": licence.frequency.label,
        "qualifiers": [sorted(alternatives) for alternatives in licence.qualifiers],
        "denial": licence.denial,
        "sole": licence.sole,
    }


def _citation(citation: Citation) -> Data:
    return {"source": citation.source.id, "section": citation.section, "line": citation.line or None}


def _example(example: Example) -> Data:
    verdict = {"verdict": example.verdict.label} if example.verdict is not None else {}
    return {"text": example.text, **verdict, "missed": example.missed}
