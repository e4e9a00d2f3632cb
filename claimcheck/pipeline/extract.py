"""Document to claims: units, the cheap filter, the parser for what is left, references, source positions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimcheck.claimbase import ClaimFolders
from claimcheck.lexicon import load_lexicon
from claimcheck.lexicon.normal import plain_apostrophes
from claimcheck.model.claim import Claim, Cue, Relation, Term
from claimcheck.model.document import Document, Span
from claimcheck.pipeline.discourse import Analysis, Discourse, Resolved
from claimcheck.pipeline.mentions import MentionFinder, finder_for
from claimcheck.pipeline.nlp import build_pipeline
from claimcheck.pipeline.passages import Doubtable, passages
from claimcheck.pipeline.phrases import Phrase, unknown_phrases
from claimcheck.pipeline.prefilter import Prefilter
from claimcheck.pipeline.reading import Argument, Reading
from claimcheck.pipeline.surroundings import heard, nearby_qualifiers
from claimcheck.pipeline.units import Unit, units

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# Who speaks, in questions and answers.
_SPEAKER = re.compile(r"[QA]\d{0,2}[:.)]\s+")


class Extractor:
    """Finds claims in documents; the language model is loaded when a sentence first needs it."""

    def __init__(self, folders: ClaimFolders):
        self._folders = folders
        self._lexicon = load_lexicon()

    @cached_property
    def finder(self) -> MentionFinder:
        """The finder of concepts, with its claim base."""
        return finder_for(self._folders)

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter(self.finder.base, self._lexicon)

    @cached_property
    def _nlp(self) -> Language:
        return build_pipeline(self._folders)

    def claims(self, document: Document, *, known_only: bool = True) -> tuple[Claim, ...]:
        """Return the claims of `document` in text order.

        With `known_only`, those that name a concept of the claim base; sentences in which it could have nothing to say
        are not parsed then.
        """
        return self._claims(document, self._analyses(document, known_only=known_only)[0], known_only=known_only)

    def read(self, document: Document) -> tuple[tuple[Claim, ...], tuple[Doubtable, ...]]:
        """Return the claims that name a concept, and the passages that name both sides of an entry."""
        analyses, chosen = self._analyses(document, known_only=True)
        claims = self._claims(document, analyses, known_only=True)
        return claims, tuple(passages(document, self._lexicon, self.finder.base, analyses, chosen))

    def _claims(self, document: Document, analyses: list[Analysis], *, known_only: bool) -> tuple[Claim, ...]:
        resolved = Discourse(document, self._lexicon, self.finder.base, analyses).resolve()
        spoken = heard(document, self._lexicon, analyses, list(resolved))
        claims = (
            replace(claim, nearby=nearby_qualifiers(document, self._lexicon, analyses, found.unit))
            for found in spoken
            for claim in _claims(document, found, int(known_only))
        )
        return tuple(dict.fromkeys(claims))

    def unknown_phrases(self, document: Document) -> tuple[Phrase, ...]:
        """Return the noun phrases of `document` that could name concepts nobody has recorded, in text order.

        Only sentences that hold a relation are looked through.
        """
        analyses = [Analysis(unit, ()) for unit in units(document, self._lexicon)]
        chosen = [one.unit for one in analyses if one.unit.is_sentence and self._lexicon.cues.find(one.unit.normal)]
        docs = self._nlp.pipe(map(_for_parser, chosen), batch_size=64)
        found = (
            Phrase(words, _source(document, unit, 0, len(unit.text)))
            for unit, doc in zip(chosen, docs, strict=True)
            for words in unknown_phrases(doc, self._lexicon)
        )
        return tuple(dict.fromkeys(found))

    def _analyses(self, document: Document, *, known_only: bool) -> tuple[list[Analysis], list[int]]:
        """Return the units with what is found in them, and the numbers of those that were parsed."""
        found = [
            Analysis(unit, self.finder.named(unit.normal) if unit.is_sentence else ())
            for unit in units(document, self._lexicon)
        ]
        if any(mention.kind == "nutrient" for analysis in found for mention in analysis.mentions):
            found = [
                Analysis(one.unit, self.finder.with_bare_states(one.unit.normal, one.mentions))
                if one.unit.is_sentence
                else one
                for one in found
            ]
        choose = self._prefilter.chosen if known_only else self._prefilter.chosen_in_any_topic
        chosen = list(choose(document, found))
        if chosen:
            units_to_parse = [found[index] for index in chosen]
            docs = self._parsed(self._nlp, units_to_parse)
            for index, doc in zip(chosen, docs, strict=True):
                found[index] = replace(found[index], readings=doc._.readings, strange=bool(doc._.strange))
        return found if chosen or any(analysis.mentions for analysis in found) else [], chosen

    def _parsed(self, nlp: Language, analyses: Sequence[Analysis]) -> Iterator[Doc]:
        """Parse with what is named already, which need not be looked up again."""
        docs = [nlp.make_doc(_for_parser(one.unit)) for one in analyses]
        for doc, one in zip(docs, analyses, strict=True):
            doc._.normal, doc._.mentions = one.unit.normal, one.mentions
        return nlp.pipe(docs, batch_size=64)


def _for_parser(unit: Unit) -> str:
    """Return the unit's text in a case the parser reads well: capitals throughout mean nothing."""
    letters = [char for char in unit.text if char.isalpha()]
    words = [word for word in unit.text.split() if word[0].isalpha()]
    titled = len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
    label = _SPEAKER.match(unit.text)
    if label is not None and label.end() < len(unit.text) and not unit.prefix:
        return " " * label.end() + unit.text[label.end() :]
    if titled or (letters and all(char.isupper() for char in letters)):
        return unit.normal
    return plain_apostrophes(unit.text)


