"""The result of a run in the form reporters see: every offset turned into lines and columns."""

from __future__ import annotations

import datetime
from enum import Enum
from typing import NamedTuple

from msgspec import Struct, field

from claimcheck.model.claim import Breadth, Claim, Cue
from claimcheck.model.document import Position
from claimcheck.model.entry import Entry, Verdict
from claimcheck.model.finding import Finding, Severity


class Region(Struct, frozen=True):
    """A stretch of a file, 1-based, the end exclusive, with its exact text."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class ReportedClaim(Struct, frozen=True):
    """A claim with its place; `cues` pairs each cue of the claim with its position."""

    claim: Claim
    region: Region
    cues: tuple[tuple[Cue, Position], ...]


class ReportedEdit(Struct, frozen=True):
    """A replacement for the text in `region`."""

    region: Region
    text: str


class FindingKey(NamedTuple):
    """What stays the same about a finding when its file is edited elsewhere or wrapped anew.

    `sentence` is what readers see of it, without markup and with single spaces, `occurrence` counts from 1 where the
    rest is the same. For a finding `of_document` the sentence is only where it was placed.
    """

    rule: str = ""
    entry: str | None = None
    sentence: str = ""
    occurrence: int = 1
    of_document: bool = False


class ReportedFinding(Struct, frozen=True):
    """A finding with its place. `lines` are the source lines it touches, without their line ends.

    `sentence` is where the sentence stands that identifies it; `insertion`, where a missing notice could stand.
    """

    finding: Finding
    region: Region
    lines: tuple[str, ...]
    claim: ReportedClaim | None
    entry: Entry | None
    edits: tuple[ReportedEdit, ...]
    fingerprint: str
    sentence: Region
    insertion: Position | None = None
    key: FindingKey = FindingKey()


class ReportedVerdict(Struct, frozen=True):
    """A judged claim, for `--verdicts`; `subject` and `object` compare its sides with those of the entry."""

    claim: ReportedClaim
    verdict: Verdict
    entry: str | None
    subject: Breadth
    object: Breadth


class SuppressionState(str, Enum):
    """What became of a suppression; it is off where suppressions are, or where none of its rules ran."""

    USED = "used"
    UNUSED = "unused"
    ENDED = "ended"
    WRONG = "wrong"
    OFF = "off"


class ReportedSuppression(Struct, frozen=True):
    """A directive of a draft: `rules` as written, `findings` how many it holds back, `problem` why it is wrong."""

    kind: str
    rules: tuple[str, ...]
    reason: str
    until: datetime.date | None
    region: Region
    state: SuppressionState
    findings: int = 0
    problem: str | None = None


class FileReport(Struct, frozen=True):
    """What came of one file; `error` is set when it could not be read.

    `suppressed` and `baselined` count what the draft itself and the baseline left out of `findings`.
    """

    path: str
    error: str | None = None
    findings: tuple[ReportedFinding, ...] = ()
    verdicts: tuple[ReportedVerdict, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    suppressions: tuple[ReportedSuppression, ...] = ()

    @property
    def unverified(self) -> int:
        """How many claims no entry covers."""
        return sum(judged.verdict is Verdict.UNVERIFIED for judged in self.verdicts)

    def holds_on(self, day: datetime.date | None) -> bool:
        """Tell whether the file would be reported the same on that day, or without one, when no suppression ends."""
        dated = ((one.state, one.until) for one in self.suppressions if one.state in _DEPENDING_ON_DAY)
        return all((state is SuppressionState.ENDED) == bool(day and end and end < day) for state, end in dated)


_DEPENDING_ON_DAY = (SuppressionState.USED, SuppressionState.UNUSED, SuppressionState.ENDED)


class ToolInfo(Struct, frozen=True):
    """What produced a report: versions, and digests of the claim base, of the settings and of the model's weights.

    Each digest is `sha256:` and 64 hexadecimal digits.
    """

    version: str
    model_name: str
    model_version: str
    entries: int
    digest: str
    configuration_digest: str = ""
    model_digest: str = ""
    second_digest: str = ""


class Report(Struct, frozen=True):
    """A whole run; files are sorted by path, their findings by position and code."""

    tool: ToolInfo
    files: tuple[FileReport, ...] = field(default=())

    def count(self, severity: Severity) -> int:
        """Return the number of findings of `severity`."""
        return sum(found.finding.severity is severity for file in self.files for found in file.findings)
