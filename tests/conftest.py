"""What all tests share: golden files, and `--regenerate-goldens` to write them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-goldens", action="store_true", help="write golden files instead of comparing with them"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name in `goldens/` beside the test."""

    def compare(name: str, actual: str) -> None:
        path = Path(request.path).parent / "goldens" / name
        if request.config.getoption("--regenerate-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(actual.encode())
        assert actual == path.read_bytes().decode()

    return compare
