"""Tells a pack, which comes on top of the built-in claim base, from another edition of it, which takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimcheck.claimbase.folders import ClaimFolders, built_in_folder, claim_files
from claimcheck.errors import ClaimcheckError
from claimcheck.yamlfile import parse_yaml


def folders_of(folders: Sequence[Path], cache: str = "") -> ClaimFolders:
    """Return where the claim base comes from that `folders` are part of: at most one edition, the others packs."""
    editions = [folder for folder in folders if is_edition(folder)]
    if len(editions) > 1:
        names = ", ".join(map(str, editions))
        raise ClaimcheckError(f"each of these would take the place of the built-in claim base: {names}; give one")
    base = [str(folder) for folder in editions if folder.resolve() != built_in_folder().resolve()]
    return ClaimFolders(tuple(str(folder) for folder in folders if folder not in editions), "".join(base), cache)


def is_edition(folder: Path) -> bool:
    """Tell whether `folder` holds most of the entries of the built-in claim base, by their ids."""
    built_in, own = entry_ids(built_in_folder()), entry_ids(folder)
    return len(built_in & own) * 2 > len(built_in)


def entry_ids(folder: Path) -> set[str]:
    """Return the ids of the entries in a claim-base folder, whatever else may be wrong with it."""
    try:
        files = claim_files(folder)
    except ClaimcheckError:
        return set()
    return {identifier for file in files if file.part == "entries" for identifier in _ids(file.data, file.shown)}


def _ids(data: bytes, shown: str) -> set[str]:
    """Return the ids in a file; what is wrong with it is for the loader to say."""
    try:
        content = parse_yaml(data.decode("utf-8-sig"), shown).plain()
    except (ClaimcheckError, UnicodeDecodeError):
        return set()
    entries = content.get("entries") if isinstance(content, dict) else None
    return {str(entry.get("id")) for entry in entries or () if isinstance(entry, dict)}
