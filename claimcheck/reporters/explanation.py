"""What a finding says, in plain lines, for reports that have one place for all of it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matching.wording import grade_in_words
from claimcheck.model.report import ReportedFinding
from claimcheck.reporters.visible import one_line
from claimcheck.reporters.words import sources_of


def explained(found: ReportedFinding) -> Iterator[str]:
    """Yield the message, the evidence with its sources, and the suggestion, each on one line and safe to print."""
    yield one_line(found.finding.message)
    if found.entry is not None:
        entry = found.entry
        yield f"Evidence: {one_line(entry.statement)} ({grade_in_words(entry.evidence)}; {entry.id})"
        for source in sources_of(entry):
            yield f"Source: {one_line(source.title)}, {one_line(source.url)}"
    if found.finding.suggestion is not None:
        yield f"Suggestion: {one_line(found.finding.suggestion.message)}"
