from __future__ import annotations

import pytest

from claimcheck.config import Layer, Settings, add_layer
from claimcheck.model.finding import Severity


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        pytest.param(("",), (), True, id="all"),
        pytest.param(("CC2",), (), False, id="not selected"),
        pytest.param(("CC1",), ("CC101",), False, id="ignored more exactly"),
        pytest.param(("CC101",), ("CC1",), True, id="selected more exactly"),
        pytest.param(("CC101",), ("CC101",), False, id="ignore wins a tie"),
    ],
)
def test_the_longest_prefix_decides(select: tuple[str, ...], ignore: tuple[str, ...], runs: bool) -> None:
    assert Settings(select=select, ignore=ignore).enables("CC101") is runs


def test_ignored_rules_add_up() -> None:
    settings = add_layer(Settings(ignore=("CC101",)), Layer(ignore=("CC102",)))
    assert not settings.enables("CC101")
    assert not settings.enables("CC102")


def test_a_layer_that_selects_starts_afresh() -> None:
    settings = add_layer(Settings(ignore=("CC101",)), Layer(select=("CC101",)))
    assert settings.enables("CC101")


def test_the_last_of_equal_severities_holds() -> None:
    settings = add_layer(
        Settings(severities=(("CC101", Severity.WARNING), ("CC", Severity.ERROR))),
        Layer(severities=(("CC101", Severity.SUGGESTION), ("CC1", Severity.ERROR))),
    )
    assert settings.severity_of("CC101", Severity.ERROR) is Severity.SUGGESTION