def _claims(document: Document, found: Resolved, least: int) -> Iterator[Claim]:
    """Turn a resolved reading into a claim with source positions, if it says something."""
    reading, unit = found.reading, found.unit
    if not _is_claim(reading, least):
        return
    span = _span(document, unit, reading)
    sentence = _source(document, unit, 0, len(unit.text))
    if span is None or sentence is None or (unit.prefix and not _adds(document, unit, reading)):
        return
    yield Claim(
        span=span,
        sentence=sentence,
        block=unit.block,
        subject=_term(document, unit, reading.subject),
        relation=reading.relation,
        object=_term(document, unit, reading.object),
        strength=reading.strength,
        polarity=reading.polarity,
        certainty=reading.certainty,
        frequency=reading.frequency,
        voice=reading.voice,
        qualifiers=reading.qualifiers,
        sole=reading.sole,
        figure=reading.figure,
        bound=reading.bound,
        cues=tuple(_cues(document, found)),
    )


def _is_claim(reading: Reading, least: int) -> bool:
    """Tell whether enough is known, both sides for a weak cue, else `least` of them, and no side is the other one."""
    sides = [a.mention for a in (reading.subject, reading.object) if a and a.mention]
    known = [mention for mention in sides if mention.concept]
    if len({(mention.concept, mention.state) for mention in known}) < len(known):
        return False
    return len(known) == 2 or (len(known) >= least and not reading.weak)


def _adds(document: Document, unit: Unit, reading: Reading) -> bool:
    """Tell whether the unit's own words, not only its context, are part of the reading.

    Where the headers of a cell frame it ("with low B12, cramps"), they name both sides and the cell only says how
    far it is so; any other cue in the headers needs one of its sides in the cell.
    """
    sides = max(argument.end for argument in (reading.subject, reading.object) if argument is not None)
    in_headers = document.blocks[unit.block].context.row is not None and reading.cue.end <= unit.prefix
    if in_headers and _answers_header(unit, reading):
        return True
    if in_headers and reading.weak:
        framed = reading.relation is Relation.CAUSES and sides <= unit.prefix
        return framed and any(mark.end > unit.prefix for mark in reading.marks)
    if in_headers:
        return sides > unit.prefix
    return max([sides, *(mark.end for mark in reading.marks)]) > unit.prefix


def _answers_header(unit: Unit, reading: Reading) -> bool:
    """Tell whether a cell says yes or no to what its headers name, both sides of it."""
    if load_lexicon().grammar["cell_answer"].fullmatch(unit.normal, unit.prefix) is None:
        return False
    named = reading.subject is not None and reading.subject.start >= 0 and reading.subject.mention is not None
    return named and (not reading.weak or reading.relation is Relation.CAUSES)


def _source(document: Document, unit: Unit, start: int, end: int) -> Span | None:
    inside = unit.block_span(start, end)
    return document.blocks[unit.block].source_span(*inside) if inside and inside.end > inside.start else None


def _span(document: Document, unit: Unit, reading: Reading) -> Span | None:
    """Return the range from the first to the last word of the claim, as far as it stands in the unit itself.

    A negation just before it belongs to it, and "the only" before its cue. Where the context names both sides, it is
    the whole of the unit's own.
    """
    placed = [a for a in (reading.subject, reading.object) if a is not None and a.start >= 0]
    first = min([reading.cue.start, *(a.start for a in placed)])
    last = max([reading.cue.end, *(a.end for a in placed)])
    for mark in reversed(reading.marks):
        adjoins = mark.start < first <= mark.end or not unit.text[mark.end : first].strip()
        fronts = mark.category == "sole" and first == reading.cue.start
        if (mark.category == "negation" or fronts) and mark.start < first and adjoins:
            first = mark.start
    return _source(document, unit, first, last if last > unit.prefix else len(unit.text))


def _term(document: Document, unit: Unit, argument: Argument | None) -> Term:
    if argument is None:
        return Term("", None)
    concept = argument.mention.concept if argument.mention else None
    state = argument.mention.state if argument.mention else None
    if argument.start < 0:
        return Term("", None, concept, state)
    span = _source(document, unit, argument.start, argument.end)
    return Term(unit.text[argument.start : argument.end], span, concept, state)


def _cues(document: Document, found: Resolved) -> Sequence[Cue]:
    cues = []
    for mark in found.reading.marks:
        span = _source(document, found.unit, mark.start, mark.end)
        if span is not None:
            cues.append(Cue(document.source[span.start : span.end], mark.category, span))
    return cues
