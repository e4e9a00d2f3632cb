"""The records of a claim base: their keys, what each means, and what must hold between them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from claimcheck.claimbase.licences import above_grade, licence_of, licence_record
from claimcheck.claimbase.references import named_in
from claimcheck.model.claim import Relation, State
from claimcheck.model.entry import Citation, Concept, Entry, Evidence, Example, Figure, Side, Source, Topic, Verdict
from claimcheck.shapes import Choice, Date, Either, Field, Flag, Items, Number, Record, Table, Text, Values, text

KINDS = (
    "nutrient", "substance", "food", "drug", "behaviour", "condition", "symptom", "body",
    "process", "property", "test", "group", "advice",
)  # fmt: skip
GRADES = {item.label: item for item in Evidence}
RELATIONS = {item.value: item for item in Relation}
STATES = {item.value: item for item in State}
JUDGED = {item.label: item for item in Verdict if item is not Verdict.UNVERIFIED}
VOCABULARIES = ("mesh", "hpo", "wikidata", "rxnorm")


class Known(Struct):
    """What entries may refer to; `qualifiers` is None where they are not checked."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    qualifiers: frozenset[str] | None = None


SOURCE = Record(
    {
        "id": Field(text(), "Stable name that entries refer to.", "", required=True),
        "title": Field(text(), "Title of the document.", "", required=True),
        "url": Field(text(), "Address of the document.", "", required=True),
        "publisher": Field(text(), "Who published it.", ""),
        "date": Field(Date(), "Day of publication."),
    },
    lambda values: Source(**values),
)

CONCEPT = Record(
    {
        "id": Field(text(), "Stable name; entries and findings refer to it.", "", required=True),
        "kind": Field(Choice({kind: kind for kind in KINDS}), "What sort of thing it is.", "", required=True),
        "label": Field(text(), "How messages name it.", "", required=True),
        "synonyms": Field(
            Items(text()), "The words for it, everyday and clinical; claims/README.md has the signs.", ()
        ),
        "broader": Field(Items(text()), "Ids of broader concepts: a claim about one of them is matched too.", ()),
        "state": Field(Choice(STATES), "For a concept that is a nutrient, its `broader`, in that state."),
        "identifiers": Field(
            Table(text(), keys=VOCABULARIES), "What other vocabularies call it, only where certain.", ()
        ),
    },
    lambda values: Concept(**{**values, "identifiers": tuple(sorted(values["identifiers"]))}),
)

_FIGURE = Record(
    {
        "low": Field(Number(), "The lowest number that is right.", 0, required=True),
        "high": Field(Number(), "The highest number that is right.", 0, required=True),
        "unit": Field(text(), "What is counted: percent, mcg, weeks ...", "", required=True),
    },
    lambda values: Figure(float(values["low"]), float(values["high"]), values["unit"]),
    lambda values: [(("high",), "high must not be below low")] if values["high"] < values["low"] else (),
)

_TEXT = Field(text(), "The text.", "", required=True)
_MISSED = Field(Flag(), "Known to be judged otherwise; take it off when that changes.", False)
_EXAMPLE: Record[Values] = Record(
    {
        "text": _TEXT,
        "verdict": Field(Choice(JUDGED), "How it must be judged.", Verdict.SUPPORTED, required=True),
        "missed": _MISSED,
    }
)
_NEAR_MISS: Record[Values] = Record({"text": _TEXT, "missed": _MISSED})


def entry_record(known: Known) -> Record[Entry]:
    """Return the form of an entry that may refer to what is `known`."""
    side = _side(known.concepts)
    return Record(
        {
            "id": Field(text(), "Stable name; findings, suppressions and baselines refer to it.", "", required=True),
            "topic": Field(text(), "What it is filed under.", "", required=True),
            "subject": Field(side, "What bears on the object.", Side(""), required=True),
            "relation": Field(Choice(RELATIONS), "How it bears on it.", Relation.CAUSES, required=True),
            "object": Field(side, "What it bears on.", Side(""), required=True),
            "evidence": Field(Choice(GRADES), "How well that is known.", Evidence.NOT_ESTABLISHED, required=True),
            "licence": Field(
                licence_record(known.qualifiers), "The strongest wording allowed, where it is not the grade's own.", {}
            ),
            "statement": Field(text(), "What is known, in a sentence or two of our own.", "", required=True),
            "suggestion": Field(text(), "A wording the writer may use.", "", required=True),
            "sources": Field(
                Items(_citation(known.sources), when_empty="an entry needs at least one source"),
                "Where the documents say it.",
                (),
                required=True,
            ),
            "tensions": Field(Items(text()), "Where sources disagree or grade differently.", ()),
            "medical_review": Field(text(), "Why a medical editor should look at it again.", ""),
            "figure": Field(_FIGURE, "The number it states; a text that gives another one is wrong."),
            "reviewed": Field(Date(), "Day of the last review.", datetime.date.min, required=True),
            "review_by": Field(Date(), "Day by which to review it again.", datetime.date.max, required=True),
            "examples": Field(
                Items(_EXAMPLE, numbered=True), "Texts that must be judged so; at least two.", (), required=True
            ),
            "near_misses": Field(
                Items(Either(Text(_plain_near_miss), _NEAR_MISS), numbered=True),
                "Texts that this entry must not flag; at least one.",
                (),
                required=True,
            ),
        },
        _entry,
        _entry_problems,
        placed=True,
    )


