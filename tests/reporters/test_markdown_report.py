"""Markdown in which what a draft says stays text."""

from __future__ import annotations

import re

import pytest
from fake_engine import TOOL
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from samples import HOSTILE_TEXT, OPTIONS, REPORTS, checked

from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, Report
from claimcheck.reporters.markdown import MAX_COMMENT, markdown_within, report_markdown
from claimcheck.reporters.markup import code, plain
from claimcheck.reporters.visible import one_line, visible

READER = MarkdownIt("gfm-like", {"linkify": False})
(FOUND,) = checked("It CAUSES it.\n", "x").findings
OWN_TAGS = {"h2", "h3", "p", "ul", "li", "strong", "code", "a", "br", "sub"}
MARKUP = st.text(alphabet=st.sampled_from(list("ab1 .`*_[]()<>!#@&;:/|~-+=\\\"'\n")), max_size=60)


def tags(html: str) -> set[str]:
    return set(re.findall(r"<(\w+)", html))


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_but_our_own_markup(name: str) -> None:
    html = READER.render(report_markdown(REPORTS[name], OPTIONS))
    assert tags(html) <= OWN_TAGS
    assert set(re.findall(r'href="([^"]*)"', html)) <= {"https://example.org/b12"}


@pytest.mark.parametrize("text", ["@team", "#12", "GH-3", "gh-3"])
def test_what_github_links_in_a_finished_page_is_taken_apart(text: str) -> None:
    assert text not in READER.render(plain(f"a {text} b"))


@pytest.mark.parametrize("text", ["https://evil.example", "www.evil.example"])
def test_addresses_are_no_links(text: str) -> None:
    assert text not in plain(text)


def shown(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


@given(MARKUP)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    html = READER.render(f"x {plain(text)}")
    assert tags(html) == {"p"}
    assert shown(html).replace("&amp;", "&").replace("\u200b", "").strip() == f"x {one_line(text)}".strip()


@given(MARKUP)
def test_plain_text_below_a_line_starts_nothing(text: str) -> None:
    assert tags(READER.render(f"- x  \n  {plain(text)}")) <= {"ul", "li", "br"}


@given(MARKUP.filter(str.strip))
def test_code_is_shown_as_it_is(text: str) -> None:
    html = READER.render(f"x {code(text)}")
    assert shown(re.sub(r"</?(p|code)>", "", html)).replace("&amp;", "&") == f"x {visible(text)}\n"


def many(number: int) -> Report:
    def found(place: int, severity: Severity) -> object:
        return replace(FOUND, finding=replace(FOUND.finding, severity=severity, message=f"m{place} {HOSTILE_TEXT}"))

    files = [
        FileReport(f"{place}.md", findings=(found(place, Severity.WARNING), found(place, Severity.ERROR)))  # type: ignore[arg-type]
        for place in range(number)
    ]
    return Report(TOOL, (*files, *(FileReport(f"u{place}.md", error="no UTF-8") for place in range(number))))


def test_a_comment_fits_in_and_says_what_is_missing() -> None:
    text = report_markdown(many(200), OPTIONS)
    assert MAX_COMMENT * 0.9 < len(text.encode()) <= MAX_COMMENT
    shown_items = len(re.findall(r"^- \*\*(?:error|warning)\*\*", text, re.MULTILINE))
    assert f"There was no room for {400 - shown_items} findings." in text
    assert "- **warning**" not in text


def test_a_long_job_summary_has_all() -> None:
    text = markdown_within(many(200), 1024 * 1024)
    assert len(re.findall(r"^- \*\*(?:error|warning)\*\*", text, re.MULTILINE)) == 400
    assert "no room" not in text


@pytest.mark.parametrize("limit", [0, 100, 400, 500, 1000, 3000])
def test_it_never_takes_more_than_the_limit(limit: int) -> None:
    assert len(markdown_within(many(20), limit).encode()) <= limit
