"""Everything that can be wrong with what the program is given: a clear message, no traceback, in time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import TIMEOUT, Outcome, clean_environment, run

GOOD = "# Heading\n\nA walk in the park is pleasant.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with one good file and a configuration of its own."""
    (tmp_path / ".claimcheck.yaml").write_text("")
    (tmp_path / "good.md").write_text(GOOD)
    return tmp_path


def assert_named(outcome: Outcome, *words: str) -> None:
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in outcome.err


def assert_others_checked(folder: Path, name: str, *words: str) -> None:
    """The bad file is named with its problem, and the good one is still in the report."""
    outcome = run(folder, "check", "--format", "json", "good.md", name)
    assert_named(outcome, name, *words)
    status = {file["path"]: file["status"] for file in json.loads(outcome.out)["files"]}
    assert status["good.md"] == "checked"
    assert status[name] == "error"


def test_missing_file(folder: Path) -> None:
    assert_others_checked(folder, "none.md", "there is no such file or folder")


def test_directory_without_a_matching_file(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert_named(run(folder, "check", "empty", "good.md"), "empty: no file in this folder")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"one\ntwo \xff\n", ["not UTF-8", "line 2"], id="not UTF-8"),
        pytest.param("caf\u00e9".encode("utf-16"), ["UTF-16"], id="UTF-16"),
        pytest.param(b"one\n\0two\n", ["NUL byte", "line 2"], id="NUL byte"),
        pytest.param(b"x" * 50_000_000, ["larger than 20 MB"], id="50 MB"),
        pytest.param(b"---\ntitle: [a\n---\n\ntext\n", ["YAML"], id="front matter"),
        pytest.param(b"---\na: 1\na: 2\n---\n\ntext\n", ["line 3", "twice"], id="duplicate key in front matter"),
        pytest.param(b"---\na: &a [x]\nb: [*a, *a]\n---\n\ntext\n", ["line 3", "aliases"], id="alias bomb"),
    ],
)
def test_bad_content(folder: Path, content: bytes, words: list[str]) -> None:
    (folder / "bad.md").write_bytes(content)
    assert_others_checked(folder, "bad.md", *words)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("deep.md", "[" * 10_000 + "x" + "]" * 10_000, id="brackets"),
        pytest.param("deep.md", "".join("  " * n + "- x\n" for n in range(2_000)), id="list levels"),
        pytest.param("deep.md", ">" * 10_000 + " x", id="quotations"),
        pytest.param("deep.md", "*" * 10_000 + "x", id="stars"),
        pytest.param("deep.mdx", "{" * 10_000 + "x", id="braces"),
        pytest.param("deep.html", "<ul><li>" * 10_000 + "x", id="elements"),
        pytest.param("deep.html", "<p title='" * 10_000, id="half-closed tags"),
        pytest.param("deep.rst", "".join("  " * n + "* x\n\n" for n in range(2_000)), id="rst lists"),
        pytest.param("deep.adoc", "*" * 10_000 + " x\n", id="asciidoc list"),
    ],
)
def test_ten_thousand_levels(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    outcome = run(folder, "check", "--format", "json", "good.md", name)
    assert outcome.code in (0, 2)
    assert "Traceback" not in outcome.err
    assert "good.md" in [f["path"] for f in json.loads(outcome.out)["files"] if f["status"] == "checked"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a: &a [x]\nignore: [*a, *a]\n", [":2:10: aliases"], id="alias bomb"),
        pytest.param("ignore: []\nignore: []\n", [":2:1: the key 'ignore' stands twice"], id="duplicate key"),
        pytest.param("ignore: [CC999]\nx: 1\n", [":1:10: no rule", ":2:1: unknown key 'x'"], id="all at once"),
        pytest.param("claims: [none]\n", [":1:10: the claim-base folder 'none'"], id="no claims"),
    ],
)
def test_bad_configuration(folder: Path, text: str, words: list[str]) -> None:
    (folder / ".claimcheck.yaml").write_text(text)
    outcome = run(folder, "check", "good.md")
    assert_named(outcome, *(f".claimcheck.yaml{word}" for word in words))
    assert outcome.out == ""


