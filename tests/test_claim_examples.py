"""Every entry of the claim base is tested by its own examples and near misses."""

from __future__ import annotations

import pytest
from claim_examples import outcomes

from claimcheck.claimbase import load_claim_base
from claimcheck.model.entry import Entry

ENTRIES = load_claim_base().entries


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_examples(entry: Entry) -> None:
    wrong = [str(outcome) for outcome in outcomes(entry) if not outcome.right]
    assert not wrong, "\n".join(["examples judged otherwise than the entry says:", *wrong])
