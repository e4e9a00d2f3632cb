"""The checked claim base as JSON in a cache folder: read in a hundredth of the time that the YAML takes.

A file is named by the content it was made from and carries its own digest, so that one that was cut short or edited
is not believed but made anew. It holds data only; nothing in it is ever executed.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimcheck import __version__
from claimcheck.atomic import write_atomically
from claimcheck.claimbase.base import ClaimBase
from claimcheck.claimbase.folders import ClaimFile
from claimcheck.model.claim import Certainty, Frequency, Relation, State, Strength
from claimcheck.model.entry import (
    Citation,
    Concept,
    Entry,
    Evidence,
    Example,
    Figure,
    Licence,
    Side,
    Source,
    Verdict,
)

# Looking up is quicker than asking the enumerations, thousands of times.
_RELATIONS = {item.value: item for item in Relation}
_STATES: dict[str | None, State | None] = {None: None, **{item.value: item for item in State}}
_VERDICTS: dict[int | None, Verdict | None] = {None: None, **{int(item): item for item in Verdict}}
_GRADES = {int(item): item for item in Evidence}

FORMAT = 1
KEPT = 8
LEFT_BEHIND = 3_600

Folders = Sequence[Sequence[ClaimFile]]


def read_compiled(cache: Path, digest: str, folders: Folders, qualifiers: frozenset[str] | None) -> ClaimBase | None:
    """Return the claim base of that content, None when it is not in the cache or not as it was written."""
    try:
        checksum, _, text = (cache / _name(digest, folders, qualifiers)).read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != checksum:
        return None
    return _decode(json.loads(text), digest)


def write_compiled(cache: Path, base: ClaimBase, folders: Folders, qualifiers: frozenset[str] | None) -> None:
    """Keep `base`; a cache that cannot be written is done without."""
    text = json.dumps(_encode(base), ensure_ascii=False, separators=(",", ":")).encode()
    checksum = hashlib.sha256(text).hexdigest().encode()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(cache / _name(base.digest, folders, qualifiers), checksum + b"\n" + text)
        _forget_old(cache)
    except OSError:
        return


def _name(digest: str, folders: Folders, qualifiers: frozenset[str] | None) -> str:
    """Return the file for a content, as this version of the program reads it and names its files."""
    places = [file.shown for files in folders for file in files]
    names = None if qualifiers is None else sorted(qualifiers)
    key = json.dumps([FORMAT, __version__, digest, places, names])
    return f"claims-{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def compiled_files(cache: Path) -> list[Path]:
    """Return the claim bases in `cache` and what writers that were killed left behind of them."""
    return [*cache.glob("claims-*.json"), *_unfinished(cache)]


def _unfinished(cache: Path) -> list[Path]:
    return [path for path in cache.glob(".claims-*") if ".json." in path.name]


def _forget_old(cache: Path) -> None:
    """Remove all but the files written last, and unfinished ones that nobody can be writing any more."""
    files = sorted(cache.glob("claims-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    old = [path for path in _unfinished(cache) if time.time() - path.stat().st_mtime > LEFT_BEHIND]
    for path in (*files[KEPT:], *old):
        path.unlink(missing_ok=True)


def _encode(base: ClaimBase) -> dict[str, Any]:
    return {
        "concepts": [
            [c.id, c.kind, c.label, c.synonyms, c.broader, c.state and c.state.value, c.identifiers]
            for c in base.concepts.values()
        ],
        "sources": [[s.id, s.title, s.url, s.publisher, s.date and s.date.isoformat()] for s in base.sources.values()],
        "entries": [_encode_entry(entry) for entry in base.entries.values()],
    }


def _encode_entry(entry: Entry) -> list[Any]:
    licence, figure = entry.licence, entry.figure
    return [
        *(entry.id, entry.topic, *_encode_side(entry.subject), entry.relation.value, *_encode_side(entry.object)),
        entry.evidence,
        [licence.strength, licence.certainty, licence.frequency, [sorted(q) for q in licence.qualifiers]],
        [licence.denial, licence.sole],
        *(entry.statement, entry.suggestion),
        [[citation.source.id, citation.section, citation.line] for citation in entry.citations],
        *(entry.reviewed.isoformat(), entry.review_by.isoformat(), entry.tensions, entry.medical_review),
        figure and [figure.low, figure.high, figure.unit],
        [[one.text, one.verdict, one.line, one.missed] for one in entry.examples],
        *(entry.changed, entry.path, entry.line),
    ]


def _encode_side(side: Side) -> tuple[str, str | None]:
    return side.concept, side.state and side.state.value


def _decode(data: dict[str, Any], digest: str) -> ClaimBase:
    concepts = {
        id_: Concept(id_, kind, label, tuple(synonyms), tuple(broader), _STATES[state], tuple(map(tuple, identifiers)))
        for id_, kind, label, synonyms, broader, state, identifiers in data["concepts"]
    }
    sources = {
        id_: Source(id_, title, url, publisher, _date(date)) for id_, title, url, publisher, date in data["sources"]
    }
    entries = {item[0]: _decode_entry(item, sources) for item in data["entries"]}
    return ClaimBase(concepts, sources, entries, digest)


def _decode_entry(item: list[Any], sources: dict[str, Source]) -> Entry:
    (
        identifier, topic, subject, subject_state, relation, object_, object_state, evidence, wording, allowed,
        statement, suggestion, citations, reviewed, review_by, tensions, medical_review, figure, examples,
        changed, path, line,
    ) = item  # fmt: skip
    strength, certainty, frequency, qualifiers = wording
    return Entry(
        identifier,
        topic,
        Side(subject, _STATES[subject_state]),
        _RELATIONS[relation],
        Side(object_, _STATES[object_state]),
        _GRADES[evidence],
        Licence(
            Strength(strength),
            Certainty(certainty),
            Frequency(frequency),
            tuple(map(frozenset, qualifiers)),
            *allowed,
        ),
        statement,
        suggestion,
        tuple(Citation(sources[source], section, at) for source, section, at in citations),
        datetime.date.fromisoformat(reviewed),
        datetime.date.fromisoformat(review_by),
        tuple(tensions),
        medical_review,
        figure and Figure(*figure),
        tuple([Example(text, _VERDICTS[verdict], at, missed) for text, verdict, at, missed in examples]),
        changed,
        path,
        line,
    )


def _date(word: str | None) -> datetime.date | None:
    return None if word is None else datetime.date.fromisoformat(word)
