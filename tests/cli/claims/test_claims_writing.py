"""`claimcheck claims new`, `format`, `import`: what is written, and when nothing is."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from small_claims import IRON, TEA

from claimcheck.claimbase import built_in_folder, load_claim_base
from claimcheck.cli import main
from claimcheck.yamlfile import parse_yaml

Capture = pytest.CaptureFixture[str]
NEW = (
    "claims", "new", "--subject", "tea", "--relation", "supports", "--object", "sleep",
    "--evidence", "not_established", "--source", "007",
)  # fmt: skip
MESSY = TEA.replace("    topic: tea\n", "").replace("    relation: affects", "    relation: affects   \n    topic: tea")


def words(value: object) -> str | None:
    """Name a test by its arguments."""
    return " ".join(value) if isinstance(value, list) else None


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_new_is_pasted_in(checkout: Path, capsys: Capture) -> None:
    assert main([*NEW]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith('  - id: tea--sleep\n    topic: "TODO: topic"\n')
    path = checkout / "claims/entries/pasted.yaml"
    path.write_text(f"entries:\n{printed}", encoding="utf-8")
    assert (
        load_claim_base(base=checkout / "claims").entries["tea--sleep"].licence.strength.label == "conditional_causal"
    )
    assert main(["claims", "format", "--check", str(path)]) == 0


def test_new_into_a_file(checkout: Path, capsys: Capture) -> None:
    path = checkout / "claims/entries/tea.yaml"
    assert main([*NEW, "--topic", "tea", "--into", str(path)]) == 0
    assert capsys.readouterr().out == f"added tea--sleep to {path}\n"
    assert path.read_text(encoding="utf-8").startswith(f"{TEA}\n  - id: tea--sleep\n    topic: tea\n")
    assert sorted(load_claim_base(base=checkout / "claims").entries)[2:] == ["tea--iron", "tea--sleep"]
    assert main([*NEW, "--into", str(path)]) == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (["--subject", "te"], "claimcheck: there is no concept 'te'; did you mean 'tea'?"),
        (["--subject", "tea:cold"], "claimcheck: there is no state 'cold'; states are deficiency, excess"),
        (["--source", "08"], "claimcheck: there is no source '08'"),
        (["--relation", "cures"], "Invalid value for '--relation'"),
        (["--evidence", "good"], "Invalid value for '--evidence'"),
        (["--into", "claims/sources.yaml"], "claims/sources.yaml:1: no file of entries"),
        (["--into", "claims"], "ends in .yaml"),
    ],
    ids=words,
)
def test_new_refused(checkout: Path, capsys: Capture, changes: list[str], message: str) -> None:
    before = contents(checkout)
    assert main([*NEW, *changes]) == 2
    assert message in capsys.readouterr().err
    assert contents(checkout) == before


def test_format_writes(checkout: Path, capsys: Capture) -> None:
    path = checkout / "claims/entries/tea.yaml"
    path.write_bytes(MESSY.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert main(["claims", "format"]) == 0
    assert capsys.readouterr().out == "changed: claims/entries/tea.yaml\n"
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (TEA.encode(), 0o640)
    assert main(["claims", "format"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        (["--check"], 1, "would change: claims/entries/tea.yaml\n"),
        (["--check", "claims/entries"], 1, "would change: claims/entries/tea.yaml\n"),
        (["--check", "claims/entries/iron.yaml", "claims/sources.yaml"], 0, ""),
        (["--check", "none.yaml"], 2, ""),
        (["--check", "pyproject.toml"], 2, ""),
    ],
    ids=words,
)
def test_format_check(checkout: Path, capsys: Capture, arguments: list[str], code: int, out: str) -> None:
    (checkout / "claims/entries/tea.yaml").write_text(MESSY, encoding="utf-8")
    before = contents(checkout)
    assert main(["claims", "format", *arguments]) == code
    assert capsys.readouterr().out == out
    assert contents(checkout) == before


def test_format_diff(checkout: Path, capsys: Capture) -> None:
    (checkout / "claims/entries/tea.yaml").write_text(MESSY, encoding="utf-8")
    before = contents(checkout)
    assert main(["claims", "format", "--diff"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("--- a/claims/entries/tea.yaml\n+++ b/claims/entries/tea.yaml\n@@ ")
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == [
        "+    topic: tea",
        "-    relation: affects   ",
        "-    topic: tea",
        "+    relation: affects",
    ]
    assert main(["claims", "format", "--diff", "--check"]) == 1
    assert contents(checkout) == before


def test_one_broken_file_and_none_is_formatted(checkout: Path, capsys: Capture) -> None:
    (checkout / "claims/entries/tea.yaml").write_text(MESSY, encoding="utf-8")
    (checkout / "claims/entries/a.yaml").write_text("entries: [\n", encoding="utf-8")
    (checkout / "claims/entries/b.yaml").write_bytes(b"entries: \xff\n")
    before = contents(checkout)
    assert main(["claims", "format"]) == 2
    err = capsys.readouterr().err
    assert "claims/entries/a.yaml:2:1: not valid YAML" in err
    assert "claims/entries/b.yaml:1: not UTF-8" in err
    assert contents(checkout) == before


def test_format_needs_a_checkout(checkout: Path, capsys: Capture) -> None:
    (checkout / "pyproject.toml").unlink()
    assert main(["claims", "format"]) == 2
    assert "not a checkout; name the folder" in capsys.readouterr().err


def review(checkout: Path, entry: str, **cells: str) -> None:
    """Export the sheet and change cells of an entry."""
    assert main(["claims", "export", "--format", "csv", "--output", "review.csv"]) == 0
    rows = list(csv.DictReader(io.StringIO((checkout / "review.csv").read_text(encoding="utf-8-sig"), newline="")))
    next(row for row in rows if row["id"] == entry).update(cells)
    with (checkout / "review.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_import_of_an_unchanged_sheet(checkout: Path, capsys: Capture) -> None:
    assert main(["claims", "export", "--format", "csv", "--output", "review.csv"]) == 0
    before = contents(checkout)
    assert main(["claims", "import", "review.csv", "--write"]) == 0
    assert capsys.readouterr().out == "nothing to change\n"
    assert contents(checkout) == before


def test_import_shows_then_writes(checkout: Path, capsys: Capture) -> None:
    review(checkout, "tea--iron", topic="drinks", comment="good")
    before = contents(checkout)
    assert main(["claims", "import", "review.csv"]) == 0
    captured = capsys.readouterr()
    diff = (
        "--- a/claims/entries/tea.yaml\n+++ b/claims/entries/tea.yaml\n@@ -1,6 +1,6 @@\n entries:\n   - id: tea--iron\n"
        "-    topic: tea\n+    topic: drinks\n     subject: {concept: tea}\n     relation: affects\n"
        "     object: {concept: iron}\n"
    )
    assert captured.out == f"{diff}1 entry in 1 file would change; --write changes them\n"
    assert captured.err == "not imported: review.csv:4: tea--iron: comment: good\n"
    assert contents(checkout) == before
    assert main(["claims", "import", "review.csv", "--write"]) == 0
    assert capsys.readouterr().out == f"{diff}1 entry in 1 file changed\n"
    after = contents(checkout)
    assert after.pop("claims/entries/tea.yaml").decode() == TEA.replace("topic: tea", "topic: drinks")
    assert after == {name: data for name, data in before.items() if name != "claims/entries/tea.yaml"}
    assert main(["claims", "import", "review.csv", "--write"]) == 0
    assert "nothing to change" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"evidence": "sure"}, "review.csv:2: iron-deficiency--fatigue: evidence: 'sure' is not allowed here"),
        ({"review_by": "2020-01-01"}, "review.csv:2: iron-deficiency--fatigue: review_by must be later than reviewed"),
        ({"qualifiers": "sometimes"}, "review.csv:2: iron-deficiency--fatigue: unknown qualifier 'sometimes'"),
        ({"subject": "tea"}, "review.csv:2: iron-deficiency--fatigue: the column 'subject' cannot be changed here"),
    ],
)
def test_import_refused(checkout: Path, capsys: Capture, cells: dict[str, str], problem: str) -> None:
    review(checkout, "iron-deficiency--fatigue", topic="blood", **cells)
    before = contents(checkout)
    assert main(["claims", "import", "review.csv", "--write"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(problem)
    assert captured.out == ""
    assert contents(checkout) == before


def test_the_real_claim_base_survives_shuffling_nothing(tmp_path: Path) -> None:
    """Format a copy of the real claim base: the data and the comments stay, and a second time nothing changes."""
    from claimcheck.curation.formatting import formatted

    for path in sorted(built_in_folder().rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        once = formatted(text, path.name)
        assert parse_yaml(once, "once").plain() == parse_yaml(text, "before").plain()
        assert once.count("#") == text.count("#")
        assert formatted(once, path.name) == once


def test_no_language_model_is_loaded(checkout: Path) -> None:
    (checkout / "entries.yaml").write_text(IRON, encoding="utf-8")
    code = "import sys; from claimcheck.cli import main; main(sys.argv[1:]); assert 'spacy' not in sys.modules"
    for arguments in (["list"], ["stats"], ["export", "--format", "csv"], ["format", "--check", "entries.yaml"]):
        subprocess.run([sys.executable, "-c", code, "claims", *arguments], check=True, capture_output=True, timeout=60)
