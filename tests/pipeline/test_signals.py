"""The signals of short texts; the YAML files hold them, and what is read wrongly so far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon import load_lexicon
from claimcheck.pipeline.mentions import finder_for
from claimcheck.pipeline.signals import SignalReader, Signals
from claimcheck.readers import read_text

FOLDER = Path(__file__).parent
CASES = yaml.safe_load((FOLDER / "signals_cases.yaml").read_text(encoding="utf-8"))
UNSOLVED = frozenset(CASES.pop("unsolved").splitlines())
DOSES = yaml.safe_load((FOLDER / "doses_cases.yaml").read_text(encoding="utf-8"))
# What "the tablets" stand for in the cases on doses.
NAMED = "Low B12 causes fatigue. "


def signals_of(text: str) -> Signals:
    finder = finder_for(ClaimFolders())
    return SignalReader(finder, load_lexicon()).read(read_text(text, "text", "markdown"))


def carries(signal: str, text: str) -> bool:
    if signal == "other_causes":
        topic = finder_for(ClaimFolders()).base.topics["vitamin-b12"]
        return signals_of(text).other_causes(topic)
    return bool(getattr(signals_of(NAMED + text if signal == "dosing" else text), signal))


def _cases() -> Iterator[object]:
    for signal, lists in CASES.items():
        for texts in lists.values():
            for expected in ("present", "absent"):
                for text in texts[expected].splitlines():
                    marks = [pytest.mark.xfail(strict=True)] if text in UNSOLVED else []
                    yield pytest.param(signal, expected, text, id=f"{signal}-{expected}-{text[:60]}", marks=marks)


def _doses() -> Iterator[object]:
    for expected in ("present", "absent"):
        for text in DOSES[expected].splitlines():
            marks = [pytest.mark.xfail(strict=True)] if text in DOSES["unsolved"].splitlines() else []
            yield pytest.param(expected, text, id=f"{expected}-{text[:60]}", marks=marks)


@pytest.mark.parametrize(("signal", "expected", "text"), list(_cases()))
def test_signal(signal: str, expected: str, text: str) -> None:
    assert carries(signal, text) == (expected == "present")


@pytest.mark.parametrize(("expected", "text"), list(_doses()))
def test_dose(expected: str, text: str) -> None:
    assert bool(signals_of(text).dosing) == (expected == "present")


def test_pronoun_stands_for_a_medicine_named_before() -> None:
    assert signals_of("Under a doctor for B12 shots? Drop them today.").dosing
    assert not signals_of("Heavy shopping bags? Drop them today.").dosing


def test_list_item_continues_a_prohibition() -> None:
    assert not signals_of("## Please don't\n\n- take 5,000 mcg of B12").dosing
    assert signals_of("## What to do\n\n- take 5,000 mcg of B12").dosing


def test_quotation_counts_where_the_author_agrees() -> None:
    assert signals_of('My coach says "take 5,000 mcg of B12 a day" and she\'s so right.').dosing
    assert not signals_of('My coach says "take 5,000 mcg of B12 a day". That is wrong.').dosing


def test_testimonial_counts() -> None:
    text = '"Take two B12 tablets a day and forget the doctor." - Petra, verified buyer'
    assert signals_of(text).dosing


def test_line_breaks_are_spaces() -> None:
    assert signals_of("This page does\nnot replace\nmedical\nadvice.").disclaimer


@pytest.mark.parametrize("part", ["not ", "don't take your ", "a, ", "' a", '"', "it may be cramps often ", "- "])
def test_long_texts_take_little_time(part: str) -> None:
    signals_of(part * 2000)
