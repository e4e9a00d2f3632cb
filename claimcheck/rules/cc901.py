"""A suppression that does nothing.

What it flags
    A `claimcheck: ignore` directive that suppresses no finding, names a rule that does not exist, gives no reason, or
    whose last day (`until 2027-03-01`) is past. What it held back is then reported again.

Why it matters
    Stale suppressions hide the next real finding, and nobody can review one without a reason.

Write instead
    Remove it, or write `claimcheck: ignore CC101 -- why this is right here`, with a last day where it is only for
    now: `claimcheck: ignore CC101 until 2027-03-01 -- why`.

Not flagged
    Directives that suppress at least one finding, and directives for rules that are switched off.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Finding, Severity
from claimcheck.rule import Draft, Rule
from claimcheck.rules.cases import load_cases

CODE, NAME, SEVERITY = "CC901", "unused-suppression", Severity.WARNING


def check(draft: Draft) -> Iterator[Finding]:
    """Yield nothing: what suppressions do is known only after all rules have run (`linter.suppressions`)."""
    yield from ()


RULE = Rule(CODE, NAME, SEVERITY, __doc__, check, lambda: load_cases(CODE))
