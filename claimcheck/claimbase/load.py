"""Reads claim-base folders: every problem of every file is reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.records import Known, read_concept, read_entry, read_source
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.entry import Concept, Entry, Source
from claimcheck.yamlfile import Checker, YamlNode, parse_yaml

# What a claim-base folder holds: a file or a folder of files for each.
PARTS = ("sources", "concepts", "entries")


def built_in_folder() -> Path:
    """Return the folder of the claim base that comes with the package."""
    packaged = Path(str(files("claimcheck"))) / "claims"
    return packaged if packaged.is_dir() else packaged.parent.parent / "claims"


def load_claim_base(extra: Sequence[Path] = (), *, qualifiers: frozenset[str] | None = None) -> ClaimBase:
    """Read the built-in claim base and the `extra` folders.

    A folder holds `sources.yaml`, `concepts/*.yaml` and `entries/*.yaml`. With `qualifiers`, entries may only
    name those. Raises ClaimcheckError with every problem, each with its path and line.
    """
    folders = [built_in_folder(), *extra]
    checker = Checker()
    texts = [text for folder in folders for text in _texts(folder, checker)]
    known = Known({}, {}, qualifiers)
    _read_all(texts, "sources", known.sources, lambda node: read_source(checker, node), checker)
    _read_all(texts, "concepts", known.concepts, lambda node: read_concept(checker, node), checker)
    _check_broader(known.concepts, texts, checker)
    entries: dict[str, Entry] = {}
    _read_all(texts, "entries", entries, lambda node: read_entry(checker, node, known), checker)
    checker.raise_problems()
    digest = hashlib.sha256("\0".join(text for _, _, text, _ in texts).encode()).hexdigest()
    return ClaimBase(_sorted(known.concepts), _sorted(known.sources), _sorted(entries), f"sha256:{digest}")


Record = TypeVar("Record")
Text = tuple[str, str, str, "YamlNode | None"]


def _texts(folder: Path, checker: Checker) -> list[Text]:
    """Return (part, path, text, parsed) of every file of `folder` in a fixed order."""
    if not folder.is_dir():
        checker.problems.append(Problem(str(folder), None, None, "no such claim-base folder"))
        return []
    found = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.suffix.lower() not in (".yaml", ".yml") or any(part.startswith(".") for part in relative.parts):
            continue
        part = relative.parts[0].removesuffix(".yaml")
        misplaced = _misplaced(path, part)
        if misplaced:
            checker.problems.append(Problem(_shown(path), None, None, misplaced))
        else:
            found.append(_text(path, part, checker))
    return found


def _misplaced(path: Path, part: str) -> str | None:
    """Return why the file is not read, None when it is."""
    if path.suffix != ".yaml":
        return f"only .yaml files are read; rename it to {path.stem}.yaml"
    if part not in PARTS:
        return "not read here; move it into concepts/ or entries/, and its sources into sources.yaml"
    return None


def _text(path: Path, part: str, checker: Checker) -> Text:
    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8")
        return part, shown, text, parse_yaml(text, shown)
    except ClaimcheckError as error:
        checker.problems.extend(error.problems)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        checker.problems.append(Problem(shown, line, None, "not UTF-8; save the file as UTF-8"))
    except OSError as error:
        checker.problems.append(Problem(shown, None, None, f"cannot be read: {error}"))
    return part, shown, "", None


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _read_all(
    texts: list[Text],
    part: str,
    into: dict[str, Source] | dict[str, Concept] | dict[str, Entry],
    read: Callable[[YamlNode], Source | Concept | Entry | None],
    checker: Checker,
) -> None:
    """Read the records of one part into `into`, refusing an id that stands twice."""
    first: dict[str, YamlNode] = {}
    for kind, _, _, root in texts:
        if kind != part or root is None:
            continue
        for node in checker.sequence(checker.mapping(root, known=(part,), required=(part,)).get(part)):
            record = read(node)
            if record is None:
                continue
            if record.id in first:
                there = first[record.id]
                checker.report(node, f"the id '{record.id}' stands twice (first at {there.path}:{there.line})")
            first.setdefault(record.id, node)
            into[record.id] = record  # type: ignore[assignment]


def _check_broader(concepts: dict[str, Concept], texts: list[Text], checker: Checker) -> None:
    places = {
        str(item.value["id"].plain()): item
        for part, _, _, root in texts
        if part == "concepts" and root is not None and isinstance(root.value, dict)
        for item in Checker().sequence(root.value.get("concepts"))
        if isinstance(item.value, dict) and "id" in item.value
    }
    for concept in concepts.values():
        for broader in concept.broader:
            if broader not in concepts and concept.id in places:
                checker.report(places[concept.id], f"the broader concept '{broader}' does not exist")


def _sorted(records: dict[str, Record]) -> dict[str, Record]:
    return {key: records[key] for key in sorted(records)}
