"""The built wheel: complete, and at work in a fresh environment away from the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from processes import ROOT, in_environment, must_run, run

pytestmark = pytest.mark.slow


def test_wheel_holds_all_data(wheel: Path) -> None:
    package = {f"claimcheck/{path}" for path in data_files(ROOT / "claimcheck")}
    claims = {f"claimcheck/claims/{path}" for path in data_files(ROOT / "claims")}
    assert len(claims) > 10
    assert {"claimcheck/lexicon/relations/verbs.yaml", "claimcheck/rules/cc101.yaml"} <= package
    assert "claimcheck/schemas/entries.json" in package
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
    return [path.relative_to(folder).as_posix() for end in ("yaml", "json") for path in folder.rglob(f"*.{end}")]
