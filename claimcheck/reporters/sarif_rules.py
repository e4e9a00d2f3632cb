"""Rules as SARIF describes them, with the properties that GitHub orders alerts by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Severity
from claimcheck.reporters.pages import Page, page_of
from claimcheck.reporters.records import Record

if TYPE_CHECKING:
    from claimcheck.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "recommendation"}
# How often a result is right, by the beginnings of codes: what can be told for certain, what is compared with an entry,
# and what depends on finding a notice in any words.
PRECISIONS = {"CC9": "very-high", "CC3": "medium"}
PRECISION = "high"
MAX_DESCRIPTION = 1024


def rule_record(rule: Rule) -> Record:
    """Return the descriptor of a rule."""
    page = page_of(rule.page)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.summary[:MAX_DESCRIPTION]},
        "fullDescription": {"text": _full_description(page)[:MAX_DESCRIPTION]},
        "help": {"text": rule.page.strip(), "markdown": page.markdown()},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": next((p for start, p in PRECISIONS.items() if rule.code.startswith(start)), PRECISION),
            "problem.severity": PROBLEMS[rule.severity],
            "tags": ["health", "prose"],
        },
    }


def _full_description(page: Page) -> str:
    return page.sections[0].text if page.sections else page.summary
