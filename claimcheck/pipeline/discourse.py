"""Resolves what a sentence leaves to those before it: pronouns, unsaid subjects and nutrients, answers.

Readings are taken in the order of the text. A pronoun or an unsaid subject stands for the latest concept of the
section that the claim base relates to the other side of the reading, a pronoun else for the latest of all; a bare
state ("the deficiency") for the nutrient last named, else for the one the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase
from claimcheck.lexicon import Lexicon
from claimcheck.model.claim import Certainty, Polarity, Relation, State, Voice
from claimcheck.model.document import BlockKind, Document
from claimcheck.pipeline.answers import answer, echo
from claimcheck.pipeline.brands import brands
from claimcheck.pipeline.ellipsis import answered, continued
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Reading
from claimcheck.pipeline.units import Unit

_STANDS_FOR = {
    "nutrient": frozenset(("nutrient",)),
    "condition": frozenset(("condition", "nutrient")),
    "symptom": frozenset(("symptom", "condition")),
}
_SPEAKER = re.compile(r"^(?:\w{2,20}:|[a-z][:.)])\s+")
# How many concepts a reader is taken to keep in mind.
_MEMORY = 8


class Analysis(Struct, frozen=True):
    """A unit with what the components found in it; units that were not parsed have no readings."""

    unit: Unit
    mentions: tuple[Mention, ...]
    readings: tuple[Reading, ...] = ()


class Resolved(Struct, frozen=True):
    """A reading with its unit; an argument that starts before 0 was resolved outside the unit."""

    unit: Unit
    reading: Reading


class Discourse:
    """Walks through the analyses of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, base: ClaimBase, analyses: Sequence[Analysis]):
        self._document, self._lexicon, self._base = document, lexicon, base
        self._topic = _main_nutrient(document, analyses)
        self._brands = brands((analysis.unit, analysis.mentions) for analysis in analyses)
        self._nutrient: str | None = None
        self._recent: list[Mention] = []
        self._block = -1
        self._question: tuple[Reading, ...] = ()
        self._said: list[Reading] = []
        self._heard: list[Reading] = []
        self._asked: list[Mention] = []
        self._analyses = analyses

    def resolve(self) -> Iterator[Resolved]:
        """Yield every reading, resolved, in text order."""
        if not any(analysis.readings or self._symptoms_asked(analysis) for analysis in self._analyses):
            return  # nothing that the rest could answer, echo or go on with
        for analysis in self._analyses:
            self._enter(analysis.unit)
            readings = [resolved for reading in analysis.readings for resolved in self._resolved(reading, analysis)]
            if self._document.blocks[analysis.unit.block].context.row is not None:
                readings = list(self._of_cell(analysis.unit, readings))
            answers = [*self._answers(analysis.unit), *self._echoes(analysis.unit)] if not readings else []
            readings.extend(self._elided(analysis, readings))
            yield from (Resolved(analysis.unit, reading) for reading in (*readings, *answers))
            self._remember(analysis, readings)

    def _of_cell(self, unit: Unit, readings: list[Reading]) -> Iterator[Reading]:
        """Yield what a table cell says under its headers: "no" denies it, and a bare nutrient there causes nothing."""
        denies = self._lexicon.grammar["cell_no"].fullmatch(unit.normal, unit.prefix)
        for reading in readings:
            subject = reading.subject.mention if reading.subject else None
            bare = subject is not None and subject.kind == "nutrient" and subject.state is None
            if not (bare and reading.relation is Relation.CAUSES):
                yield replace(reading, polarity=Polarity.DENIED) if denies else reading

    def _elided(self, analysis: Analysis, readings: list[Reading]) -> list[Reading]:
        """Return what the unit says by naming only one side of a relation."""
        if not analysis.unit.is_sentence:
            return []
        mentions = [self._with_nutrient(mention, analysis, None) for mention in analysis.mentions]
        own = [reading for reading in readings if reading.voice is Voice.OWN]
        said = own or self._said
        found = list(continued(analysis.unit, mentions, said, bool(own), self._lexicon)) if said else []
        if not readings and not found and self._asked:
            found = list(answered(analysis.unit, mentions, self._asked, self._lexicon))
        return found

    def _enter(self, unit: Unit) -> None:
        """Forget the antecedents of another section; those of its headings and lead-in count."""
        if unit.block == self._block:
            return
        block = self._document.blocks[unit.block]
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or unit.block > self._block + 3:
            self._recent = []
        self._block = unit.block

    def _resolved(self, reading: Reading, analysis: Analysis) -> Iterator[Reading]:
        subject = self._argument(reading.subject, reading.object, reading.relation, analysis) or self._promised(reading)
        object_ = self._argument(reading.object, subject, reading.relation, analysis, acts=False)
        if object_ is not None:
            yield replace(reading, subject=subject, object=object_)

    def _argument(
        self,
        argument: Argument | None,
        other: Argument | None,
        relation: Relation,
        analysis: Analysis,
        *,
        acts: bool = True,
    ) -> Argument | None:
        """Return `argument`, the side that acts or not, with the mention it stands for; `other` is the other side."""
        if argument is not None and argument.mention is not None:
            known = other.mention.concept if other and other.mention else None
            return replace(argument, mention=self._with_nutrient(argument.mention, analysis, known))
        if argument is not None and not argument.refers:
            return self._product(argument, analysis)
        antecedent = self._antecedent(argument, other, relation, analysis)
        effect = other.mention.concept if other and other.mention else None
        if acts and argument is None and effect in self._lexicon.own_effects and _is_lack(antecedent):
            return None  # side effects are those of what one takes
        harms = relation in (Relation.CAUSES, Relation.WORSENS)
        helps = relation in (Relation.RELIEVES, Relation.PREVENTS)
        if helps and acts and antecedent is not None and not _can_help(antecedent):
            return argument  # "once it is replaced": what helps is not the lack, nor what is to be helped
        stateless = antecedent is not None and antecedent.kind == "nutrient" and antecedent.state is None
        if antecedent is None or (stateless and harms and not self._named(argument, analysis)):
            return argument
        start, end = (argument.start, argument.end) if argument else (-1, -1)
        return Argument(start, end, antecedent, refers=True)

    def _product(self, argument: Argument, analysis: Analysis) -> Argument:
        """Return `argument` as the supplement that it names by its brand, or as it is."""
        words = analysis.unit.normal[argument.start : argument.end].split()
        nutrient = next((self._brands[word] for word in words if word in self._brands), None)
        if nutrient is None:
            return argument
        return replace(argument, mention=Mention(argument.start, argument.end, nutrient, State.SUPPLEMENT, "nutrient"))

    def _promised(self, reading: Reading) -> Argument | None:
        """Return what a cure or a side effect without a subject is told of: what the document is about.

        "Cramps gone for good!", "There are no side effects."
        """
        helps = reading.relation in (Relation.RELIEVES, Relation.PREVENTS)
        effect = reading.object.mention.concept if reading.object.mention else None
        promised = helps and reading.certainty is Certainty.BOOSTED
        if reading.subject is not None or not self._topic or not (promised or effect in self._lexicon.own_effects):
            return None
        return Argument(-1, -1, Mention(-1, -1, self._topic, State.SUPPLEMENT, "nutrient"), refers=True)

    def _antecedent(
        self, argument: Argument | None, other: Argument | None, relation: Relation, analysis: Analysis
    ) -> Mention | None:
        """Return the latest mention that some entry relates to the other side, else simply the latest."""
        if self._named(argument, analysis) and argument is not None:
            concept = self._nutrient or self._topic
            return Mention(argument.start, argument.end, concept, None, "nutrient") if concept else None
        known = other.mention.concept if other and other.mention else None
        kinds = self._kinds(argument, analysis)
        before = [m for m in reversed(analysis.mentions) if argument is not None and m.end <= argument.start]
        recent = [m for m in (*before, *self._recent) if not kinds or m.kind in kinds]
        if "condition" in kinds:  # "the condition" is a deficiency, never the nutrient itself
            recent = [m for m in recent if m.kind != "nutrient" or m.state in (State.DEFICIENCY, State.EXCESS)]
        named = [self._with_nutrient(mention, analysis, known) for mention in recent]
        if known is None:
            return named[0] if named else None
        same = (known, other.mention.state) if other and other.mention else None
        others = [m for m in named if m.concept and (m.concept, m.state) != same]
        related = (m for m in others if m.concept and self._related(m.concept, known, relation))
        return next(related, others[0] if others and argument is not None else None)

    def _kinds(self, argument: Argument | None, analysis: Analysis) -> frozenset[str]:
        """Return the kinds of concept that a noun like "the symptom" can stand for; any kind for a pronoun."""
        if argument is None or argument.start < 0:
            return frozenset()
        found = next(self._lexicon.nouns.find(analysis.unit.normal[argument.start : argument.end]), None)
        return _STANDS_FOR[found.attributes["kind"]] if found else frozenset()

    def _named(self, argument: Argument | None, analysis: Analysis) -> bool:
        """Tell whether the nutrient itself is pointed at: "the vitamin"."""
        return self._kinds(argument, analysis) == {"nutrient"}

    def _related(self, first: str, second: str, relation: Relation) -> bool:
        """Tell whether some entry relates the two; what relieves must not be taken for what an entry says causes."""
        entries = (
            entry
            for one in self._base.broader(first)
            for two in self._base.broader(second)
            for entry in self._base.by_concepts.get(frozenset((one, two)), ())
        )
        helps = relation in (Relation.RELIEVES, Relation.PREVENTS)
        return any(not (helps and entry.relation in (Relation.CAUSES, Relation.WORSENS)) for entry in entries)

    def _with_nutrient(self, mention: Mention, analysis: Analysis, other: str | None) -> Mention:
        """Name the nutrient of a bare state: one that an entry relates, in that state, to the `other` concept.

        Failing that the nearest in the sentence, the last one, the topic of the document.
        """
        if mention.concept is not None or mention.state is None:
            return mention
        named = [m.concept for m in analysis.mentions if m.kind == "nutrient" and m.concept]
        candidates = [c for c in (*named, self._nutrient, self._topic) if c is not None]
        fitting = (c for c in candidates if other is not None and self._stated(c, mention.state, other))
        return replace(mention, concept=next(fitting, candidates[0] if candidates else None))

    def _stated(self, nutrient: str, state: State, other: str) -> bool:
        """Tell whether an entry speaks of `nutrient` in `state` and of `other`, or what is broader."""
        entries = (
            e for two in self._base.broader(other) for e in self._base.by_concepts.get(frozenset((nutrient, two)), ())
        )
        return any(side.concept == nutrient and side.state is state for e in entries for side in (e.subject, e.object))

    def _answers(self, unit: Unit) -> Iterator[Reading]:
        """Read "Yes, it can." or "No." after a question as the claim that the question asked about."""
        text = _SPEAKER.sub("", unit.normal[unit.prefix :].strip())
        kind = next((k for k in ("affirmed", "denied") if self._starts(k, text)), None)
        if kind is None or not self._question or len(text.split()) > 12:
            return
        hedged = bool(self._lexicon.answers["hedged"].search(text))
        for reading in self._question:
            yield answer(reading, Polarity(kind), hedged, text, len(unit.text))

    def _echoes(self, unit: Unit) -> Iterator[Reading]:
        """Read "It never is." or "They always do." as what was said last, by whomever, in the author's own voice."""
        text = unit.normal[unit.prefix :].strip()
        if self._heard and self._lexicon.echo.fullmatch(text):
            yield echo(self._heard[-1], text, len(unit.text), self._lexicon)

    def _starts(self, kind: str, text: str) -> bool:
        return bool(self._lexicon.answers[kind].match(text))

    def _remember(self, analysis: Analysis, readings: list[Reading]) -> None:
        asked = tuple(
            r
            for r in readings
            if r.voice is Voice.QUESTION and not self._lexicon.grammar["open_question"].match(analysis.unit.normal)
        )
        self._said = [reading for reading in readings if reading.voice is Voice.OWN]
        self._heard = [reading for reading in readings if reading.voice is not Voice.QUESTION]
        self._asked = self._symptoms_asked(analysis)
        if asked:
            self._question = asked
        elif analysis.unit.text.strip():
            self._question = ()
        for mention in analysis.mentions:
            if mention.kind == "nutrient" and mention.concept:
                self._nutrient = mention.concept
        latest = dict.fromkeys([*_subjects(readings), *analysis.mentions, *self._recent])
        self._recent = [m for m in latest if m.kind not in ("group", "advice", "property")][:_MEMORY]

    def _symptoms_asked(self, analysis: Analysis) -> list[Mention]:
        """Return the symptoms of a question that asks for their cause, or only names them: "Numb feet?"."""
        symptoms = [mention for mention in analysis.mentions if mention.kind == "symptom"]
        if not symptoms:
            return []
        text = analysis.unit.normal[analysis.unit.prefix :]
        open_ = self._lexicon.grammar["asks_cause"].match(text)
        named = all(mention.kind in ("symptom", "body") for mention in analysis.mentions)
        return symptoms if text.rstrip().endswith("?") and (open_ or named) else []


def _is_lack(mention: Mention | None) -> bool:
    return mention is not None and mention.state is State.DEFICIENCY


def _can_help(mention: Mention) -> bool:
    """Tell whether something can be what relieves or prevents."""
    return mention.kind not in ("symptom", "condition", "body", "process") and mention.state is not State.DEFICIENCY


def _subjects(readings: Iterable[Reading]) -> Iterator[Mention]:
    """Yield what "it" in the next sentence most likely means."""
    for reading in readings:
        if reading.subject and reading.subject.mention:
            yield reading.subject.mention


def _main_nutrient(document: Document, analyses: Sequence[Analysis]) -> str | None:
    """Return the nutrient in the title or first heading, else the one named most often."""
    counts: Counter[str] = Counter()
    for analysis in analyses:
        kind = document.blocks[analysis.unit.block].kind
        weight = 10 if kind in (BlockKind.TITLE, BlockKind.HEADING) else 1
        for mention in analysis.mentions:
            if mention.kind == "nutrient" and mention.concept:
                counts[mention.concept] += weight
    return max(sorted(counts), key=lambda concept: counts[concept], default=None)
