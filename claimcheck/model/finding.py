"""What a rule reports."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from claimcheck.model.claim import Claim
from claimcheck.model.document import Span


class Severity(IntEnum):
    """How much a finding matters; the order is that of `--fail-on` and `--min-severity`."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in reports and in configuration."""
        return self.name.lower()


class Edit(Struct, frozen=True):
    """Replace the source range `span` by `text`."""

    span: Span
    text: str


class Suggestion(Struct, frozen=True):
    """What may be written instead: wording for the writer and, where it is certain, the edits."""

    message: str
    edits: tuple[Edit, ...] = ()


class Finding(Struct, frozen=True):
    """One finding. `span` is the range of source it speaks of; `entry` is the id of a claim-base entry.

    `sentence` is the range that identifies the finding when lines move; a finding `of_document` speaks of the whole
    draft and is only placed there. `insert_at` is the source offset where a notice that the text owes its readers
    could stand.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    sentence: Span
    message: str
    claim: Claim | None = None
    entry: str | None = None
    suggestion: Suggestion | None = None
    insert_at: int | None = None
    of_document: bool = False
