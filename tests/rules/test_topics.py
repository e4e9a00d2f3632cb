"""The rules on doses and other causes work for the topics of any claim base: here for a pack on vitamin D."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claimbase import ClaimFolders
from claimcheck.config import Settings
from claimcheck.linter.engine import Engine
from claimcheck.model.finding import Finding
from claimcheck.readers import read_text
from claimcheck.rules import RULES

PACK = Path(__file__).parents[1] / "packs/vitamin-d"
CLAIM = "A lack of vitamin D causes bone pain."


@pytest.fixture(scope="module")
def with_pack() -> Engine:
    return Engine(ClaimFolders(packs=(str(PACK),)))


@pytest.fixture(scope="module")
def without() -> Engine:
    return Engine()


def found(text: str, engine: Engine, code: str) -> list[Finding]:
    return list(RULES[code].check(engine.draft(read_text(text, "draft", "markdown"), Settings())))


DOSES = [
    "Take 10,000 IU of vitamin D every day.",
    "Double your vitamin D drops and the pain goes.",
    "You should swallow two tablets of vitamin D3 each morning.",
    "It is recommended that you take 4,000 IU of cholecalciferol daily.",
    "Take 100 micrograms a day.",
]


@pytest.mark.parametrize("text", DOSES)
def test_a_dose_of_the_packs_substance(text: str, with_pack: Engine) -> None:
    (finding,) = found(f"{CLAIM} {text}", with_pack, "CC303")
    assert f"{CLAIM} {text}"[slice(*finding.span)] == text


def test_no_topic_of_the_built_in_base_doses_it(without: Engine) -> None:
    assert found(f"A lack of B12 causes fatigue. {DOSES[0]}", without, "CC303") == []


@pytest.mark.parametrize(
    "text",
    [
        "Do not take 10,000 IU of vitamin D.",
        "Take vitamin D as your doctor advises.",
        "In the trial, people took 4,000 IU of vitamin D a day.",
        "Get 15 micrograms of vitamin D a day from food.",
        "Should I take 4,000 IU of vitamin D a day?",
    ],
)
def test_what_is_no_instruction(text: str, with_pack: Engine) -> None:
    assert found(f"{CLAIM} {text}", with_pack, "CC303") == []


def test_one_cause_alone(with_pack: Engine) -> None:
    (finding,) = found(CLAIM, with_pack, "CC304")
    assert finding.message == "puts bone pain down to vitamin D and names no other cause"
    assert finding.suggestion is not None
    assert "Injuries and arthritis are commoner causes of bone pain." in finding.suggestion.message


@pytest.mark.parametrize(
    "text",
    [
        "Bone pain has many other causes.",
        "A broken bone causes bone pain too.",
        "So can a broken bone.",
        "Other conditions can cause the same pain.",
    ],
)
def test_other_causes_named(text: str, with_pack: Engine) -> None:
    assert found(f"{CLAIM} {text}", with_pack, "CC304") == []


@pytest.mark.parametrize("text", ["There are many reasons to eat fish.", "A vitamin D deficiency has several causes."])
def test_causes_of_something_else(text: str, with_pack: Engine) -> None:
    assert len(found(f"{CLAIM} {text}", with_pack, "CC304")) == 1


def test_each_topic_owes_its_own(with_pack: Engine) -> None:
    text = f"{CLAIM} A broken bone causes bone pain too. Low B12 causes muscle cramps."
    (finding,) = found(text, with_pack, "CC304")
    assert finding.message == "puts muscle cramp down to vitamin B12 and names no other cause"
