"""From offsets to lines and columns, and the fingerprint that a finding keeps when lines move."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from claimcheck.linter.keys import keys_of
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document, Lines, Span
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding
from claimcheck.model.report import FindingKey, Region, ReportedClaim, ReportedEdit, ReportedFinding

SEPARATOR = "\x1f"


def locate_findings(
    findings: Sequence[Finding], document: Document, lines: Lines, entry_of: Callable[[str], Entry | None]
) -> tuple[ReportedFinding, ...]:
    """Return `findings`, which are in source order, with their places in the file."""
    seen: Counter[str] = Counter()
    located = []
    for finding, key in zip(findings, keys_of(findings, document), strict=True):
        identity = _identity(finding, document)
        seen[identity] += 1
        fingerprint = _digest(f"{identity}{SEPARATOR}{seen[identity]}")
        located.append(_locate_finding(finding, document, lines, entry_of, fingerprint, key))
    return tuple(located)


def locate_claim(claim: Claim, document: Document, lines: Lines) -> ReportedClaim:
    """Return `claim` with its place and those of its cues."""
    cues = tuple((cue, lines.position(cue.span.start)) for cue in claim.cues)
    return ReportedClaim(claim, region_of(claim.span, document, lines), cues)


def region_of(span: Span, document: Document, lines: Lines) -> Region:
    """Return the region of the source that `span` covers."""
    start, end = lines.position(span.start), lines.position(span.end)
    return Region(*start, *end, document.source[span.start : span.end])


def _locate_finding(
    finding: Finding,
    document: Document,
    lines: Lines,
    entry_of: Callable[[str], Entry | None],
    fingerprint: str,
    key: FindingKey,
) -> ReportedFinding:
    edits = finding.suggestion.edits if finding.suggestion else ()
    region = region_of(finding.span, document, lines)
    return ReportedFinding(
        finding=finding,
        region=region,
        lines=_source_lines(region, document, lines),
        claim=locate_claim(finding.claim, document, lines) if finding.claim else None,
        entry=entry_of(finding.entry) if finding.entry else None,
        edits=tuple(ReportedEdit(region_of(edit.span, document, lines), edit.text) for edit in edits),
        fingerprint=fingerprint,
        sentence=region_of(finding.sentence, document, lines),
        insertion=lines.position(finding.insert_at) if finding.insert_at is not None else None,
        key=key,
    )


def _source_lines(region: Region, document: Document, lines: Lines) -> tuple[str, ...]:
    last = region.end_line
    if region.end_column == 1 and last > region.line:
        last -= 1
    spans = (lines.span_of_line(line) for line in range(region.line, last + 1))
    return tuple(document.source[span.start : span.end].rstrip("\r\n") for span in spans)


def _identity(finding: Finding, document: Document) -> str:
    claim = finding.claim
    of_claim = (claim.subject.text, claim.relation.value, claim.object.text) if claim else ("", "", "")
    sentence = document.source[finding.sentence.start : finding.sentence.end]
    parts = (finding.code, finding.entry or "", *of_claim, sentence)
    return SEPARATOR.join(map(_normalised, parts))


def _normalised(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
