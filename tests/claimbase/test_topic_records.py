"""Topics: what they may refer to, and that packs add theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claimbase import load_claim_base
from claimcheck.errors import ClaimcheckError

TOPIC = "topics:\n  - {id: iron, dosed: [iron]}\n"
WRONG = {
    "unknown-concept": (TOPIC.replace("[iron]", "[irn]"), "the concept 'irn' does not exist"),
    "unknown-key": (TOPIC.replace("dosed", "doses"), "unknown key 'doses'"),
    "half-a-frame": (TOPIC.replace("dosed", "causes"), "causes, symptoms and other_causes belong together"),
    "taken": (TOPIC.replace("id: iron", "id: vitamin-b12"), "the id 'vitamin-b12' is taken"),
}


def pack(folder: Path, text: str) -> Path:
    (folder / "topics.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_adds_a_topic(tmp_path: Path) -> None:
    base = load_claim_base([pack(tmp_path, TOPIC)])
    assert base.topics["iron"].dosed == ("iron",)
    assert "vitamin-b12" in base.topics


def test_topics_are_kept_in_the_cache(tmp_path: Path) -> None:
    made, kept = (load_claim_base(cache=tmp_path) for _ in range(2))
    assert made.topics == kept.topics != {}


@pytest.mark.parametrize(("text", "problem"), WRONG.values(), ids=WRONG)
def test_wrong_topics(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as error:
        load_claim_base([pack(tmp_path, text)])
    assert any(problem in found.message for found in error.value.problems), [f.message for f in error.value.problems]
