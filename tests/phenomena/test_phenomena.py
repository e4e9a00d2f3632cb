"""What short texts claim, by phenomenon: the cases lie beside this file, those known to be misread marked `missed`."""

from __future__ import annotations

import pytest
from judging import WORDS, Case, faults, load_cases

from claimcheck.claimbase import load_claim_base
from claimcheck.linter.engine import Engine
from claimcheck.model.claim import Certainty, Frequency, Polarity, Relation, Strength, Voice
from claimcheck.model.entry import Verdict

CASES = load_cases()
FEWEST = 650
VALUES = {
    "relation": {one.value for one in Relation},
    "polarity": {one.value for one in Polarity},
    "strength": {one.label for one in Strength},
    "certainty": {one.label for one in Certainty},
    "frequency": {one.label for one in Frequency},
    "voice": {one.value for one in Voice},
    "verdict": {one.label for one in Verdict},
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case, engine: Engine) -> None:
    found = faults(case, engine)
    if case.missed:
        assert found, "it is read as the case says by now; take off its mark `missed`"
    else:
        assert found == [], case.text


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= FEWEST
    assert len({case.name for case in CASES}) == len(CASES)


def test_cases_use_known_words() -> None:
    concepts = load_claim_base().concepts
    for case in CASES:
        for wanted in (*case.wanted, *case.unwanted, *case.allowed):
            for name, values in wanted.attributes:
                if name in ("subject", "object"):
                    assert {side.partition("/")[0] for side in values} <= set(concepts), case.name
                elif name in WORDS:
                    assert values <= VALUES[name], case.name
