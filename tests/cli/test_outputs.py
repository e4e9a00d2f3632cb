"""Reports to files and to standard output, through the real entry point."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from program import Outcome, run

from claimcheck.reporters import REPORTERS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests/reporters/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
CLEAN = "A walk in the park is pleasant.\n"
SUMMARY = "GITHUB_STEP_SUMMARY"
needs_devices = pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
needs_permissions = pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a draft that has findings and one that has none."""
    (tmp_path / ".claimcheck.yaml").write_text("")
    (tmp_path / ".git").mkdir()
    (tmp_path / "bad.md").write_bytes((ROOT / "examples/draft.md").read_bytes())
    (tmp_path / "good.md").write_text(CLEAN)
    return tmp_path


def sarif_run(path: Path) -> dict[str, Any]:
    log = json.loads(path.read_text(encoding="utf-8"))
    Draft4Validator(SCHEMA).validate(log)
    return dict(log["runs"][0])


def test_every_format_in_one_run(folder: Path) -> None:
    files = [f"--output={form}:report.{form}" for form in REPORTERS]
    outcome = run(folder, "check", "bad.md", "good.md", "none.md", *files, "--output", "concise")
    assert outcome.code == 2
    assert [line.split(" ")[1] for line in outcome.out.splitlines()] == ["CC301", "CC102", "CC101"]
    for form in REPORTERS:
        assert (folder / f"report.{form}").stat().st_size > 0
    assert (folder / "report.concise").read_text() == outcome.out
    assert [result["ruleId"] for result in sarif_run(folder / "report.sarif")["results"]] == ["CC301", "CC102", "CC101"]


def test_files_hold_what_would_be_printed(folder: Path) -> None:
    run(folder, "check", "bad.md", "--output", "sarif:a.sarif", "--output", "junit:a.xml")
    assert run(folder, "check", "bad.md", "--format", "sarif").out == (folder / "a.sarif").read_text(encoding="utf-8")
    assert run(folder, "check", "bad.md", "--output", "junit").out == (folder / "a.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "starts"),
    [
        pytest.param([], "nothing found", id="text by itself"),
        pytest.param(["--output", "json:r"], "", id="nothing beside a file"),
        pytest.param(["--output", "json:r", "--format", "text"], "nothing found", id="what --format says"),
        pytest.param(["--output", "json:r", "--output", "jsonl"], '{"type": "run"', id="what has no path"),
        pytest.param(["--output", "jsonl:-"], '{"type": "run"', id="a hyphen"),
    ],
)
def test_standard_output(folder: Path, arguments: list[str], starts: str) -> None:
    outcome = run(folder, "check", "good.md", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(starts)
    assert bool(outcome.out) is bool(starts)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--output", "sarif", "--output", "github"], "only one report", id="two to standard output"),
        pytest.param(["--output", "sarif", "--format", "text"], "only one report", id="and --format"),
        pytest.param(["--output", "xml:a"], "'xml' is no format; choose from text,", id="no format"),
        pytest.param(["--output", "sarif:"], "name a file", id="no path"),
        pytest.param(["--output", "sarif:a", "--output", "json:./a"], "sarif and json name the same", id="same file"),
        pytest.param(["--output", "json:a", "--output", "json:a"], "json and json name the same", id="twice"),
        pytest.param(["--output", "sarif:link.md", "--output", "json:b"], "one of the files to check", id="a draft"),
    ],
)
def test_wrong_usage_writes_nothing(folder: Path, arguments: list[str], words: str) -> None:
    (folder / "link.md").symlink_to("good.md")
    before = sorted(folder.iterdir())
    outcome = run(folder, "check", "good.md", *arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert sorted(folder.iterdir()) == before
    assert (folder / "good.md").read_text() == CLEAN


@pytest.mark.parametrize(
    ("draft", "path", "words"),
    [
        pytest.param("bad.md", "none/a.sarif", "no such folder", id="no folder, findings"),
        pytest.param("good.md", "none/a.sarif", "no such folder", id="no folder, clean"),
        pytest.param("good.md", ".git", "directory", id="a folder"),
        pytest.param("good.md", "good.md/a.sarif", "irectory", id="below a file"),
        pytest.param("good.md", "x" * 300, "too long", id="long name"),
        pytest.param("good.md", "/dev/full", "No space left", id="full disk", marks=needs_devices),
    ],
)
def test_a_path_that_cannot_be_written(folder: Path, draft: str, path: str, words: str) -> None:
    outcome = run(folder, "check", draft, "--output", f"sarif:{path}", "--output", "jsonl:b", "--output", "jsonl")
    assert outcome.code == 2
    assert f"{path}: the report cannot be written" in outcome.err
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert (folder / "b").read_text(encoding="utf-8") == outcome.out != ""


@needs_permissions
def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    outcome = run(folder, "check", "good.md", "--output", "sarif:closed/a.sarif")
    assert (outcome.code, "ermission denied" in outcome.err) == (2, True)


@needs_devices
def test_standard_output_on_a_full_disk(folder: Path) -> None:
    outcome = run_to_full_disk(folder, "check", "good.md", "--output", "json:a.json", "--output", "text")
    assert (outcome.code, outcome.err) == (
        2,
        "claimcheck: standard output cannot be written: No space left on device\n",
    )
    assert json.loads((folder / "a.json").read_text())["summary"]["files"] == 1


def run_to_full_disk(folder: Path, *arguments: str) -> Outcome:
    import subprocess

    from program import TIMEOUT, clean_environment

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            env=clean_environment(),
            timeout=TIMEOUT,
            check=False,
        )
    return Outcome(done.returncode, "", done.stderr.decode())


