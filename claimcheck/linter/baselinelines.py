"""A baseline line by line, as it is written: YAML, of which reading this much takes a tenth of the time.

Files that people changed in other ways than by filling in a line are left to the reader of all YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from claimcheck.model.baseline import KnownFinding

SCHEMA = "claimcheck-baseline/1"
HEADER = f"""\
# Findings that `claimcheck check` leaves out, written by `claimcheck baseline`. You may fill in `reason` and `owner`;
# other comments than this one are not kept.
schema: {SCHEMA}
findings:"""
KEYS = ("file", "rule", "entry", "sentence", "occurrence", "reason", "owner")
RULE = re.compile(r"CC[0-9]{3}")

# Words, and marks that mean nothing inside plain text.
_PLAIN = re.compile(r"[A-Za-z][\w.,;()/'+=!?*-]*(?: [\w.,;()/'+=!?*-]+)*")
_SPECIAL = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_RECORD = re.compile(
    r"  - file: (?P<file>.+)\n"
    r"    rule: (?P<rule>CC[0-9]{3})\n"
    r"(?:    entry: (?P<entry>.+)\n)?"
    r"    sentence: (?P<sentence>.+)\n"
    r"(?:    occurrence: (?P<occurrence>[1-9][0-9]{0,5})\n)?"
    r"(?:    reason: (?P<reason>.+)\n)?"
    r"(?:    owner: (?P<owner>.+)\n)?"
)
_QUOTED = re.compile(r'"([^"\\]*(?:\\["\\][^"\\]*)*)"')
_ESCAPE = re.compile(r"\\(.)")


def write(records: Iterable[KnownFinding]) -> str:
    """Return the file with these records in their order."""
    lines = "".join(map(_record, records))
    return f"{HEADER}\n{lines}" if lines else f"{HEADER} []\n"


def read_as_written(text: str) -> tuple[KnownFinding, ...] | None:
    """Return the records of a file that stands as `write` would have written it; None for any other."""
    if not text.startswith(f"{HEADER}\n"):
        return None
    records: dict[tuple[object, ...], KnownFinding] = {}
    at = len(HEADER) + 1
    while at < len(text):
        match = _RECORD.match(text, at)
        record = _read_record(match) if match else None
        if match is None or record is None or record.place in records:
            return None
        records[record.place] = record
        at = match.end()
    return tuple(records.values()) or None


def _record(record: KnownFinding) -> str:
    values = ((key, getattr(record, key)) for key in KEYS)
    lines = [f"{key}: {_scalar(value)}\n" for key, value in values if value is not None and (key, value) != _FIRST]
    return "  - " + "    ".join(lines)


_FIRST = ("occurrence", 1)


def _scalar(value: str | int) -> str:
    """Return a value on one line: in double quotes where plain text could be read as something else."""
    if isinstance(value, int) or _is_plain(value):
        return str(value)
    if value.isprintable():
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    quoted: str = yaml.dump(value, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=float("inf"))
    return quoted.rstrip("\n")


def _is_plain(value: str) -> bool:
    return _PLAIN.fullmatch(value) is not None and value.lower() not in _SPECIAL


def _read_record(match: re.Match[str]) -> KnownFinding | None:
    written = match.groupdict()
    occurrence = int(written.pop("occurrence") or 1)
    values: dict[str, Any] = {key: text and _text(text) for key, text in written.items()}
    if any(values[key] is None and text is not None for key, text in written.items()):
        return None
    return KnownFinding(**values, occurrence=occurrence)


def _text(written: str) -> str | None:
    if written[0] != '"':
        return written if _is_plain(written) else None
    quoted = _QUOTED.fullmatch(written)
    if quoted is None or not written.isprintable() or not quoted[1].strip():
        return None
    return _ESCAPE.sub(_escaped, quoted[1]) if "\\" in quoted[1] else quoted[1]


def _escaped(escape: re.Match[str]) -> str:
    return escape[1]
