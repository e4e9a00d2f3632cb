"""Reads claim-base folders: every problem of every file is reported at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.changes import apply_changes
from claimcheck.claimbase.compiled import read_compiled, write_compiled
from claimcheck.claimbase.consistency import inconsistent
from claimcheck.claimbase.folders import ClaimFile, ClaimFolders, built_in_folder, claim_files, digest_of
from claimcheck.claimbase.records import CONCEPT, SOURCE, Known, entry_record, topic_record
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.entry import Concept, Entry, Source, Topic
from claimcheck.shapes import Record
from claimcheck.yamlfile import Checker, YamlNode, parse_yaml

T = TypeVar("T", Concept, Source, Entry, Topic)


def load_claim_base(
    packs: Sequence[Path] = (),
    *,
    base: Path | None = None,
    qualifiers: frozenset[str] | None = None,
    cache: Path | None = None,
) -> ClaimBase:
    """Read the claim base in the folder `base`, the built-in one when None, with `packs` on top of it.

    A folder holds `sources.yaml`, `concepts/*.yaml`, `entries/*.yaml` and `topics.yaml`, a pack also `changes.yaml`.
    With `qualifiers`, entries may only name those. In the folder `cache` the checked claim base is kept for the next
    time. Raises ClaimcheckError with every problem, each with its path and line.
    """
    folders = (base or built_in_folder(), *packs)
    problems: list[Problem] = []
    found = [_files(folder, problems) for folder in folders]
    digest = digest_of(found)
    if cache is not None and not problems:
        known = read_compiled(cache, digest, found, qualifiers)
        if known is not None:
            return known
    loaded = _load(found, digest, qualifiers, problems)
    if cache is not None:
        write_compiled(cache, loaded, found, qualifiers)
    return loaded


def load_folders(folders: ClaimFolders, qualifiers: frozenset[str] | None = None) -> ClaimBase:
    """Read the claim base that comes from `folders`, as `load_claim_base` does."""
    return load_claim_base(
        [Path(pack) for pack in folders.packs],
        base=Path(folders.base) if folders.base else None,
        qualifiers=qualifiers,
        cache=Path(folders.cache) if folders.cache else None,
    )


def _files(folder: Path, problems: list[Problem]) -> list[ClaimFile]:
    try:
        return claim_files(folder)
    except ClaimcheckError as error:
        problems.extend(error.problems)
        return []


class _Placed(NamedTuple):
    """A record not yet read, and the number of the folder it lies in."""

    node: YamlNode
    folder: int


class _Parts:
    """The records of all folders by part."""

    def __init__(self, folders: list[list[ClaimFile]], checker: Checker):
        self._records: dict[str, list[_Placed]] = {}
        for number, files in enumerate(folders):
            for file in files:
                placed = (_Placed(node, number) for node in _records(file, checker))
                self._records.setdefault(file.part, []).extend(placed)

    def __getitem__(self, part: str) -> list[_Placed]:
        return self._records.get(part, [])


def _records(file: ClaimFile, checker: Checker) -> list[YamlNode]:
    try:
        root = parse_yaml(file.data.decode("utf-8-sig"), file.shown)
    except ClaimcheckError as error:
        checker.problems.extend(error.problems)
        return []
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        checker.problems.append(Problem(file.shown, line, None, "not UTF-8; save the file as UTF-8"))
        return []
    return checker.sequence(checker.mapping(root, known=(file.part,), required=(file.part,)).get(file.part))


def _load(
    folders: list[list[ClaimFile]], digest: str, qualifiers: frozenset[str] | None, problems: list[Problem]
) -> ClaimBase:
    checker = Checker()
    checker.problems.extend(problems)
    parts = _Parts(folders, checker)
    known = Known(qualifiers=qualifiers)
    known.sources = _read_all(parts["sources"], SOURCE, checker)
    known.concepts = _read_all(parts["concepts"], CONCEPT, checker)
    _check_broader(known.concepts, parts["concepts"], checker)
    entries = _read_all(parts["entries"], entry_record(known), checker)
    topics = _read_all(parts["topics"], topic_record(known.concepts), checker)
    for placed in parts["changes"]:
        if placed.folder == 0:
            checker.report(placed.node, "only packs change entries; correct the entry itself")
    apply_changes(entries, (placed.node for placed in parts["changes"] if placed.folder), qualifiers, checker)
    checker.problems.extend(inconsistent(entries))
    checker.raise_problems()
    return ClaimBase(_sorted(known.concepts), _sorted(known.sources), _sorted(entries), digest, _sorted(topics))


def _read_all(records: list[_Placed], record: Record[T], checker: Checker) -> dict[str, T]:
    """Return the records by id in the order of the files, refusing an id that stands twice."""
    found: dict[str, T] = {}
    first: dict[str, _Placed] = {}
    for placed in records:
        read = record.read(checker, placed.node)
        if read is None or not read.id:
            continue
        if read.id in first:
            checker.report(placed.node, _taken(read.id, first[read.id], placed))
        else:
            found[read.id] = read
            first[read.id] = placed
    return found


def _taken(identifier: str, first: _Placed, placed: _Placed) -> str:
    there = f"{first.node.path}:{first.node.line}"
    if first.folder == placed.folder:
        return f"the id '{identifier}' stands twice (first at {there})"
    return (
        f"the id '{identifier}' is taken ({there}); a pack adds to a claim base and redefines nothing: choose another "
        "id, or tighten or retire the entry in changes.yaml"
    )


def _check_broader(concepts: dict[str, Concept], records: list[_Placed], checker: Checker) -> None:
    for placed in records:
        values = placed.node.value
        nodes = values["broader"].value if isinstance(values, dict) and "broader" in values else ()
        for node in nodes if isinstance(nodes, list) else ():
            if isinstance(node.value, str) and node.value not in concepts:
                checker.report(placed.node, f"the broader concept '{node.value}' does not exist")


def _sorted(records: dict[str, T]) -> dict[str, T]:
    return {key: records[key] for key in sorted(records)}