@needs_devices
def test_a_device_is_written_to_and_not_replaced(folder: Path) -> None:
    outcome = run(folder, "check", "good.md", "--output", "jsonl:/dev/stdout", "--output", "sarif:/dev/null")
    assert outcome.code == 0
    assert outcome.out.startswith('{"type": "run"')
    assert not Path("/dev/null").is_file()


def test_an_old_report_is_replaced_and_its_permissions_and_links_stay(folder: Path) -> None:
    old = folder / "old.json"
    old.write_text("x" * 100_000)
    old.chmod(0o640)
    (folder / "link.json").symlink_to("old.json")
    assert run(folder, "check", "good.md", "--output", "json:link.json").code == 0
    assert json.loads(old.read_text())["schema"] == "claimcheck-report/1"
    assert (folder / "link.json").is_symlink()
    assert os.name == "nt" or old.stat().st_mode & 0o777 == 0o640


def test_nothing_is_left_beside_the_reports(folder: Path) -> None:
    before = set(folder.iterdir())
    run(folder, "check", "good.md", "--output", "json:a.json")
    assert set(folder.iterdir()) - before == {folder / "a.json"}


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not know")
def test_hostile_names(folder: Path) -> None:
    names = ["-x.md", "a\nb.md", "esc\x1b[31m.md", "a,b%0A.md", "::error::x.md"]
    for name in names:
        (folder / name).write_bytes(b"\xff" if name == "-x.md" else CLEAN.encode())
    files = [f"--output={form}:reports.{form}" for form in REPORTERS]
    outcome = run(folder, "check", ".", *files, "--output", "github")
    assert outcome.code == 2
    assert [line.split(",")[0] for line in outcome.out.splitlines()][0] == "::error file=-x.md"
    assert "\x1b" not in outcome.out + outcome.err
    read = json.loads((folder / "reports.json").read_text())["files"]
    assert {file["path"] for file in read} == {*names, "bad.md", "good.md"}


def test_paths_of_services_begin_at_the_root_of_the_repository(folder: Path) -> None:
    (folder / "a b").mkdir()
    (folder / "a b/draft.md").symlink_to("../bad.md")
    (folder / "a b/own.md").write_bytes((folder / "bad.md").read_bytes())
    outcome = run(folder / "a b", "check", "draft.md", "own.md", "--output", "sarif:r.sarif", "--output", "github")
    files = [line.split(",")[0] for line in outcome.out.splitlines()]
    assert files == ["::error file=bad.md"] * 3 + ["::error file=a b/own.md"] * 3
    results = sarif_run(folder / "a b/r.sarif")["results"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris == ["bad.md"] * 3 + ["a%20b/own.md"] * 3


def test_sarif_of_the_example(folder: Path) -> None:
    run(folder, "check", "bad.md", "--output", "sarif:r.sarif")
    notice, *overstated = sarif_run(folder / "r.sarif")["results"]
    source = (folder / "bad.md").read_text(encoding="utf-8").splitlines()
    (related,) = notice["relatedLocations"]
    place = related["physicalLocation"]["region"]
    assert source[place["startLine"] - 1][: place["startColumn"] - 1].endswith("before you buy anything.")
    for result in overstated:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endLine"] - region["startLine"] <= 1
        assert "relatedLocations" not in result


def test_the_job_summary_gets_the_whole_list(folder: Path) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n")
    outcome = run(folder, "check", "bad.md", "--output", "github", **{SUMMARY: str(summary)})
    assert outcome.code == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n## claimcheck\n")
    assert text.count("- **error**") == 3


def test_no_job_summary_for_other_formats(folder: Path) -> None:
    run(folder, "check", "good.md", "--output", "sarif:r.sarif", **{SUMMARY: str(folder / "summary.md")})
    assert not (folder / "summary.md").exists()


def test_a_full_job_summary_stays_within_its_limit(folder: Path) -> None:
    summary = folder / "summary.md"
    summary.write_text("x" * (1024 * 1024 - 100))
    outcome = run(folder, "check", "good.md", "--format", "github", **{SUMMARY: str(summary)})
    assert outcome.code == 0
    assert "the job summary is full" in outcome.err
    assert summary.stat().st_size <= 1024 * 1024


def test_a_job_summary_that_cannot_be_written(folder: Path) -> None:
    outcome = run(folder, "check", "good.md", "--format", "github", **{SUMMARY: str(folder / "none/summary.md")})
    assert outcome.code == 2
    assert "the job summary cannot be written" in outcome.err


def tool(folder: Path, *arguments: str) -> dict[str, Any]:
    return dict(json.loads(run(folder, "check", "--format", "json", *arguments).out)["tool"])


def test_digests_do_not_depend_on_place_or_order(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    for name in ("one.md", "two.md"):
        (other / name).write_text(CLEAN)
    digests = tool(folder, "good.md")
    assert tool(other, "two.md", "one.md", "--isolated") == digests
    assert digests["configuration"]["digest"].startswith("sha256:")
    assert digests["model"]["digest"].startswith("sha256:")


def test_what_weakens_the_gate_changes_the_digest_of_the_configuration(folder: Path) -> None:
    (folder / "weak.yaml").write_text("ignore: [CC301]\n")
    pinned, weak = tool(folder, "good.md"), tool(folder, "good.md", "--config", "weak.yaml")
    assert weak["configuration"] != pinned["configuration"]
    assert tool(folder, "good.md", "--ignore", "CC301") == weak
    assert {key: weak[key] for key in weak if key != "configuration"} == {
        key: pinned[key] for key in pinned if key != "configuration"
    }
