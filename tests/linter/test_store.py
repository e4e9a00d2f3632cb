"""Small files that are whole or not there."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest

from claimcheck.linter import store as store_module
from claimcheck.linter.store import LEFT_BEHIND, MAX_BYTES, MAX_FILES, USED, Store

NAME = hashlib.sha256(b"one").hexdigest()
OTHER = hashlib.sha256(b"two").hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home" / "cache")


def file_of(store: Store, name: str = NAME) -> Path:
    return store.folder / name[:2] / f"{name[2:]}.json"


def aged(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.mark.parametrize("text", [b"", b"[]", b"two\nlines", b"\xff"], ids=repr)
def test_what_was_written_is_read(store: Store, text: bytes) -> None:
    store.write(NAME, text)
    assert store.read(NAME) == text
    assert store.read(OTHER) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: data.replace(b"rare", b"none"),
        lambda data: data + b" ",
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\xff" * len(data),
    ],
    ids=["emptied", "cut-short", "no-text", "edited", "appended", "no-checksum", "overwritten"],
)
def test_a_damaged_file_is_not_believed_and_is_written_anew(store: Store, damage: Any) -> None:
    store.write(NAME, b"rare")
    path = file_of(store)
    path.write_bytes(damage(path.read_bytes()))
    assert store.read(NAME) is None
    store.write(NAME, b"rare")
    assert store.read(NAME) == b"rare"


def test_a_file_put_in_the_place_of_another_is_not_believed(store: Store) -> None:
    store.write(NAME, b"fine")
    store.write(OTHER, b"bad")
    file_of(store).replace(file_of(store, OTHER))
    assert store.read(OTHER) is None


def test_what_is_in_the_way_is_no_error(store: Store) -> None:
    store.folder.parent.mkdir(parents=True)
    store.folder.write_text("a file where the folder should be")
    store.write(NAME, b"[]")
    assert store.read(NAME) is None
    assert store.size() == store.clear() == (0, 0)
    assert store.folder.read_text() == "a file where the folder should be"


def test_what_is_kept_is_private(store: Store) -> None:
    store.write(NAME, b"[]")
    assert file_of(store).stat().st_mode & 0o077 == 0
    assert file_of(store).parent.stat().st_mode & 0o077 == 0


def test_what_is_too_large_is_not_kept(store: Store) -> None:
    store.write(NAME, b"x" * MAX_BYTES)
    assert store.size().files == 0


def test_the_oldest_files_go_first(store: Store) -> None:
    names = [NAME[:2] + hashlib.sha256(bytes([n])).hexdigest()[2:] for n in range(MAX_FILES + 20)]
    for age, name in enumerate(names):
        store.write(name, str(age).encode())
        aged(file_of(store, name), age)
    store.prune()
    assert [store.read(name) for name in names] == [str(n).encode() for n in range(MAX_FILES)] + [None] * 20


def test_the_bytes_are_bounded_too(store: Store) -> None:
    for number in range(4):
        store.write(f"{number:064x}", b"x" * (MAX_BYTES // 3))
    store.prune()
    assert store.size().bytes <= MAX_BYTES


def test_a_file_that_is_used_counts_as_new(store: Store) -> None:
    store.write(NAME, b"[]")
    aged(file_of(store), 2 * USED)
    store.read(NAME)
    assert time.time() - file_of(store).stat().st_mtime < USED


def test_only_folders_that_were_written_to_are_looked_through(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    store.write(NAME, b"[]")
    store.write(OTHER, b"[]")
    monkeypatch.setattr(store_module, "_prune", lambda folder: looked.append(folder.name))
    store.prune()
    store.prune()
    assert looked == sorted((NAME[:2], OTHER[:2]))


def test_what_a_killed_program_left_behind_goes_after_an_hour(store: Store) -> None:
    store.write(NAME, b"[]")
    old, young = (file_of(store).parent / name for name in ("tmpold.tmp", "tmpyoung.tmp"))
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    aged(old, LEFT_BEHIND + 60)
    store.prune()
    assert not old.exists()
    assert young.exists()


def test_clearing_takes_only_what_is_ours(store: Store) -> None:
    store.write(NAME, b"[]")
    mine = file_of(store).parent / "notes.txt"
    mine.write_text("mine")
    (store.folder / "letters").mkdir()
    (store.folder / "letters/to-the-editor.json").write_text("{}")
    assert store.clear().files == 1
    assert mine.exists()
    assert (store.folder / "letters/to-the-editor.json").exists()
    assert store.read(NAME) is None


def test_clearing_leaves_no_empty_folders(store: Store) -> None:
    store.write(NAME, b"[]")
    store.clear()
    assert not store.folder.exists()
