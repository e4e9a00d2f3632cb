"""The file of a baseline: the same bytes again, errors with their places, hostile input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.errors import ClaimcheckError
from claimcheck.linter import baselinefile
from claimcheck.linter.baselinefile import read_baseline, render_baseline
from claimcheck.linter.baselinelines import HEADER, read_as_written
from claimcheck.model.baseline import KnownFinding

ONE = KnownFinding("a.md", "CC101", "b12", "High doses cause cramps.", 2, "as the trial says", "Anna")


def read(folder: Path, text: str) -> tuple[KnownFinding, ...]:
    path = folder / "b.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return read_baseline(path, "b.yaml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)
ODD = st.sampled_from(["yes", "null", "~", "- x", "a: b", "a #b", "'", '"', "\\", "2026-01-01", "1", "a\u0085b", "{x}"])
RECORDS = st.lists(
    st.builds(
        KnownFinding,
        TEXT | ODD,
        st.sampled_from(["CC101", "CC301"]),
        st.none() | TEXT | ODD,
        TEXT | ODD,
        st.integers(1, 3),
        st.none() | TEXT | ODD,
        st.none() | TEXT | ODD,
    ),
    unique_by=lambda record: record.place,
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_what_is_written_is_read_and_written_again_the_same(tmp_path: Path, records: list[KnownFinding]) -> None:
    written = render_baseline(records)
    found = read(tmp_path, written)
    assert sorted(found, key=lambda record: record.place) == sorted(records, key=lambda record: record.place)
    assert render_baseline(found) == written == render_baseline(reversed(records))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_any_reader_of_yaml_reads_the_same(tmp_path: Path, records: list[KnownFinding]) -> None:
    data: Any = yaml.safe_load(render_baseline(records))
    told = [(one["file"], one["rule"], one["sentence"], one.get("reason")) for one in data["findings"]]
    assert told == [(r.file, r.rule, r.sentence, r.reason) for r in sorted(records, key=lambda record: record.place)]
    schema = json.loads((Path(claimcheck.__file__).parent / "schemas/baseline.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)


def test_a_record_is_lines_of_its_own() -> None:
    lines = render_baseline([ONE, KnownFinding("b.md", "CC301", None, "x: y")]).splitlines()
    assert lines[2:] == [
        "schema: claimcheck-baseline/1",
        "findings:",
        "  - file: a.md",
        "    rule: CC101",
        "    entry: b12",
        "    sentence: High doses cause cramps.",
        "    occurrence: 2",
        "    reason: as the trial says",
        "    owner: Anna",
        "  - file: b.md",
        "    rule: CC301",
        '    sentence: "x: y"',
    ]


def test_a_person_may_write_it_in_other_ways(tmp_path: Path) -> None:
    text = (
        "findings:\n- rule: CC101\n  sentence: High doses cause cramps.\n  file: 'a.md'\n  entry: b12\n"
        "  occurrence: 2\n  owner: Anna  # of the desk\n"
        "  reason: |-\n    as the trial\n    says\nschema: claimcheck-baseline/1\n"
    )
    assert read(tmp_path, text) == (KnownFinding(*ONE.place[:5], "as the trial\nsays", "Anna"),)


HEAD = "schema: claimcheck-baseline/1\nfindings:\n"
RECORD = "  - file: a.md\n    rule: CC101\n    sentence: x\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", ["1:1: the key 'findings' is missing", "1:1: the key 'schema' is missing"], id="empty"),
        pytest.param("findings: []\nschema: x/2\n", ["2:9: 'x/2' is not allowed here"], id="another form"),
        pytest.param(HEAD + "  - CC101\n", ["3:5: expected keys and values"], id="no record"),
        pytest.param(
            HEAD + "  - file: a\n    rule: C1\n    sentense: x\n  - rule: CC101\n    sentence: y\n",
            [
                "3:5: the key 'sentence' is missing",
                "4:11: 'C1' is not the code of a rule",
                "5:5: unknown key 'sentense'; did you mean 'sentence'?",
                "6:5: the key 'file' is missing",
            ],
            id="all at once",
        ),
        pytest.param(HEAD + RECORD + "    occurrence: 0\n", ["6:17: occurrences are counted from 1"], id="occurrence"),
        pytest.param(HEAD + RECORD + RECORD, ["6:5: this finding stands twice (first on line 3)"], id="twice"),
        pytest.param(HEAD + RECORD + "    owner: 7\n", ["6:12: expected text, found 7"], id="no text"),
        pytest.param(HEAD + "<<<<<<< ours\n" + RECORD, ["3: a merge left a conflict here"], id="conflict of a merge"),
        pytest.param("a: &a [x]\nb: [*a]\n", ["2:5: aliases"], id="aliases"),
        pytest.param("[" * 100, ["1:41: nested deeper than 40 levels"], id="deep"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        read(tmp_path, text)
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(problems)
    for actual, expected in zip(told, problems, strict=True):
        assert actual.startswith(f"b.yaml:{expected}")


def test_a_missing_one_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match=r"b\.yaml: there is no such baseline; write it with `claimcheck base"):
        read_baseline(tmp_path / "b.yaml", "b.yaml")


@pytest.mark.parametrize(
    ("data", "message"),
    [pytest.param(b"\xff", "not UTF-8", id="not UTF-8"), pytest.param(b"a: \0", "not .* YAML", id="NUL")],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "b.yaml").write_bytes(data)
    with pytest.raises(ClaimcheckError, match=message):
        read_baseline(tmp_path / "b.yaml", "b.yaml")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="the baseline cannot be read"):
        read_baseline(tmp_path, "b.yaml")


def test_more_than_can_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselinefile, "MAX_FINDINGS", 1)
    with pytest.raises(ClaimcheckError, match="2 findings are too many for one baseline"):
        render_baseline([ONE, KnownFinding("b.md", "CC301", None, "x")])


BITS = st.sampled_from(
    [
        "  - ",
        "    ",
        "\n",
        ": ",
        "file",
        "rule",
        "sentence",
        "owner",
        "occurrence",
        "CC101",
        '"',
        "\\",
        "'",
        "#",
        "a",
        "7",
        "no",
    ]
)
LINES = st.sampled_from([RECORD, "    owner: a b\n", "    owner: 7\n", "    occurrence: 2\n", '    reason: "a\\"b"\n'])


def test_more_than_would_be_written_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselinefile, "MAX_CHARACTERS", 100)
    with pytest.raises(ClaimcheckError, match=r"b\.yaml: longer than 100 characters"):
        read(tmp_path, render_baseline([ONE]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BITS | LINES, max_size=30).map("".join))
def test_whatever_stands_in_it_is_read_as_yaml_or_refused(tmp_path: Path, text: str) -> None:
    """Reading line by line is only quicker."""
    whole = f"{HEADER}\n{text}"
    quickly = read_as_written(whole)
    try:
        slowly = read(tmp_path, f"# a person's own words\n{whole}")
    except ClaimcheckError:
        assert quickly is None
    else:
        assert quickly in (None, slowly)


def test_what_was_written_is_read_line_by_line() -> None:
    records = (ONE, KnownFinding("b.md", "CC301", None, 'x: "y" \\ z'))
    assert read_as_written(render_baseline(records)) == records
