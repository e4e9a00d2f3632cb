"""Licences: what an entry says of the wording it allows, filled up by its grade, and tightened by packs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from claimcheck.claimbase.references import one_of
from claimcheck.model.claim import Certainty, Frequency, Strength
from claimcheck.model.entry import CEILING, Evidence, Licence
from claimcheck.shapes import Choice, Either, Field, Flag, Items, Record, Text, Values

STRENGTHS = {item.label: item for item in Strength}
CERTAINTIES = {item.label: item for item in Certainty}
FREQUENCIES = {item.label: item for item in Frequency}
# From the strictest on.
DENIALS = ("no", "hedged", "yes")


def licence_record(qualifiers: frozenset[str] | None) -> Record[Values]:
    """Return the form of a licence; only what is given has a value. None does not check the names of qualifiers."""
    names = tuple(sorted(qualifiers or ()))
    name = Text(one_of("qualifier", qualifiers), words=names, only=bool(names))
    alone = Text(lambda word: (name.parse(word),), words=names, only=bool(names))
    return Record(
        {
            "strength": Field(Choice(STRENGTHS), "The strongest wording."),
            "certainty": Field(Choice(CERTAINTIES), "The surest wording; plain when left out."),
            "frequency": Field(Choice(FREQUENCIES), "The commonest the text may say; common when left out."),
            "qualifiers": Field(
                Items(Either(alone, Items(name))),
                "What a text must say with it; of a list in the list, one is enough.",
            ),
            "denial": Field(Choice({word: word for word in DENIALS}), "May a text deny the relation?"),
            "sole": Field(Flag(), "May a text call it the only or the main cause?"),
        },
        _given,
    )


def _given(values: Values) -> Values:
    """Leave out what is not given, and take the alternatives of qualifiers as sets."""
    if values["qualifiers"] is not None:
        values["qualifiers"] = tuple(frozenset(alternatives) for alternatives in values["qualifiers"])
    return {key: value for key, value in values.items() if value is not None}


def licence_of(given: Values, evidence: Evidence) -> Licence:
    """Return the licence with what is not `given` decided by the grade."""
    denial = "no" if evidence >= Evidence.PROBABLE else "yes"
    return Licence(**{"strength": CEILING[evidence], "denial": denial, **given})


def above_grade(given: Values, evidence: Evidence) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the problem of a licence that allows more than its grade."""
    if given.get("strength", CEILING[evidence]) > CEILING[evidence]:
        yield ("licence", "strength"), f"'{evidence.label}' evidence allows at most '{CEILING[evidence].label}'"


def tightened(licence: Licence, given: Values) -> Licence:
    """Return `licence` with what is `given` put in its place; qualifiers are added to those it requires."""
    qualifiers = dict.fromkeys((*licence.qualifiers, *given.get("qualifiers", ())))
    return replace(licence, **{**given, "qualifiers": tuple(qualifiers)})


def loosened(licence: Licence, given: Values) -> Iterator[str]:
    """Yield the keys of `given` that allow more than `licence` does."""
    for key, value in given.items():
        if key != "qualifiers" and _rank(key, value) > _rank(key, getattr(licence, key)):
            yield key


def _rank(key: str, value: Any) -> int:
    return DENIALS.index(value) if key == "denial" else int(value)
