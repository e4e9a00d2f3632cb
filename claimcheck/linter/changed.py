"""Which findings a change brought into a draft.

A finding is new when the old version of the draft did not have it: the same rule at fault with the same sentence, or,
for a finding of the whole document, the same rule. So a sentence that was moved, or that shares a line with
changed words, is not held against the change; a sentence that became wrong because the change took a qualifier, a
heading or a disclaimer from it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model.document import Span
from claimcheck.model.report import FileReport, ReportedFinding
from claimcheck.readers import decode

Key = tuple[str, str | None, str]


class Change(Struct, frozen=True):
    """What became of a draft: its bytes now and before, `old` None where there was no such draft.

    `added` are the numbers, from 0 and in order, of the lines that are new; only LF ends a line here, as in git.
    `old_path` tells by its extension the format of the old version.
    """

    present: bytes
    old: bytes | None
    old_path: Path
    added: tuple[int, ...] = ()


def new_findings(now: FileReport, then: FileReport | None, change: Change) -> FileReport:
    """Return `now` with no findings but the new ones; `then` is the report on the old version.

    Where there was no old version, all is new. Where it cannot be read, findings of the whole document are new, and
    those whose sentence shares a code point with an added line.
    """
    if change.old is None or then is None or now.error is not None:
        return now
    source = decode(change.present, now.path)
    added = added_spans(source, change.added)
    if then.error is not None:
        kept = [one for one in now.findings if one.key.of_document or _touched(one, added)]
        return replace(now, findings=tuple(kept))
    known = Counter(map(_key, then.findings))
    return replace(now, findings=_beyond(known, now.findings, added))


def added_spans(source: str, numbers: Sequence[int]) -> tuple[Span, ...]:
    """Return the code points of the lines `numbers` of `source`, neighbouring lines as one span."""
    spans: list[Span] = []
    wanted, start = set(numbers), 0
    for number, line in enumerate(source.split("\n")):
        end = start + len(line) + 1
        if number in wanted:
            if spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
        start = end
    return tuple(spans)


def _beyond(
    known: Counter[Key], findings: Sequence[ReportedFinding], added: Sequence[Span]
) -> tuple[ReportedFinding, ...]:
    """Return the findings that are more than `known` has; of equal ones, those on added lines are the new ones."""
    new = set()
    for number in sorted(range(len(findings)), key=lambda number: _touched(findings[number], added)):
        key = _key(findings[number])
        if known[key] > 0:
            known[key] -= 1
        else:
            new.add(number)
    return tuple(one for number, one in enumerate(findings) if number in new)


def _key(found: ReportedFinding) -> Key:
    key = found.key
    return (key.rule, key.entry, "" if key.of_document else key.sentence)


def _touched(found: ReportedFinding, added: Sequence[Span]) -> bool:
    """Tell whether the sentence of a finding shares a code point with an added line."""
    sentence = found.finding.sentence
    following = bisect_right(added, sentence.start, key=lambda span: span.end)
    return following < len(added) and added[following].start < max(sentence.end, sentence.start + 1)
