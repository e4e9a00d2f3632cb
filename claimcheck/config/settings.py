"""The settings one file is checked with, and the layers they are put together from."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model.finding import Severity

ALL_RULES = ""
SEVERITIES = {severity.label: severity for severity in reversed(Severity)}


class ReportedClaims(str, Enum):
    """What to do with claims that the author only reports."""

    IGNORE = "ignore"
    CHECK = "check"


class SuppressionPolicy(str, Enum):
    """Whether drafts may suppress findings, by comments and in their front matter; a baseline always may."""

    COMMENTS = "comments"
    NONE = "none"


class DisclaimerMarkers(Struct, frozen=True):
    """Names that count as a disclaimer: shortcodes, components, front-matter keys."""

    shortcodes: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    front_matter: tuple[str, ...] = ()

    @property
    def tags(self) -> frozenset[str]:
        """The markers to look for in `Document.tags`."""
        return frozenset(self.shortcodes + self.components)


class Layer(Struct, frozen=True):
    """What one place (a configuration file, an override, the command line) sets; None where it is silent.

    Rules are named by prefixes of their codes, the whole code for a single rule, "" for all.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | None = None
    min_severity: Severity | None = None
    front_matter_keys: tuple[str, ...] | None = None
    disclaimer_markers: DisclaimerMarkers | None = None
    reported_claims: ReportedClaims | None = None
    suppressions: SuppressionPolicy | None = None


class Settings(Struct, frozen=True):
    """Everything that is configurable about checking one file, with the defaults.

    `claims` are folders of further claim-base entries, `baseline` is the file of known findings; `origin` names the
    configuration file, if any.
    """

    select: tuple[str, ...] = (ALL_RULES,)
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity = Severity.ERROR
    min_severity: Severity = Severity.SUGGESTION
    front_matter_keys: tuple[str, ...] = ("title", "description", "summary", "excerpt", "abstract")
    disclaimer_markers: DisclaimerMarkers = DisclaimerMarkers()
    reported_claims: ReportedClaims = ReportedClaims.IGNORE
    claims: tuple[Path, ...] = ()
    origin: str | None = None
    baseline: Path | None = None
    suppressions: SuppressionPolicy = SuppressionPolicy.COMMENTS

    def enables(self, code: str) -> bool:
        """Tell whether the rule runs: the longest prefix decides, and `ignore` wins a tie."""
        return _longest(self.select, code) > _longest(self.ignore, code)

    def severity_of(self, code: str, default: Severity) -> Severity:
        """Return the severity of findings of a rule: that of the longest prefix, the last one of equals."""
        matching = [pair for pair in self.severities if code.startswith(pair[0])]
        longest = _longest(tuple(prefix for prefix, _ in matching), code)
        return next((s for prefix, s in reversed(matching) if len(prefix) == longest), default)


def add_layer(settings: Settings, layer: Layer) -> Settings:
    """Return `settings` changed by `layer`.

    A layer that selects starts afresh: what earlier layers selected and ignored no longer counts. Ignored
    rules and severities add up; everything else is replaced.
    """
    afresh = layer.select is not None
    return replace(
        settings,
        select=layer.select if layer.select is not None else settings.select,
        ignore=layer.ignore if afresh else settings.ignore + layer.ignore,
        severities=settings.severities + layer.severities,
        fail_on=layer.fail_on or settings.fail_on,
        min_severity=layer.min_severity or settings.min_severity,
        front_matter_keys=_given(layer.front_matter_keys, settings.front_matter_keys),
        disclaimer_markers=layer.disclaimer_markers or settings.disclaimer_markers,
        reported_claims=layer.reported_claims or settings.reported_claims,
        suppressions=layer.suppressions or settings.suppressions,
    )


def _given(new: tuple[str, ...] | None, old: tuple[str, ...]) -> tuple[str, ...]:
    return old if new is None else new


def _longest(prefixes: tuple[str, ...], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
