"""Every entry of the claim base is tested by its own examples and near misses.

An example that is known to be judged otherwise is marked `missed: true` beside its text; the mark must come off
when the example is judged as the entry says.
"""

from __future__ import annotations

import pytest

from claimcheck.claimbase import load_claim_base
from claimcheck.curation.validation import misjudged, too_few_examples
from claimcheck.linter.engine import Engine
from claimcheck.model.entry import Entry

ENTRIES = load_claim_base().entries


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_examples(entry: Entry, engine: Engine) -> None:
    assert list(map(str, misjudged([entry], engine))) == []


def test_every_entry_has_two_examples_and_a_near_miss_that_are_judged_as_they_say() -> None:
    assert list(map(str, too_few_examples(ENTRIES.values()))) == []


def test_misses_are_few() -> None:
    examples = [example for entry in ENTRIES.values() for example in entry.examples]
    assert sum(example.missed for example in examples) < len(examples) / 20
