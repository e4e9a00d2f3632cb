"""The cases of each rule, run through the whole linter as a user's drafts are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from claimcheck.cli.resources import load_resources
from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.linter.resources import Resources
from claimcheck.readers import READERS, read_text
from claimcheck.rule import Case, Rule
from claimcheck.rules import RULES

MISSED = [pytest.mark.xfail(strict=True, reason="known to be judged otherwise")]
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{case.id}", marks=MISSED if case.missed else [])
    for rule in RULES.values()
    for case in rule.cases()
]
FEWEST = 8
KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load_resources()


def reported(code: str, case: Case, resources: Resources) -> Iterator[str]:
    """Yield the source text of each finding of rule `code` in the text of `case`."""
    document = read_text(case.text, "case", case.format)
    for located in check_document(document, Settings(), resources).findings:
        if located.finding.code == code:
            span = located.finding.span
            yield case.text[span.start : span.end]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: Rule, case: Case, resources: Resources) -> None:
    expected = [] if case.flagged is None else [case.flagged]
    assert list(reported(rule.code, case, resources)) == expected, case.text


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_cases_are_enough_and_well_formed(rule: Rule) -> None:
    cases = rule.cases()
    identifiers = [case.id for case in cases]
    assert len(set(identifiers)) == len(identifiers)
    assert all(KEBAB_CASE.fullmatch(identifier) for identifier in identifiers)
    assert all(case.format in READERS for case in cases)
    assert all(case.flagged in case.text for case in cases if case.flagged is not None)
    failing = sum(case.flagged is not None for case in cases)
    assert min(failing, len(cases) - failing) >= FEWEST
