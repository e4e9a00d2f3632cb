from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from claimcheck.config import DisclaimerMarkers, KnownRule, ReportedClaims, Settings, configuration_digest
from claimcheck.config.settings import SuppressionPolicy
from claimcheck.model.finding import Severity

KNOWN = (
    KnownRule("CC101", "overstated-causation", Severity.ERROR),
    KnownRule("CC201", "contradicted-claim", Severity.ERROR),
)
DEFAULT = Settings()
CHANGES: dict[str, Any] = {
    "select": ("CC1",),
    "ignore": ("CC2",),
    "severities": (("CC1", Severity.WARNING),),
    "fail_on": Severity.WARNING,
    "min_severity": Severity.ERROR,
    "front_matter_keys": ("title",),
    "disclaimer_markers": DisclaimerMarkers(shortcodes=("notice",)),
    "reported_claims": ReportedClaims.CHECK,
    "baseline": Path("/elsewhere/known.yaml"),
    "suppressions": SuppressionPolicy.NONE,
}


def digest(*settings: Settings, claim_base: str = "sha256:0") -> str:
    return configuration_digest([(one, claim_base) for one in settings], KNOWN)


def test_every_setting_is_looked_at() -> None:
    assert set(Settings.__struct_fields__) == {*CHANGES, "claims", "origin"}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_setting_does_changes_the_digest(name: str) -> None:
    assert digest(replace(DEFAULT, **{name: CHANGES[name]})) != digest(DEFAULT)


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(replace(DEFAULT, origin="elsewhere/.claimcheck.yaml"), id="where the configuration lies"),
        pytest.param(replace(DEFAULT, claims=(Path("/elsewhere/claims"),)), id="where the claim base lies"),
        pytest.param(replace(DEFAULT, select=("CC2", "CC1", "CC101")), id="all rules named one by one"),
        pytest.param(replace(DEFAULT, severities=(("CC1", Severity.ERROR),)), id="a severity as it is anyway"),
        pytest.param(replace(DEFAULT, front_matter_keys=DEFAULT.front_matter_keys[::-1]), id="keys in another order"),
    ],
)
def test_how_settings_are_written_does_not(same: Settings) -> None:
    assert digest(same) == digest(DEFAULT)


def test_order_and_number_of_files_do_not_matter() -> None:
    other = replace(DEFAULT, fail_on=Severity.WARNING)
    assert digest(DEFAULT, other, DEFAULT) == digest(other, DEFAULT) != digest(DEFAULT)


def test_another_claim_base_is_another_configuration() -> None:
    assert digest(DEFAULT, claim_base="sha256:1") != digest(DEFAULT)


def test_a_digest_names_its_algorithm() -> None:
    kind, _, value = digest().partition(":")
    assert (kind, len(bytes.fromhex(value))) == ("sha256", 32)
