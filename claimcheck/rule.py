"""What a rule is and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from claimcheck.claimbase import ClaimBase
from claimcheck.matching import Judgement
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding, Severity

if TYPE_CHECKING:
    # Importing it would read in the lexicon, which to know the rules is not needed.
    from claimcheck.matching.doubts import Doubt
    from claimcheck.pipeline.signals import Signals


class Draft(Struct, frozen=True):
    """All that rules look at: a document, its judged claims, and what it tells its readers.

    `reported` is true when the author answers for claims of others too; `marked_disclaimer` when the site's
    layout adds a disclaimer, as the configuration says. `doubts` are those of the second reader, where it was asked.
    """

    document: Document
    judgements: tuple[Judgement, ...]
    signals: Signals
    base: ClaimBase
    reported: bool = False
    marked_disclaimer: bool = False
    doubts: tuple[Doubt, ...] = ()


class Case(Struct, frozen=True):
    """A text with what the rule must report in it: the flagged words, None where it must be silent.

    `missed` marks a case that the rule is known to get wrong; it must be taken off when that changes.
    """

    id: str
    text: str
    flagged: str | None
    format: str = "markdown"
    missed: bool = False


class Rule(Struct, frozen=True):
    """A check with a stable code; `name` names the bad pattern, `page` is its manual page."""

    code: str
    name: str
    severity: Severity
    page: str
    check: Callable[[Draft], Iterable[Finding]]
    cases: Callable[[], tuple[Case, ...]] = field(default=tuple)
