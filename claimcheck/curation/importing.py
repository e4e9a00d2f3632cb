"""Brings a reviewed sheet back into a claim-base folder: what would change, checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.editing import Edit, applied, edited, entry_edits
from claimcheck.curation.files import TextFile, read_file
from claimcheck.curation.lookup import unknown
from claimcheck.curation.places import claim_paths
from claimcheck.curation.review_sheet import Row, read_sheet
from claimcheck.curation.reviewing import review_of
from claimcheck.curation.sheet import REMARKS
from claimcheck.curation.trial import Change, loaded, trial_problems
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.yamlfile import YamlNode, parse_yaml


class Import(Struct, frozen=True):
    """What a sheet changes: the files, the ids of the entries, and the reviewer's remarks that are not written."""

    changes: tuple[Change, ...]
    entries: tuple[str, ...]
    remarks: tuple[str, ...]


class _Kept(NamedTuple):
    """Where an entry is kept."""

    file: TextFile
    node: YamlNode


def import_sheet(sheet: Path, folder: Path, qualifiers: frozenset[str]) -> Import:
    """Return what the reviewed `sheet` changes in the claim-base folder.

    Raises ClaimcheckError with everything that is wrong with the sheet, or with the claim base it would make.
    """
    shown, rows = read_sheet(sheet)
    base = loaded(folder, qualifiers)
    kept = _kept_entries(folder)
    problems: list[Problem] = []
    edits: dict[Path, list[Edit]] = {}
    touched: dict[str, Row] = {}
    for row in _known_rows(rows, base, kept, shown, problems):
        name = row.cells["id"]
        for edit in _edits(row, base, kept[name], shown, problems):
            edits.setdefault(kept[name].file.path, []).append(edit)
            touched[name] = row
    files = {place.file.path: place.file for place in kept.values()}
    changes = tuple(Change(files[path], edited(files[path].text, edits[path])) for path in sorted(edits))
    problems += [_not_as_meant(shown, row, kept) for row in _spoilt(changes, base, kept, touched)]
    for entry, problem in trial_problems(folder, changes, qualifiers):
        by = touched.get(entry or "")
        problems.append(Problem(shown, by.line, None, f"{entry}: {problem.message}") if by else problem)
    if problems:
        raise ClaimcheckError(problems)
    return Import(changes, tuple(touched), tuple(_remarks(rows, shown)))


def _kept_entries(folder: Path) -> dict[str, _Kept]:
    kept = {}
    for path in claim_paths([folder]):
        file = read_file(path)
        kept.update({name: _Kept(file, node) for name, node in _entries(file.text, file.shown)})
    return kept


def _known_rows(
    rows: list[Row], base: ClaimBase, kept: Mapping[str, _Kept], shown: str, problems: list[Problem]
) -> Iterator[Row]:
    """Yield the rows of entries that are kept in the folder, each entry once; report the others."""
    first: dict[str, int] = {}
    for row in rows:
        name = row.cells["id"]
        if name in first:
            problem = f"the entry '{name}' stands twice (first on line {first[name]})"
        elif name in base.entries and name not in kept:
            problem = f"the entry '{name}' is kept elsewhere: {base.entries[name].path}"
        elif name not in base.entries:
            problem = unknown("entry", name, kept)
        else:
            first[name] = row.line
            yield row
            continue
        problems.append(Problem(shown, row.line, None, problem))


def _edits(row: Row, base: ClaimBase, place: _Kept, shown: str, problems: list[Problem]) -> list[Edit]:
    entry = base.entries[row.cells["id"]]
    licence = place.node.value.get("licence") if isinstance(place.node.value, dict) else None
    review = review_of(entry, licence.plain() if licence is not None else {}, row.cells)
    problems.extend(Problem(shown, row.line, None, f"{entry.id}: {problem}") for problem in review.problems)
    if not (review.fields or review.licence):
        return []
    try:
        return entry_edits(place.file.text, place.node, review.fields, review.licence)
    except ClaimcheckError as error:
        problems.extend(Problem(shown, row.line, None, f"{entry.id}: {problem}") for problem in error.problems)
        return []


def _spoilt(
    changes: Iterable[Change], base: ClaimBase, kept: Mapping[str, _Kept], rows: Mapping[str, Row]
) -> Iterator[Row]:
    """Yield the rows whose entries would become something else than they say."""
    after = {name: node for change in changes for name, node in _entries(change.text, change.file.shown)}
    for name, row in rows.items():
        before = kept[name].node.plain()
        review = review_of(base.entries[name], before.get("licence", {}), row.cells)
        if name not in after or after[name].plain() != applied(before, review.fields, review.licence):
            yield row


def _not_as_meant(shown: str, row: Row, kept: Mapping[str, _Kept]) -> Problem:
    file, node = kept[row.cells["id"]]
    message = f"{row.cells['id']}: cannot be changed where it stands; change {file.shown}:{node.line} by hand"
    return Problem(shown, row.line, None, message)


def _entries(text: str, shown: str) -> Iterator[tuple[str, YamlNode]]:
    """Yield the entries of a file by their ids; none when it holds something else."""
    root = parse_yaml(text, shown)
    entries = root.value.get("entries") if isinstance(root.value, dict) else None
    for node in entries.value if entries is not None and isinstance(entries.value, list) else ():
        if isinstance(node, YamlNode) and isinstance(node.value, dict) and "id" in node.value:
            yield str(node.value["id"].value), node


def _remarks(rows: Iterable[Row], shown: str) -> Iterator[str]:
    for row in rows:
        for column in REMARKS:
            if row.cells.get(column):
                yield f"{shown}:{row.line}: {row.cells['id']}: {column}: {row.cells[column]}"
