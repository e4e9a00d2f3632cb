"""A pack in a package of its own: installed beside the built wheel, found by its entry point, and used."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import ROOT, in_environment, must_run, run

pytestmark = pytest.mark.slow

PACKAGE = ROOT / "tests/packs/claimcheck-selenium"
CLAIMS = PACKAGE / "claimcheck_selenium/claims"
DRAFT = """\
Selenium deficiency does not cause Keshan disease. Too much selenium causes brittle nails. Low B12 can cause muscle
twitching. Other causes are stress and coffee.

This is not medical advice; talk to your doctor.
"""


@pytest.fixture(scope="module")
def with_pack(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The environment of the wheel with the pack installed."""
    python = in_environment(environment, "python")
    must_run(environment, python, "-m", "pip", "install", "-q", PACKAGE)
    yield environment
    must_run(environment, python, "-m", "pip", "uninstall", "-q", "-y", "claimcheck-selenium")


def findings(environment: Path, folder: Path) -> list[str]:
    (folder / "draft.md").write_text(DRAFT)
    command = (in_environment(environment, "claimcheck"), "check", "--format", "concise", "draft.md")
    return [" ".join(line.split()[:2]) for line in run(folder, *command).out.splitlines()]


def test_an_installed_pack_is_used_once(environment: Path, with_pack: Path, tmp_path: Path) -> None:
    expected = ["draft.md:1:1: CC201", "draft.md:1:52: CC101", "draft.md:1:92: CC101"]
    assert findings(with_pack, tmp_path) == expected
    # Named in the configuration too, it is still one pack.
    (folder,) = with_pack.rglob("claimcheck_selenium/claims")
    (tmp_path / ".claimcheck.yaml").write_text(f"claims: ['{folder}']\n")
    assert findings(with_pack, tmp_path) == expected


def test_version_names_an_installed_pack(with_pack: Path, tmp_path: Path) -> None:
    assert "pack selenium " in must_run(tmp_path, in_environment(with_pack, "claimcheck"), "--version")


def test_a_pack_that_is_gone_is_an_error(with_pack: Path, tmp_path: Path) -> None:
    (package,) = with_pack.rglob("claimcheck_selenium")
    (package / "claims").rename(package / "moved")
    try:
        outcome = run(tmp_path, in_environment(with_pack, "claimcheck"), "--version")
    finally:
        (package / "moved").rename(package / "claims")
    assert outcome.code == 2
    assert "the installed pack 'selenium' names 'claimcheck_selenium:claims'" in outcome.err


def test_a_pack_is_validated_and_used_from_its_folder(tmp_path: Path) -> None:
    program = (sys.executable, "-m", "claimcheck")
    assert "entries" in must_run(tmp_path, *program, "claims", "validate", CLAIMS)
    (tmp_path / ".claimcheck.yaml").write_text(f"claims: ['{CLAIMS}']\n")
    (tmp_path / "draft.md").write_text(DRAFT)
    found = run(tmp_path, *program, "check", "--format", "concise", "draft.md").out
    assert "draft.md:1:1: CC201" in found
