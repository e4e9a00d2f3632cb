"""The first draft of an entry: what follows from its concepts and its grade, the rest left to a person as TODO."""

from __future__ import annotations

import datetime
import re
from typing import Any

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.claimbase.records import STATES
from claimcheck.curation.lookup import unknown
from claimcheck.curation.phrases import in_state, wording_of
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.claim import Relation
from claimcheck.model.entry import CEILING, Entry, Evidence, Side

# What a licence needs beyond the strength of its grade.
_CAUTIONS: dict[Evidence, dict[str, Any]] = {
    Evidence.CASE_REPORTS: {"frequency": "rare", "qualifiers": [["rare", "case-reports", "unproven"]]},
    Evidence.NOT_ESTABLISHED: {"frequency": "rare", "qualifiers": [["unproven"]]},
}


class Wish(Struct, frozen=True):
    """What a new entry is to be about; a side is written CONCEPT or CONCEPT:STATE."""

    subject: str
    relation: Relation
    object: str
    evidence: Evidence
    source: str
    topic: str


def new_entry(base: ClaimBase, wish: Wish, today: datetime.date) -> dict[str, Any]:
    """Return the fields of a new entry.

    Raises ClaimcheckError for concepts, states and sources that do not exist, all at once, and where `base` has an
    entry for the same relation.
    """
    subject, object_ = _sides(base, wish)
    _check_is_new(base, _meant(base, subject), wish.relation, _meant(base, object_))
    wording = wording_of(_named(base, subject), wish.relation, _named(base, object_))
    texts = wording.by_grade(wish.evidence)
    return {
        "id": _proposed_id(base, subject, wish.relation, object_),
        "topic": wish.topic,
        "subject": _side_fields(subject),
        "relation": wish.relation.value,
        "object": _side_fields(object_),
        "evidence": wish.evidence.label,
        "licence": {
            "strength": CEILING[wish.evidence].label,
            **_CAUTIONS.get(wish.evidence, {"frequency": "common"}),
            "denial": "no" if wish.evidence >= Evidence.PROBABLE else "yes",
        },
        "statement": "TODO: what is known, in one or two sentences of your own.",
        "suggestion": texts.suggestion,
        "sources": [{"source": wish.source, "section": "TODO: the heading it stands under"}],
        "reviewed": today,
        "review_by": _a_year_after(today),
        "examples": [{"text": text, "verdict": verdict} for text, verdict in texts.examples],
        "near_misses": [wording.question],
    }


def _sides(base: ClaimBase, wish: Wish) -> list[Side]:
    problems: list[str] = []
    sides = []
    for given in (wish.subject, wish.object):
        name, colon, state = given.partition(":")
        if name not in base.concepts:
            problems.append(unknown("concept", name, base.concepts))
        if colon and state not in STATES:
            problems.append(f"there is no state '{state}'; states are {', '.join(STATES)}")
        sides.append(Side(name, STATES.get(state)))
    if wish.source not in base.sources:
        problems.append(unknown("source", wish.source, base.sources))
    if problems:
        raise ClaimcheckError(Problem("", None, None, problem) for problem in dict.fromkeys(problems))
    return sides


def _named(base: ClaimBase, side: Side) -> str:
    return in_state(base.concepts[side.concept].label, side.state)


def _meant(base: ClaimBase, side: Side) -> Side:
    """Return the side as the loader reads it: hypokalaemia is potassium in deficiency."""
    concept = base.concepts[side.concept]
    return Side(concept.broader[0], concept.state) if concept.state and concept.broader else side


def _check_is_new(base: ClaimBase, subject: Side, relation: Relation, object_: Side) -> None:
    def is_same(entry: Entry) -> bool:
        return (entry.subject, entry.relation, entry.object, entry.figure) == (subject, relation, object_, None)

    same = next(filter(is_same, base.entries.values()), None)
    if same is not None:
        message = f"'{same.id}' is about the same relation; change that entry"
        raise ClaimcheckError(Problem(same.path, same.line, None, message))


def _proposed_id(base: ClaimBase, subject: Side, relation: Relation, object_: Side) -> str:
    """Return an id that is free: subject--object, with the relation between them where that is taken."""
    first, last = _in_id(subject), _in_id(object_)
    proposals = [f"{first}--{last}", f"{first}--{relation.value.replace('_', '-')}--{last}"]
    numbered = (f"{proposals[-1]}-{number}" for number in range(2, len(base.entries) + 3))
    return next(proposal for proposal in (*proposals, *numbered) if proposal not in base.entries)


def _in_id(side: Side) -> str:
    name = re.sub(r"^vitamin-(?=[a-z]\d)", "", side.concept)
    return f"{name}-{side.state.value.replace('_', '-')}" if side.state else name


def _side_fields(side: Side) -> dict[str, str]:
    return {"concept": side.concept, **({"state": side.state.value} if side.state else {})}


def _a_year_after(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return datetime.date(day.year + 1, 2, 28)
