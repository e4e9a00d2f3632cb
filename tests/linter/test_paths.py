from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.linter.paths import Found, find_files


def found(folder: Path, *names: str) -> Found:
    return find_files(
        [Path(name) for name in names],
        working_folder=folder,
        format_of=lambda path: "markdown" if path.suffix == ".md" else None,
    )


def shown(folder: Path, *names: str) -> list[str]:
    return [file.shown for file in found(folder, *names).files]


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_a_named_file_is_taken_whatever_its_extension(tmp_path: Path) -> None:
    make(tmp_path, "a.xyz")
    assert shown(tmp_path, "a.xyz") == ["a.xyz"]


def test_a_folder_gives_its_known_files_sorted(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.md", "a/x.xyz", "a.md")
    assert shown(tmp_path, ".") == ["a.md", "a/z.md", "b.md"]


@pytest.mark.parametrize("name", [".git/a.md", "node_modules/a.md", ".venv/a.md", ".hidden.md", "a/.b/c.md"])
def test_passed_over_in_folders(tmp_path: Path, name: str) -> None:
    make(tmp_path, "x.md", name)
    assert shown(tmp_path, ".") == ["x.md"]


def test_a_virtual_environment_of_any_name_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "x.md", "env/pyvenv.cfg", "env/readme.md", "env/lib/b.md")
    assert shown(tmp_path, ".") == ["x.md"]
    assert found(tmp_path, ".").environments == ("env",)


def test_a_file_given_twice_is_taken_once(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md")
    files = found(tmp_path, "a/x.md", ".", str(tmp_path / "a/../a/x.md")).files
    assert [(file.shown, file.named) for file in files] == [("a/x.md", True)]


def test_outside_the_working_folder_paths_are_shown_as_given(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md", "b/y.md")
    assert shown(tmp_path / "a", "../b", str(tmp_path / "a/x.md")) == ["../b/y.md", "x.md"]


def test_a_missing_path_fails_and_the_others_go_on(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    result = found(tmp_path, "none.md", "a.md")
    assert [file.shown for file in result.files] == ["a.md"]
    assert [(one.shown, one.empty) for one in result.failures] == [("none.md", False)]
    assert result.failures[0].message == "there is no such file or folder; check the path"


def test_a_folder_without_a_draft_fails(tmp_path: Path) -> None:
    make(tmp_path, "a/x.xyz")
    failure = found(tmp_path, "a").failures[0]
    assert (failure.shown, failure.empty) == ("a", True)


def test_links_that_go_round_end(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/self.md").symlink_to("self.md")
    (tmp_path / "a/gone.md").symlink_to("nowhere.md")
    result = found(tmp_path, ".")
    assert [file.shown for file in result.files] == ["a/x.md"]
    assert [str(one.shown) for one in result.failures] == ["a/gone.md", "a/self.md"]
    assert result.failures[0].message == "a link to 'nowhere.md', which does not exist"
    assert "symbolic links" in result.failures[1].message


def test_a_folder_with_the_name_of_a_draft_is_walked(tmp_path: Path) -> None:
    make(tmp_path, "x.md/y.md")
    assert shown(tmp_path, "x.md") == ["x.md/y.md"]


def test_a_name_with_a_nul_fails(tmp_path: Path) -> None:
    assert "cannot be read" in found(tmp_path, "a\0b").failures[0].message
