"""The file of a baseline: sorted, a record of several lines for each finding, so that git can merge additions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.baselinelines import RULE, SCHEMA, read_as_written, write
from claimcheck.model.baseline import KnownFinding
from claimcheck.shapes import Choice, Field, Number, Record, Schema, Text, Values, Wrong, text
from claimcheck.yamlfile import Checker, YamlNode, parse_yaml

MAX_FINDINGS = 100_000
MAX_CHARACTERS = 50_000_000
CONFLICT = re.compile(r"^<<<<<<< ", re.MULTILINE)


def read_baseline(path: Path, shown: str) -> tuple[KnownFinding, ...]:
    """Read a baseline; ClaimcheckError lists everything that is wrong in it."""
    text = _read(path, shown)
    if len(text) > MAX_CHARACTERS:
        raise ClaimcheckError(Problem(shown, None, None, f"longer than {MAX_CHARACTERS:,} characters"))
    written = read_as_written(text)
    if written is not None:
        return written
    checker = Checker()
    node = parse_yaml(text, shown, max_characters=MAX_CHARACTERS, max_nodes=20 * MAX_FINDINGS)
    values = BASELINE.read(checker, node)
    checker.raise_problems()
    return values["findings"] if values else ()


def render_baseline(records: Iterable[KnownFinding]) -> str:
    """Return the file with these records, the same for the same records whatever their order."""
    ordered = sorted(records, key=lambda record: record.place)
    if len(ordered) > MAX_FINDINGS:
        message = f"{len(ordered):,} findings are too many for one baseline (the most are {MAX_FINDINGS:,})"
        raise ClaimcheckError(f"{message}; write one for each of several folders with --baseline")
    return write(ordered)


def _read(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(4 * MAX_CHARACTERS)
        return _without_conflicts(data.decode("utf-8-sig"), shown)
    except FileNotFoundError:
        message = "there is no such baseline; write it with `claimcheck baseline create`, or correct the name"
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
    except (OSError, ValueError) as error:
        message = f"the baseline cannot be read: {getattr(error, 'strerror', None) or error}"
    raise ClaimcheckError(Problem(shown, None, None, message))


def _without_conflicts(text: str, shown: str) -> str:
    conflict = CONFLICT.search(text)
    if conflict is None:
        return text
    line = text.count("\n", 0, conflict.start()) + 1
    message = "a merge left a conflict here; keep the records of both sides and run `claimcheck baseline update`"
    raise ClaimcheckError(Problem(shown, line, None, message))


def _rule(word: str) -> str:
    if not RULE.fullmatch(word):
        raise Wrong(f"'{word}' is not the code of a rule; write one such as CC101")
    return word


def _wrong_between(values: Values) -> Iterator[tuple[tuple[str, ...], str]]:
    if values["occurrence"] < 1:
        yield ("occurrence",), "occurrences are counted from 1"


_FINDING: Record[KnownFinding] = Record(
    {
        "file": Field(text(), "The file, with / from the folder of the baseline.", "", required=True),
        "rule": Field(Text(_rule), "The code of the rule.", "", required=True),
        "entry": Field(text(), "The entry of the claim base that the finding is about."),
        "sentence": Field(text(), "The sentence as readers see it, with single spaces.", "", required=True),
        "occurrence": Field(Number(whole=True), "Which one it is where the rest is the same; 1 when left out.", 1),
        "reason": Field(text(), "Why the finding is left as it is."),
        "owner": Field(text(), "Who sees to it."),
    },
    lambda values: KnownFinding(**values),
    check=_wrong_between,
)


class _Records(Struct, frozen=True):
    """A list of records, each of them once."""

    def read(self, checker: Checker, node: YamlNode) -> tuple[KnownFinding, ...]:
        records: dict[tuple[Any, ...], tuple[KnownFinding, int]] = {}
        for item in checker.sequence(node):
            record = _FINDING.read(checker, item)
            if record is None:
                continue
            _, first = records.setdefault(record.place, (record, item.line))
            if first != item.line and record.sentence:
                checker.report(item, f"this finding stands twice (first on line {first}); remove one of them")
        return tuple(record for record, _ in records.values())

    def schema(self) -> Schema:
        return {"type": "array", "items": _FINDING.schema()}


BASELINE: Record[Values] = Record(
    {
        "schema": Field(Choice({SCHEMA: SCHEMA}), "The form of this file.", required=True),
        "findings": Field(_Records(), "The findings that are known.", (), required=True),
    }
)
