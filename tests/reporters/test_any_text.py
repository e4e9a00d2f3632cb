"""Every format stays what it is, whatever a draft, its name and its messages say."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from fake_engine import TOOL
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from samples import OPTIONS, checked

from claimcheck.model.finding import Suggestion
from claimcheck.model.report import FileReport, Region, Report
from claimcheck.reporters import REPORTERS

(FOUND,) = checked("It CAUSES it.\n", "x").findings
# All code points, lone surrogates among them, and often what some format takes for a mark.
MARKS = st.sampled_from("\r\n\t\0\x1b%:,<>&]\"'\\{}[]#@\u2028\ud800\udcff\ufffe")
TEXT = st.lists(st.one_of(st.characters(), MARKS)).map("".join)


def report_of(path: str, text: str) -> Report:
    finding = replace(FOUND.finding, message=text, suggestion=Suggestion(text))
    found = replace(FOUND, finding=finding, region=Region(1, 1, 1, 2, text), lines=(text,))
    return Report(TOOL, (FileReport(path, findings=(found,)), FileReport(f"{path}2", error=text)))


def json_lines(text: str) -> None:
    assert text.endswith("\n")
    assert all(json.loads(line) for line in text.splitlines())


def commands(text: str) -> None:
    assert all(line.startswith("::error file=") for line in text.splitlines())
    assert text.count("\n") == 2


READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": json_lines,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjsonl": json_lines,
    "junit": ElementTree.fromstring,
    "checkstyle": ElementTree.fromstring,
    "github": commands,
    "concise": lambda text: text.index("\n") == len(text) - 1,
}


@pytest.mark.parametrize("form", READERS)
@given(path=TEXT.filter(bool), text=TEXT)
def test_readable(form: str, path: str, text: str) -> None:
    written = REPORTERS[form](report_of(path, text), OPTIONS).encode("utf-8", "backslashreplace")
    READERS[form](written.decode("utf-8"))
