"""Which entry a claim is compared to, and what its licence makes of the wording."""

from __future__ import annotations

import pytest

from claimcheck.claimbase import load_claim_base
from claimcheck.matching import Fault, judge, matches
from claimcheck.model.claim import (
    Breadth,
    Certainty,
    Claim,
    Frequency,
    Polarity,
    Relation,
    State,
    Strength,
    Term,
    Voice,
)
from claimcheck.model.document import Span
from claimcheck.model.entry import Verdict

BASE = load_claim_base()
HIGH = Term("high B12", None, "vitamin-b12", State.EXCESS)
LOW = Term("low B12", None, "vitamin-b12", State.DEFICIENCY)
SPASM = Term("spasms", None, "muscle-spasm")


def claim(subject: Term, object_: Term = SPASM, relation: Relation = Relation.CAUSES, **others: object) -> Claim:
    told = {"strength": Strength.DIRECT_CAUSAL, **others}
    return Claim(Span(0, 1), Span(0, 1), 0, subject, relation, object_, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "verdict", "faults"),
    [
        (claim(LOW), Verdict.SUPPORTED, set()),
        (claim(HIGH), Verdict.OVERSTATED, {Fault.STRENGTH}),
        (
            claim(HIGH, strength=Strength.CONDITIONAL_CAUSAL, qualifiers=frozenset(["rare"])),
            Verdict.SUPPORTED,
            set(),
        ),
        (claim(HIGH, strength=Strength.CORRELATIONAL), Verdict.OVERSTATED, {Fault.QUALIFIER}),
        (
            claim(HIGH, strength=Strength.CORRELATIONAL, nearby=frozenset(["rare"])),
            Verdict.SUPPORTED,
            set(),
        ),
        (claim(LOW, certainty=Certainty.BOOSTED), Verdict.OVERSTATED, {Fault.CERTAINTY}),
        (claim(LOW, frequency=Frequency.ALWAYS), Verdict.OVERSTATED, {Fault.CERTAINTY}),
        (claim(LOW, sole=True), Verdict.OVERSTATED, {Fault.SOLE}),
        (claim(LOW, polarity=Polarity.DENIED), Verdict.CONTRADICTED, {Fault.CONTRADICTED}),
        (claim(LOW, polarity=Polarity.DENIED, certainty=Certainty.HEDGED), Verdict.SUPPORTED, set()),
        (claim(LOW, relation=Relation.PREVENTS), Verdict.CONTRADICTED, {Fault.REVERSED}),
        (claim(LOW, voice=Voice.REJECTED), Verdict.CONTRADICTED, {Fault.CONTRADICTED}),
        (claim(HIGH, voice=Voice.REJECTED), Verdict.SUPPORTED, set()),
        (claim(Term("zinc", None, None)), Verdict.UNVERIFIED, set()),
    ],
    ids=str,
)
def test_verdicts(told: Claim, verdict: Verdict, faults: set[Fault]) -> None:
    judged = judge(told, BASE)
    assert (judged.verdict, set(judged.faults)) == (verdict, faults)


def test_a_narrower_concept_is_compared_to_the_broader_entry() -> None:
    eyelid = Term("eyelid twitching", None, "eyelid-twitching")
    nearest = matches(claim(LOW, eyelid), BASE)[0]
    assert nearest.entry.id == "b12-deficiency--muscle-twitching"
    assert (nearest.subject, nearest.object) == (Breadth.SAME, Breadth.NARROWER)


def test_a_narrower_state_is_compared_to_the_broader_entry() -> None:
    shots = Term("B12 shots", None, "vitamin-b12", State.INJECTION)
    judged = judge(claim(shots, Term("acne", None, "acne"), strength=Strength.CONDITIONAL_CAUSAL), BASE)
    assert judged.entry is not None
    assert judged.subject is (Breadth.SAME if judged.entry.subject.state is State.INJECTION else Breadth.NARROWER)


def test_the_state_must_fit() -> None:
    nearest = matches(claim(Term("B12", None, "vitamin-b12", State.TREATMENT), SPASM, Relation.RELIEVES), BASE)[0]
    assert nearest.entry.id == "b12-treatment--muscle-spasm"
    assert (nearest.subject, nearest.object) == (Breadth.SAME, Breadth.SAME)