def topic_record(concepts: Mapping[str, Concept]) -> Record[Topic]:
    """Return the form of a topic on some of the `concepts`."""
    listed = Items(Text(_known_id(concepts)))
    return Record(
        {
            "id": Field(text(), "Stable name.", "", required=True),
            "causes": Field(listed, "What drafts may put the symptoms down to as if nothing else caused them.", ()),
            "symptoms": Field(listed, "Symptoms for which other causes must be named.", ()),
            "other_causes": Field(text(), "A sentence on other causes that the writer may use.", ""),
            "dosed": Field(listed, "Substances of which no amount may be recommended without medical guidance.", ()),
            "prescribed": Field(listed, "Medicines that no text may tell readers to stop or change.", ()),
            "effects": Field(listed, "Effects of what a text is about, also where nothing ties them to it.", ()),
            "spelled": Field(Items(text()), "Long words to recognise when misspelt by one letter.", ()),
        },
        lambda values: Topic(**values),
        _topic_problems,
    )


def _known_id(concepts: Mapping[str, Concept]) -> Callable[[str], str]:
    named = named_in(concepts, "concept", "add it under concepts/")
    return lambda identifier: named(identifier).id


def _topic_problems(values: Values) -> Iterator[tuple[tuple[str, ...], str]]:
    framed = [bool(values[key]) for key in ("causes", "symptoms", "other_causes")]
    if any(framed) and not all(framed):
        yield (), "causes, symptoms and other_causes belong together: give all three or none"


def _side(concepts: Mapping[str, Concept]) -> Record[Side]:
    """Return the form of a subject or object."""
    named = Text(named_in(concepts, "concept", "add it under concepts/"))
    return Record(
        {
            "concept": Field(named, "Id of a concept.", required=True),
            "state": Field(Choice(STATES), "What there is of a nutrient, or how it is given."),
        },
        lambda values: _stated(values["concept"], values["state"]),
    )


def _stated(concept: Concept | None, state: State | None) -> Side:
    """Hypokalaemia and "potassium, deficiency" are one thing."""
    if concept is None:
        return Side("")
    return Side(concept.broader[0], concept.state) if concept.state and concept.broader else Side(concept.id, state)


def _citation(sources: Mapping[str, Source]) -> Record[Citation | None]:
    named = Text(named_in(sources, "source", "add it to sources.yaml"))
    return Record(
        {
            "source": Field(named, "Id of a source.", required=True),
            "section": Field(text(), "The heading it stands under.", "", required=True),
            "line": Field(Number(whole=True), "The line of the document.", 0),
        },
        lambda values: Citation(**values) if values["source"] else None,
    )


def _plain_near_miss(words: str) -> Values:
    return {"text": words, "missed": False}


def _entry(values: Values) -> Entry:
    examples = [Example(one["text"], one["verdict"], line, one["missed"]) for line, one in values.pop("examples")]
    misses = [Example(one["text"], None, line, one["missed"]) for line, one in values.pop("near_misses")]
    given = values.pop("licence")
    return Entry(
        **{key: value for key, value in values.items() if key != "sources"},
        citations=values["sources"],
        licence=licence_of(given, values["evidence"]),
        examples=(*examples, *misses),
    )


def _entry_problems(values: Values) -> Iterator[tuple[tuple[str, ...], str]]:
    yield from above_grade(values["licence"], values["evidence"])
    if values["review_by"] <= values["reviewed"]:
        yield ("review_by",), "review_by must be later than reviewed"


SOURCE_KEYS = tuple(SOURCE.fields)
CONCEPT_KEYS = tuple(CONCEPT.fields)
ENTRY_KEYS = tuple(entry_record(Known()).fields)
TOPIC_KEYS = tuple(topic_record({}).fields)
