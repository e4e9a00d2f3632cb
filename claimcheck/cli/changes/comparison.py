"""What a comparison of drafts with their old versions gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.errors import UnreadableFile
from claimcheck.linter.changed import Change
from claimcheck.linter.paths import Failure, FoundFile
from claimcheck.readers import read_bytes


@dataclass
class Comparison:
    """The change of every draft that changed, by its path; drafts that cannot be read; what cannot be compared.

    `nested` are drafts of other repositories, such as submodules, which are left out.
    """

    changes: dict[Path, Change] = field(default_factory=dict)
    unreadable: set[Path] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)

    def present(self, file: FoundFile) -> bytes | None:
        """Return the bytes of a draft; one that cannot be read is noted, so that its check will tell why."""
        try:
            return read_bytes(file.path, file.shown)
        except UnreadableFile:
            self.unreadable.add(file.path)
            return None
