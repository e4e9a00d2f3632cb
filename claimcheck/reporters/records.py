"""The records of machine-readable reports; their keys and the order of these are fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.model.claim import Cue, Term
from claimcheck.model.document import Position
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Severity, Suggestion
from claimcheck.model.report import (
    Region,
    Report,
    ReportedClaim,
    ReportedEdit,
    ReportedFinding,
    ReportedVerdict,
    ToolInfo,
)
from claimcheck.reporters.words import sources_of

Record = dict[str, Any]


def tool_record(tool: ToolInfo) -> Record:
    """Return the record of what produced a report, with the digests of all that its findings depend on."""
    return {
        "name": "claimcheck",
        "version": tool.version,
        "model": {"name": tool.model_name, "version": tool.model_version, "digest": tool.model_digest},
        "claim_base": {"entries": tool.entries, "digest": tool.digest},
        "configuration": {"digest": tool.configuration_digest},
        "second_reader": {"digest": tool.second_digest},
    }


def digests(tool: ToolInfo) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the same, for formats that know no records."""
    yield "claimcheck.version", tool.version
    yield "claimcheck.model", f"{tool.model_name} {tool.model_version}"
    yield "claimcheck.model.digest", tool.model_digest
    yield "claimcheck.claim_base.digest", tool.digest
    yield "claimcheck.configuration.digest", tool.configuration_digest
    yield "claimcheck.second_reader.digest", tool.second_digest


def summary_record(report: Report) -> Record:
    """Return the counts of a run."""
    return {
        "files": len(report.files),
        **{severity.label: report.count(severity) for severity in reversed(Severity)},
        "suppressed": sum(file.suppressed for file in report.files),
        "unverified": sum(file.unverified for file in report.files),
        "baselined": sum(file.baselined for file in report.files),
    }


def finding_record(found: ReportedFinding, path: str) -> Record:
    """Return the record of a finding in the file called `path`."""
    finding = found.finding
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        **_region(found.region),
        "text": found.region.text,
        "message": finding.message,
        "claim": claim_record(found.claim, path) if found.claim else None,
        "entry": finding.entry,
        "evidence": _evidence(found.entry) if found.entry else None,
        "suggestion": _suggestion(finding.suggestion, found.edits) if finding.suggestion else None,
        "fingerprint": found.fingerprint,
    }


def claim_record(reported: ReportedClaim, path: str) -> Record:
    """Return the record of a claim in the file called `path`."""
    claim = reported.claim
    return {
        "path": path,
        **_region(reported.region),
        "text": reported.region.text,
        "subject": _term(claim.subject),
        "relation": claim.relation.value,
        "object": _term(claim.object),
        "strength": claim.strength.label,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.label,
        "frequency": claim.frequency.label if claim.frequency is not None else None,
        "voice": claim.voice.value,
        "cues": [_cue(cue, position) for cue, position in reported.cues],
    }


def verdict_record(judged: ReportedVerdict, path: str) -> Record:
    """Return the record of a judged claim in the file called `path`."""
    compared = {"subject": judged.subject.value, "object": judged.object.value} if judged.entry else None
    return {
        "claim": claim_record(judged.claim, path),
        "verdict": judged.verdict.label,
        "entry": judged.entry,
        "compared": compared,
    }


def _region(region: Region) -> Record:
    return {
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }


def _term(term: Term) -> Record:
    state = term.state.value if term.state is not None else None
    return {"text": term.text, "concept": term.concept, "state": state}


def _cue(cue: Cue, position: Position) -> Record:
    return {"text": cue.text, "category": cue.category, "line": position.line, "column": position.column}


def _evidence(entry: Entry) -> Record:
    sources = [{"title": source.title, "url": source.url} for source in sources_of(entry)]
    return {"grade": entry.evidence.label, "sources": sources}


def _suggestion(suggestion: Suggestion, edits: tuple[ReportedEdit, ...]) -> Record:
    return {
        "message": suggestion.message,
        "edits": [{**_region(edit.region), "text": edit.text} for edit in edits],
    }
