"""Which entries are listed, and how."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.listing import Wanted, chosen, found, listed, overview
from claimcheck.curation.lookup import named
from claimcheck.curation.statistics import statistics, statistics_text
from claimcheck.errors import ClaimcheckError
from claimcheck.model.entry import Evidence

DEFICIENCY, EXCESS, TEA = "iron-deficiency--fatigue", "iron-excess--exhaustion", "tea--iron"


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        pytest.param(Wanted(), [DEFICIENCY, EXCESS, TEA], id="all"),
        pytest.param(Wanted(concept="iron"), [DEFICIENCY, EXCESS, TEA], id="a concept on either side"),
        pytest.param(Wanted(concept="fatigue"), [DEFICIENCY, EXCESS], id="a narrower concept"),
        pytest.param(Wanted(concept="exhaustion"), [EXCESS], id="not the broader one"),
        pytest.param(Wanted(concept="iron-lack"), [DEFICIENCY], id="a concept that is a state"),
        pytest.param(Wanted(concept="sleep"), [], id="a concept without entry"),
        pytest.param(Wanted(grade=Evidence.POSSIBLE), [TEA], id="grade"),
        pytest.param(Wanted(source="007"), [DEFICIENCY, TEA], id="source"),
        pytest.param(Wanted(topic="IRO"), [DEFICIENCY, EXCESS], id="topic"),
        pytest.param(Wanted(text="HANDFUL"), [EXCESS], id="text of the statement"),
        pytest.param(Wanted(text="tea--"), [TEA], id="text of the id"),
        pytest.param(Wanted(medical_review=True), [TEA], id="medical review"),
        pytest.param(Wanted(concept="iron", grade=Evidence.POSSIBLE, topic="iron"), [], id="all must hold"),
    ],
)
def test_chosen(base: ClaimBase, wanted: Wanted, ids: list[str]) -> None:
    assert [entry.id for entry in chosen(base, wanted)] == ids


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (Wanted(concept="irn"), "there is no concept 'irn'; did you mean 'iron'"),
        (Wanted(source="leaflets"), "there is no source 'leaflets'; did you mean 'leaflet'?"),
        (Wanted(source="zzz"), "there is no source 'zzz'"),
    ],
)
def test_unknown_ids(base: ClaimBase, wanted: Wanted, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        chosen(base, wanted)
    assert str(caught.value).startswith(problem)


def test_every_unknown_entry_is_told(base: ClaimBase) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        named("entry", ["tea-iron", TEA, "iron"], base.entries)
    assert [problem.message.split(";")[0] for problem in caught.value.problems] == [
        "there is no entry 'iron'",
        "there is no entry 'tea-iron'",
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param(["IRON", "tea"], [TEA], id="both words"),
        pytest.param(["iron tea"], [TEA], id="words in one argument"),
        pytest.param(["ferrum"], [DEFICIENCY, EXCESS, TEA], id="a synonym"),
        pytest.param(["tired"], [DEFICIENCY], id="a label"),
        pytest.param(["exhaust"], [EXCESS], id="part of a word"),
        pytest.param(["makes", "iron", "zinc"], [], id="one word missing"),
        pytest.param(["iron", "makes"], [DEFICIENCY], id="id and statement"),
        pytest.param([" "], [], id="no word"),
    ],
)
def test_found(base: ClaimBase, words: list[str], ids: list[str]) -> None:
    assert [entry.id for entry in found(base, words)] == ids


def test_names_come_before_prose(base: ClaimBase) -> None:
    prose = replace(base.entries[DEFICIENCY], id="a", statement="Tea has little to do with it.")
    more = replace(base, entries={"a": prose, **base.entries})
    assert [entry.id for entry in found(more, ["tea"])] == [TEA, "a"]


def test_lines(base: ClaimBase) -> None:
    odd = replace(base.entries[TEA], statement="Two\nlines \x1b[31m.")
    assert listed([base.entries[DEFICIENCY], odd]) == (
        "iron-deficiency--fatigue  established  direct_causal  A lack of iron makes people tired.\n"
        "tea--iron                 possible     correlational  Two lines \u241b[31m.\n"
    )
    assert listed([]) == ""


def test_overview(base: ClaimBase) -> None:
    data = overview(base.entries[EXCESS])
    assert data["line"] == 26
    assert data["path"].endswith("claims/entries/iron.yaml")
    assert (data["evidence"], data["strength"]) == ("case_reports", "conditional_causal")


def test_statistics(base: ClaimBase) -> None:
    counts = statistics(base, datetime.date(2026, 4, 30))
    assert counts["by_topic"] == {"iron": 2, "tea": 1}
    assert counts["by_grade"] == {
        "established": 1,
        "probable": 0,
        "possible": 1,
        "case_reports": 1,
        "not_established": 0,
        "refuted": 0,
    }
    assert {key: number for key, number in counts["by_relation"].items() if number} == {"causes": 2, "affects": 1}
    assert counts["by_source"] == {"007": 2, "leaflet": 2}
    assert (counts["with_figure"], counts["without_figure"]) == (1, 2)
    assert (counts["with_tensions"], counts["for_medical_review"]) == (1, 1)
    assert (counts["examples"], counts["near_misses"], counts["marked_missed"]) == (6, 3, 1)
    assert counts["concepts_without_entry"] == ["sleep"]
    assert (counts["overdue"], counts["due_soon"]) == ([EXCESS], [TEA])


@pytest.mark.parametrize(
    ("day", "overdue", "due"),
    [
        ("2026-01-31", [], [EXCESS]),
        ("2026-02-01", [EXCESS], []),
        ("2026-04-01", [EXCESS], [TEA]),
        ("9999-12-31", [DEFICIENCY, EXCESS, TEA], []),
    ],
)
def test_reviews(base: ClaimBase, day: str, overdue: list[str], due: list[str]) -> None:
    counts = statistics(base, datetime.date.fromisoformat(day))
    assert (counts["overdue"], counts["due_soon"]) == (overdue, due)


def test_statistics_to_be_read(base: ClaimBase) -> None:
    text = statistics_text(statistics(base, datetime.date(2026, 4, 30)))
    assert "3 entries, 6 concepts, 2 sources\n" in text
    assert "\nReview overdue on 2026-04-30: 1\n  iron-excess--exhaustion\n" in text
    assert "\n  007          2\n" in text
