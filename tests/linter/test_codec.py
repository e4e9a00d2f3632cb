"""What is kept comes back the same, every field of it, and nothing else does."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any

import pytest
from fake_engine import draft, fake_resources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.linter.codec import Malformed, codec_of
from claimcheck.model.document import Position, Span
from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Region, ToolInfo

SIZE = 1_000
PLACES = st.lists(st.integers(0, SIZE), min_size=2, max_size=2).map(sorted)
POSITIONS = st.builds(Position, st.integers(1, SIZE), st.integers(1, SIZE))
REGIONS = st.tuples(POSITIONS, POSITIONS, st.text()).map(lambda it: Region(*min(it[:2]), *max(it[:2]), it[2]))

st.register_type_strategy(Span, PLACES.map(lambda ends: Span(*ends)))
st.register_type_strategy(Position, POSITIONS)
st.register_type_strategy(Region, REGIONS)
st.register_type_strategy(float, st.floats(allow_nan=False))


def through_json(annotation: Any, value: Any) -> Any:
    codec = codec_of(annotation)
    return codec.decode(json.loads(json.dumps(codec.encode(value))), SIZE)


@pytest.fixture
def report() -> FileReport:
    source = "It CAUSES it. It CAUSES that.\n\n<!-- claimcheck: ignore CC101 -- why -->\nIt CAUSES it.\n"
    return check_document(draft(source), Settings(), fake_resources())


def test_a_report_comes_back_the_same(report: FileReport) -> None:
    assert report.findings[0].edits
    assert report.findings[0].entry is not None
    assert report.verdicts[0].claim.cues
    assert report.suppressed == 1
    assert through_json(FileReport, report) == report


@pytest.mark.parametrize("kept", [FileReport, ToolInfo], ids=lambda kept: kept.__name__)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_field_is_carried(kept: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kept))
    assert through_json(kept, value) == value


@pytest.mark.parametrize(
    ("annotation", "data"),
    [
        (str, 1),
        (str, None),
        (int, True),
        (int, 1.0),
        (int, "1"),
        (bool, 1),
        (float, "1"),
        (datetime.date, "tomorrow"),
        (datetime.date, 1),
        (Severity, 9),
        (Severity, "error"),
        (Severity, [1]),
        (tuple[str, ...], "text"),
        (tuple[str, ...], {"0": "a"}),
        (tuple[str, int], ["a"]),
        (frozenset[str], ["a", 1]),
        (Span, [1]),
        (Span, [1, 2, 3]),
        (Span, {"start": 1, "end": 2}),
        (Span, [-1, 2]),
        (Span, [3, 2]),
        (Span, [0, SIZE + 1]),
        (Position, [0, 1]),
        (Region, [2, 1, 1, 1, "text"]),
        (Region, [1, 1, SIZE + 2, 1, "text"]),
    ],
    ids=repr,
)
def test_anything_else_is_refused(annotation: Any, data: Any) -> None:
    with pytest.raises(Malformed):
        codec_of(annotation).decode(data, SIZE)


def test_a_report_is_refused_when_any_part_of_it_is_of_another_type(report: FileReport) -> None:
    whole = codec_of(FileReport).encode(report)
    refused = 0
    for changed in _with_one_part_changed(whole):
        try:
            codec_of(FileReport).decode(changed, SIZE)
        except Malformed:
            refused += 1
        else:
            pytest.fail(f"accepted: {changed}")
    assert refused > 100


def _with_one_part_changed(value: Any) -> Any:
    """Yield copies of nested lists with one item replaced by what stands in no report."""
    for number, item in enumerate(value):
        yield [*value[:number], {"a": 1}, *value[number + 1 :]]
        if isinstance(item, list):
            for changed in _with_one_part_changed(item):
                yield [*value[:number], changed, *value[number + 1 :]]


@dataclass(frozen=True)
class Unkept:
    anything: dict[str, str]


def test_what_json_cannot_carry_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        codec_of(Unkept)
