"""Files are replaced whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claimcheck.curation.files import read_file, replace_file
from claimcheck.curation.places import claim_paths, own_folder
from claimcheck.errors import ClaimcheckError

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links as in POSIX")


@posix
def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert os.listdir(tmp_path) == ["a.yaml"]


@posix
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    replace_file(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real").write_text("old")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_is_no_file_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ClaimcheckError, match="not a file"):
        replace_file(tmp_path / "folder", b"new")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(ClaimcheckError, match="cannot be written: No space left on device"):
        replace_file(tmp_path / "a", b"new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old"}


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa\r\nb\r\n", b"a\nb\n", b""])
def test_line_ends_and_marks_come_back(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a").write_bytes(raw)
    file = read_file(tmp_path / "a")
    assert file.text in ("a\nb\n", "")
    assert file.encoded(file.text) == raw


def test_which_files_are_claim_files(folder: Path) -> None:
    (folder / "entries" / ".hidden.yaml").touch()
    (folder.parent / "other.yaml").touch()
    names = ["concepts/all.yaml", "entries/iron.yaml", "entries/tea.yaml", "sources.yaml"]
    assert [path.relative_to(folder).as_posix() for path in claim_paths([folder, folder / "sources.yaml"])] == names
    assert [path.name for path in claim_paths([folder / "entries"])] == ["iron.yaml", "tea.yaml"]
    assert len(claim_paths([folder.parent])) == 4
    with pytest.raises(ClaimcheckError, match="none: no such file or folder"):
        claim_paths([folder, Path("none")])


def test_an_installed_claim_base_is_not_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.curation.places.built_in_folder", lambda: folder)
    with pytest.raises(ClaimcheckError, match="is installed, not a checkout"):
        own_folder()
    (folder.parent / "pyproject.toml").touch()
    assert own_folder() == folder
