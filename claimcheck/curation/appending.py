"""Adds an entry to the end of a file of entries."""

from __future__ import annotations

from pathlib import Path

from claimcheck.curation.files import read_file, replace_file
from claimcheck.curation.spans import is_block, line_end, value_end
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.yamlfile import YamlNode, parse_yaml


def append_entry(path: Path, entry: str, identifier: str) -> None:
    """Add `entry`, as `entry_yaml` writes it, to the file `path`, which is made when there is none.

    Raises ClaimcheckError, with the file left as it is, when it holds something else or has that id already.
    """
    if path.suffix != ".yaml":
        raise ClaimcheckError(Problem(str(path), None, None, "a file of entries has a name that ends in .yaml"))
    if not path.exists():
        replace_file(path, f"entries:\n{entry}".encode())
        return
    file = read_file(path)
    replace_file(path, file.encoded(with_entry(file.text, file.shown, entry, identifier)))


def with_entry(text: str, path: str, entry: str, identifier: str) -> str:
    """Return the text of a file of entries with one more at its end, before what comments follow the last one."""
    records = _records(text, path)
    items = records.value if isinstance(records.value, list) else []
    if any(_id(item) == identifier for item in items):
        raise ClaimcheckError(Problem(path, None, None, f"the id '{identifier}' stands there already"))
    end = line_end(text, value_end(text, items[-1] if items else records))
    rest = text[end:]
    tail = rest[1:] if rest.strip() else ""
    result = "".join((text[:end], "\n\n" if items else "\n", _indented(entry, text, items), tail))
    before, after = parse_yaml(text, path).plain(), parse_yaml(result, path).plain()
    added = parse_yaml(entry, path).plain()
    if after != {"entries": [*(before["entries"] or []), *added]}:
        raise ClaimcheckError(Problem(path, None, None, "the entry cannot be added here; paste it in by hand"))
    return result


def _records(text: str, path: str) -> YamlNode:
    root = parse_yaml(text, path)
    keys = root.value if isinstance(root.value, dict) else {}
    records = keys.get("entries")
    if len(keys) != 1 or records is None:
        raise ClaimcheckError(Problem(path, 1, None, "no file of entries: expected the one key `entries:`"))
    if records.value is not None and not (isinstance(records.value, list) and is_block(text, records)):
        raise ClaimcheckError(records.problem("expected a list under `entries:`, a line beginning with `-` for each"))
    return records


def _id(record: YamlNode) -> object:
    return record.value["id"].value if isinstance(record.value, dict) and "id" in record.value else None


def _indented(entry: str, text: str, items: list[YamlNode]) -> str:
    """Return the lines of `entry` as far in as the entries of the file are."""
    if not items:
        return entry
    line = text[text.rfind("\n", 0, items[0].start) + 1 :]
    column = len(line) - len(line.lstrip(" "))
    return "".join(f"{' ' * column}{part[2:]}" if part.strip() else part for part in entry.splitlines(keepends=True))
