"""What a comparison of drafts with their old versions gives."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from claimcheck.errors import UnreadableFile
from claimcheck.linter.changed import Change
from claimcheck.linter.paths import Failure, FoundFile
from claimcheck.readers import read_bytes


class Comparison(Struct):
    """The change of every draft that changed, by its path; drafts that cannot be read; what cannot be compared.

    `foreign` are drafts whose text is none of this repository's, which are left out: those of a submodule, or a link
    that leads out. They are failures where the user named them.
    """

    changes: dict[Path, Change] = field(default_factory=dict)
    unreadable: set[Path] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def leave_out(self, file: FoundFile, message: str) -> None:
        """Leave out a draft whose text is none of this repository's; `message` is for the user who named it."""
        if file.named:
            self.failures.append(Failure(file.shown, message))
        else:
            self.foreign.append(file.shown)

    def present(self, file: FoundFile) -> bytes | None:
        """Return the bytes of a draft; one that cannot be read is noted, so that its check will tell why."""
        try:
            return read_bytes(file.path, file.shown)
        except UnreadableFile:
            self.unreadable.add(file.path)
            return None
