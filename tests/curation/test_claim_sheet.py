"""Export to a sheet, review, import: what is not changed stays, and everything wrong is told."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claimbase import ClaimBase, load_claim_base
from claimcheck.curation.exporting import json_export, jsonld_export
from claimcheck.curation.importing import Import, import_sheet
from claimcheck.curation.sheet import COLUMNS, csv_export, guarded, unguarded
from claimcheck.errors import ClaimcheckError
from claimcheck.lexicon import load_lexicon

DEFICIENCY, EXCESS, TEA = "iron-deficiency--fatigue", "iron-excess--exhaustion", "tea--iron"
Sheet = dict[str, dict[str, str]]


@pytest.fixture(autouse=True)
def built_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small claim base be the built-in one, seen from the folder it lies in."""
    monkeypatch.chdir(folder.parent)
    for module in ("load", "folders"):
        monkeypatch.setattr(f"claimcheck.claimbase.{module}.built_in_folder", lambda: folder)
    monkeypatch.setattr("claimcheck.curation.trial.built_in_folder", lambda: folder)


def read(text: str) -> Sheet:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["id"]: row for row in rows}


def written(sheet: Sheet, separator: str = ",") -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(sheet.values())
    return text.getvalue()


def import_text(text: str, folder: Path) -> Import:
    path = folder.parent / "review.csv"
    path.write_bytes(text.encode())
    return import_sheet(path, folder, load_lexicon().qualifier_names)


@pytest.fixture
def reviewed(base: ClaimBase, folder: Path) -> Callable[..., Import]:
    """Import the sheet with the cells of an entry changed."""

    def import_changed(entry: str, **cells: str) -> Import:
        sheet = read(csv_export(base))
        sheet[entry].update(cells)
        return import_text(written(sheet), folder)

    return import_changed


def diff_of(result: Import) -> list[str]:
    """Return the lines that change: `-old` and `+new`."""
    lines = []
    for file, text in result.changes:
        delta = difflib.ndiff(file.text.splitlines(), text.splitlines())
        lines += [line[0] + line[1:].strip() for line in delta if line[0] in "+-"]
    return lines