def test_broken_claim_entry(folder: Path) -> None:
    (folder / "own/entries").mkdir(parents=True)
    (folder / "own/entries/a.yaml").write_text("entries:\n  - id: x\n    colour: red\n")
    (folder / ".claimcheck.yaml").write_text("claims: [own]\n")
    assert_named(run(folder, "check", "good.md"), "own/entries/a.yaml:3", "colour")
    assert_named(run(folder, "claims", "validate", "own"), "own/entries/a.yaml:3", "colour")


def test_unknown_rule_code(folder: Path) -> None:
    assert_named(run(folder, "check", "--select", "CC999", "good.md"), "no rule is called 'CC999'")


def test_links_that_go_round(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a/up").symlink_to("..")
    (folder / "a/self.md").symlink_to("self.md")
    outcome = run(folder, "check", "--format", "json", ".")
    assert_named(outcome, "a/self.md: cannot be read: Too many levels of symbolic links")
    assert [file["path"] for file in json.loads(outcome.out)["files"]] == ["a/self.md", "good.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="the file system takes only UTF-8 names")
def test_a_name_that_is_not_utf8_stands_in_every_report(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.md")).write_text(GOOD)
    (folder / "link.md").symlink_to(os.fsdecode(b"none\xe9.md"))
    outcome = run(folder, "check", "--format", "json", ".")
    files = {file["path"]: file["error"] for file in json.loads(outcome.out)["files"]}
    assert files == {
        "caf\\xe9.md": None,
        "good.md": None,
        "link.md": "a link to 'none\\xe9.md', which does not exist",
    }


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert_others_checked(folder, "pipe.md", "not a regular file")


def test_a_path_that_is_too_long(folder: Path) -> None:
    assert_others_checked(folder, "x" * 300 + ".md", "name too long")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_an_output_encoding_without_the_characters(folder: Path, encoding: str) -> None:
    (folder / "\u65e5\U0001f600.md").write_bytes(b"\xff")
    outcome = run(folder, "check", "\u65e5\U0001f600.md", PYTHONIOENCODING=encoding)
    assert outcome.code == 2


def test_json_is_utf8_whatever_the_encoding(folder: Path) -> None:
    (folder / "\u65e5.md").write_text(GOOD)
    outcome = run(folder, "check", "--format", "json", "\u65e5.md", PYTHONIOENCODING="cp1252")
    assert json.loads(outcome.out)["files"][0]["path"] == "\u65e5.md"


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    names = [f"bad{number}.md" for number in range(40)]
    for name in names:
        text = "<!-- claimcheck: ignore CC101 -- nothing here -->\n\nfine\n\n" * 100
        (folder / name).write_text(text)
    command = f"'{sys.executable}' -m claimcheck check --format concise --fail-on warning *.md | head -1"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        cwd=folder,
        capture_output=True,
        env=clean_environment(),
        timeout=TIMEOUT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"bad0.md:1:1: CC901 ")


def test_errors_to_a_closed_pipe_keep_the_exit_code(folder: Path) -> None:
    command = f"'{sys.executable}' -m claimcheck check none.md 2>&1 | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=clean_environment(), timeout=TIMEOUT, check=False)
    assert done.returncode == 2


def test_help_to_a_closed_pipe_is_quiet(folder: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m claimcheck --help | true; exit ${{PIPESTATUS[0]}}"],
        cwd=folder,
        capture_output=True,
        env=clean_environment(),
        timeout=TIMEOUT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("files", [1, 60])
def test_an_interrupt_ends_the_program_and_its_workers(folder: Path, files: int) -> None:
    for number in range(files):
        (folder / f"x{number}.txt").write_text(GOOD)
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "slow_program.py"), "check", "--jobs", "2", "."],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
        start_new_session=True,
    )
    wait_for(folder / "working")
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=TIMEOUT)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def wait_for(path: Path) -> None:
    end = time.monotonic() + TIMEOUT
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert path.exists()


def test_the_help_and_the_version_do_not_load_the_language_model(folder: Path) -> None:
    for argument in ("--help", "--version"):
        code = (
            "import sys; from claimcheck.cli import main; "
            f"assert main(['{argument}']) == 0; assert 'spacy' not in sys.modules"
        )
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=clean_environment(), check=True, timeout=TIMEOUT)


def test_a_file_without_any_concept_does_not_load_the_language_model(folder: Path) -> None:
    code = (
        "import sys; from claimcheck.cli import main; "
        "assert main(['check', 'good.md']) == 0; assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=clean_environment(), check=True, timeout=TIMEOUT)
