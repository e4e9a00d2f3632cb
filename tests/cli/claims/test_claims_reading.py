"""`claimcheck claims list`, `show`, `search`, `stats`, `export`: what a user sees."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from small_claims import TEA

from claimcheck.cli import main

Capture = pytest.CaptureFixture[str]


def words(value: object) -> str | None:
    """Name a test by its arguments."""
    return " ".join(value) if isinstance(value, list) else None


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list"], 0),
        (["list", "--concept", "fatigue", "--grade", "established", "--source", "007", "--topic", "iron"], 0),
        (["list", "--concept", "nothing"], 2),
        (["list", "--source", "nothing"], 2),
        (["list", "--grade", "good"], 2),
        (["list", "--format", "xml"], 2),
        (["list", "--medical-review", "--text", "zzz"], 0),
        (["search", "iron"], 0),
        (["search", "zzz"], 0),
        (["search"], 2),
        (["show", "tea--iron"], 0),
        (["show", "tea--iron", "tea-iron"], 2),
        (["show"], 2),
        (["stats"], 0),
        (["stats", "--as-of", "2026-13-01"], 2),
        (["export"], 2),
        (["export", "--format", "pdf"], 2),
        (["export", "--format", "json", "--output", "none/a.json"], 2),
        (["export", "--format", "json", "--output", "claims"], 2),
    ],
    ids=words,
)
def test_exit_codes(checkout: Path, arguments: list[str], code: int) -> None:
    assert main(["claims", *arguments]) == code


def test_list(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "list", "--concept", "exhaustion"]) == 0
    assert capsys.readouterr().out.startswith("iron-excess--exhaustion  case_reports  conditional_causal  A handful of")
    assert main(["claims", "list", "--medical-review", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "entries": [
            {
                "id": "tea--iron",
                "topic": "tea",
                "evidence": "possible",
                "strength": "correlational",
                "statement": "Tea may bear on how much iron is taken up.",
                "path": "claims/entries/tea.yaml",
                "line": 2,
            }
        ]
    }


@pytest.mark.parametrize("command", [("list", "--text", "zzz"), ("search", "zzz")], ids=" ".join)
def test_nothing_found(checkout: Path, capsys: Capture, command: tuple[str, ...]) -> None:
    assert main(["claims", *command]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "claimcheck: no entry found\n")
    assert main(["claims", *command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"entries": []}


def test_search(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "search", "FERRUM", "tired"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["iron-deficiency--fatigue"]


def test_show(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "show", "tea--iron", "iron-deficiency--fatigue"]) == 0
    out = capsys.readouterr().out
    for line in (
        "Topic:     tea",
        "Claim:     tea affects iron",
        "Evidence:  possible, on weak evidence",
        "Strongest: correlational, plain, at most common",
        "Figure:    10 to 20 percent",
        "Write:     Tea may affect iron.",
        "For medical review: The review is of one author.",
        "Reviewed:  2026-01-31, again by 2026-06-30",
        "Kept in:   claims/entries/tea.yaml:2",
        "  Tea: a review (, 2020-02-03), Summary, line 1",
        "    https://example.org/tea",
        "  overstated: Tea changes iron.",
        "  no finding: Does tea affect iron?",
        "Claim:     iron (deficiency) causes fatigue",
        "  The leaflet says always, the review says often.",
        "  contradicted (known miss): Low iron does not cause tiredness.",
    ):
        assert f"\n{line}\n" in out, line


def test_show_as_json(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "show", "tea--iron", "--format", "json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["path"], entry["line"], entry["figure"]["high"]) == ("claims/entries/tea.yaml", 2, 20.0)


def test_show_names_what_is_close(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "show", "tea--irn", "nothing"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "claimcheck: there is no entry 'nothing'\nclaimcheck: there is no entry 'tea--irn'; did you mean 'tea--iron'?\n"
    )


@pytest.mark.parametrize("command", ["list", "show tea--iron", "search tea", "stats", "explain tea--iron"])
def test_the_terminal_is_safe(checkout: Path, capsys: Capture, command: str) -> None:
    text = TEA.replace("topic: tea", r'topic: "t\e[2J"').replace(
        "statement: Tea", r'statement: "\e[31m\r\u202e"  # Tea'
    )
    (checkout / "claims/entries/tea.yaml").write_text(text, encoding="utf-8")
    arguments = command.split()
    main(arguments if arguments[0] == "explain" else ["claims", *arguments])
    out = capsys.readouterr().out
    assert out
    assert not set("\x1b\r\u202e").intersection(out)


def test_stats(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "stats", "--as-of", "2026-04-30"]) == 0
    assert "\nReview due within 90 days of 2026-04-30: 1\n  tea--iron\n" in capsys.readouterr().out
    assert main(["claims", "stats", "--as-of", "2026-04-30", "--format", "json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["as_of"], counts["overdue"]) == ("2026-04-30", ["iron-excess--exhaustion"])


@pytest.mark.parametrize("form", ["json", "jsonld", "csv"])
def test_export_to_a_file_is_what_is_printed(checkout: Path, capsys: Capture, form: str) -> None:
    assert main(["claims", "export", "--format", form]) == 0
    printed = capsys.readouterr().out.encode()
    assert main(["claims", "export", "--format", form, "--output", "out"]) == 0
    mark = b"\xef\xbb\xbf" if form == "csv" else b""
    assert (checkout / "out").read_bytes() == mark + printed
    assert len(printed) > 1000


def test_the_exported_sheet(checkout: Path) -> None:
    assert main(["claims", "export", "--format", "csv", "--output", "out.csv"]) == 0
    with (checkout / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.DictReader(file))[1]
    assert row == {
        "id": "iron-excess--exhaustion",
        "topic": "iron",
        "subject": "iron",
        "subject_state": "excess",
        "relation": "causes",
        "object": "exhaustion",
        "object_state": "",
        "evidence": "case_reports",
        "strength": "conditional_causal",
        "certainty": "plain",
        "frequency": "rare",
        "qualifiers": "case-reports|rare; some-people",
        "denial": "hedged",
        "sole": "false",
        "statement": "A handful of people have been reported to be exhausted after they had swallowed more iron "
        "than is good for anyone, which proves nothing.",
        "suggestion": "In rare cases, too much iron may exhaust some people.",
        "tensions": "",
        "medical_review": "",
        "sources": "leaflet Overdose",
        "reviewed": "2025-01-31",
        "review_by": "2026-01-31",
        "decision": "",
        "comment": "",
    }
