"""The report for people: each finding with its words, its evidence and a better wording."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching.wording import grade_in_words
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Severity
from claimcheck.model.report import Report, ReportedFinding
from claimcheck.reporters.excerpt import excerpt
from claimcheck.reporters.options import ReportOptions
from claimcheck.reporters.painting import Piece, paint
from claimcheck.reporters.visible import one_line, visible
from claimcheck.reporters.words import count, sources_of

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.SUGGESTION: "bold cyan"}


def report_text(report: Report, options: ReportOptions) -> str:
    """Return the findings of all files, and a summary unless it is to be quiet."""
    pieces: list[Piece] = []
    for file in report.files:
        for found in file.findings:
            pieces += [*_finding(file.path, found), Piece("\n")]
        if options.verdicts:
            pieces += _verdicts(report, file.path)
    if not options.quiet:
        pieces.append(Piece(f"{summary(report)}\n", "bold"))
    return paint(pieces, color=options.color)


def summary(report: Report) -> str:
    """Return one line on the whole run."""
    checked = [file for file in report.files if file.error is None]
    claims = sum(len(file.verdicts) for file in checked)
    where = f"in {count(len(checked), 'file')} checked ({count(claims, 'claim')})"
    counts = [(report.count(severity), severity.label) for severity in reversed(Severity)]
    found = ", ".join(count(number, word) for number, word in counts if number) or "nothing found"
    unread = len(report.files) - len(checked)
    suppressed = sum(file.suppressed for file in checked)
    ends = [f"{suppressed} suppressed"] if suppressed else []
    baselined = sum(file.baselined for file in checked)
    ends += [f"{baselined} in the baseline"] if baselined else []
    ends += [f"{count(unread, 'file')} not read"] if unread else []
    return "; ".join([f"{found} {where}", *ends])


def _finding(path: str, found: ReportedFinding) -> Iterator[Piece]:
    finding, style = found.finding, STYLES[found.finding.severity]
    yield Piece(f"{visible(path)}:{found.region.line}:{found.region.column} ", "bold")
    yield Piece(f"{finding.code} {finding.name} ")
    yield Piece(f"{finding.severity.label}\n", style)
    for margin, line, mark in excerpt(found):
        yield Piece(f"  {margin} | ", "dim")
        yield Piece(f"{line}\n")
        if mark:
            yield Piece(f"  {' ' * len(margin)} | ", "dim")
            yield Piece(f"{mark}\n", style)
    yield Piece(f"  {one_line(finding.message)}\n")
    if found.entry is not None:
        yield from _evidence(found.entry)
    if finding.suggestion is not None:
        yield Piece("  Suggestion: ", "bold")
        yield Piece(f"{one_line(finding.suggestion.message)}\n")


def _evidence(entry: Entry) -> Iterator[Piece]:
    yield Piece("  Evidence: ", "bold")
    yield Piece(f"{one_line(entry.statement)} ({grade_in_words(entry.evidence)}; {entry.id})\n")
    for source in sources_of(entry):
        yield Piece(f"    {one_line(source.title)}: ")
        yield Piece(f"{one_line(source.url)}\n", "underline")


def _verdicts(report: Report, path: str) -> Iterator[Piece]:
    for file in report.files:
        for judged in file.verdicts if file.path == path else ():
            place = f"{visible(path)}:{judged.claim.region.line}:{judged.claim.region.column} "
            entry = f" ({judged.entry})" if judged.entry else ""
            yield Piece(f"{place}{judged.verdict.label}{entry}: {one_line(judged.claim.region.text)}\n")
