from __future__ import annotations

import yaml
from known_rules import KNOWN

from claimcheck.config import Settings
from claimcheck.config.rendering import render_settings


def test_settings_are_shown_as_yaml_with_their_origin() -> None:
    shown = yaml.safe_load(
        render_settings(Settings(ignore=("CC102",), origin=".claimcheck.yaml"), "a.md", KNOWN, excluded=False)
    )
    assert shown["configuration"] == ".claimcheck.yaml"
    assert shown["rules"] == {"CC101": "error", "CC102": "off", "CC201": "error", "CC901": "warning"}
    assert shown["fail_on"] == "error"
