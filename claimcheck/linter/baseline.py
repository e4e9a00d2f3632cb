"""What a baseline knows of the findings of a run, and what of it is no longer there.

A record and a finding are the same when rule, entry, sentence and occurrence are, in the same file; for a finding
about the whole document the sentence does not count. After that, a record whose file is gone may be that of a file
by another name: of one that no record names, and then the sentence counts for findings of all kinds. No record
stands for two findings.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.config import KnownRule, Settings
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.linter.tasks import Task
from claimcheck.model.baseline import KnownFinding
from claimcheck.model.finding import Severity
from claimcheck.model.report import FileReport, FindingKey

Place = tuple[int, int]


class Baseline(Struct, frozen=True):
    """The records of one file, called `shown`; their paths are relative to `root`."""

    shown: str
    root: Path
    records: tuple[KnownFinding, ...] = ()


class CheckedFile(Struct, frozen=True):
    """A file that was checked: its path from the root of the baseline, and the codes of which findings are shown.

    `changed` are the findings that a change under review touches, where only these matter.
    """

    file: str
    report: FileReport
    shows: Callable[[str], bool]
    changed: frozenset[FindingKey] = frozenset()

    def keys(self) -> Iterator[FindingKey]:
        """Yield the keys of the findings; of equal sentences those that are not changed count as the first ones.

        Otherwise a sentence that is put before its like would be taken for it, and the old one, elsewhere, for new.
        """
        keys = [found.key for found in self.report.findings]
        seen: Counter[tuple[str, str | None, str]] = Counter()
        occurrences = {}
        for key in sorted(keys, key=lambda key: key in self.changed):
            same = (key.rule, key.entry, "" if key.of_document else key.sentence)
            seen[same] += 1
            occurrences[key] = seen[same]
        return (key._replace(occurrence=occurrences[key]) for key in keys) if self.changed else iter(keys)


class Comparison(Struct, frozen=True):
    """A baseline beside a run.

    `known` gives the record of a finding by the numbers of file and finding. `stale` records have no finding any
    more; of `unseen` ones that cannot be told, because their file or rule was left out of the run.
    """

    known: Mapping[Place, KnownFinding]
    stale: tuple[KnownFinding, ...]
    unseen: tuple[KnownFinding, ...]


def path_from(root: Path, path: Path) -> str:
    """Return how a baseline with that root names the absolute `path`."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path.as_posix()


def checked_files(
    tasks: Sequence[Task],
    reports: Sequence[FileReport],
    root: Path,
    known_rules: Iterable[KnownRule],
    changed: Sequence[FileReport] | None = None,
) -> tuple[CheckedFile, ...]:
    """Return the reports on `tasks`, which are in the same order, as a baseline with that root looks at them.

    `changed` are the same reports with only the findings that a change touches.
    """
    severities = {rule.code: rule.severity for rule in known_rules}

    def shows(settings: Settings, code: str) -> bool:
        severity = settings.severity_of(code, severities.get(code, Severity.ERROR))
        return settings.enables(code) and severity >= settings.min_severity

    return tuple(
        CheckedFile(path_from(root, task.path), report, partial(shows, task.settings), _keys_of(own))
        for task, report, own in zip(tasks, reports, changed or [FileReport("")] * len(tasks), strict=True)
    )


def _keys_of(report: FileReport) -> frozenset[FindingKey]:
    return frozenset(found.key for found in report.findings)


def compare(baseline: Baseline, files: Sequence[CheckedFile]) -> Comparison:
    """Find the record of every finding, and the records that have none."""
    known = dict(_in_same_file(baseline.records, files))
    left = _without(baseline.records, known.values())
    unseen_files = {record.file for record in left} - {checked.file for checked in files}
    gone = {file for file in unseen_files if not os.path.lexists(baseline.root / file)}
    known.update(_in_renamed_file([record for record in left if record.file in gone], files, baseline.records))
    left = _without(left, known.values())
    stale = _stale(left, files, gone)
    return Comparison(known, stale, _without(left, stale))


def without_known(files: Sequence[CheckedFile], comparison: Comparison) -> tuple[FileReport, ...]:
    """Return the reports without the findings that are known; these are counted."""
    return tuple(_freed(checked.report, number, comparison) for number, checked in enumerate(files))


