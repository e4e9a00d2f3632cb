"""An engine and rules without a language model: every "CAUSES" in a draft is a claim and a finding."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from claimcheck.claimbase import ClaimBase
from claimcheck.config import Settings
from claimcheck.linter.resources import Resources
from claimcheck.matching import Judgement
from claimcheck.model.claim import Claim, Cue, Relation, State, Strength, Term
from claimcheck.model.document import Block, BlockKind, Comment, Document, Run, Span
from claimcheck.model.entry import Citation, Entry, Evidence, Licence, Side, Source, Verdict
from claimcheck.model.finding import Edit, Finding, Severity, Suggestion
from claimcheck.model.report import ToolInfo
from claimcheck.rule import Case, Rule

SOURCE = Source("leaflet", "Leaflet on B12", "https://example.org/b12", "Example Trust")
ENTRY = Entry(
    id="b12-excess-causes-cramps",
    topic="b12",
    subject=Side("vitamin-b12", State.EXCESS),
    relation=Relation.CAUSES,
    object=Side("muscle-cramp"),
    evidence=Evidence.CASE_REPORTS,
    licence=Licence(strength=Strength.CONDITIONAL_CAUSAL, qualifiers=(frozenset({"rare", "injection"}),)),
    statement="High doses of B12 have been followed by cramps in single cases.",
    suggestion="may, in rare cases, cause cramps",
    citations=(Citation(SOURCE, "Side effects", 10),),
    reviewed=datetime.date(2026, 1, 31),
    review_by=datetime.date(2028, 1, 31),
    tensions=("One leaflet says twitching, another cramps.",),
    path="claims/entries/b12.yaml",
    line=3,
)
TOOL = ToolInfo("0.0.0", "no-model", "0", 1, "sha256:0", "sha256:1", "sha256:2", "sha256:3")


def claim_at(start: int, end: int, source: str) -> Claim:
    sentence = Span(source.rfind("\n", 0, start) + 1, (source + "\n").find("\n", end))
    subject = Term("B12", None, "vitamin-b12", State.EXCESS)
    cue = Cue(source[start:end], "causation", Span(start, end))
    return Claim(
        Span(start, end),
        sentence,
        0,
        subject,
        Relation.CAUSES,
        Term("cramps", None),
        Strength.DIRECT_CAUSAL,
        cues=(cue,),
    )


class FakeEngine:
    base = ClaimBase({}, {}, {ENTRY.id: ENTRY}, "sha256:0")
    digest = key = base.digest

    def claims(self, document: Document) -> tuple[Claim, ...]:
        if "BUG" in document.source:
            raise ZeroDivisionError("a bug")
        found = re.finditer("CAUSES", document.source)
        return tuple(claim_at(*match.span(), document.source) for match in found)

    def draft(self, document: Document, settings: Settings) -> Any:
        claims = self.claims(document)
        judged = [Judgement(claim, Verdict.OVERSTATED, ENTRY) for claim in claims]
        return SimpleNamespace(document=document, claims=claims, judgements=tuple(judged), signals=None)

    def entry(self, identifier: str) -> Entry | None:
        return ENTRY if identifier == ENTRY.id else None

    def tool_info(self) -> ToolInfo:
        return TOOL


def overstated(draft: Any) -> list[Finding]:
    return [finding_of(claim) for claim in draft.claims]


def finding_of(claim: Claim) -> Finding:
    suggestion = Suggestion("may, in rare cases, cause cramps", (Edit(claim.span, "may cause"),))
    message = f"'{claim.cues[0].text}' is stronger than the evidence allows."
    return Finding(
        "CC101",
        "overstated-causation",
        Severity.ERROR,
        claim.span,
        claim.sentence,
        message,
        claim,
        ENTRY.id,
        suggestion,
    )


def nothing(draft: Any) -> list[Finding]:
    return []


def cases() -> tuple[Case, ...]:
    return (Case("bad", "It CAUSES it.\n\nIt does.", "CAUSES"), Case("good", "It may cause it.", None))


RULES = {
    "CC101": Rule("CC101", "overstated-causation", Severity.ERROR, "Causal wording beyond it.", overstated, cases),
    "CC201": Rule("CC201", "contradicted-claim", Severity.ERROR, "Denies what is known.", nothing),
    "CC901": Rule("CC901", "unused-suppression", Severity.WARNING, "Suppresses nothing.", nothing),
    "CC301": Rule("CC301", "missing-medical-disclaimer", Severity.ERROR, "No disclaimer.", nothing),
}


def build(folders: tuple[Path, ...]) -> FakeEngine:
    return FakeEngine()


def fake_resources() -> Resources:
    return Resources(build, RULES)


def draft(source: str, path: str = "draft.md", **values: Any) -> Document:
    """Return a document of paragraphs: what stands between blank lines and lone comments."""
    comments = tuple(Comment(m[1], Span(*m.span())) for m in re.finditer(r"<!--(.*?)-->", source, re.DOTALL))
    covered = [comment.span for comment in comments]
    blocks = []
    for match in re.finditer(r"(?:[^\n]+\n?)+", source):
        blocks += _paragraphs(source, match, covered)
    return Document(path, source, tuple(blocks), comments, **values)


def _paragraphs(source: str, match: re.Match[str], comments: list[Span]) -> list[Block]:
    blocks, start = [], match.start()
    for comment in [c for c in comments if match.start() <= c.start < match.end()]:
        own_line = source[: comment.start].endswith("\n") or comment.start == 0
        if own_line:
            blocks += _block(source, start, comment.start)
            start = comment.end
    return [*blocks, *_block(source, start, match.end())]


def _block(source: str, start: int, end: int) -> list[Block]:
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return [Block(BlockKind.PARAGRAPH, text, (Run(0, start, len(text), len(text)),))] if text else []
