"""A baseline of a real article outlives the work of editors on the article."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import ROOT

from claimcheck.cli import main
from claimcheck.linter.baselinefile import read_baseline

ARTICLE = (ROOT / "examples/draft.md").read_text(encoding="utf-8")
BASELINE = ".claimcheck-baseline.yaml"


def wrapped(width: int, indent: str = "") -> Callable[[str], str]:
    """Return an edit that wraps every paragraph at `width`; with an `indent` each becomes an item of a list."""

    def edit(article: str) -> str:
        head, blank, body = article.partition("\n\n")
        return head + blank + "\n\n".join(map(paragraph, body.split("\n\n")))

    def paragraph(text: str) -> str:
        if text.startswith(("#", "|")):
            return text
        return textwrap.fill(text, width, initial_indent=indent.replace("  ", "- "), subsequent_indent=indent)

    return edit


def with_an_earlier_claim(article: str) -> str:
    return article.replace("You wake at three", "Dehydration causes muscle cramps. You wake at three")


def with_a_paragraph(article: str) -> str:
    return article.replace("## Does too much", "Milk and eggs contain vitamin B12.\n\n## Does too much")


EDITS = {
    "narrow": wrapped(40),
    "wide": wrapped(1000),
    "list": wrapped(60, "  "),
    "CRLF": lambda article: article.replace("\n", "\r\n"),
    "emphasis": lambda article: article.replace("High B12 levels", "**High B12** levels"),
    "earlier claim": with_an_earlier_claim,
    "paragraph": with_a_paragraph,
    "title": lambda article: article.replace("title: Night cramps", "title: Cramps at night"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".claimcheck.yaml").write_text(f"baseline: {BASELINE}\n")
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    assert main(["baseline", "create", "."]) == 0
    assert {known.rule for known in read_baseline(tmp_path / BASELINE, "b")} == {"CC101", "CC102", "CC301"}
    return tmp_path


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_was_known_stays_known(folder: Path, edit: Callable[[str], str]) -> None:
    edited = edit(ARTICLE)
    assert edited != ARTICLE
    (folder / "article.md").write_bytes(edited.encode())
    assert main(["check", "."]) == 0


def test_one_more_overstatement_is_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ARTICLE.replace("## Does too much", "High B12 levels cause muscle spasms.\n\n## Does too much")
    (folder / "article.md").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", ".", "--format", "concise"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("article.md:20:1: CC101 ")
