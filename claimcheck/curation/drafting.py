"""Drafts entries from trusted documents: what they claim, less what the claim base has, as entries to review.

The documents are read twice: with the claim base as it is, and with the noun phrases it has no concept for added as
concepts for the time being, so that "calcium absorption" is not taken for calcium. Only the concepts that a proposed
entry needs are kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase, ClaimFolders
from claimcheck.curation.names import UNCERTAIN, NewConcept, kind_on_side, new_concept
from claimcheck.curation.plausibility import PROPOSED, Reading, as_supporting, why_not
from claimcheck.curation.writing import inline_yaml
from claimcheck.matching import judge
from claimcheck.model.claim import Claim, Relation
from claimcheck.model.document import Document, Lines, Span
from claimcheck.model.entry import Side
from claimcheck.pipeline.extract import Extractor

# A new concept, and the sentence that names it.
Name = tuple[NewConcept, Span | None]


class Place(Struct, frozen=True):
    """Where a document says something: its number among those drafted from, the nearest heading and the line."""

    document: int
    section: str
    line: int


class Covered(Struct, frozen=True):
    """A claim that the claim base has an entry for."""

    place: Place
    words: str
    entry: str


class LeftOut(Struct, frozen=True):
    """A claim that is not proposed, and why."""

    place: Place
    words: str
    reason: str


class Proposal(Struct, frozen=True):
    """One entry to propose, with every claim it comes of and its place."""

    subject: Side
    relation: Relation
    object: Side
    claims: tuple[tuple[Claim, Place], ...]


class Drafted(Struct, frozen=True):
    """What came of the documents: `concepts` are new ones that the proposals need."""

    proposals: tuple[Proposal, ...]
    concepts: tuple[NewConcept, ...]
    covered: tuple[Covered, ...]
    left_out: tuple[LeftOut, ...]


def draft_claims(documents: Sequence[Document], folders: ClaimFolders) -> Drafted:
    """Return what the documents claim: what to propose, what is covered, and what is left out."""
    plain = Extractor(folders)
    named = [tuple(_names(plain, document)) for document in documents]
    found = {concept.id: concept for names in named for concept, _ in names}
    known = _read(plain, documents, [()] * len(documents))
    with tempfile.TemporaryDirectory() as folder:
        write_concepts(Path(folder), found.values())
        wide = Extractor(folders._replace(packs=(*folders.packs, folder), cache=""))
        readings = _read(wide, documents, named)
    return _sort_out(known, readings, wide.finder.base)


def _names(extractor: Extractor, document: Document) -> Iterator[Name]:
    """Yield the concepts that a document names and the claim base does not, each with the sentence."""
    for phrase in extractor.unknown_phrases(document):
        concept = new_concept(phrase.words, extractor.finder)
        if concept is not None:
            yield concept, phrase.sentence


def write_concepts(folder: Path, concepts: Iterable[NewConcept]) -> None:
    """Write the part of a claim base that holds `concepts`."""
    (folder / "concepts").mkdir()
    lines = [
        f"  - {inline_yaml({'id': c.id, 'kind': c.kind or UNCERTAIN, 'label': c.label, 'synonyms': [c.label]})}\n"
        for c in concepts
    ]
    if lines:
        (folder / "concepts" / "drafted.yaml").write_text("concepts:\n" + "".join(lines), encoding="utf-8")


def _read(extractor: Extractor, documents: Sequence[Document], named: Sequence[Sequence[Name]]) -> list[Reading]:
    found = []
    for number, (document, names) in enumerate(zip(documents, named, strict=True)):
        for claim in extractor.claims(document, known_only=False):
            new = {concept.id: concept for concept, sentence in names if sentence == claim.sentence}
            judged = judge(claim, extractor.finder.base)
            found.append(_as_meant(Reading(judged, number, document, new), extractor.finder.base))
    return found


def _as_meant(reading: Reading, base: ClaimBase) -> Reading:
    meant = as_supporting(reading, base) if reading.judgement.entry is None else None
    return reading if meant is None else replace(reading, judgement=judge(meant, base))


def _sort_out(known: Sequence[Reading], readings: Sequence[Reading], base: ClaimBase) -> Drafted:
    covered = [one for one in (*known, *readings) if one.judgement.entry is not None]
    groups: dict[tuple[Side, Side], dict[Relation, list[Reading]]] = {}
    left_out = []
    for one in readings:
        if one.judgement.entry is not None:
            continue
        reason = why_not(one, (other.claim for other in covered if other.number == one.number), base)
        if reason is None:
            groups.setdefault(_sides(one.claim), {}).setdefault(one.claim.relation, []).append(one)
        else:
            left_out.append(_left_out(one, reason))
    proposals = []
    for (subject, object_), relations in groups.items():
        relation = max(relations, key=lambda relation: len(relations[relation]))
        members = relations.pop(relation)
        proposals.append(Proposal(subject, relation, object_, tuple((one.claim, _place(one)) for one in members)))
        left_out += [_left_out(one, PROPOSED) for others in relations.values() for one in others]
    new = {concept.id: concept for one in readings for concept in one.new.values()}
    return Drafted(
        tuple(proposals),
        tuple(_needed(proposals, new)),
        tuple(dict.fromkeys(Covered(_place(one), _words(one), _entry_id(one)) for one in covered)),
        tuple(dict.fromkeys(left_out)),
    )


def _sides(claim: Claim) -> tuple[Side, Side]:
    subject, object_ = claim.subject, claim.object
    return Side(subject.concept or "", subject.state), Side(object_.concept or "", object_.state)


def _left_out(reading: Reading, reason: str) -> LeftOut:
    return LeftOut(_place(reading), _words(reading), reason)


def _entry_id(reading: Reading) -> str:
    entry = reading.judgement.entry
    return entry.id if entry is not None else ""


def _words(reading: Reading) -> str:
    span = reading.claim.span
    return reading.document.source[span.start : span.end]


def _place(reading: Reading) -> Place:
    document, claim = reading.document, reading.claim
    headings = document.blocks[claim.block].context.headings
    section = document.blocks[headings[-1]].text if headings else "beginning"
    line = Lines(document.source).position(claim.span.start).line
    return Place(reading.number, " ".join(section.split()), line)


def _needed(proposals: Sequence[Proposal], new: Mapping[str, NewConcept]) -> Iterator[NewConcept]:
    """Yield the new concepts that proposals use, with the kind that their first use suggests."""
    done: set[str] = set()
    for proposal in proposals:
        for side, name in ((proposal.subject, "subject"), (proposal.object, "object")):
            concept = new.get(side.concept)
            if concept is not None and concept.id not in done:
                done.add(concept.id)
                yield replace(concept, kind=kind_on_side(concept, proposal.relation, name))
