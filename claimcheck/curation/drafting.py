"""Drafts entries from trusted documents: what they claim, less what the claim base has, as entries to review.

The documents are read twice: with the claim base as it is, and with the noun phrases it has no concept for added as
concepts for the time being, so that "calcium absorption" is not taken for calcium. Only the concepts that a proposed
entry needs are kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.claimbase import ClaimBase, ClaimFolders
from claimcheck.curation.names import UNCERTAIN, NewConcept, kind_on_side, new_concepts
from claimcheck.curation.plausibility import Reading, why_not
from claimcheck.curation.writing import inline_yaml
from claimcheck.matching import judge
from claimcheck.model.claim import Claim, Polarity, Relation
from claimcheck.model.document import Document, Lines
from claimcheck.model.entry import Side
from claimcheck.pipeline.extract import Extractor


@dataclass(frozen=True)
class Place:
    """Where a document says something: its number among those drafted from, the nearest heading and the line."""

    document: int
    section: str
    line: int


@dataclass(frozen=True)
class Covered:
    """A claim that the claim base has an entry for."""

    place: Place
    words: str
    entry: str


@dataclass(frozen=True)
class LeftOut:
    """A claim that is not proposed, and why."""

    place: Place
    words: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """One entry to propose, with every claim it comes of and its place."""

    subject: Side
    relation: Relation
    object: Side
    polarity: Polarity
    claims: tuple[tuple[Claim, Place], ...]


@dataclass(frozen=True)
class Drafted:
    """What came of the documents: `concepts` are new ones that the proposals need."""

    proposals: tuple[Proposal, ...]
    concepts: tuple[NewConcept, ...]
    covered: tuple[Covered, ...]
    left_out: tuple[LeftOut, ...]


def draft_claims(documents: Sequence[Document], folders: ClaimFolders) -> Drafted:
    """Return what the documents claim: what to propose, what is covered, and what is left out."""
    plain = Extractor(folders)
    base = plain.finder.base
    found = new_concepts((phrase for one in documents for phrase in plain.unknown_phrases(one)), base)
    known = _read(plain, documents, base, frozenset())
    with tempfile.TemporaryDirectory() as folder:
        write_concepts(Path(folder), found)
        wide = Extractor(folders._replace(packs=(*folders.packs, folder), cache=""))
        new = frozenset(concept.id for concept in found)
        readings = _read(wide, documents, wide.finder.base, new)
    return _sort_out([*known, *readings], readings, wide.finder.base, found)


def write_concepts(folder: Path, concepts: Iterable[NewConcept]) -> None:
    """Write the part of a claim base that holds `concepts`."""
    (folder / "concepts").mkdir()
    lines = [
        f"  - {inline_yaml({'id': c.id, 'kind': c.kind or UNCERTAIN, 'label': c.label, 'synonyms': [c.label]})}\n"
        for c in concepts
    ]
    if lines:
        (folder / "concepts" / "drafted.yaml").write_text("concepts:\n" + "".join(lines), encoding="utf-8")


def _read(
    extractor: Extractor, documents: Sequence[Document], base: ClaimBase, new: frozenset[str]
) -> list[tuple[int, Reading]]:
    return [
        (number, Reading(judge(claim, base), document, new))
        for number, document in enumerate(documents)
        for claim in extractor.claims(document, known_only=False)
    ]


def _sort_out(
    everything: Sequence[tuple[int, Reading]],
    readings: Sequence[tuple[int, Reading]],
    base: ClaimBase,
    found: Sequence[NewConcept],
) -> Drafted:
    covered = [(number, one) for number, one in everything if one.judgement.entry is not None]
    proposed: list[tuple[Claim, Place]] = []
    left_out = []
    for number, one in readings:
        if one.judgement.entry is not None:
            continue
        reason = why_not(one, (known.claim for same, known in covered if same == number), base)
        if reason is None:
            proposed.append((one.claim, _place(number, one)))
        else:
            left_out.append(LeftOut(_place(number, one), _words(one), reason))
    proposals = tuple(_grouped(proposed))
    return Drafted(
        proposals,
        tuple(_needed(proposals, found)),
        tuple(dict.fromkeys(Covered(_place(n, one), _words(one), _entry_id(one)) for n, one in covered)),
        tuple(dict.fromkeys(left_out)),
    )


def _entry_id(reading: Reading) -> str:
    entry = reading.judgement.entry
    return entry.id if entry is not None else ""


def _words(reading: Reading) -> str:
    span = reading.claim.span
    return reading.document.source[span.start : span.end]


def _place(number: int, reading: Reading) -> Place:
    document, claim = reading.document, reading.claim
    headings = document.blocks[claim.block].context.headings
    section = document.blocks[headings[-1]].text if headings else "beginning"
    return Place(number, " ".join(section.split()), Lines(document.source).position(claim.span.start).line)


def _grouped(claims: Sequence[tuple[Claim, Place]]) -> Iterator[Proposal]:
    groups: dict[tuple[Side, Relation, Side, Polarity], list[tuple[Claim, Place]]] = {}
    for claim, place in claims:
        sides = (Side(term.concept or "", term.state) for term in (claim.subject, claim.object))
        subject, object_ = sides
        groups.setdefault((subject, claim.relation, object_, claim.polarity), []).append((claim, place))
    for key, members in groups.items():
        yield Proposal(*key, tuple(members))


def _needed(proposals: Sequence[Proposal], found: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """Yield the new concepts that proposals use, with the kind that their first use suggests."""
    by_id = {concept.id: concept for concept in found}
    done: set[str] = set()
    for proposal in proposals:
        for side, name in ((proposal.subject, "subject"), (proposal.object, "object")):
            concept = by_id.get(side.concept)
            if concept is not None and concept.id not in done:
                done.add(concept.id)
                yield replace(concept, kind=kind_on_side(concept, proposal.relation, name))
