"""Reads single records of the claim base, reporting whatever is wrong with them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from claimcheck.model.claim import Certainty, Frequency, Relation, State, Strength
from claimcheck.model.entry import (
    Citation,
    Concept,
    Entry,
    Evidence,
    Example,
    Figure,
    Licence,
    Side,
    Source,
    Verdict,
)
from claimcheck.yamlfile import Checker, YamlNode

KINDS = (
    "nutrient", "substance", "food", "drug", "behaviour", "condition", "symptom", "body",
    "process", "property", "test", "group", "advice",
)  # fmt: skip
CONCEPT_KEYS = ("id", "kind", "label", "synonyms", "broader", "state", "identifiers")
SOURCE_KEYS = ("id", "title", "url", "publisher", "date")
ENTRY_KEYS = (
    "id", "topic", "subject", "relation", "object", "evidence", "licence", "statement", "suggestion",
    "sources", "tensions", "medical_review", "figure", "reviewed", "review_by", "examples", "near_misses",
)  # fmt: skip
REQUIRED_ENTRY_KEYS = (
    "id", "topic", "subject", "relation", "object", "evidence", "statement", "suggestion",
    "sources", "reviewed", "review_by", "examples", "near_misses",
)  # fmt: skip
LICENCE_KEYS = ("strength", "certainty", "frequency", "qualifiers", "denial", "sole")

STRENGTHS = {item.label: item for item in Strength}
CERTAINTIES = {item.label: item for item in Certainty}
FREQUENCIES = {item.label: item for item in Frequency}
GRADES = {item.label: item for item in Evidence}
RELATIONS = {item.value: item for item in Relation}
STATES = {item.value: item for item in State}
JUDGED = {item.label: item for item in Verdict if item is not Verdict.UNVERIFIED}
DENIALS = {"no": "no", "hedged": "hedged", "yes": "yes"}
# The strongest wording a grade allows, after the GRADE informative statements (Santesso et al. 2020).
CEILING = {
    Evidence.REFUTED: Strength.CORRELATIONAL,
    Evidence.NOT_ESTABLISHED: Strength.CONDITIONAL_CAUSAL,
    Evidence.CASE_REPORTS: Strength.CONDITIONAL_CAUSAL,
    Evidence.POSSIBLE: Strength.CAN_CAUSE,
    Evidence.PROBABLE: Strength.DIRECT_CAUSAL,
    Evidence.ESTABLISHED: Strength.DIRECT_CAUSAL,
}

Record = TypeVar("Record", Concept, Source)


@dataclass
class Known:
    """What entries may refer to; `qualifiers` is None where they are not checked."""

    concepts: dict[str, Concept]
    sources: dict[str, Source]
    qualifiers: frozenset[str] | None = None


def read_source(checker: Checker, node: YamlNode) -> Source | None:
    """Read one source."""
    keys = checker.mapping(node, known=SOURCE_KEYS, required=("id", "title", "url"))
    if "id" not in keys:
        return None
    return Source(
        checker.text(keys["id"]),
        checker.text(keys.get("title")),
        checker.text(keys.get("url")),
        checker.text(keys.get("publisher")),
        checker.date(keys.get("date")),
    )


def read_concept(checker: Checker, node: YamlNode) -> Concept | None:
    """Read one concept."""
    keys = checker.mapping(node, known=CONCEPT_KEYS, required=("id", "kind", "label"))
    if "id" not in keys:
        return None
    identifiers = checker.mapping(keys["identifiers"]) if "identifiers" in keys else {}
    return Concept(
        checker.text(keys["id"]),
        checker.choice(keys.get("kind"), {kind: kind for kind in KINDS}, "condition"),
        checker.text(keys.get("label")),
        checker.texts(keys.get("synonyms")),
        checker.texts(keys.get("broader")),
        checker.choice(keys.get("state"), {**STATES, "": None}, None) if "state" in keys else None,
        tuple((scheme, checker.text(value)) for scheme, value in sorted(identifiers.items())),
    )


def read_entry(checker: Checker, node: YamlNode, known: Known) -> Entry | None:
    """Read one entry and check what it refers to."""
    keys = checker.mapping(node, known=ENTRY_KEYS, required=REQUIRED_ENTRY_KEYS)
    if "id" not in keys:
        return None
    evidence = checker.choice(keys.get("evidence"), GRADES, Evidence.NOT_ESTABLISHED)
    reviewed = checker.date(keys.get("reviewed")) or datetime.date.min
    review_by = checker.date(keys.get("review_by")) or datetime.date.max
    if review_by <= reviewed:
        checker.report(keys["review_by"], "review_by must be later than reviewed")
    return Entry(
        id=checker.text(keys["id"]),
        topic=checker.text(keys.get("topic")),
        subject=_side(checker, keys.get("subject"), known),
        relation=checker.choice(keys.get("relation"), RELATIONS, Relation.CAUSES),
        object=_side(checker, keys.get("object"), known),
        evidence=evidence,
        licence=_licence(checker, keys.get("licence"), evidence, known),
        statement=checker.text(keys.get("statement")),
        suggestion=checker.text(keys.get("suggestion")),
        citations=_citations(checker, keys.get("sources"), known),
        reviewed=reviewed,
        review_by=review_by,
        tensions=checker.texts(keys.get("tensions")),
        medical_review=checker.text(keys.get("medical_review")),
        figure=_figure(checker, keys.get("figure")),
        examples=_examples(checker, keys),
        path=node.path,
        line=node.line,
    )


def _side(checker: Checker, node: YamlNode | None, known: Known) -> Side:
    if node is None:
        return Side("")
    keys = checker.mapping(node, known=("concept", "state"), required=("concept",))
    concept = checker.text(keys.get("concept"))
    if concept and concept not in known.concepts:
        checker.report(keys["concept"], f"the concept '{concept}' does not exist{_close(concept, known.concepts)}")
    state = checker.choice(keys.get("state"), {**STATES, "": None}, None)
    named = known.concepts.get(concept)
    # Hypokalaemia and "potassium, deficiency" are one thing.
    return Side(named.broader[0], named.state) if named and named.state and named.broader else Side(concept, state)


def _close(word: str, known: dict[str, Concept]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else "; add it under concepts/"


def _licence(checker: Checker, node: YamlNode | None, evidence: Evidence, known: Known) -> Licence:
    denial = "no" if evidence >= Evidence.PROBABLE else "yes"
    if node is None:
        return Licence(strength=CEILING[evidence], denial=denial)
    keys = checker.mapping(node, known=LICENCE_KEYS)
    strength = checker.choice(keys.get("strength"), STRENGTHS, CEILING[evidence])
    if strength > CEILING[evidence]:
        allowed = CEILING[evidence].label
        checker.report(keys["strength"], f"'{evidence.label}' evidence allows at most '{allowed}'")
    return Licence(
        strength,
        checker.choice(keys.get("certainty"), CERTAINTIES, Certainty.PLAIN),
        checker.choice(keys.get("frequency"), FREQUENCIES, Frequency.COMMON),
        checker.each(keys.get("qualifiers"), lambda item: _alternatives(checker, item, known)),
        checker.choice(keys.get("denial"), DENIALS, denial),
        checker.flag(keys.get("sole")),
    )


def _alternatives(checker: Checker, node: YamlNode, known: Known) -> frozenset[str]:
    """Read one required qualifier: a word, or a list of words of which one is enough."""
    items = node.value if isinstance(node.value, list) else [node]
    for item in items:
        word = checker.text(item)
        if known.qualifiers is not None and word not in known.qualifiers:
            checker.report(item, f"unknown qualifier '{word}'; known are {', '.join(sorted(known.qualifiers))}")
    return frozenset(str(item.value) for item in items)


def _citations(checker: Checker, node: YamlNode | None, known: Known) -> tuple[Citation, ...]:
    citations = []
    if node is not None and not checker.sequence(node):
        checker.report(node, "an entry needs at least one source")
    for item in checker.sequence(node):
        keys = checker.mapping(item, known=("source", "section", "line"), required=("source", "section"))
        source = known.sources.get(checker.text(keys.get("source")))
        line = keys["line"].value if "line" in keys else 0
        if source is None:
            checker.report(item, f"the source '{checker.text(keys.get('source'))}' does not exist")
        elif not isinstance(line, int):
            checker.report(keys["line"], "expected a line number")
        else:
            citations.append(Citation(source, checker.text(keys.get("section")), line))
    return tuple(citations)


def _figure(checker: Checker, node: YamlNode | None) -> Figure | None:
    if node is None:
        return None
    keys = checker.mapping(node, known=("low", "high", "unit"), required=("low", "high", "unit"))
    low, high = (keys[name].value if name in keys else 0 for name in ("low", "high"))
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        checker.report(node, "low and high must be numbers")
        return None
    return Figure(float(low), float(high), checker.text(keys.get("unit")))


def _examples(checker: Checker, keys: dict[str, YamlNode]) -> tuple[Example, ...]:
    examples = []
    for item in checker.sequence(keys.get("examples")):
        pair = checker.mapping(item, known=("text", "verdict", "missed"), required=("text", "verdict"))
        verdict = checker.choice(pair.get("verdict"), JUDGED, Verdict.SUPPORTED)
        missed = checker.flag(pair.get("missed"))
        examples.append(Example(checker.text(pair.get("text")), verdict, item.line, missed))
    for item in checker.sequence(keys.get("near_misses")):
        pair = checker.mapping(item, known=("text", "missed"), required=("text",)) if item.keys else {"text": item}
        examples.append(Example(checker.text(pair.get("text")), None, item.line, checker.flag(pair.get("missed"))))
    return tuple(examples)
