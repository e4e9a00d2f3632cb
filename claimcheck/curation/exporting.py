"""The claim base for other programs: plain JSON, and JSON-LD in the terms of schema.org."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.phrases import in_state
from claimcheck.curation.plain import concept_data, entry_data, source_data
from claimcheck.matching.wording import grade_in_words, relation_in_words
from claimcheck.model.entry import Citation, Entry, Evidence, Side, Source
from claimcheck.reporters.words import sources_of

SCHEMA = "claimcheck-claims/1"
# Grades as numbers: 1 refuted, 2 not established, 3 case reports, 4 possible, 5 probable, 6 established.
WORST, BEST = 1, len(Evidence)
AUTHOR = {"@type": "Organization", "name": "claimcheck"}


def json_export(base: ClaimBase) -> str:
    """Return all records as JSON."""
    data = {
        "schema": SCHEMA,
        "digest": base.digest,
        "sources": [source_data(source) for source in base.sources.values()],
        "concepts": [concept_data(concept) for concept in base.concepts.values()],
        "entries": [entry_data(entry) for entry in base.entries.values()],
    }
    return _written(data)


def jsonld_export(base: ClaimBase) -> str:
    """Return a schema.org ClaimReview for each entry."""
    reviews = [_review(base, entry) for entry in base.entries.values()]
    return _written({"@context": "https://schema.org", "@graph": reviews})


def _written(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _review(base: ClaimBase, entry: Entry) -> dict[str, Any]:
    claimed = _in_words(base, entry)
    return {
        "@type": "ClaimReview",
        "identifier": entry.id,
        "claimReviewed": claimed,
        "reviewBody": entry.statement,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": entry.evidence + WORST,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": entry.evidence.label,
            "ratingExplanation": grade_in_words(entry.evidence),
        },
        "itemReviewed": {
            "@type": "Claim",
            "text": claimed,
            "appearance": [_document(source) for source in sources_of(entry)],
            "citation": [_place(citation) for citation in entry.citations],
        },
        "datePublished": entry.reviewed.isoformat(),
        "author": AUTHOR,
    }


def _in_words(base: ClaimBase, entry: Entry) -> str:
    return f"{_side(base, entry.subject)} {relation_in_words(entry.relation)} {_side(base, entry.object)}"


def _side(base: ClaimBase, side: Side) -> str:
    return in_state(base.concepts[side.concept].label, side.state)


def _document(source: Source) -> dict[str, Any]:
    publisher = {"publisher": {"@type": "Organization", "name": source.publisher}} if source.publisher else {}
    date = {"datePublished": source.date.isoformat()} if source.date else {}
    return {"@type": "CreativeWork", "name": source.title, "url": source.url, **publisher, **date}


def _place(citation: Citation) -> str:
    line = f", line {citation.line}" if citation.line else ""
    return f"{citation.source.title}, {citation.section}{line}"
