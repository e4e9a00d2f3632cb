"""What a rule is and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimcheck.matching import Judgement
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding, Severity
from claimcheck.pipeline.signals import Signals


@dataclass(frozen=True)
class Draft:
    """All that rules look at: a document, its claims and their judgements, and what it tells its readers."""

    document: Document
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    signals: Signals


@dataclass(frozen=True)
class Rule:
    """A check with a stable code; `name` names the bad pattern, `page` is its manual page."""

    code: str
    name: str
    severity: Severity
    page: str
    check: Callable[[Draft], Iterable[Finding]]
