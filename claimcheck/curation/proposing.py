"""Turns what a document claims into records to review: entries with a proposed grade and licence, concepts, sources.

The grade follows the wording of the documents, always on the careful side, since a document's being sure is no
evidence; a person decides, and `medical_review` says that nobody has yet.

| the documents say | proposed grade |
|---|---|
| causes, prevents, reduces, without a hedge, in at least three documents | established |
| the same in one or two documents | probable |
| can cause, may cause, is linked to, probably causes | possible |
| of single cases only | case_reports |
| that it is not shown, or that it is not so | not_established |

The licence is the strongest wording found that the grade allows, the commonest frequency given, and those qualifiers
of `drafting.yaml` that stand wherever the documents say it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from claimcheck.claimbase import ClaimBase
from claimcheck.curation.drafting import Drafted, Proposal
from claimcheck.curation.drafting_data import drafting_data
from claimcheck.curation.names import NewConcept, slug
from claimcheck.curation.ownwords import Runs, own_texts
from claimcheck.model.claim import Certainty, Claim, Polarity, Strength
from claimcheck.model.document import BlockKind, Document
from claimcheck.model.entry import CEILING, Evidence, Side, Source

MANY = 3
DAYS_TO_REVIEW = 90
TODO = "TODO"


class Records(Struct, frozen=True):
    """Records of a claim base as plain data, by part."""

    sources: tuple[dict[str, Any], ...]
    concepts: tuple[dict[str, Any], ...]
    entries: tuple[dict[str, Any], ...]


def records_of(
    drafted: Drafted, documents: Sequence[Document], base: ClaimBase, source: str | None, today: datetime.date
) -> Records:
    """Return the records that `drafted` proposes; `source` is the id of the source for a single document."""
    ids = [source or _known_source(document, base) or _source_id(document) for document in documents]
    used = {place.document for proposal in drafted.proposals for _, place in proposal.claims}
    labels = {concept.id: concept.label for concept in base.concepts.values()}
    labels |= {concept.id: concept.label for concept in drafted.concepts}
    composer = _Composer(base, labels, ids, documents, Runs(document.source for document in documents), today)
    new = {ids[number]: documents[number] for number in sorted(used) if ids[number] not in base.sources}
    return Records(
        tuple(_source_record(identifier, document) for identifier, document in new.items()),
        tuple(concept_record(concept) for concept in drafted.concepts),
        tuple(composer.entries(drafted.proposals)),
    )


def concept_record(concept: NewConcept) -> dict[str, Any]:
    """Return a new concept as plain data."""
    return {"id": concept.id, "kind": concept.kind, "label": concept.label, "synonyms": [concept.label]}


def title_of(document: Document) -> str:
    """Return the title of a document: its title, else its first heading, else its file name."""
    for kind in (BlockKind.TITLE, BlockKind.HEADING):
        for block in document.blocks:
            if block.kind is kind:
                return " ".join(block.text.split())
    return document.path.rsplit("/", 1)[-1]


def _source_id(document: Document) -> str:
    return slug(document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "document"


def _known_source(document: Document, base: ClaimBase) -> str | None:
    """Return the id of the source that has the title of the document, or its file name as its id."""
    name, title = _source_id(document), title_of(document).casefold()
    known: Iterable[Source] = base.sources.values()
    return next((one.id for one in known if one.id == name or one.title.casefold() == title), None)


def _source_record(identifier: str, document: Document) -> dict[str, Any]:
    return {"id": identifier, "title": title_of(document), "url": TODO, "publisher": TODO}


class _Composer(Struct, frozen=True):
    base: ClaimBase
    labels: Mapping[str, str]
    ids: Sequence[str]
    documents: Sequence[Document]
    runs: Runs
    today: datetime.date

    def entries(self, proposals: Iterable[Proposal]) -> Iterator[dict[str, Any]]:
        """Yield the entries; no two have one id, nor the id of an entry of the claim base."""
        taken = set(self.base.entries)
        for proposal in proposals:
            identifier = _entry_id(proposal, taken)
            taken.add(identifier)
            yield self._entry(identifier, proposal)

    def _entry(self, identifier: str, proposal: Proposal) -> dict[str, Any]:
        evidence = grade_of(proposal)
        sides = [(self.labels[side.concept], side.state) for side in (proposal.subject, proposal.object)]
        cited = dict.fromkeys(place.document for _, place in proposal.claims)
        texts = own_texts((sides[0], proposal.relation, sides[1]), evidence, len(cited), self.runs)
        names = ", ".join(self.documents[number].path.rsplit("/", 1)[-1] for number in cited)
        return {
            "id": identifier,
            "topic": self._topic(proposal.subject),
            "subject": _side(proposal.subject),
            "relation": proposal.relation.value,
            "object": _side(proposal.object),
            "evidence": evidence.label,
            "licence": _licence(proposal, evidence),
            "statement": texts.statement,
            "suggestion": texts.suggestion,
            "sources": list(self._locators(proposal)),
            "medical_review": f"drafted from {names}, not reviewed",
            "reviewed": self.today,
            "review_by": self.today + datetime.timedelta(days=DAYS_TO_REVIEW),
            "examples": [{"text": text, "verdict": verdict} for text, verdict in texts.examples],
            "near_misses": [texts.near_miss],
        }

    def _locators(self, proposal: Proposal) -> Iterator[dict[str, Any]]:
        for place in dict.fromkeys(place for _, place in proposal.claims):
            yield {"source": self.ids[place.document], "section": place.section, "line": place.line}

    def _topic(self, side: Side) -> str:
        """Return the topic of the entries about the same subject, where there are any."""
        topics = [entry.topic for entry in self.base.entries.values() if entry.subject == side]
        state = f" {side.state.value.replace('_', ' ')}" if side.state else ""
        return max(topics, key=topics.count) if topics else f"{self.labels[side.concept]}{state}"


def grade_of(proposal: Proposal) -> Evidence:
    """Return the grade to propose; see the table above."""
    claims = [claim for claim, _ in proposal.claims]
    if _is_denied(proposal) or all("unproven" in claim.qualifiers for claim in claims):
        return Evidence.NOT_ESTABLISHED
    if all("case-reports" in claim.qualifiers for claim in claims):
        return Evidence.CASE_REPORTS
    direct = {place.document for claim, place in proposal.claims if _is_plain(claim)}
    if not direct:
        return Evidence.POSSIBLE
    return Evidence.ESTABLISHED if len(direct) >= MANY else Evidence.PROBABLE


def _is_denied(proposal: Proposal) -> bool:
    return all(claim.polarity is Polarity.DENIED for claim, _ in proposal.claims)


def _is_plain(claim: Claim) -> bool:
    return claim.strength is Strength.DIRECT_CAUSAL and claim.certainty > Certainty.HEDGED


def _licence(proposal: Proposal, evidence: Evidence) -> dict[str, Any]:
    claims = [claim for claim, _ in proposal.claims]
    strength = min(max(claim.strength for claim in claims), CEILING[evidence])
    frequencies = [claim.frequency for claim in claims if claim.frequency is not None]
    given = frozenset.intersection(*(claim.qualifiers for claim in claims)) & drafting_data().qualifiers
    licence: dict[str, Any] = {"strength": strength.label}
    if all(claim.certainty is Certainty.HEDGED for claim in claims):
        licence["certainty"] = Certainty.HEDGED.label
    if frequencies and len(frequencies) == len(claims):
        licence["frequency"] = max(frequencies).label
    if given:
        licence["qualifiers"] = [[qualifier] for qualifier in sorted(given)]
    if evidence < Evidence.PROBABLE:
        licence["denial"] = "yes" if _is_denied(proposal) else "hedged"
    return licence


def _entry_id(proposal: Proposal, taken: set[str]) -> str:
    first, last = _in_id(proposal.subject), _in_id(proposal.object)
    proposals = [f"{first}--{last}", f"{first}--{proposal.relation.value.replace('_', '-')}--{last}"]
    numbered = (f"{proposals[-1]}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (*proposals, *numbered) if one not in taken)


def _in_id(side: Side) -> str:
    return f"{side.concept}-{side.state.value.replace('_', '-')}" if side.state else side.concept


def _side(side: Side) -> dict[str, str]:
    return {"concept": side.concept, **({"state": side.state.value} if side.state else {})}
