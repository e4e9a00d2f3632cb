"""Sentences of any topic, by phenomenon: how strongly they claim something, whether they deny it, who does what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.claimbase import ClaimFolders
from claimcheck.model.claim import Claim, Polarity, Strength, Voice
from claimcheck.pipeline.extract import Extractor
from claimcheck.readers import read_text

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
SIDES = yaml.safe_load((HERE / "sides.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ClaimFolders())


def claims_of(text: str, extractor: Extractor) -> tuple[Claim, ...]:
    return extractor.claims(read_text(text + "\n", "case.txt", "text"), known_only=False)


def _cases() -> Iterator[Any]:
    for phenomenon, cases in CASES.items():
        for case in cases:
            miss = case.get("known_miss")
            marks = [pytest.mark.xfail(strict=True, reason=miss)] if miss else []
            yield pytest.param(case, id=f"{phenomenon}: {case['text']}", marks=marks)


@pytest.mark.parametrize("case", [*_cases()])
def test_strength_and_polarity(case: dict[str, Any], extractor: Extractor) -> None:
    asserted = [claim for claim in claims_of(case["text"], extractor) if claim.voice is not Voice.HYPOTHETICAL]
    strongest = max(asserted, key=lambda claim: claim.strength, default=None)
    assert (strongest.strength.label if strongest else "none") == case["strength"]
    if strongest is not None:
        assert (strongest.polarity is Polarity.DENIED) == case.get("denied", False)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in SIDES])
def test_sides_and_relation(case: dict[str, Any], extractor: Extractor) -> None:
    claim = claims_of(case["text"], extractor)[0]
    assert (claim.subject.text, claim.relation.value, claim.object.text) == (
        case["subject"],
        case["relation"],
        case["object"],
    )


def test_the_sides_are_slices_of_the_source(extractor: Extractor) -> None:
    source = "# Heart\n\nDaily **walking** lowers blood pressure, and tea may ease stress.\n"
    found = extractor.claims(read_text(source, "a.md", "markdown"), known_only=False)
    assert len(found) == 2
    for term in (side for claim in found for side in (claim.subject, claim.object)):
        assert term.span is not None
        assert source[term.span.start : term.span.end].replace("*", "") == term.text


def test_one_claim_for_a_cue_that_both_ways_of_reading_find(extractor: Extractor) -> None:
    (claim,) = claims_of("Vitamin B12 deficiency can cause numbness.", extractor)
    assert (claim.subject.concept, claim.object.concept) == ("vitamin-b12", "numbness")
    assert claim.strength is Strength.CAN_CAUSE
