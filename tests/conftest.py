"""What all tests share: golden files, `--regenerate-goldens` to write them anew, the wheel and a place to use it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import ROOT, in_environment, must_run

from claimcheck.cli.cachefolder import VARIABLE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-goldens", action="store_true", help="write golden files instead of comparing with them"
    )


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text, as the program writes it, with the golden file of that name in `goldens/` beside the test."""

    def compare(name: str, actual: str) -> None:
        path = Path(request.path).parent / "goldens" / name
        written = actual.encode("utf-8", "backslashreplace").decode()
        if request.config.getoption("--regenerate-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(written.encode())
        assert written == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a source distribution, so that both are complete."""
    folder = tmp_path_factory.mktemp("dist")
    must_run(ROOT, sys.executable, "-m", "build", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh virtual environment with nothing but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    must_run(folder.parent, sys.executable, "-m", "venv", folder)
    must_run(folder.parent, in_environment(folder, "python"), "-m", "pip", "install", "-q", wheel)
    return folder
