"""Every entry of the claim base is tested by its own examples and near misses.

Examples that are known to be judged otherwise stand in `known_misses.yaml`; the list must be exact, so that an
example that starts to be judged as the entry says is taken off it. `pytest --regenerate-goldens` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from claim_examples import outcomes

from claimcheck.claimbase import load_claim_base
from claimcheck.model.entry import Entry

ENTRIES = load_claim_base().entries
LIST = Path(__file__).parent / "known_misses.yaml"
KNOWN: dict[str, list[str]] = yaml.safe_load(LIST.read_text(encoding="utf-8")) or {}
REPORT = "examples judged otherwise than the entry says"


@pytest.fixture(scope="module")
def misses(request: pytest.FixtureRequest) -> Iterator[dict[str, list[str]]]:
    found: dict[str, list[str]] = {}
    yield found
    if request.config.getoption("--regenerate-goldens"):
        kept = {entry: texts for entry, texts in sorted(found.items()) if texts}
        LIST.write_text(yaml.safe_dump(kept, sort_keys=True, allow_unicode=True, width=110), encoding="utf-8")


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_examples(entry: Entry, misses: dict[str, list[str]], request: pytest.FixtureRequest) -> None:
    wrong = [outcome for outcome in outcomes(entry) if not outcome.right]
    misses[entry.id] = sorted(outcome.example.text for outcome in wrong)
    if not request.config.getoption("--regenerate-goldens"):
        assert misses[entry.id] == KNOWN.get(entry.id, []), "\n".join([f"{REPORT}:", *map(str, wrong)])


def test_known_misses_are_few_and_of_entries_that_exist() -> None:
    examples = sum(len(entry.examples) for entry in ENTRIES.values())
    assert set(KNOWN) <= set(ENTRIES)
    assert sum(map(len, KNOWN.values())) < examples / 20
