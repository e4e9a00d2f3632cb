"""The cues of the lexicon: typed entries that refuse what they do not know, and what they find."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import msgspec
import pytest
import yaml

from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.cues import GROUPS, cue_entry
from claimcheck.model.claim import Relation, Strength

BASE = {"relation": "causes", "strength": "direct_causal", "verbs": ["cause"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"waek": True},
        {"relation": "causing"},
        {"strength": "strong"},
        {"sides": "sideways"},
        {"weak": "yes"},
        {"verbs": "cause"},
    ],
    ids=["unknown-key", "relation", "strength", "sides", "flag-as-text", "list-as-text"],
)
def test_what_is_no_cue_is_refused(wrong: dict[str, object]) -> None:
    assert cue_entry(BASE).relation is Relation.CAUSES
    with pytest.raises(msgspec.ValidationError):
        cue_entry({**BASE, **wrong})


def test_every_verb_stands_once_but_for_what_must_follow_it() -> None:
    text = files("claimcheck.lexicon").joinpath("relations/verbs.yaml").read_text(encoding="utf-8")
    listed = Counter((verb, item.get("then")) for item in yaml.safe_load(text)["cues"] for verb in item["verbs"])
    assert [verb for verb, count in listed.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "group", "words", "strength"),
    [
        ("stress worsens cramps", "verbs", "worsens", Strength.DIRECT_CAUSAL),
        ("a risk factor for gout", "nouns", "risk factor", Strength.CORRELATIONAL),
        ("cramps due to cold", "phrases", "due to", Strength.DIRECT_CAUSAL),
        ("numbness can be a sign of low b12", "constructions", "sign of", Strength.CAN_CAUSE),
    ],
)
def test_cues_are_found_with_their_group(text: str, group: str, words: str, strength: Strength) -> None:
    found = [cue for cue in load_lexicon().cues.find(text) if cue.group == group]
    assert [(text[cue.start : cue.end], cue.entry.strength) for cue in found] == [(words, strength)]
    assert {cue.group for cue in found} <= set(GROUPS)
