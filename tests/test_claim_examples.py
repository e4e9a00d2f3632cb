"""Every entry of the claim base is tested by its own examples and near misses.

An example that is known to be judged otherwise is marked `missed: true` beside its text; the mark must come off
when the example is judged as the entry says.
"""

from __future__ import annotations

import pytest

from claimcheck.claimbase import load_claim_base
from claimcheck.curation.examples import outcomes
from claimcheck.linter.engine import Engine
from claimcheck.model.entry import Entry

ENTRIES = load_claim_base().entries


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_examples(entry: Entry, engine: Engine) -> None:
    found = outcomes(entry, engine)
    assert [str(one) for one in found if one.right == one.example.missed] == []
    read = [one.example.verdict for one in found if one.right]
    assert sum(verdict is not None for verdict in read) >= 2
    assert None in read


def test_misses_are_few() -> None:
    examples = [example for entry in ENTRIES.values() for example in entry.examples]
    assert sum(example.missed for example in examples) < len(examples) / 20
