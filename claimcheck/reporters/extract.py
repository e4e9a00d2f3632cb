"""The claims of drafts, as JSON lines and for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.model.claim import Term
from claimcheck.model.report import ReportedClaim
from claimcheck.reporters.records import claim_record
from claimcheck.reporters.visible import one_line, visible


@dataclass(frozen=True)
class FileClaims:
    """The claims of one file; `error` is set when it could not be read."""

    path: str
    error: str | None = None
    claims: tuple[ReportedClaim, ...] = ()


def extract_jsonl(files: Sequence[FileClaims]) -> str:
    """Return one claim a line."""
    records = (claim_record(claim, file.path) for file in files for claim in file.claims)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def extract_text(files: Sequence[FileClaims]) -> str:
    """Return a list of claims to read: its place and words, then how they were understood."""
    return "".join(_readable(file.path, claim) for file in files for claim in file.claims)


EXTRACTS: dict[str, Callable[[Sequence[FileClaims]], str]] = {"jsonl": extract_jsonl, "text": extract_text}


def _readable(path: str, reported: ReportedClaim) -> str:
    claim, region = reported.claim, reported.region
    grades = [claim.strength.label, claim.polarity.value, claim.certainty.label, claim.voice.value]
    grades += [claim.frequency.label] if claim.frequency is not None else []
    return (
        f"{visible(path)}:{region.line}:{region.column} {one_line(region.text)}\n"
        f"  {_named(claim.subject)} -> {claim.relation.value} -> {_named(claim.object)}\n"
        f"  {', '.join(grades)}\n"
    )


def _named(term: Term) -> str:
    state = term.state.value if term.state is not None else None
    known = ", ".join(part for part in (term.concept, state) if part)
    return f"{one_line(term.text)} [{known}]" if known else one_line(term.text)
