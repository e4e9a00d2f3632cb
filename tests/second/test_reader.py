"""The second reader: whole weights, the same opinions on every run, entries that need no training."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.claimbase import ClaimFolders
from claimcheck.config import Settings
from claimcheck.errors import ClaimcheckError
from claimcheck.linter.engine import Engine
from claimcheck.matching.doubts import words_for
from claimcheck.model.finding import Severity
from claimcheck.pipeline.mentions import finder_for
from claimcheck.readers import read_text
from claimcheck.second import reader as module
from claimcheck.second.reader import SecondReader, digest_of
from claimcheck.second.words import Passage

SURE = Passage("Magnesium shuts every leg cramp down for good, it never fails.", "Night cramps")
DRAFT = "Magnesium shuts leg cramps down for good, and you feel it on the first night.\n"


@pytest.fixture(scope="module")
def second() -> SecondReader:
    return SecondReader()


def test_gives_the_same_opinion_alone_and_among_others(second: SecondReader) -> None:
    alone = second.opinions([SURE])[0]
    among = second.opinions([Passage("Drink enough."), SURE, Passage("See a doctor.")])[1]
    assert (alone.wrong, alone.own) == (among.wrong, among.own)
    assert alone.vector.tolist() == among.vector.tolist()


def test_tells_a_boast_from_advice(second: SecondReader) -> None:
    boast, advice = second.opinions([SURE, Passage("Stretch the calf and walk a little.", "Night cramps")])
    assert boast.wrong > 0.5 > advice.wrong


def test_the_entry_it_is_about_is_nearer_than_another(second: SecondReader) -> None:
    base = finder_for(ClaimFolders()).base
    opinion = second.opinions([SURE])[0]
    about = words_for(base.entries["magnesium-supplement--muscle-cramp"], base)
    other = words_for(base.entries["metformin--b12-deficiency"], base)
    assert second.nearness(opinion, about) > second.nearness(opinion, other)


def test_most_entries_lie_where_they_are_shipped(second: SecondReader) -> None:
    base = finder_for(ClaimFolders()).base
    shipped = second._shipped
    known = [digest_of(words_for(entry, base)) in shipped for entry in base.entries.values()]
    assert sum(known) > 0.9 * len(known)


def test_refuses_changed_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "known_digest", lambda: "sha256:0")
    with pytest.raises(ClaimcheckError, match="install claimcheck anew"):
        SecondReader().opinions([SURE])


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ignore=("CC107",)),
        Settings(select=("CC1",), ignore=("CC107",)),
        Settings(min_severity=Severity.WARNING),
    ],
    ids=["ignored", "selected-without", "warnings-only"],
)
def test_is_not_asked_where_nobody_hears_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(SecondReader, "opinions", fail)
    assert Engine().draft(read_text(DRAFT, "draft.md", "markdown"), settings).doubts == ()


def test_is_asked_where_the_rules_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(_: SecondReader, passages: list[Passage]) -> list[module.Opinion]:
        asked.extend(passage.text for passage in passages)
        return [module.Opinion(0.0, 0.0, np.zeros(1, np.float32)) for _ in passages]

    monkeypatch.setattr(SecondReader, "opinions", note)
    text = f"# Cramps and magnesium\n\n{DRAFT}\nDehydration causes muscle cramps.\n\nDoes magnesium ease cramps?\n"
    Engine().draft(read_text(text, "draft.md", "markdown"), Settings())
    assert asked == [DRAFT.strip()]
