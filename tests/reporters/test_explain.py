from __future__ import annotations

from collections.abc import Callable

from fake_engine import ENTRY, RULES

from claimcheck.reporters.explain import explain_entry, explain_rule


def test_entry(golden: Callable[[str, str], None]) -> None:
    golden("entry.explain", explain_entry(ENTRY))


def test_rule(golden: Callable[[str, str], None]) -> None:
    golden("rule.explain", explain_rule(RULES["CC101"]))
