"""The components: what they declare, and what they read in single sentences."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.claimbase import ClaimFolders
from claimcheck.pipeline.components import COMPONENTS
from claimcheck.pipeline.components.concepts import ConceptMatcher
from claimcheck.pipeline.mentions import Mention, finder_for
from claimcheck.pipeline.nlp import build_pipeline
from claimcheck.pipeline.reading import Reading


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline(ClaimFolders())


def test_every_component_declares_what_the_next_ones_require(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert not any(analysis["problems"][name] for name in COMPONENTS)
    assert all(nlp.get_factory_meta(name).assigns for name in COMPONENTS)


def test_a_doc_made_by_hand_is_enough_for_concepts(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Low", "B12", "may", "cause", "cramps", "."])
    ConceptMatcher(finder_for(ClaimFolders()))(doc)
    assert [(m.concept, m.state and m.state.value) for m in doc._.mentions] == [
        ("vitamin-b12", "deficiency"),
        ("muscle-cramp", None),
    ]


def _side(mention: Mention | None) -> str:
    if mention is None:
        return "?"
    return f"{mention.concept}/{mention.state.value}" if mention.state else f"{mention.concept}"


def _told(reading: Reading) -> str:
    subject = _side(reading.subject.mention) if reading.subject else "-"
    return f"{subject} {reading.relation.value} {_side(reading.object.mention)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B12 excess causes spasms.", {"vitamin-b12/excess causes muscle-spasm"}),
        ("Spasms are caused by dehydration.", {"dehydration causes muscle-spasm"}),
        ("Low B12 is a cause of cramps.", {"vitamin-b12/deficiency causes muscle-cramp"}),
        ("Cramps due to low B12 pass.", {"vitamin-b12/deficiency causes muscle-cramp"}),
        (
            "A lack of B12 causes twitching, cramps and numbness.",
            {
                "vitamin-b12/deficiency causes muscle-twitching",
                "vitamin-b12/deficiency causes muscle-cramp",
                "vitamin-b12/deficiency causes numbness",
            },
        ),
        ("Rehydration relieves cramps.", {"rehydration relieves muscle-cramp"}),
        ("The cause of her cramps was dehydration.", {"dehydration causes muscle-cramp"}),
        ("With low B12, cramps follow.", {"vitamin-b12/deficiency causes muscle-cramp"}),
        ("With low B12, rehydration relieves cramps.", {"rehydration relieves muscle-cramp"}),
    ],
    ids=[
        "active",
        "passive",
        "nominal",
        "due-to",
        "coordination",
        "relief",
        "cause-named-last",
        "frame",
        "frame-crossed",
    ],
)
def test_relations(nlp: Language, text: str, expected: set[str]) -> None:
    assert {_told(reading) for reading in nlp(text)._.readings} == expected


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("Low B12 causes cramps.", "strength", "DIRECT_CAUSAL"),
        ("Low B12 can cause cramps.", "strength", "CAN_CAUSE"),
        ("Low B12 may cause cramps.", "strength", "CONDITIONAL_CAUSAL"),
        ("Low B12 is linked to cramps.", "strength", "CORRELATIONAL"),
        ("Low B12 does not cause cramps.", "polarity", "DENIED"),
        ("Neither stress nor low B12 causes cramps.", "polarity", "DENIED"),
        ("Low B12 causes not only cramps.", "polarity", "AFFIRMED"),
        ("Low B12 definitely causes cramps.", "certainty", "BOOSTED"),
        ("Low B12 probably causes cramps.", "certainty", "HEDGED"),
        ("Low B12 rarely causes cramps.", "frequency", "RARE"),
        ("Low B12 always causes cramps.", "frequency", "ALWAYS"),
        ("Does low B12 cause cramps?", "voice", "QUESTION"),
        ("It is a myth that low B12 causes cramps.", "voice", "REJECTED"),
        ("It turns out that low B12 causes cramps.", "voice", "ENDORSED"),
        ("Some people claim that low B12 causes cramps.", "voice", "REPORTED"),
        ("Find out whether low B12 causes cramps.", "voice", "HYPOTHETICAL"),
    ],
)
def test_grades(nlp: Language, text: str, attribute: str, expected: str) -> None:
    assert {getattr(reading, attribute).name for reading in nlp(text)._.readings} == {expected}


def test_a_blank_pipeline_without_parse_is_refused_by_its_declarations() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claimcheck_reader")
    assert blank.analyze_pipes()["problems"]["claimcheck_reader"]
