"""Mutated configurations and claim bases: read, or refused with a place; never anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from mutations import MODEST, mutated
from small_claims import CONCEPTS, IRON, SOURCES

from claimcheck.claimbase import load_claim_base
from claimcheck.config import KnownRule, load_config
from claimcheck.config.loading import configures
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.finding import Severity

KNOWN = (KnownRule("CC101", "overstated-causation", Severity.ERROR),)
YAML = """\
select: [CC1]
severities: {CC101: warning}
fail_on: warning
front_matter_keys: [title, seo.title]
disclaimer_markers: {shortcodes: [notice], front_matter: [reviewed]}
reported_claims: check
exclude: [vendor/, "*.draft.md"]
overrides:
  - paths: [news/**]
    ignore: [CC1]
"""
TOML = """\
[tool.claimcheck]
select = ["CC1"]
severities = {CC101 = "warning"}
exclude = ['vendor/']
[tool.claimcheck.disclaimer_markers]
shortcodes = [
  "notice", # the layout's
]
[[tool.claimcheck.overrides]]
paths = ["news/**"]
ignore = ["CC101"]
"""


def problems(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return what is wrong with what is read; anything but a ClaimcheckError is a bug."""
    try:
        read()
    except ClaimcheckError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(("name", "text"), [(".claimcheck.yaml", YAML), ("pyproject.toml", TOML)])
def test_mutated_configurations(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name

    @MODEST
    @given(mutated([text]))
    def run(changed: str) -> None:
        path.write_bytes(changed.encode("utf-8", "replace"))
        configures(path)
        assert all(problem.path == name for problem in problems(lambda: load_config(path, name, KNOWN)))

    run()


@pytest.mark.parametrize("part", ["concepts", "entries", "sources"])
def test_mutated_claim_bases(part: str, tmp_path: Path) -> None:
    texts = {"concepts": CONCEPTS, "entries": IRON, "sources": SOURCES}
    files = {"concepts": "concepts/a.yaml", "entries": "entries/a.yaml", "sources": "sources.yaml"}
    for name, text in texts.items():
        path = tmp_path / files[name]
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    @MODEST
    @given(mutated([texts[part]]))
    def run(changed: str) -> None:
        (tmp_path / files[part]).write_bytes(changed.encode("utf-8", "replace"))
        for problem in problems(lambda: load_claim_base(base=tmp_path)):
            assert problem.message

    run()
