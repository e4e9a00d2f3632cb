"""The engine behind the checks: claim base, pipeline and matching put together."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck import __version__
from claimcheck.claimbase import ClaimFolders
from claimcheck.config import Settings
from claimcheck.config.settings import ReportedClaims
from claimcheck.lexicon import load_lexicon
from claimcheck.matching import Judgement, judge
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.entry import Entry, Verdict
from claimcheck.model.report import ToolInfo
from claimcheck.pipeline.extract import Extractor
from claimcheck.pipeline.instructions import instructed
from claimcheck.pipeline.nlp import find_model, weights_digest
from claimcheck.pipeline.signals import Signals
from claimcheck.rule import Draft


class Engine:
    """Reads claims out of documents and judges them by one claim base."""

    def __init__(self, folders: ClaimFolders | None = None):
        self._extractor = Extractor(folders or ClaimFolders())
        self.base = self._extractor.finder.base

    def draft(self, document: Document, settings: Settings) -> Draft:
        """Return `document` with its claims judged and its signals found."""
        judgements = self._judged(self._extractor.claims(document))
        lexicon = load_lexicon()
        # What a draft owes its readers it owes for claims that the claim base covers.
        told = [judged.claim.sentence for judged in judgements if judged.verdict is not Verdict.UNVERIFIED]
        signals = Signals(document if told else None, lexicon)
        judgements += self._judged(instructed(document, signals, told, lexicon))
        return Draft(
            document,
            judgements,
            signals,
            self.base,
            reported=settings.reported_claims is ReportedClaims.CHECK,
            marked_disclaimer=_marked(document, settings),
        )

    def _judged(self, claims: Iterable[Claim]) -> tuple[Judgement, ...]:
        return tuple(judge(claim, self.base) for claim in claims)

    @property
    def digest(self) -> str:
        """The digest of the claim base."""
        return self.base.digest

    @property
    def key(self) -> str:
        """All of the claim base that reports depend on."""
        return self.base.digest

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """Return every claim of `document`, known to the claim base or not."""
        return self._extractor.claims_of_any_topic(document)

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
        )


def _marked(document: Document, settings: Settings) -> bool:
    """Tell whether the document carries a marker that stands for a disclaimer."""
    markers = settings.disclaimer_markers
    return bool(markers.tags & document.tags) or any(document.front_matter.get(k) for k in markers.front_matter)
