from __future__ import annotations

from pathlib import Path

import pytest
from known_rules import KNOWN

from claimcheck.config import ConfigSource, is_excluded, resolve
from claimcheck.config.discovery import load_all
from claimcheck.errors import ClaimcheckError


def source(folder: Path, fixed: Path | None = None, *, isolated: bool = False) -> ConfigSource:
    return ConfigSource(KNOWN, working_folder=folder, fixed=fixed, isolated=isolated)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    write(tmp_path / ".claimcheck.yaml", "ignore: [CC1]")
    write(tmp_path / "a/b/.claimcheck.yaml", "ignore: [CC2]")
    configs = source(tmp_path)
    assert configs.for_file(tmp_path / "a/x.md").shown == ".claimcheck.yaml"
    assert configs.for_file(tmp_path / "a/b/c/x.md").shown == "a/b/.claimcheck.yaml"


def test_yaml_beats_pyproject_in_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.claimcheck]\n")
    write(tmp_path / ".claimcheck.yaml", "")
    assert source(tmp_path).for_file(tmp_path / "x.md").shown == ".claimcheck.yaml"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[project]\nname = 'x'\n", id="other tables"),
        pytest.param("[project]\nname = 'claimcheck'\n", id="only the word"),
        pytest.param("broken = [", id="not TOML, not ours"),
    ],
)
def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path / ".claimcheck.yaml", "ignore: [CC1]")
    write(tmp_path / "a/pyproject.toml", text)
    assert source(tmp_path).for_file(tmp_path / "a/x.md").shown == ".claimcheck.yaml"


def test_a_fixed_file_holds_everywhere(tmp_path: Path) -> None:
    write(tmp_path / "a/.claimcheck.yaml", "selekt: 1")
    fixed = write(tmp_path / "strict.yaml", "fail_on: warning")
    assert source(tmp_path, fixed).for_file(tmp_path / "a/x.md").shown == "strict.yaml"


def test_isolated_looks_at_no_file(tmp_path: Path) -> None:
    write(tmp_path / ".claimcheck.yaml", "selekt: 1")
    assert source(tmp_path, isolated=True).for_file(tmp_path / "x.md").shown is None


def test_the_problems_of_all_files_are_raised_together(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name / ".claimcheck.yaml", "selekt: 1")
    with pytest.raises(ClaimcheckError) as caught:
        load_all(source(tmp_path), [tmp_path / "a/x.md", tmp_path / "b/x.md", tmp_path / "b/y.md"])
    assert [problem.path for problem in caught.value.problems] == ["a/.claimcheck.yaml", "b/.claimcheck.yaml"]


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        pytest.param("vendor/", "vendor/deep/x.md", True, id="folder"),
        pytest.param("*.txt", "a/x.txt", True, id="extension"),
        pytest.param("/x.md", "a/x.md", False, id="anchored"),
        pytest.param("drafts/**", "drafts/x.md", True, id="stars"),
    ],
)
def test_exclude_is_gitignore_relative_to_its_file(tmp_path: Path, pattern: str, path: str, excluded: bool) -> None:
    write(tmp_path / "docs/.claimcheck.yaml", f"exclude: ['{pattern}']")
    place = tmp_path / "docs" / path
    assert is_excluded(source(tmp_path).for_file(place), place) is excluded


def test_a_later_pattern_takes_a_file_back_in(tmp_path: Path) -> None:
    write(tmp_path / ".claimcheck.yaml", "exclude: ['*.md', '!keep.md']")
    config = source(tmp_path).for_file(tmp_path / "keep.md")
    assert not is_excluded(config, tmp_path / "keep.md")


def test_overrides_take_only_their_paths(tmp_path: Path) -> None:
    write(tmp_path / ".claimcheck.yaml", "overrides: [{paths: [news/], ignore: [CC1]}]")
    config = source(tmp_path).for_file(tmp_path / "x.md")
    assert resolve(config, tmp_path / "x.md").enables("CC101")
    assert not resolve(config, tmp_path / "news/x.md").enables("CC101")
