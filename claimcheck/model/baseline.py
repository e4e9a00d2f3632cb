"""What a baseline holds."""

from __future__ import annotations

from msgspec import Struct


class KnownFinding(Struct, frozen=True):
    """One record. `file` is a path with `/` from the root of the baseline; the rest is as in FindingKey."""

    file: str
    rule: str
    entry: str | None
    sentence: str
    occurrence: int = 1
    reason: str | None = None
    owner: str | None = None

    @property
    def place(self) -> tuple[str, str, str, str, int]:
        """What the record is known by, in the order of the file."""
        return self.file, self.rule, self.entry or "", self.sentence, self.occurrence
