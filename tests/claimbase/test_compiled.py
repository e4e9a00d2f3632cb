"""The compiled claim base is the one that was read, and is never believed when it is not as it was written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimcheck.claimbase import built_in_folder, load_claim_base


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    load_claim_base(cache=tmp_path / "cache")
    return tmp_path / "cache"


def compiled(cache: Path) -> Path:
    (path,) = cache.glob("claims-*.json")
    return path


def test_what_is_read_from_the_cache_is_what_was_put_there(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = load_claim_base()
    monkeypatch.setattr("claimcheck.claimbase.load.parse_yaml", None)  # no YAML is parsed any more
    warm = load_claim_base(cache=cache)
    assert warm == plain
    assert list(warm.entries) == list(plain.entries)


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-10], lambda data: data.replace(b"possible", b"probable", 1) + b" ", lambda data: b""],
    ids=["cut-short", "edited", "emptied"],
)
def test_a_damaged_file_is_made_anew(cache: Path, damage: object) -> None:
    path = compiled(cache)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))  # type: ignore[operator]
    assert load_claim_base(cache=cache) == load_claim_base()
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[]", b'{"digest": 1}', b'{"digest": "\xff"}', b'{"other":' * 100_000], ids=range(6)
)
def test_what_is_no_claim_base_is_made_anew_whatever_its_checksum(cache: Path, text: bytes) -> None:
    path = compiled(cache)
    whole = path.read_bytes()
    path.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    assert load_claim_base(cache=cache) == load_claim_base()
    assert path.read_bytes() == whole


def test_other_content_is_another_file(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/changes.yaml").write_text(
        "changes:\n  - {entry: b12-excess--muscle-spasm, change: retire, reason: Ours is stricter.}\n"
    )
    assert "b12-excess--muscle-spasm" not in load_claim_base([tmp_path / "pack"], cache=cache).entries
    assert "b12-excess--muscle-spasm" in load_claim_base(cache=cache).entries
    assert len(list(cache.iterdir())) == 2


def test_few_files_are_kept(cache: Path, tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / "pack").mkdir(exist_ok=True)
        (tmp_path / "pack/changes.yaml").write_text(f"changes: []  # {number}\n")
        load_claim_base([tmp_path / "pack"], cache=cache)
    assert len(list(cache.iterdir())) == 8


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert load_claim_base(cache=tmp_path / "file" / "cache").entries


def test_the_built_in_folder_is_found() -> None:
    assert (built_in_folder() / "sources.yaml").is_file()
