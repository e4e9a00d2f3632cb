"""claimcheck passes its own conformance suite, and the suite sees what a naive linter does wrong."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from processes import ROOT, run

from conformance.__main__ import CASES, verdicts
from conformance.adapter import Adapter, Unit, by_line, found_of, under_headings
from conformance.adapters import ADAPTERS
from conformance.cases import Case, Status, Verdict
from conformance.documents import Draft, position, rendered

NAIVE = Adapter(
    name="naive",
    home="https://example.org",
    command=(sys.executable, str(Path(__file__).with_name("naive_linter.py"))),
    machine=(sys.executable, str(Path(__file__).with_name("naive_linter.py"))),
    parse=by_line(r"^(?P<path>[^\n:]+):(?P<line>\d+):(?P<column>\d+): (?P<message>.*)$"),
    trigger="We saw many cats.",
    marked="saw many cats",
    folders=False,
)
SEEN_IN_THE_NAIVE_LINTER = {
    "256 findings", "one code for findings", "missing file", "missing is no finding", "missing beside another",
    "undecodable bytes", "closed pipe",
    "twice", "code first, then prose", "wrapped", "emphasis in the word",
    "fenced code", "code span", "comment", "script",
    "piped", "NO_COLOR", "escapes in the text", "escapes in a file name", "escapes in a missing name",
}  # fmt: skip
PASSED_BY_THE_NAIVE_LINTER = {
    "clean file", "finding", "empty file", "later line", "combining marks before", "heading", "address of a link",
    "run after run", "order of files", "deep nesting", "line of a million letters",
}  # fmt: skip


@pytest.fixture(scope="module")
def ours() -> Mapping[Case, Verdict]:
    return verdicts(ADAPTERS["claimcheck"])


@pytest.fixture(scope="module")
def naive() -> dict[str, Status]:
    return {case.name: verdict.status for case, verdict in verdicts(NAIVE).items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_claimcheck_passes(case: Case, ours: Mapping[Case, Verdict]) -> None:
    assert ours[case].status is not Status.FAIL, ours[case].observed


def test_every_case_applies_to_claimcheck_but_permissions_of_root(ours: Mapping[Case, Verdict]) -> None:
    left_out = {case.name for case, verdict in ours.items() if verdict.status is Status.NOT_APPLICABLE}
    assert left_out <= {"no permission", "name that is not UTF-8"}


@pytest.mark.parametrize("name", sorted(SEEN_IN_THE_NAIVE_LINTER))
def test_faults_are_seen(name: str, naive: Mapping[str, Status]) -> None:
    assert naive[name] is Status.FAIL


@pytest.mark.parametrize("name", sorted(PASSED_BY_THE_NAIVE_LINTER))
def test_what_is_right_passes(name: str, naive: Mapping[str, Status]) -> None:
    assert naive[name] is Status.PASS


def test_names_are_told_apart() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("unit", "first", "expected"),
    [
        pytest.param(Unit.CODE_POINTS, 1, (2, 4), id="code points"),
        pytest.param(Unit.UTF16, 0, (2, 4), id="UTF-16 from 0"),
        pytest.param(Unit.BYTES, 1, (2, 8), id="bytes"),
        pytest.param(None, 1, (2, None), id="lines only"),
    ],
)
def test_columns_are_counted_as_the_linter_does(unit: Unit | None, first: int, expected: tuple[int, int]) -> None:
    adapter = Adapter("x", "", (), (), by_line(""), "a b", "b", columns=unit, first_column=first)
    assert position("one\r\n\u00e9\U0001f600 b", 8, adapter) == expected


def test_drafts_tell_where_the_words_stand() -> None:
    draft = Draft("positions", "x", "- {silent}\n- {emphasised}\n", "", line_end="\r\n")
    text, places = rendered(draft, NAIVE)
    assert text == "- We saw many cats.\r\n- We s*a*w many cats.\r\n"
    assert [text[slice(*place)] for place in places] == ["s*a*w many cats"]


def test_reports_with_headings_are_read() -> None:
    parse = under_headings(r"^(?P<path>\S+\.md)$", r"^  (?P<line>\d+):(?P<column>\d+) (?P<message>.*)$")
    assert list(parse("a.md\n  1:2 x\nb.md\n  3:4 y\n")) == [
        found_of({"path": "a.md", "line": "1", "column": "2", "message": "x"}),
        found_of({"path": "b.md", "line": "3", "column": "4", "message": "y"}),
    ]


def test_the_command_prints_a_table_and_fails_for_a_failing_linter(tmp_path: Path) -> None:
    adapter = tmp_path / "adapter.py"
    adapter.write_text(f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
                       "from test_conformance import NAIVE as ADAPTER\n")  # fmt: skip
    outcome = run(
        ROOT, sys.executable, "-m", "conformance", "--adapter", adapter, "--details", PYTHONPATH=f"{ROOT}/tests"
    )
    assert outcome.code == 1
    assert outcome.out.startswith("|  | naive |\n| --- | --- |\n| exit codes | ")
    assert "| naive | exit codes | 256 findings | not exit 0 |" in outcome.out


def test_unknown_linters_are_refused() -> None:
    outcome = run(ROOT, sys.executable, "-m", "conformance", "none")
    assert outcome.code == 2
    assert "unknown or not installed: none" in outcome.err
