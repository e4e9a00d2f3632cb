"""What checking needs besides the draft: the engine, built when first asked for, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from claimcheck.claimbase import ClaimBase
from claimcheck.config import KnownRule, Settings
from claimcheck.linter.suppressions import UNUSED
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.entry import Entry
from claimcheck.model.report import ToolInfo
from claimcheck.rule import Draft, Rule

if TYPE_CHECKING:
    from claimcheck.linter.caching import ReportCache


class DraftEngine(Protocol):
    """The pipeline and the claim base behind the checks."""

    @property
    def base(self) -> ClaimBase:
        """The claim base that drafts are judged by."""

    @property
    def digest(self) -> str:
        """The digest of the claim base, for which it need not be loaded."""

    @property
    def key(self) -> str:
        """All of the claim base that reports depend on."""

    def draft(self, document: Document, settings: Settings) -> Draft:
        """Return the claims of a document, judged, and its signals."""

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """Return every claim of a document, known to the claim base or not."""

    def entry(self, identifier: str) -> Entry | None:
        """Return an entry of the claim base."""

    def tool_info(self) -> ToolInfo:
        """Return the versions of what runs, without loading the language model."""


BuildEngine = Callable[[tuple[Path, ...]], DraftEngine]


class Resources:
    """One engine for each set of extra claim folders; a copy sent to another process builds its own.

    `cache` keeps the reports of drafts from run to run, where there is to be one.
    """

    def __init__(self, build: BuildEngine, rules: Mapping[str, Rule], cache: ReportCache | None = None):
        self._build, self.rules, self.cache = build, rules, cache
        self._engines: dict[tuple[Path, ...], DraftEngine] = {}

    def engine(self, claim_folders: tuple[Path, ...] = ()) -> DraftEngine:
        """Return the engine over the built-in claim base and `claim_folders`."""
        if claim_folders not in self._engines:
            self._engines[claim_folders] = self._build(claim_folders)
        return self._engines[claim_folders]

    def with_cache(self, cache: ReportCache | None) -> Resources:
        """Return resources that keep reports in `cache`."""
        return Resources(self._build, self.rules, cache)

    def tool_info(self, claim_folders: tuple[Path, ...] = ()) -> ToolInfo:
        """Return the versions of what runs; where they are in the cache, no claim base is loaded for them."""
        engine = self.engine(claim_folders)
        return engine.tool_info() if self.cache is None else self.cache.tool_info(engine.digest, engine.tool_info)

    @property
    def known_rules(self) -> tuple[KnownRule, ...]:
        """The rules that configuration and suppressions may name, in the order of their codes."""
        known = {rule.code: KnownRule(rule.code, rule.name, rule.severity) for rule in self.rules.values()}
        return tuple(rule for _, rule in sorted({UNUSED.code: UNUSED, **known}.items()))

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_engines": {}}
