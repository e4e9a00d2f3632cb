"""Markdown for people: a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.matching.wording import grade_in_words
from claimcheck.model.report import FileReport, Report, ReportedFinding
from claimcheck.reporters.markup import code, cut, plain, quoted_link
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.ranking import in_order, worst_first
from claimcheck.reporters.records import digests
from claimcheck.reporters.text import summary
from claimcheck.reporters.words import count, sources_of

# Of a comment on GitHub, in characters there, here in bytes of UTF-8, which are never fewer.
MAX_COMMENT = 65_536
MAX_WORDS = 300
TITLE = "## claimcheck\n\n"


def report_markdown(report: Report, options: ReportOptions) -> str:
    """Return a comment for a pull request, with the worst findings when there are too many for one."""
    return markdown_within(report, MAX_COMMENT)


def markdown_within(report: Report, limit: int) -> str:
    """Return the report in at most `limit` bytes of UTF-8, "" when not even its end fits in."""
    foot = _foot(report)
    head = f"{TITLE}{plain(summary(report))}\n\n"
    # What says how much is left out has its room kept free.
    room = limit - _size(head) - _size(foot) - _size(_left_out(*_totals(report)))
    if room < 0:
        return ""
    unread = _within(room, [_unread(file) for file in report.files if file.error is not None])
    room -= sum(map(_size, unread))
    chosen = _chosen(report, room)
    body = "".join(_sections(report, chosen))
    files, findings = _totals(report)
    missing = _left_out(files - len(unread), findings - len(chosen))
    return "".join([head, *unread, "\n" if unread else "", body, missing, foot])


def _chosen(report: Report, room: int) -> set[int]:
    """Return the identities of the worst findings that there is room for, each with the heading of its file."""
    chosen: set[int] = set()
    headed: set[str] = set()
    for file, found in worst_first(in_order(report)):
        room -= _size(_item(found)) + (0 if file.path in headed else _size(_heading(file)))
        if room < 0:
            break
        headed.add(file.path)
        chosen.add(id(found))
    return chosen


def _sections(report: Report, chosen: set[int]) -> Iterator[str]:
    for file in report.files:
        items = [_item(found) for found in file.findings if id(found) in chosen]
        if items:
            yield _heading(file)
            yield from items


def _heading(file: FileReport) -> str:
    return f"### {code(file.path)}\n\n"


def _item(found: ReportedFinding) -> str:
    finding, lines = found.finding, f"line {found.region.line}"
    if found.region.end_line > found.region.line:
        lines = f"lines {found.region.line} to {found.region.end_line}"
    parts = [
        f"- **{finding.severity.label}**, {lines}: {finding.code} {finding.name}",
        code(cut(found.region.text, MAX_WORDS)),
        plain(finding.message),
        *_evidence(found),
    ]
    if finding.suggestion is not None:
        parts.append(f"**Suggestion:** {plain(finding.suggestion.message)}")
    return "  \n  ".join(parts) + "\n\n"


def _evidence(found: ReportedFinding) -> Iterator[str]:
    if found.entry is not None:
        sources = ", ".join(quoted_link(source.title, source.url) for source in sources_of(found.entry))
        grade = f"{grade_in_words(found.entry.evidence)}; {code(found.entry.id)}"
        yield f"**Evidence:** {plain(found.entry.statement)} ({grade}) {sources}".rstrip()


def _unread(file: FileReport) -> str:
    return f"- **not checked**: {code(file.path)}: {plain(file.error or '')}\n"


def _totals(report: Report) -> tuple[int, int]:
    """Return how many files could not be read and how many findings there are."""
    return sum(file.error is not None for file in report.files), sum(len(file.findings) for file in report.files)


def _left_out(files: int, findings: int) -> str:
    parts = [count(findings, "finding")] if findings else []
    parts += [f"{count(files, 'file')} not checked"] if files else []
    return f"There was no room for {' and '.join(parts)}.\n\n" if parts else ""


def _foot(report: Report) -> str:
    listed = "; ".join(f"{name.removeprefix('claimcheck.')} {code(value)}" for name, value in digests(report.tool))
    return f"<sub>{listed}</sub>\n"


def _within(room: int, items: Sequence[str]) -> list[str]:
    """Return the first items that fit in."""
    kept = []
    for item in items:
        room -= _size(item)
        if room < 0:
            break
        kept.append(item)
    return kept


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))
