"""The signals of short texts; `signals_cases.yaml` holds them, and what is read wrongly so far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck.lexicon import load_lexicon
from claimcheck.pipeline.signals import Signals
from claimcheck.readers import read_text

CASES = yaml.safe_load((Path(__file__).parent / "signals_cases.yaml").read_text(encoding="utf-8"))
UNSOLVED = frozenset(CASES.pop("unsolved").splitlines())


def signals_of(text: str) -> Signals:
    return Signals(read_text(text, "text", "markdown"), load_lexicon())


def _cases() -> Iterator[object]:
    for signal, lists in CASES.items():
        for texts in lists.values():
            for expected in ("present", "absent"):
                for text in texts[expected].splitlines():
                    marks = [pytest.mark.xfail(strict=True)] if text in UNSOLVED else []
                    yield pytest.param(signal, expected, text, id=f"{signal}-{expected}-{text[:60]}", marks=marks)


@pytest.mark.parametrize(("signal", "expected", "text"), list(_cases()))
def test_signal(signal: str, expected: str, text: str) -> None:
    assert bool(getattr(signals_of(text), signal)) == (expected == "present")


def test_pronoun_stands_for_a_medicine_named_before() -> None:
    assert signals_of("Under a doctor for B12 shots? Drop them today.").dosing
    assert not signals_of("Heavy shopping bags? Drop them today.").dosing


def test_list_item_continues_a_prohibition() -> None:
    assert not signals_of("## Please don't\n\n- take high-dose tablets").dosing
    assert signals_of("## What to do\n\n- take high-dose tablets").dosing


def test_quotation_counts_where_the_author_agrees() -> None:
    assert signals_of('My coach says "take 5,000 mcg a day" and she\'s so right.').dosing
    assert not signals_of('My coach says "take 5,000 mcg a day". That is wrong.').dosing


def test_testimonial_counts() -> None:
    text = '"I treated myself, and I\'d tell anyone to do likewise." - Petra, verified buyer'
    assert signals_of(text).dosing


def test_line_breaks_are_spaces() -> None:
    assert signals_of("This page does\nnot replace\nmedical\nadvice.").disclaimer


@pytest.mark.parametrize("part", ["not ", "don't take your ", "a, ", "' a", '"', "it may be cramps often ", "- "])
def test_long_texts_take_little_time(part: str) -> None:
    signals_of(part * 2000)
