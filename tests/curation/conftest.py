"""The small claim base, for tests of curation."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_claims import write_small_claims

from claimcheck.claimbase import ClaimBase, load_claim_base


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_claims(tmp_path)


@pytest.fixture
def base(folder: Path) -> ClaimBase:
    return load_claim_base(base=folder)
