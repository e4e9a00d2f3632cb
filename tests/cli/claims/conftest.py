"""The small claim base in the place of the built-in one, in a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_claims import write_small_claims

from claimcheck.pipeline.mentions import finder_for


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with `claims` in it."""
    finder_for.cache_clear()
    folder = write_small_claims(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.chdir(tmp_path)
    for module in ("claimbase.load", "claimbase.folders", "curation.trial", "curation.places"):
        monkeypatch.setattr(f"claimcheck.{module}.built_in_folder", lambda: folder)
    yield tmp_path
    finder_for.cache_clear()
