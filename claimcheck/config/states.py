"""Which rules run under some settings, and how severely."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.config.rulenames import KnownRule
from claimcheck.config.settings import Settings


def rule_states(settings: Settings, known: Sequence[KnownRule]) -> dict[str, str]:
    """Return the severity of every rule, "off" when it does not run, by code."""
    return {rule.code: _state(settings, rule) for rule in known}


def _state(settings: Settings, rule: KnownRule) -> str:
    return settings.severity_of(rule.code, rule.severity).label if settings.enables(rule.code) else "off"