def problems_of(error: pytest.ExceptionInfo[ClaimcheckError]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("change", ["", "\ufeff", "crlf", "TRUE"])
def test_an_unchanged_sheet_changes_nothing(base: ClaimBase, folder: Path, separator: str, change: str) -> None:
    text = written(read(csv_export(base)), separator)
    text = text.replace("\n", "\r\n") if change == "crlf" else text.replace("true", "TRUE").replace("false", "FALSE")
    text = f"\ufeff{text}" if change == "\ufeff" else text
    assert import_text(text, folder) == Import((), (), ())


def test_the_sheet_of_the_real_claim_base_changes_nothing(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    from claimcheck.claimbase import built_in_folder

    path = tmp_path / "all.csv"
    path.write_text(csv_export(load_claim_base()), encoding="utf-8", newline="")
    assert import_sheet(path, built_in_folder(), load_lexicon().qualifier_names).changes == ()


@pytest.mark.parametrize(
    ("entry", "cells", "diff"),
    [
        pytest.param(
            DEFICIENCY,
            {"statement": "Iron:  yes\nor no."},
            [
                "-statement: A lack of iron makes people tired.  # own words",
                '+statement: "Iron: yes or no."  # own words',
            ],
            id="statement",
        ),
        pytest.param(DEFICIENCY, {"topic": "blood"}, ["-topic: iron", "+topic: blood"], id="topic"),
        pytest.param(
            DEFICIENCY,
            {"suggestion": "x"},
            ["-suggestion: A lack of iron causes tiredness.", "+suggestion: x"],
            id="suggestion",
        ),
        pytest.param(
            DEFICIENCY, {"evidence": "probable"}, ["-evidence: established", "+evidence: probable"], id="grade"
        ),
        pytest.param(
            DEFICIENCY, {"review_by": "2030-01-01"}, ["-review_by: 2027-01-31", "+review_by: 2030-01-01"], id="date"
        ),
        pytest.param(DEFICIENCY, {"sole": "TRUE"}, ["+licence:", "+sole: true"], id="a licence"),
        pytest.param(DEFICIENCY, {"medical_review": "m"}, ["+medical_review: m"], id="a new key"),
        pytest.param(
            DEFICIENCY,
            {"tensions": "one\n\n two "},
            ["-- The leaflet says always, the review says often.", "+- one", "+- two"],
            id="tensions",
        ),
        pytest.param(
            EXCESS,
            {"qualifiers": "some-people; case-reports|rare"},
            [
                "-qualifiers: [[rare, case-reports], some-people]",
                "+qualifiers: [[some-people], [case-reports, rare]]",
            ],
            id="qualifiers in another order",
        ),
        pytest.param(EXCESS, {"qualifiers": " case-reports |rare;some-people;"}, [], id="the same qualifiers"),
        pytest.param(EXCESS, {"frequency": "", "strength": ""}, ["-frequency: rare"], id="back to the default"),
        pytest.param(EXCESS, {"strength": "correlational"}, ["+strength: correlational"], id="a key of the licence"),
        pytest.param(
            TEA,
            {"medical_review": "", "denial": "no"},
            [
                "-licence: {strength: correlational, sole: true}",
                "+licence:",
                "+strength: correlational",
                '+denial: "no"',
                "+sole: true",
                "-medical_review: The review is of one author.",
            ],
            id="a licence in braces",
        ),
        pytest.param(
            TEA,
            {"statement": "'=1+1"},
            ["-statement: Tea may bear on how much iron is taken up.", "+statement: =1+1"],
            id="guarded",
        ),
    ],
)
def test_a_reviewed_cell(reviewed: Callable[..., Import], entry: str, cells: dict[str, str], diff: list[str]) -> None:
    result = reviewed(entry, **cells)
    assert diff_of(result) == diff
    assert result.entries == ((entry,) if diff else ())


def test_what_is_imported_is_what_is_exported_next(
    base: ClaimBase, folder: Path, reviewed: Callable[..., Import]
) -> None:
    for file, text in reviewed(EXCESS, certainty="hedged", statement="=x", tensions="a\nb", denial="yes").changes:
        file.path.write_bytes(file.encoded(text))
    row = read(csv_export(load_claim_base(base=folder)))[EXCESS]
    assert (row["certainty"], row["statement"], row["tensions"], row["denial"]) == ("hedged", "'=x", "a\nb", "yes")
    assert "# folded" in (folder / "entries" / "iron.yaml").read_text(encoding="utf-8")


def test_lines_are_those_of_the_file(base: ClaimBase, folder: Path) -> None:
    sheet = read(csv_export(base))
    sheet[DEFICIENCY]["comment"] = "one\ntwo\nthree"
    sheet[TEA]["evidence"] = "x"
    with pytest.raises(ClaimcheckError, match=r"^review\.csv:6: tea--iron: evidence: 'x' is not allowed here"):
        import_text(written(sheet), folder)


def test_the_folder_may_be_named_from_here(reviewed: Callable[..., Import], folder: Path) -> None:
    reviewed(TEA, topic="drinks")
    result = import_sheet(Path("review.csv"), Path("claims"), load_lexicon().qualifier_names)
    assert diff_of(result) == ["-topic: tea", "+topic: drinks"]


def test_a_change_that_would_swallow_a_comment_is_refused(base: ClaimBase, folder: Path) -> None:
    path = folder / "entries" / "tea.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("up.\n", "up.\n      # further in\n"), encoding="utf-8")
    sheet = read(csv_export(base))
    sheet[TEA]["statement"] = "word " * 40
    with pytest.raises(
        ClaimcheckError, match=r"review\.csv:4: tea--iron: cannot be changed where it stands; change .*:2 "
    ):
        import_text(written(sheet), folder)


def test_remarks_are_told(reviewed: Callable[..., Import]) -> None:
    assert reviewed(TEA, decision="no", comment="see\nme").remarks == (
        "review.csv:4: tea--iron: decision: no",
        "review.csv:4: tea--iron: comment: see\nme",
    )


def test_everything_wrong_is_told_at_once(base: ClaimBase, folder: Path) -> None:
    sheet = read(csv_export(base))
    sheet[DEFICIENCY].update(strength="strong", statement="", reviewed="31/01/2026", review_by="2026-02-30")
    sheet[EXCESS].update(object="fatigue", sources="", qualifiers="seldom", sole="maybe")
    sheet[TEA].update(evidence="not_established", strength="direct_causal")
    more = {**sheet, "x": {**sheet[TEA], "id": "tea-iron"}, "y": sheet[TEA]}
    with pytest.raises(ClaimcheckError) as caught:
        import_text(written(more), folder)
    found = problems_of(caught)
    for start in (
        f"review.csv:2: {DEFICIENCY}: reviewed: expected a day such as 2026-01-31, found '31/01/2026'",
        f"review.csv:2: {DEFICIENCY}: review_by: expected a day such as 2026-01-31, found '2026-02-30'",
        f"review.csv:2: {DEFICIENCY}: strength: 'strong' is not allowed here; known are correlational, ",
        f"review.csv:2: {DEFICIENCY}: the column 'statement' is empty",
        f"review.csv:3: {EXCESS}: sole: expected true or false, found 'maybe'",
        f"review.csv:3: {EXCESS}: the column 'object' cannot be changed here: 'exhaustion' became 'fatigue'",
        f"review.csv:3: {EXCESS}: the column 'sources' cannot be changed here",
        f"review.csv:3: {EXCESS}: unknown qualifier 'seldom'",
        f"review.csv:4: {TEA}: 'not_established' evidence allows at most 'conditional_causal'",
        "review.csv:5: there is no entry 'tea-iron'; did you mean 'tea--iron'?",
        "review.csv:6: the entry 'tea--iron' stands twice (first on line 4)",
    ):
        assert any(problem.startswith(start) for problem in found), start
    assert len(found) == 11


def test_a_lower_grade_does_not_lower_the_strength_unseen(reviewed: Callable[..., Import]) -> None:
    with pytest.raises(ClaimcheckError, match="'possible' evidence allows at most 'can_cause'"):
        reviewed(DEFICIENCY, evidence="possible")
    changed = reviewed(DEFICIENCY, evidence="possible", strength="", denial="")
    assert diff_of(changed) == ["-evidence: established", "+evidence: possible"]


def test_a_comment_inside_a_value_is_not_lost(base: ClaimBase, folder: Path) -> None:
    path = folder / "entries" / "iron.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("always, the review says often.", "always.  # really"))
    sheet = read(csv_export(base))
    sheet[DEFICIENCY]["tensions"] = "x"
    path.write_text(path.read_text(encoding="utf-8").replace("      - The", "      # so\n      - The"))
    with pytest.raises(ClaimcheckError, match=r"review\.csv:2: .*iron\.yaml:17:7: the comment '# so' would be lost"):
        import_text(written(sheet), folder)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", ["review.csv: the sheet is empty"], id="empty"),
        pytest.param("\n\n", ["review.csv: the sheet is empty"], id="blank"),
        pytest.param(
            ",".join(c for c in COLUMNS if c != "denial") + ",denail\n",
            ["review.csv:1: the column 'denial' is missing", "review.csv:1: unknown column 'denail'"],
            id="columns",
        ),
        pytest.param(",".join((*COLUMNS, "id")), ["review.csv:1: the column 'id' stands twice"], id="twice"),
        pytest.param(
            ",".join(COLUMNS) + "\n\na,b\n", ["review.csv:3: 2 cells, but the first row names 23 columns"], id="cells"
        ),
        pytest.param(",".join(COLUMNS) + '\n"a', ["review.csv:2: not readable as CSV"], id="open quotation mark"),
        pytest.param(
            ",".join(COLUMNS) + "\n" + "a" * 200_000, ["review.csv:2: not readable as CSV: field"], id="a huge cell"
        ),
    ],
)
def test_no_sheet(folder: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        import_text(text, folder)
    found = problems_of(caught)
    assert [one.startswith(start) for one, start in zip(found, problems, strict=True)] == [True] * len(found), found


def test_files_that_are_no_sheets(folder: Path) -> None:
    path = folder.parent / "review.csv"
    with pytest.raises(ClaimcheckError, match=r"review\.csv: cannot be read"):
        import_sheet(path, folder, frozenset())
    path.write_bytes(b"id\n\xe9\n")
    with pytest.raises(ClaimcheckError, match=r"review\.csv:2: not UTF-8"):
        import_sheet(path, folder, frozenset())
    path.write_bytes(b" " * 20_000_001)
    with pytest.raises(ClaimcheckError, match="larger than 20,000,000 bytes"):
        import_sheet(path, folder, frozenset())


def test_a_pack(base: ClaimBase, folder: Path) -> None:
    pack = folder.parent / "pack"
    (pack / "entries").mkdir(parents=True)
    text = (folder / "entries" / "tea.yaml").read_text(encoding="utf-8")
    text = text.replace("tea--iron", "tea--sleep").replace("object: {concept: iron}", "object: {concept: sleep}")
    (pack / "entries" / "own.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    sheet = read(csv_export(load_claim_base((pack,), base=folder)))
    sheet["tea--sleep"]["topic"] = "tea time"
    only = {"tea--sleep": sheet["tea--sleep"]}
    ((file, new),) = import_text(written(only), pack).changes
    assert file.shown == "pack/entries/own.yaml"
    assert file.encoded(new) == text.replace("topic: tea", "topic: tea time").replace("\n", "\r\n").encode()
    with pytest.raises(
        ClaimcheckError, match=r"review\.csv:4: the entry 'tea--iron' is kept elsewhere: claims/entries/"
    ):
        import_text(written(sheet), pack)


@pytest.mark.parametrize("start", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"), ids=ascii)
def test_formulas_are_guarded(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"


@given(st.text(st.sampled_from("'=+-@a b"), max_size=6))
def test_guards_come_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell.strip()


def test_no_cell_begins_like_a_formula(base: ClaimBase, folder: Path) -> None:
    path = folder / "entries" / "tea.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("topic: tea", 'topic: "=HYPERLINK(1)"'), encoding="utf-8")
    text = csv_export(load_claim_base(base=folder))
    assert read(text)[TEA]["topic"] == "'=HYPERLINK(1)"
    assert import_text(text, folder).changes == ()


def test_json(base: ClaimBase) -> None:
    data = json.loads(json_export(base))
    assert (data["schema"], data["digest"]) == ("claimcheck-claims/1", base.digest)
    assert [source["id"] for source in data["sources"]] == ["007", "leaflet"]
    assert data["concepts"][3] == {
        "id": "iron-lack",
        "kind": "condition",
        "label": "iron lack",
        "synonyms": ["iron lack"],
        "broader": ["iron"],
        "state": "deficiency",
        "identifiers": {},
    }
    assert data["entries"][2] == {
        "id": "tea--iron",
        "topic": "tea",
        "subject": {"concept": "tea", "state": None},
        "relation": "affects",
        "object": {"concept": "iron", "state": None},
        "evidence": "possible",
        "licence": {
            "strength": "correlational",
            "certainty": "plain",
            "frequency": "common",
            "qualifiers": [],
            "denial": "yes",
            "sole": True,
        },
        "statement": "Tea may bear on how much iron is taken up.",
        "suggestion": "Tea may affect iron.",
        "sources": [{"source": "007", "section": "Summary", "line": 1}],
        "tensions": [],
        "medical_review": "The review is of one author.",
        "figure": {"low": 10.0, "high": 20.0, "unit": "percent"},
        "reviewed": "2026-01-31",
        "review_by": "2026-06-30",
        "examples": [
            {"text": "Tea is linked to iron.", "verdict": "supported", "missed": False},
            {"text": "Tea changes iron.", "verdict": "overstated", "missed": False},
        ],
        "near_misses": [{"text": "Does tea affect iron?", "missed": False}],
    }


def test_claim_reviews(base: ClaimBase) -> None:
    data = json.loads(jsonld_export(base))
    assert data["@context"] == "https://schema.org"
    established, reported, possible = data["@graph"]
    assert [review["reviewRating"]["ratingValue"] for review in data["@graph"]] == [6, 3, 4]
    assert (possible["reviewRating"]["bestRating"], possible["reviewRating"]["worstRating"]) == (6, 1)
    assert established["claimReviewed"] == "iron deficiency causes tiredness"
    assert reported["reviewRating"]["alternateName"] == "case_reports"
    assert possible["datePublished"] == "2026-01-31"
    assert possible["itemReviewed"]["appearance"] == [
        {
            "@type": "CreativeWork",
            "name": "Tea: a review",
            "url": "https://example.org/tea",
            "datePublished": "2020-02-03",
        }
    ]
    assert established["itemReviewed"]["citation"] == [
        "Leaflet on iron, Symptoms, line 4",
        "Tea: a review, Tea, iron and you, line 9",
    ]