def within(changed: FileReport, freed: FileReport) -> FileReport:
    """Return the report with the findings that a change touches, without those that `freed` of the file lacks."""
    new = _keys_of(freed)
    kept = tuple(found for found in changed.findings if found.key in new)
    return replace(changed, findings=kept, baselined=len(changed.findings) - len(kept))


def updated(
    files: Sequence[CheckedFile], comparison: Comparison, *, reason: str | None = None, owner: str | None = None
) -> tuple[KnownFinding, ...]:
    """Return the records for the findings of a run: known ones keep reason and owner, new ones get those given.

    Records that the run says nothing about stay. Raises ClaimcheckError for files that a baseline cannot name.
    """
    _check_names(files)
    records = [
        _record(checked.file, found.key, comparison.known.get((number, place)), reason, owner)
        for number, checked in enumerate(files)
        for place, found in enumerate(checked.report.findings)
    ]
    return tuple({record.place: record for record in (*records, *comparison.unseen)}.values())


def _record(
    file: str, key: FindingKey, known: KnownFinding | None, reason: str | None, owner: str | None
) -> KnownFinding:
    if known is not None:
        reason, owner = known.reason, known.owner
    return KnownFinding(file, key.rule, key.entry, key.sentence, key.occurrence, reason or None, owner or None)


def _in_same_file(
    records: Sequence[KnownFinding], files: Sequence[CheckedFile]
) -> Iterator[tuple[Place, KnownFinding]]:
    by_sentence = {_key(record, record.sentence, record.file): record for record in records}
    by_document = {_key(record, None, record.file): record for record in reversed(records)}
    for number, checked in enumerate(files):
        for place, key in enumerate(checked.keys()):
            table, sentence = (by_document, None) if key.of_document else (by_sentence, key.sentence)
            record = table.pop(_key(key, sentence, checked.file), None)
            if record is not None:
                yield (number, place), record


def _in_renamed_file(
    gone: Iterable[KnownFinding], files: Sequence[CheckedFile], records: Iterable[KnownFinding]
) -> Iterator[tuple[Place, KnownFinding]]:
    """Yield what the records of files that are `gone` stand for in files that no record names, in order of paths."""
    named = {record.file for record in records}
    waiting: dict[object, list[KnownFinding]] = {}
    for record in sorted(gone, key=lambda record: record.place, reverse=True):
        waiting.setdefault(_key(record, record.sentence), []).append(record)
    for number, checked in sorted(enumerate(files), key=lambda pair: pair[1].file):
        for place, key in enumerate(checked.keys() if checked.file not in named else ()):
            same = waiting.get(_key(key, key.sentence))
            if same:
                yield (number, place), same.pop()


def _key(one: KnownFinding | FindingKey, sentence: str | None, file: str | None = None) -> tuple[object, ...]:
    return file, one.rule, one.entry, sentence, one.occurrence


def _without(records: Iterable[KnownFinding], taken: Iterable[KnownFinding]) -> tuple[KnownFinding, ...]:
    places = {record.place for record in taken}
    return tuple(record for record in records if record.place not in places)


def _stale(
    left: Iterable[KnownFinding], files: Sequence[CheckedFile], gone: Collection[str]
) -> tuple[KnownFinding, ...]:
    read = {checked.file: checked for checked in files if checked.report.error is None}
    shown = {rule for rule in {record.rule for record in left} if any(checked.shows(rule) for checked in files)}

    def is_stale(record: KnownFinding) -> bool:
        if record.file in gone:
            return record.rule in shown
        return record.file in read and read[record.file].shows(record.rule)

    return tuple(filter(is_stale, left))


def _freed(report: FileReport, number: int, comparison: Comparison) -> FileReport:
    kept = tuple(found for place, found in enumerate(report.findings) if (number, place) not in comparison.known)
    return replace(report, findings=kept, baselined=len(report.findings) - len(kept))


def _check_names(files: Iterable[CheckedFile]) -> None:
    message = "a baseline cannot hold a name that is blank or not UTF-8; rename the file, or exclude it"
    wrong = [
        Problem(checked.report.path, None, None, message)
        for checked in files
        if checked.report.findings and not (checked.file.strip() and _is_unicode(checked.file))
    ]
    if wrong:
        raise ClaimcheckError(wrong)


def _is_unicode(name: str) -> bool:
    """Tell whether a name has no bytes that could not be decoded, which Python keeps as lone surrogates."""
    return not any("\ud800" <= char <= "\udfff" for char in name)
