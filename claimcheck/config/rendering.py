"""The settings of one file as YAML, for `claimcheck config show`."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from claimcheck.config.rulenames import KnownRule
from claimcheck.config.settings import Settings
from claimcheck.config.states import rule_states


def render_settings(settings: Settings, shown: str, known: Sequence[KnownRule], *, excluded: bool) -> str:
    """Return what holds for the file called `shown`, every default filled in."""
    markers = settings.disclaimer_markers
    values = {
        "file": shown,
        "configuration": settings.origin,
        "excluded": excluded,
        "rules": rule_states(settings, known),
        "fail_on": settings.fail_on.label,
        "min_severity": settings.min_severity.label,
        "reported_claims": settings.reported_claims.value,
        "suppressions": settings.suppressions.value,
        "front_matter_keys": list(settings.front_matter_keys),
        "disclaimer_markers": {
            "shortcodes": list(markers.shortcodes),
            "components": list(markers.components),
            "front_matter": list(markers.front_matter),
        },
        "claims": [folder.as_posix() for folder in settings.claims],
        "baseline": settings.baseline.as_posix() if settings.baseline else None,
    }
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=100)
