"""The engine behind the checks: claim base, pipeline and matching put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.claimbase import ClaimFolders
from claimcheck.config import Settings
from claimcheck.config.settings import ReportedClaims
from claimcheck.lexicon import load_lexicon
from claimcheck.matching import Judgement, judge
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Severity
from claimcheck.model.report import ToolInfo
from claimcheck.pipeline.extract import Extractor
from claimcheck.pipeline.nlp import find_model, weights_digest
from claimcheck.pipeline.signals import SignalReader
from claimcheck.rule import Draft
from claimcheck.rules.cc107 import CODE as SECOND
from claimcheck.second.shipped import known_digest

if TYPE_CHECKING:
    from claimcheck.matching.doubts import Doubt
    from claimcheck.pipeline.passages import Doubtable
    from claimcheck.second.reader import SecondReader


class Engine:
    """Reads claims out of documents and judges them by one claim base."""

    def __init__(self, folders: ClaimFolders | None = None):
        self._extractor = Extractor(folders or ClaimFolders())
        self.base = self._extractor.finder.base
        self._signals = SignalReader(self._extractor.finder, load_lexicon())

    def draft(self, document: Document, settings: Settings) -> Draft:
        """Return `document` with its claims judged and its signals found."""
        claims, passages = self._extractor.read(document)
        judgements = tuple(judge(claim, self.base) for claim in claims)
        asked = bool(passages) and settings.enables(SECOND) and settings.min_severity <= Severity.SUGGESTION
        return Draft(
            document,
            judgements,
            self._signals.read(document),
            self.base,
            reported=settings.reported_claims is ReportedClaims.CHECK,
            marked_disclaimer=_marked(document, settings),
            doubts=self._doubts(passages, judgements) if asked else (),
        )

    def _doubts(self, passages: Sequence[Doubtable], judgements: Sequence[Judgement]) -> tuple[Doubt, ...]:
        from claimcheck.matching.doubts import doubts  # brings NumPy, which few drafts need

        return tuple(doubts(passages, judgements, self.base, self._second))

    @cached_property
    def _second(self) -> SecondReader:
        from claimcheck.second.reader import SecondReader

        return SecondReader()

    @property
    def digest(self) -> str:
        """The digest of the claim base."""
        return self.base.digest

    @property
    def key(self) -> str:
        """All that reports depend on: the claim base and the weights of the second reader."""
        return f"{self.base.digest}-{known_digest()}"

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """Return every claim of `document`, known to the claim base or not."""
        return self._extractor.claims(document, known_only=False)

    def entry(self, identifier: str) -> Entry | None:
        """Return an entry of the claim base."""
        return self.base.entries.get(identifier)

    def tool_info(self) -> ToolInfo:
        """Return the versions of what runs, without loading the language model."""
        model = find_model()
        return ToolInfo(
            __version__,
            model.name,
            model.version,
            len(self.base.entries),
            self.base.digest,
            model_digest=weights_digest(),
            second_digest=known_digest(),
        )


def _marked(document: Document, settings: Settings) -> bool:
    """Tell whether the document carries a marker that stands for a disclaimer."""
    markers = settings.disclaimer_markers
    return bool(markers.tags & document.tags) or any(document.front_matter.get(k) for k in markers.front_matter)
