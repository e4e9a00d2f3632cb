"""One document through the rules, the severities and the suppressions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from claimcheck.config import Settings
from claimcheck.config.settings import SuppressionPolicy
from claimcheck.linter.locate import locate_claim, locate_findings, region_of
from claimcheck.linter.resources import DraftEngine, Resources
from claimcheck.linter.suppressions import UNUSED, Handled, Suppressed, passed_over, suppress
from claimcheck.matching import Judgement
from claimcheck.model.document import Document, Lines
from claimcheck.model.finding import Finding
from claimcheck.model.report import FileReport, ReportedSuppression, ReportedVerdict
from claimcheck.rule import Draft, Rule


def check_document(
    document: Document, settings: Settings, resources: Resources, as_of: datetime.date | None = None
) -> FileReport:
    """Return the findings of a document, in the order of their places and codes, and its judged claims.

    `as_of` is the day by which suppressions have ended or not; without it all hold.
    """
    engine = resources.engine(settings.claims)
    draft = engine.draft(document, settings)
    ran = [code for code in sorted(resources.rules) if settings.enables(code)]
    findings = sorted(_findings(draft, resources.rules, ran), key=_place)
    if settings.suppressions is SuppressionPolicy.COMMENTS:
        suppressed = suppress(findings, document, resources.known_rules, ran, as_of)
    else:
        suppressed = passed_over(document)
    kept = [finding for number, finding in enumerate(findings) if number not in suppressed.indices]
    if settings.enables(UNUSED.code):
        kept = sorted([*kept, *suppressed.wrong], key=_place)
    return _report(kept, draft, settings, engine, suppressed)


def _findings(draft: Draft, rules: Mapping[str, Rule], codes: list[str]) -> Iterator[Finding]:
    for code in codes:
        yield from rules[code].check(draft)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return (*finding.span, finding.code, finding.message)


def _report(
    findings: list[Finding], draft: Draft, settings: Settings, engine: DraftEngine, suppressed: Suppressed
) -> FileReport:
    document = draft.document
    if not findings and not draft.judgements and not suppressed.handled:
        return FileReport(document.path)
    lines = Lines(document.source)
    graded = [_graded(finding, settings) for finding in findings]
    located = locate_findings(graded, document, lines, engine.entry)
    return FileReport(
        document.path,
        findings=tuple(found for found in located if found.finding.severity >= settings.min_severity),
        verdicts=tuple(_verdict(judged, document, lines) for judged in draft.judgements),
        suppressed=len(suppressed.indices),
        suppressions=tuple(_suppression(handled, document, lines) for handled in suppressed.handled),
    )


def _suppression(handled: Handled, document: Document, lines: Lines) -> ReportedSuppression:
    directive = handled.directive
    return ReportedSuppression(
        directive.kind,
        directive.rules,
        directive.reason,
        directive.until,
        region_of(directive.span, document, lines),
        handled.state,
        len(handled.taken),
        "; ".join(handled.problems) or None,
    )


def _graded(finding: Finding, settings: Settings) -> Finding:
    return replace(finding, severity=settings.severity_of(finding.code, finding.severity))


def _verdict(judged: Judgement, document: Document, lines: Lines) -> ReportedVerdict:
    entry = judged.entry.id if judged.entry else None
    claim = locate_claim(judged.claim, document, lines)
    return ReportedVerdict(claim, judged.verdict, entry, judged.subject, judged.object)
