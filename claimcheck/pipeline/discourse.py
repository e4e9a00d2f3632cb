"""Resolves what a sentence leaves to those before it: pronouns, unsaid subjects and nutrients, answers.

Readings are taken in the order of the text. A pronoun stands for what its sentence speaks of before it, else for what
the sentence before speaks of: its subject, or the only concept it names. Where that is in words the claim base does not
know, or more than one thing, the pronoun stands for nothing: a wrong guess is a claim that nobody made. A subject left
out of a fragment ("Causes cramps.") is found alike. A bare state ("the deficiency") stands for the nutrient last named
in the section, else for that of its headings, else for the one the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase
from claimcheck.lexicon import Lexicon
from claimcheck.model.claim import Certainty, Frequency, Polarity, Relation, State, Voice
from claimcheck.model.document import Block, BlockKind, Document
from claimcheck.pipeline.answers import answer, echo
from claimcheck.pipeline.brands import brands
from claimcheck.pipeline.ellipsis import answered, consequences, continued
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Reading
from claimcheck.pipeline.units import Unit

_STANDS_FOR = {
    "nutrient": frozenset(("nutrient",)),
    "condition": frozenset(("condition", "nutrient")),
    "symptom": frozenset(("symptom", "condition")),
}
_WORD = re.compile(r"[\w']+")
_SPEAKER = re.compile(r"^(?:\w{2,20}:|[a-z][:.)])\s+")
# Words before a concept that is still the subject of its sentence ("A severe ...").
_OPENING = 2
# What "they" and "them" may be, if not people, and what comes of something.
_PLURALS = frozenset(("symptom", "condition"))
_PLURAL_STATES = frozenset((State.SUPPLEMENT, State.INJECTION, State.ORAL))
# Letters by which a word is recognised in another form: "cramps", "cramping".
_STEM = 5
# How many concepts a reader is taken to keep in mind.
_MEMORY = 8
# A nutrient that no title names is what a document is about when at least as large a share of its sentences name it.
_LEAST_SHARE = 0.1
_LEVELS = (State.DEFICIENCY, State.EXCESS)
_TREATED = (State.TREATMENT, State.TREATMENT_START)


class Analysis(Struct, frozen=True):
    """A unit with what the components found in it; units that were not parsed have no readings.

    A `strange` one is about something that the claim base does not know.
    """

    unit: Unit
    mentions: tuple[Mention, ...]
    readings: tuple[Reading, ...] = ()
    strange: bool = False


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
        self._of_block = {a.unit.block: concept for a in reversed(analyses) for concept in _nutrients(a.mentions)}
        self._lacking = {m.concept for analysis in analyses for m in analysis.mentions if _is_lack(m)}
        self._recent: list[Mention] = []
        self._at_hand: list[Mention] = []
        self._seen: list[Mention] = []
        self._full_names: dict[str, Mention] = {}
        self._names_of_block: dict[int, dict[str, Mention]] = {}
        self._strange = False
        self._block = -1
        self._question: tuple[Reading, ...] = ()
        self._said: list[Reading] = []
        self._heard: list[Reading] = []
        self._asked: list[Mention] = []
        self._supposed: list[Mention] = []
        self._analyses = analyses
        self._by_block: dict[int, list[Mention]] = {}
        for analysis in analyses:
            self._by_block.setdefault(analysis.unit.block, []).extend(_things(analysis.mentions))
            names = _full_names(analysis.unit, analysis.mentions, len(analysis.unit.normal))
            self._names_of_block.setdefault(analysis.unit.block, {}).update(names)

    def resolve(self) -> Iterator[Resolved]:
        """Yield every reading, resolved, in text order."""
        if not any(self._says_or_asks(analysis) for analysis in self._analyses):
            return  # nothing that the rest could answer, echo or go on with
        for analysis in self._analyses:
            self._enter(analysis.unit)
            readings = [resolved for reading in analysis.readings for resolved in self._resolved(reading, analysis)]
            if self._document.blocks[analysis.unit.block].context.row is not None:
                readings = list(self._of_cell(analysis, readings))
            answers = [*self._answers(analysis.unit), *self._echoes(analysis.unit)] if not readings else []
            readings.extend(self._elided(analysis, readings))
            yield from (Resolved(analysis.unit, reading) for reading in (*readings, *answers))
            self._remember(analysis, readings)

    def _of_cell(self, analysis: Analysis, readings: list[Reading]) -> Iterator[Reading]:
        """Yield what a table cell says under its headers: "no" denies it, and a bare nutrient there causes nothing.

        Of an outcome that its headers name it says nothing where it names another.
        """
        unit = analysis.unit
        denies = self._lexicon.grammar["cell_no"].fullmatch(unit.normal, unit.prefix)
        names_outcome = any(m.start >= unit.prefix and m.kind in _PLURALS for m in analysis.mentions)
        for reading in readings:
            if names_outcome and 0 <= reading.object.start < unit.prefix and reading.cue.end <= unit.prefix:
                continue
            reading = self._with_row(reading, unit)
            subject = reading.subject.mention if reading.subject else None
            bare = subject is not None and subject.kind == "nutrient" and subject.state is None
            if not (bare and reading.relation is Relation.CAUSES):
                yield replace(reading, polarity=Polarity.DENIED) if denies else reading

    def _with_row(self, reading: Reading, unit: Unit) -> Reading:
        """Return a reading of a cell with what its row is about as the subject, where that is all its subject is."""
        row, subject = self._document.blocks[unit.block].context.row, reading.subject
        named = _only(self._by_block.get(row, ())) if row is not None else []
        if subject is None or subject.mention is not None or subject.end > unit.prefix or not named:
            return reading
        return replace(reading, subject=replace(subject, mention=named[0]))

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
        if not readings and not found and self._supposed:
            found = list(consequences(analysis.unit, mentions, self._supposed, self._lexicon))
        return found

    def _enter(self, unit: Unit) -> None:
        """Forget the antecedents of another section; those of its headings and lead-in count."""
        if unit.block == self._block:
            return
        block = self._document.blocks[unit.block]
        follows = block.kind is BlockKind.PARAGRAPH and unit.block == self._block + 1
        above = self._above(block)
        self._strange = self._strange and follows and not above
        self._at_hand = above or (self._at_hand if follows else [])
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or unit.block > self._block + 3:
            self._recent, self._nutrient = [], None
            self._full_names = {}
            for number in block.context.headings:
                self._full_names.update(self._names_of_block.get(number, {}))
        self._block = unit.block

    def _resolved(self, reading: Reading, analysis: Analysis) -> Iterator[Reading]:
        unit = analysis.unit
        fragment = self._begins(unit, reading)
        subject = self._argument(reading.subject, reading.object, reading.relation, analysis, fragment=fragment)
        subject = subject or self._promised(reading)
        object_ = self._argument(reading.object, subject, reading.relation, analysis, acts=False)
        if object_ is not None:
            yield replace(reading, subject=subject, object=object_)

    def _begins(self, unit: Unit, reading: Reading) -> bool:
        """Tell whether nothing but auxiliaries stands before the cue: "CAN ALSO cause cramps."."""
        words = self._lexicon.words
        light = words["auxiliaries"] | words["hedges"] | words["abilities"] | words["between_verbs"]
        return all(
            word in light for word in _WORD.findall(unit.normal, unit.prefix, max(reading.cue.start, unit.prefix))
        )

    def _argument(
        self,
        argument: Argument | None,
        other: Argument | None,
        relation: Relation,
        analysis: Analysis,
        *,
        acts: bool = True,
        fragment: bool = False,
    ) -> Argument | None:
        """Return `argument`, the side that acts or not, with the mention it stands for; `other` is the other side.

        What is unsaid stands for something only in a `fragment`, which begins with its cue.
        """
        if argument is not None and argument.mention is not None:
            known = other.mention.concept if other and other.mention else None
            named = self._in_full(argument.mention, analysis)
            return replace(argument, mention=self._with_nutrient(named, analysis, known))
        if argument is not None and not argument.refers:
            return self._product(argument, analysis)
        if argument is None and not fragment:
            return None
        antecedent = self._antecedent(argument, other, analysis, acts=acts)
        untied = other is not None and other.mention is not None and other.mention.untied
        if acts and argument is None and untied and _is_lack(antecedent):
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

    def _in_full(self, mention: Mention, analysis: Analysis) -> Mention:
        """Return the symptom that a single word is short for: "cramps" under "period cramps" are no muscle cramps."""
        word = analysis.unit.normal[mention.start : mention.end]
        if mention.kind != "symptom" or mention.concept is None or " " in word:
            return mention
        before = {**self._full_names, **_full_names(analysis.unit, analysis.mentions, mention.start)}
        full = before.get(word[:_STEM], mention).concept or mention.concept
        related = full in self._base.broader(mention.concept) or mention.concept in self._base.broader(full)
        return mention if related else replace(mention, concept=full)

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
        untied = reading.object.mention is not None and reading.object.mention.untied
        promised = helps and (reading.certainty is Certainty.BOOSTED or reading.frequency is Frequency.ALWAYS)
        if reading.subject is not None or not self._topic or not (promised or untied):
            return None
        return Argument(-1, -1, Mention(-1, -1, self._topic, State.SUPPLEMENT, "nutrient"), refers=True)

    def _antecedent(
        self, argument: Argument | None, other: Argument | None, analysis: Analysis, *, acts: bool
    ) -> Mention | None:
        """Return what an argument stands for, which is not the other side."""
        if self._named(argument, analysis) and argument is not None:
            concept = next(self._spoken_of(analysis.unit), None)
            return Mention(argument.start, argument.end, concept, None, "nutrient") if concept else None
        known = other.mention.concept if other and other.mention else None
        kinds = self._kinds(argument, analysis)
        recent = self._candidates(argument, analysis, kinds, acts=acts)
        if "condition" in kinds:  # "the condition" is a deficiency, never the nutrient itself
            recent = [m for m in recent if m.kind != "nutrient" or m.state in (State.DEFICIENCY, State.EXCESS)]
        named = [self._with_nutrient(mention, analysis, known) for mention in recent]
        if known is None:
            return named[0] if named else None
        same = (known, other.mention.state) if other and other.mention else None
        return next((m for m in named if m.concept and (m.concept, m.state) != same), None)

    def _candidates(
        self, argument: Argument | None, analysis: Analysis, kinds: frozenset[str], *, acts: bool
    ) -> list[Mention]:
        """Return what a pronoun, a noun like "the condition" or an unsaid subject may stand for, likeliest first."""
        if kinds:
            before = [m for m in reversed(analysis.mentions) if argument is not None and m.end <= argument.start]
            return [m for m in (*before, *self._recent) if m.kind in kinds]
        before = [m for m in _things(analysis.mentions) if argument is not None and m.end <= argument.start]
        if self._strange and not before and not self._points_at_all(argument, analysis):
            return []
        if argument is None:
            return self._at_hand
        plural = self._lexicon.grammar["plural"].fullmatch(analysis.unit.normal, argument.start, argument.end)
        if plural and self._lexicon.grammar["somebody"].search(analysis.unit.normal, 0, argument.start):
            return []  # people
        if plural:
            return self._several([m for m in analysis.mentions if acts and m.end <= argument.start])
        if not acts:  # what acts in the same clause is something else
            undergone = [r.object for r in analysis.readings if 0 <= r.object.end <= argument.start]
            if undergone and undergone[-1].mention is not None:
                # As it is named: what "raises B12" relieves a lack, and what "gets it in" brings no lack.
                named = (m for m in analysis.mentions if m.start == undergone[-1].start)
                return [next(named, undergone[-1].mention)]
            return _only(m for m in self._seen if m.kind in _PLURALS) or self._at_hand
        if not before or self._goes_on(argument, analysis):
            return self._at_hand
        come_of_it = [r.object.mention for r in analysis.readings if 0 <= r.object.end <= argument.start]
        if self._points_at_all(argument, analysis) and come_of_it:
            return [mention for mention in come_of_it[-1:] if mention is not None]
        subjects = [m for m in _subjects(analysis.readings) if m.end <= argument.start]
        return subjects[:1] or before if len({(m.concept, m.state) for m in before}) == 1 else subjects[:1]

    def _goes_on(self, argument: Argument, analysis: Analysis) -> bool:
        """Tell whether the sentence began with the same pronoun: "IT makes muscles twitch, and IT does no harm"."""
        text, first = analysis.unit.normal, analysis.unit.prefix
        opening = self._lexicon.pronouns.match(text[first:].lstrip())
        here = text[argument.start : argument.end].strip()
        return opening is not None and opening.group().strip() == here and text[first : argument.start].strip() != ""

    def _points_at_all(self, argument: Argument | None, analysis: Analysis) -> bool:
        """Tell whether a pronoun means what the sentence before says, not what that is about: "THIS causes cramps"."""
        whole = self._lexicon.grammar["points_at_all"]
        return argument is not None and bool(whole.fullmatch(analysis.unit.normal, argument.start, argument.end))

    def _several(self, before: list[Mention]) -> list[Mention]:
        """Return what "they" stands for: the subject, else the only thing of which there can be many."""
        subject = [] if before else self._at_hand[:1]
        return [m for m in subject if _is_plural(m)] or _only(m for m in before or self._seen if _is_plural(m))

    def _above(self, block: Block) -> list[Mention]:
        """Return the only concept that the lead-in of a block names, else its heading."""
        context = block.context
        numbers = [context.lead_in, *context.headings[-1:][::-1]]
        named = next((found for n in numbers if n is not None and (found := self._by_block.get(n))), [])
        return named if len({(m.concept, m.state) for m in named}) == 1 else []

    def _kinds(self, argument: Argument | None, analysis: Analysis) -> frozenset[str]:
        """Return the kinds of concept that a noun like "the symptom" can stand for; any kind for a pronoun."""
        if argument is None or argument.start < 0:
            return frozenset()
        found = next(self._lexicon.nouns.find(analysis.unit.normal[argument.start : argument.end]), None)
        return _STANDS_FOR[found.attributes["kind"]] if found else frozenset()

    def _named(self, argument: Argument | None, analysis: Analysis) -> bool:
        """Tell whether the nutrient itself is pointed at: "the vitamin"."""
        return self._kinds(argument, analysis) == {"nutrient"}

    def _with_nutrient(self, mention: Mention, analysis: Analysis, other: str | None) -> Mention:
        """Name the nutrient of a bare state: one that an entry relates, in that state, to the `other` concept.

        Failing that the nearest in the sentence, or what is spoken of. What is treated must be lacking somewhere.
        """
        if mention.concept is not None or mention.state is None:
            return mention
        candidates = [*_nutrients(analysis.mentions), *self._spoken_of(analysis.unit)]
        if mention.state in _TREATED:
            candidates = [concept for concept in candidates if concept in self._lacking]
        fitting = (c for c in candidates if other is not None and self._stated(c, mention.state, other))
        return replace(mention, concept=next(fitting, candidates[0] if candidates else None))

    def _spoken_of(self, unit: Unit) -> Iterator[str]:
        """Yield the nutrients that may be meant without being named: the last one, of the headings, the topic."""
        above = (self._of_block.get(number) for number in reversed(self._document.blocks[unit.block].context.headings))
        yield from (concept for concept in (self._nutrient, *above, self._topic) if concept is not None)

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
        for reading in self._question:
            yield answer(reading, Polarity(kind), self._certainty(text), text, len(unit.text), self._lexicon)

    def _certainty(self, answered: str) -> Certainty:
        """Return how sure an answer is: "Probably.", "Yes.", "ABSOLUTELY."."""
        if self._lexicon.answers["hedged"].search(answered):
            return Certainty.HEDGED
        cues = (cue.attributes for cue in self._lexicon.modifiers.find(answered))
        sure = any(cue["category"] == "certainty" and cue["value"] == "boosted" for cue in cues)
        return Certainty.BOOSTED if sure else Certainty.PLAIN

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
        self._supposed = self._states_asked(analysis)
        if asked:
            self._question = asked
        elif analysis.unit.text.strip():
            self._question = ()
        self._full_names.update(self._names_of_block[analysis.unit.block])
        self._nutrient = next(reversed(_nutrients(analysis.mentions)), self._nutrient)
        self._at_hand = self._about(analysis, readings)
        self._strange = analysis.strange
        if analysis.mentions:
            self._seen = _things(analysis.mentions)
        latest = dict.fromkeys([*_subjects(readings), *analysis.mentions, *self._recent])
        self._recent = [m for m in latest if m.kind not in ("group", "advice", "property")][:_MEMORY]

    def _about(self, analysis: Analysis, readings: list[Reading]) -> list[Mention]:
        """Return what a pronoun in the next sentence stands for: the subject, or the only thing named."""
        unit = analysis.unit
        things = _things(m for m in analysis.mentions if m.start >= unit.prefix)
        subjects = list(_subjects(readings))
        if subjects:
            return subjects[:1]
        if not things:
            said = unit.normal[unit.prefix :].strip()
            goes_on = self._lexicon.pronouns.match(said) or any(p.match(said) for p in self._lexicon.answers.values())
            return self._at_hand if goes_on else []
        first = things[0]
        opens = len(unit.normal[unit.prefix : first.start].split()) <= _OPENING
        only = len({(m.concept, m.state) for m in things}) == 1
        return [first] if only or opens else []

    def _says_or_asks(self, analysis: Analysis) -> bool:
        return bool(analysis.readings or self._symptoms_asked(analysis) or self._states_asked(analysis))

    def _states_asked(self, analysis: Analysis) -> list[Mention]:
        """Return what a question supposes of its readers by naming it alone: "Low B12?", "On metformin?"."""
        text = analysis.unit.normal[analysis.unit.prefix :]
        if not text.rstrip().endswith("?") or not self._lexicon.grammar["supposing"].fullmatch(text):
            return []
        return [m for m in analysis.mentions if m.kind in ("drug", "group", "behaviour") or m.state in _LEVELS][:1]

    def _symptoms_asked(self, analysis: Analysis) -> list[Mention]:
        """Return the symptoms of a question that asks for their cause, or only names them: "Numb feet?"."""
        symptoms = [mention for mention in analysis.mentions if mention.kind == "symptom"]
        if not symptoms:
            return []
        if self._document.blocks[analysis.unit.block].kind is BlockKind.TABLE_CELL:
            return []  # a header asks of its own column
        text = analysis.unit.normal[analysis.unit.prefix :]
        open_ = self._lexicon.grammar["asks_cause"].match(text)
        named = all(mention.kind in ("symptom", "body") for mention in analysis.mentions)
        return symptoms if text.rstrip().endswith("?") and (open_ or named) else []


def _full_names(unit: Unit, mentions: Iterable[Mention], end: int) -> dict[str, Mention]:
    """Return the symptoms named before `end` by several words, by the first letters of the last word."""
    names = ((unit.normal[m.start : m.end].split(), m) for m in mentions if m.kind == "symptom" and m.end <= end)
    return {words[-1][:_STEM]: mention for words, mention in names if len(words) > 1}


def _is_plural(mention: Mention) -> bool:
    return mention.kind in _PLURALS or mention.state in _PLURAL_STATES


def _only(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the one concept that `mentions` name, nothing where they name several."""
    found = list(mentions)
    return found[:1] if len({(m.concept, m.state) for m in found}) == 1 else []


def _things(mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out people, parts of the body, advice and properties, which are seldom what "it" is."""
    return [m for m in mentions if m.kind not in ("group", "body", "advice", "property")]


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


def _nutrients(mentions: Iterable[Mention]) -> list[str]:
    return [mention.concept for mention in mentions if mention.kind == "nutrient" and mention.concept]


def _main_nutrient(document: Document, analyses: Sequence[Analysis]) -> str | None:
    """Return the nutrient in the title or first headings, else the one that most sentences name, if enough do."""
    titles: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for analysis in analyses:
        titled = document.blocks[analysis.unit.block].kind in (BlockKind.TITLE, BlockKind.HEADING)
        (titles if titled else counts).update(_nutrients(analysis.mentions))
    enough = _LEAST_SHARE * sum(analysis.unit.is_sentence for analysis in analyses)
    weights = {concept: counts[concept] + 10 * titles[concept] for concept in {*counts, *titles}}
    main = max(sorted(weights), key=lambda concept: weights[concept], default=None)
    return main if main is not None and (titles[main] or counts[main] >= enough) else None
