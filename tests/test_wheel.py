"""The built wheel: complete, and at work in a fresh environment away from the checkout."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from processes import ROOT, in_environment, must_run, run

pytestmark = pytest.mark.slow


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


def test_wheel_holds_all_data(wheel: Path) -> None:
    package = {f"claimcheck/{path}" for path in data_files(ROOT / "claimcheck")}
    claims = {f"claimcheck/claims/{path}" for path in data_files(ROOT / "claims")}
    assert len(claims) > 10
    assert {"claimcheck/lexicon/relations.yaml", "claimcheck/rules/cc101.yaml"} <= package
    assert sorted((package | claims | {"claimcheck/py.typed"}) - set(ZipFile(wheel).namelist())) == []


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"claimcheck"}
    assert [name for name in names if "__pycache__" in name or "/." in name] == []


def test_installed_program_names_its_versions(environment: Path, tmp_path: Path) -> None:
    version = must_run(tmp_path, in_environment(environment, "claimcheck"), "--version")
    assert version.startswith("claimcheck ")
    assert "model en_core_web_sm" in version
    assert "claim base sha256:" in version


def test_installed_program_checks_a_draft(environment: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "draft.md", tmp_path)
    outcome = run(tmp_path, in_environment(environment, "claimcheck"), "check", "draft.md", "--format", "concise")
    assert outcome.code == 1, outcome.err
    assert "CC101" in outcome.out


def test_installed_module_explains_a_rule_with_its_cases(environment: Path, tmp_path: Path) -> None:
    page = must_run(tmp_path, in_environment(environment, "python"), "-m", "claimcheck", "explain", "CC101")
    assert "What it flags" in page
    assert "B12" in page


def data_files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")]
