"""Chooses the units that reach the parser.

Parsing costs a hundred times what looking up words does. For any topic, a unit is parsed when its words could relate
things. For the claim base alone, when it names two concepts that some entry relates, or one of them with the other in
the sentences or headings that a pronoun or a fragment would refer to, together with the sentence before a pronoun;
and when it names a concept that many entries speak of, so that claims about it are at least counted as unverified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from claimcheck.claimbase import ClaimBase
from claimcheck.lexicon import Lexicon
from claimcheck.model.document import Document
from claimcheck.pipeline.discourse import Analysis
from claimcheck.pipeline.relating import may_relate

# A concept with at least this many entries is one the claim base is about.
FOCAL_ENTRIES = 25
_LOOK_BACK = 2


class Prefilter:
    """Knows which concepts of a claim base are related by an entry."""

    def __init__(self, base: ClaimBase, lexicon: Lexicon):
        self._base, self._lexicon = base, lexicon

    def chosen_in_any_topic(self, document: Document, analyses: Sequence[Analysis]) -> Iterator[int]:
        """Yield the indices of the units that could relate anything; all that `chosen` yields are among them."""
        known = frozenset(self.chosen(document, analyses))
        for index, analysis in enumerate(analyses):
            text = analysis.unit.normal
            named = analysis.mentions and self._lexicon.cues.find(text)
            if index in known or (analysis.unit.is_sentence and (named or may_relate(text, self._lexicon))):
                yield index

    def chosen(self, document: Document, analyses: Sequence[Analysis]) -> Iterator[int]:
        """Yield the indices of the units in which the claim base could have something to say."""
        concepts = [self._concepts(analysis) for analysis in analyses]
        nutrients = frozenset().union(
            *(found for found, analysis in zip(concepts, analyses, strict=True) if _names_nutrient(analysis))
        )
        headings = self._headings(document, analyses, concepts)
        wanted: set[int] = set()
        for index, analysis in enumerate(analyses):
            own = concepts[index] | (nutrients if _names_bare_state(analysis) else frozenset())
            if not own or not analysis.unit.is_sentence:
                continue
            around = own | self._context(index, concepts, headings, analysis)
            if (own & self._focal or self._related(own, around)) and self._has_cue(analysis):
                wanted |= {index - 1, index} if self._refers_back(index, analyses) else {index}
        yield from sorted(wanted)

    def _refers_back(self, index: int, analyses: Sequence[Analysis]) -> bool:
        """Tell whether a unit begins with a pronoun for something in the unit before, of which the parse tells what."""
        unit, before = analyses[index].unit, analyses[index - 1]
        if not index or before.unit.block != unit.block or not before.unit.is_sentence or not before.mentions:
            return False
        said = unit.normal.lstrip()
        return bool(self._lexicon.pronouns.match(said)) and not self._lexicon.grammar["points_at_all"].match(said)

    @cached_property
    def _focal(self) -> frozenset[str]:
        counts: dict[str, int] = {}
        for entry in self._base.entries.values():
            for concept in {entry.subject.concept, entry.object.concept}:
                counts[concept] = counts.get(concept, 0) + 1
        return frozenset(concept for concept, count in counts.items() if count >= FOCAL_ENTRIES)

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        partners: dict[str, set[str]] = {}
        for entry in self._base.entries.values():
            first, second = entry.subject.concept, entry.object.concept
            partners.setdefault(first, set()).add(second)
            partners.setdefault(second, set()).add(first)
        return {concept: frozenset(others) for concept, others in partners.items()}

    def _concepts(self, analysis: Analysis) -> frozenset[str]:
        named = (mention.concept for mention in analysis.mentions if mention.concept)
        return frozenset(broader for concept in named for broader in self._base.broader(concept))

    def _headings(
        self, document: Document, analyses: Sequence[Analysis], concepts: Sequence[frozenset[str]]
    ) -> dict[int, frozenset[str]]:
        """Return the concepts of each block that others name as their heading, lead-in or header cell."""
        by_block: dict[int, frozenset[str]] = {}
        for analysis, found in zip(analyses, concepts, strict=True):
            by_block[analysis.unit.block] = by_block.get(analysis.unit.block, frozenset()) | found
        return {
            number: frozenset().union(
                *(by_block.get(other, frozenset()) for other in block.context.headings[-1:]),
                *(
                    by_block.get(n, frozenset())
                    for n in (block.context.lead_in, block.context.row, block.context.column)
                    if n is not None
                ),
            )
            for number, block in enumerate(document.blocks)
        }

    def _context(
        self,
        index: int,
        concepts: Sequence[frozenset[str]],
        headings: dict[int, frozenset[str]],
        analysis: Analysis,
    ) -> frozenset[str]:
        before = concepts[max(0, index - _LOOK_BACK) : index]
        return frozenset().union(headings.get(analysis.unit.block, frozenset()), *before)

    def _related(self, own: frozenset[str], around: frozenset[str]) -> bool:
        return any(self._partners.get(concept, frozenset()) & around for concept in own)

    def _has_cue(self, analysis: Analysis) -> bool:
        if any(mention.kind in ("process", "property") for mention in analysis.mentions):
            return True
        text = analysis.unit.normal
        if len(analysis.mentions) > 1 or self._lexicon.cues.find(text):
            return True
        return any(self._lexicon.grammar["does_nothing"].match(text, mention.end) for mention in analysis.mentions)


def _names_nutrient(analysis: Analysis) -> bool:
    return any(mention.kind == "nutrient" and mention.concept for mention in analysis.mentions)


def _names_bare_state(analysis: Analysis) -> bool:
    return any(mention.concept is None for mention in analysis.mentions)
