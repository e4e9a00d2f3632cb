"""The canonical form of claim-base files, reached by moving whole lines: nothing is written anew, nothing lost.

The keys of each record stand in the order of the documentation, a blank line stands between entries, lines end with
LF and without spaces. A record in braces stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.claimbase.changes import change_record
from claimcheck.claimbase.records import CONCEPT_KEYS, ENTRY_KEYS, SOURCE_KEYS, TOPIC_KEYS
from claimcheck.curation.spans import is_block, leaves, line_start, value_end
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.yamlfile import YamlNode, parse_yaml

KEYS: Mapping[str, Sequence[str]] = {
    "sources": SOURCE_KEYS,
    "concepts": CONCEPT_KEYS,
    "entries": ENTRY_KEYS,
    "topics": TOPIC_KEYS,
    "changes": tuple(change_record(None).fields),
}
# Parts whose records have a blank line between them.
SPACED = ("entries", "topics", "changes")
_DASH = re.compile(r"\s*-\s+")


def formatted(text: str, path: str) -> str:
    """Return the canonical form of a claim-base file with LF line ends.

    Raises ClaimcheckError when it is no claim-base file, and when its form cannot be changed without loss.
    """
    root = parse_yaml(text, path)
    part = part_of(root)
    if part is None or not isinstance(root.value, dict):
        names = ", ".join(f"`{name}:`" for name in KEYS)
        raise ClaimcheckError(Problem(path, 1, None, f"no claim-base file: expected one of the keys {names}"))
    records = root.value[part]
    result = _Lines(text, records).formatted(KEYS[part], part in SPACED)
    _check_nothing_is_lost(text, result, path)
    return result


def part_of(root: YamlNode) -> str | None:
    """Return which part of a claim base a file holds, None when it holds none."""
    keys = list(root.value) if isinstance(root.value, dict) else []
    return keys[0] if len(keys) == 1 and keys[0] in KEYS else None


class _Lines:
    """The lines of a file with block records; lines inside texts that span lines are `kept` as they are."""

    def __init__(self, text: str, records: YamlNode):
        self._text, self._records = text, records
        self._lines = text.split("\n")
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._kept: set[int] = set()
        for leaf in leaves(records):
            self._kept.update(range(self._number(leaf.start) + 1, self._number(value_end(text, leaf)) + 1))

    def formatted(self, keys: Sequence[str], spaced: bool) -> str:
        """Return the file with the keys of its records in the order of `keys`."""
        records = self._records
        items = records.value if isinstance(records.value, list) and is_block(self._text, records) else []
        parts: list[list[str]] = []
        at = 0
        for item in items:
            start, end = self._number(self._dash(item)), self._last(item) + 1
            parts.append(_gap(self._tidy(range(at, start)), at > 0 and spaced))
            parts.append(self._record(item, start, end, keys))
            at = end
        parts.append(_gap(self._tidy(range(at, len(self._lines))), False))
        return "\n".join(line for part in parts for line in part).strip("\n") + "\n"

    def _record(self, item: YamlNode, start: int, end: int, keys: Sequence[str]) -> list[str]:
        """Return the lines of a record, in the order of its keys when each begins a line of its own."""
        if not isinstance(item.value, dict) or not is_block(self._text, item) or not self._movable(item):
            return self._tidy(range(start, end))
        first = next(iter(item.keys.values()))
        head = self._tidy(range(start, self._number(first.start)))
        chunks = {}
        names = list(item.keys)
        starts = [self._number(first.start), *(self._chunk_start(item, one, two) for one, two in _pairs(names))]
        for name, begin, stop in zip(names, starts, [*starts[1:], end], strict=True):
            chunks[name] = self._tidy(range(begin, stop), blank_lines=False)
        ordered = [key for key in keys if key in chunks] + [name for name in names if name not in keys]
        if ordered != names and not head:
            _move_dash(chunks[names[0]], chunks[ordered[0]], first.column - 1)
        return [*head, *(line for key in ordered for line in chunks[key])]

    def _movable(self, item: YamlNode) -> bool:
        before = [self._text[line_start(self._text, key.start) : key.start] for key in item.keys.values()]
        return not any(part.strip() for part in before[1:]) and (
            not before[0].strip() or bool(_DASH.fullmatch(before[0]))
        )

    def _chunk_start(self, item: YamlNode, before: str, key: str) -> int:
        """Return the line where a key begins with the comments directly above it, not indented more than it is."""
        assert isinstance(item.value, dict)
        last = self._number(value_end(self._text, item.value[before]))
        last = max(last, self._number(item.keys[before].start))
        start = self._number(item.keys[key].start)
        column = item.keys[key].column - 1
        while start - 1 > last and self._lines[start - 1][: column + 1].strip():
            start -= 1
        return start

    def _dash(self, item: YamlNode) -> int:
        """Return the place of the dash of an item, which may stand on a line of its own."""
        at = item.start
        while True:
            start = line_start(self._text, at)
            line = self._text[start:at]
            if line.lstrip().startswith("-") or start == 0:
                return start
            at = start - 1

    def _last(self, item: YamlNode) -> int:
        return self._number(max(value_end(self._text, item), item.start))

    def _number(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _tidy(self, numbers: range, *, blank_lines: bool = True) -> list[str]:
        """Return lines without spaces at their ends, where that is no part of a text."""
        lines = [(n in self._kept, self._lines[n] if n in self._kept else self._lines[n].rstrip()) for n in numbers]
        return [line for kept, line in lines if line or kept or blank_lines]


def _pairs(names: list[str]) -> list[tuple[str, str]]:
    return list(zip(names, names[1:], strict=False))


def _gap(lines: list[str], spaced: bool) -> list[str]:
    """Return what stands between records with no two blank lines together, with `spaced` at least one."""
    single = [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]
    if not spaced:
        return single
    return single if "" in single else ["", *single]


def _move_dash(old: list[str], new: list[str], column: int) -> None:
    """Take the dash of a record from the line that was its first to the one that becomes it."""
    lead = _DASH.match(old[0])
    assert lead is not None
    old[0] = " " * column + old[0][column:]
    first = next(n for n, line in enumerate(new) if not line.lstrip().startswith("#"))
    new[first] = lead.group() + new[first][column:]


def _check_nothing_is_lost(before: str, after: str, path: str) -> None:
    try:
        same_data = parse_yaml(before, path).plain() == parse_yaml(after, path).plain()
    except ClaimcheckError:
        same_data = False
    if not same_data or _content(before) != _content(after):
        message = "cannot be brought into canonical form without loss; put its keys in order by hand"
        raise ClaimcheckError(Problem(path, None, None, message))


def _content(text: str) -> Counter[str]:
    """Count the lines with something in them, comments among them, whatever their indentation."""
    lines = (line[lead.end() :] if (lead := _DASH.match(line)) else line for line in text.split("\n"))
    return Counter(line.strip() for line in lines if line.strip())
