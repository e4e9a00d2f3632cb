"""The claims of drafts, as JSON lines and for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from claimcheck.model.claim import Claim, Cue, Polarity, Term
from claimcheck.model.report import ReportedClaim
from claimcheck.reporters.records import claim_record
from claimcheck.reporters.visible import one_line, visible


class FileClaims(Struct, frozen=True):
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


def extract_why(files: Sequence[FileClaims]) -> str:
    """Return the list of claims to read, each with the words that decided and the rule they decided by."""
    return "".join(_readable(file.path, claim) + _trace(claim) for file in files for claim in file.claims)


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


def _trace(reported: ReportedClaim) -> str:
    claim = reported.claim
    lines = [f'"{one_line(cue.text)}" at {place.line}:{place.column}, {cue.category}' for cue, place in reported.cues]
    scope = f'scope: "{one_line(reported.region.text)}"'
    return "".join(f"    {line}\n" for line in (*lines, scope, *_rules(claim)))


def _rules(claim: Claim) -> Iterator[str]:
    """Yield how the cues came to the grades of a claim."""
    yield f"strength: {_strength_rule(claim)}"
    if (negations := _words(claim, "negation")) or claim.polarity is Polarity.DENIED:
        count = "an odd number of negations denies" if claim.polarity is Polarity.DENIED else "two negations affirm"
        yield f"polarity: {negations or 'by the relation'}: {count}"
    for category, value in (("certainty", claim.certainty.label), ("voice", claim.voice.value)):
        if words := _words(claim, category):
            yield f"{category}: {words}: {value}"
    if claim.frequency is not None:
        yield f"frequency: {_words(claim, 'frequency')}: {claim.frequency.label}, the rarest that is said"


def _strength_rule(claim: Claim) -> str:
    relation = _words(claim, "relation") or "the relation"
    if words := _words(claim, "strength"):
        return f"{words} over {relation}: the weakest in scope limits it, {claim.strength.label}"
    return f"{relation} with no modal in scope: its own, {claim.strength.label}"


def _words(claim: Claim, category: str) -> str:
    return ", ".join(f'"{one_line(cue.text)}"' for cue in _of(claim, category))


def _of(claim: Claim, category: str) -> Iterator[Cue]:
    return (cue for cue in claim.cues if cue.category == category)


def _named(term: Term) -> str:
    state = term.state.value if term.state is not None else None
    known = ", ".join(part for part in (term.concept, state) if part)
    return f"{one_line(term.text)} [{known}]" if known else one_line(term.text)
