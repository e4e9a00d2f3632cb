"""Reports that every reporter is tried on."""

from __future__ import annotations

from fake_engine import RULES, TOOL, draft, fake_resources
from msgspec.structs import replace

from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.model.document import Position
from claimcheck.model.finding import Severity, Suggestion
from claimcheck.model.report import FileReport, Region, Report, ReportedEdit, ReportedFinding
from claimcheck.reporters import ReportOptions

PLAIN = "Too much B12 CAUSES cramps.\n\nAnd it CAUSES twitching. <!-- claimcheck: ignore CC101 -- quoted -->\n"
ODD = (
    "\tTab CAUSES.\n\nWide \u65e5\u672c \U0001f600 CAUSES \u65e5.\n\nCombining e\u0301 CAUSES.\n\n"
    "Escape \x1b[31m \x9b \u202e \u2028 CAUSES.\n\n" + "long " * 60 + "CAUSES" + " end" * 60 + "\n"
)
UNUSED = "<!-- claimcheck: ignore CC101\n-- for nothing -->\nfine\n"
FINDING_KEYS = [
    *("code", "name", "severity", "line", "column", "end_line", "end_column", "text"),
    *("message", "claim", "entry", "evidence", "suggestion", "fingerprint"),
]
# What a file may be called, with line ends, controls, what each format uses as a mark, and a byte that is no UTF-8.
HOSTILE_NAMES = (
    "-rf.md",
    "a,b:c%0A%.md",
    "line\nend\r.md",
    "::error file=x::y.md",
    "esc\x1b[31m\u202e.md",
    "caf\u00e9 \u65e5 \udcff.md",
    "`<b>&]]>\"'*[x](y)|@all #1.md",
)
HOSTILE_TEXT = (
    "- <img src=x onerror=y> [x](javascript:1) `c` *b* _i_ ~~s~~ @team #12 GH-3 https://evil.example www.evil.example "
    "a@evil.example $x$ &lt; ]]> -- --> %0A ::stop-commands::t\n::error::second \x1b[31m \x00 \u2028 \ufffe \udc80 |"
)
OPTIONS = ReportOptions(rules=RULES, in_repository=lambda path: f"content/{path}")


def report_of(**sources: str) -> Report:
    files = [checked(source, f"{name}.md") for name, source in sources.items()]
    return Report(TOOL, tuple(files))


def checked(source: str, path: str) -> FileReport:
    return check_document(draft(source, path), Settings(), fake_resources())


def hostile() -> Report:
    """Return findings in files with hostile names, hostile words in every text, and a notice that is missing."""
    files = [checked("It CAUSES it.\n", name) for name in HOSTILE_NAMES[:-1]]
    (found,) = checked("\u65e5 CAUSES\nit.\n\nEnd.\n", "x").findings
    last = FileReport(HOSTILE_NAMES[-1], findings=(with_hostile_text(found), notice(found)))
    unread = [FileReport(f"unread/{name}", error=HOSTILE_TEXT) for name in HOSTILE_NAMES]
    return Report(TOOL, tuple(sorted([*files, last, *unread], key=lambda file: file.path)))


def with_hostile_text(found: ReportedFinding) -> ReportedFinding:
    region = Region(1, 3, 2, 4, "CAUSES\nit.")
    suggestion = Suggestion(HOSTILE_TEXT)
    finding = replace(found.finding, severity=Severity.SUGGESTION, message=HOSTILE_TEXT, suggestion=suggestion)
    edits = (ReportedEdit(region, "may\ncause"), ReportedEdit(Region(4, 1, 4, 4, "End"), "The end"))
    return replace(found, finding=finding, region=region, lines=("\u65e5 CAUSES", "it."), edits=edits)


def notice(found: ReportedFinding) -> ReportedFinding:
    finding = replace(found.finding, code="CC301", name="missing-medical-disclaimer", entry=None)
    return replace(found, finding=finding, entry=None, edits=(), fingerprint="f", insertion=Position(4, 5))


REPORTS = {
    "plain": report_of(plain=PLAIN),
    "odd": report_of(odd=ODD),
    "several": Report(
        TOOL,
        (
            *report_of(a=PLAIN, b=UNUSED, c="fine").files,
            FileReport("d.md", error="not UTF-8; save it as UTF-8"),
        ),
    ),
    "hostile": hostile(),
    "empty": Report(TOOL),
}
