"""What is wrong with entries that can be read: reviews overdue, examples missing or judged otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from claimcheck.curation.examples import outcomes
from claimcheck.errors import Problem
from claimcheck.linter.resources import DraftEngine
from claimcheck.model.entry import Entry

MIN_EXAMPLES = 2


def overdue(entries: Iterable[Entry], as_of: datetime.date) -> Iterator[Problem]:
    """Yield a problem for each entry that was to be reviewed before `as_of`."""
    for entry in entries:
        if entry.review_by < as_of:
            message = f"'{entry.id}' was to be reviewed by {entry.review_by}; review it, then set both dates"
            yield Problem(entry.path, entry.line, None, message)


def too_few_examples(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield a problem for each entry that is not tested by two examples and a near miss."""
    for entry in entries:
        verdicts = [example.verdict for example in entry.examples if not example.missed]
        if sum(verdict is not None for verdict in verdicts) < MIN_EXAMPLES:
            message = f"'{entry.id}' needs at least {MIN_EXAMPLES} examples that are judged as they say"
            yield Problem(entry.path, entry.line, None, message)
        if None not in verdicts:
            yield Problem(entry.path, entry.line, None, f"'{entry.id}' needs a near miss that is not flagged")


def misjudged(entries: Iterable[Entry], engine: DraftEngine) -> Iterator[Problem]:
    """Yield a problem for each example that is not judged as it says, or is though it is marked as missed."""
    for entry in entries:
        for outcome in outcomes(entry, engine):
            if outcome.right == outcome.example.missed:
                yield Problem(entry.path, outcome.example.line, None, outcome.told)
