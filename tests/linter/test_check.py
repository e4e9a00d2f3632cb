from __future__ import annotations

from fake_engine import draft, fake_resources

from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport


def checked(source: str, settings: Settings | None = None) -> FileReport:
    return check_document(draft(source), settings or Settings(), fake_resources())


def codes(report: FileReport) -> list[tuple[str, int]]:
    return [(found.finding.code, found.region.line) for found in report.findings]


def test_findings_are_in_the_order_of_their_places() -> None:
    source = "It CAUSES it.\n\n<!-- claimcheck: ignore CC201 -- r -->\nIt CAUSES it.\n"
    assert codes(checked(source)) == [("CC101", 1), ("CC901", 3), ("CC101", 4)]


def test_suppressed_findings_are_counted() -> None:
    report = checked("It CAUSES it. <!-- claimcheck: ignore CC101 -- r -->")
    assert (codes(report), report.suppressed) == ([], 1)


def test_rules_not_selected_do_not_run() -> None:
    assert codes(checked("It CAUSES it.", Settings(ignore=("CC101",)))) == []


def test_cc901_can_be_switched_off() -> None:
    source = "<!-- claimcheck: ignore CC201 -- r -->\nfine"
    assert codes(checked(source)) == [("CC901", 1)]
    assert codes(checked(source, Settings(ignore=("CC901",)))) == []


def test_severities_are_applied_before_the_least_severity() -> None:
    settings = Settings(severities=(("CC101", Severity.SUGGESTION),), min_severity=Severity.WARNING)
    assert codes(checked("It CAUSES it.", settings)) == []
    settings = Settings(severities=(("CC1", Severity.WARNING),), min_severity=Severity.WARNING)
    report = checked("It CAUSES it.", settings)
    assert [found.finding.severity for found in report.findings] == [Severity.WARNING]


def test_a_suppression_of_a_finding_below_the_least_severity_is_used() -> None:
    settings = Settings(severities=(("CC101", Severity.SUGGESTION),), min_severity=Severity.WARNING)
    assert codes(checked("It CAUSES it. <!-- claimcheck: ignore CC101 -- r -->", settings)) == []


def test_every_judged_claim_is_reported() -> None:
    report = checked("It CAUSES it. It CAUSES it.")
    assert [judged.claim.region.column for judged in report.verdicts] == [4, 18]
