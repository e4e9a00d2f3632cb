"""An engine that is built when a draft first needs it: for drafts that are known already, nothing is loaded."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.claimbase import ClaimBase, ClaimFolders, built_in_folder
from claimcheck.claimbase.folders import claim_files, digest_of, shown_path
from claimcheck.config import Settings
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.entry import Entry
from claimcheck.model.report import ToolInfo
from claimcheck.rule import Draft

if TYPE_CHECKING:
    from claimcheck.linter.engine import Engine


class LateEngine:
    """Stands for the engine over `folders`."""

    def __init__(self, folders: ClaimFolders):
        self._folders = folders

    @cached_property
    def _engine(self) -> Engine:
        from claimcheck.linter.engine import Engine

        return Engine(self._folders)

    @property
    def base(self) -> ClaimBase:
        """The claim base that drafts are judged by."""
        return self._engine.base

    @cached_property
    def digest(self) -> str:
        """The digest of the claim base, for which its files are read but not understood."""
        if "_engine" in self.__dict__:
            return self.base.digest
        try:
            return digest_of([claim_files(folder) for folder in self._places])
        except ClaimcheckError:
            # The claim base tells of everything else that is wrong with it, too.
            return self.base.digest

    @cached_property
    def key(self) -> str:
        """The digest, and how messages name the folders of the claim base."""
        return "\0".join((self.digest, *map(shown_path, self._places)))

    @property
    def _places(self) -> list[Path]:
        base = Path(self._folders.base) if self._folders.base else built_in_folder()
        return [base, *map(Path, self._folders.packs)]

    def draft(self, document: Document, settings: Settings) -> Draft:
        """Return the claims of a document, judged, and its signals."""
        return self._engine.draft(document, settings)

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """Return every claim of a document, known to the claim base or not."""
        return self._engine.claims(document)

    def entry(self, identifier: str) -> Entry | None:
        """Return an entry of the claim base."""
        return self._engine.entry(identifier)

    def tool_info(self) -> ToolInfo:
        """Return the versions of what runs, without loading the language model."""
        return self._engine.tool_info()
