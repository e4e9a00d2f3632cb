from __future__ import annotations

from fake_engine import ENTRY, FakeEngine, claim_at, draft, finding_of

from claimcheck.linter.locate import locate_findings
from claimcheck.model.document import Lines
from claimcheck.model.report import ReportedFinding

WORD = "CAUSES"


def located(source: str) -> tuple[ReportedFinding, ...]:
    document = draft(source)
    starts = [at for at in range(len(source)) if source.startswith(WORD, at)]
    findings = [finding_of(claim_at(at, at + len(WORD), source)) for at in starts]
    return locate_findings(findings, document, Lines(source), FakeEngine().entry)


def test_places_are_one_based_in_code_points() -> None:
    found = located("x\n\U0001f600e\u0301 CAUSES y\r\n")[0]
    region = found.region
    assert (region.line, region.column, region.end_line, region.end_column) == (2, 5, 2, 11)
    assert region.text == WORD
    assert found.lines == ("\U0001f600e\u0301 CAUSES y",)
    assert found.edits[0].region == region
    assert found.claim is not None
    assert found.claim.cues[0][1] == (2, 5)
    assert found.entry is ENTRY


def test_the_fingerprint_does_not_depend_on_the_line() -> None:
    assert located("B12 CAUSES it.")[0].fingerprint == located("\n\nb12  causes".upper() + " it.")[0].fingerprint


def test_the_fingerprint_depends_on_the_sentence() -> None:
    assert located("B12 CAUSES it.")[0].fingerprint != located("B6 CAUSES it.")[0].fingerprint


def test_the_same_sentence_twice_gives_two_fingerprints() -> None:
    first, second = located("B12 CAUSES it.\n\nB12 CAUSES it.")
    assert first.fingerprint != second.fingerprint
    assert first.fingerprint == located("B12 CAUSES it.")[0].fingerprint
    assert len(first.fingerprint) == 16
