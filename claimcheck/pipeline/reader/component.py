"""Component: reads what a sentence relates to what.

Every cue gives a candidate: what it would assert by its place in the parse. Candidates that assert something get the
sides they govern. Frames and predicates relate only what the claim base knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc, Token

from claimcheck.lexicon import Lexicon, load_lexicon
from claimcheck.lexicon.cues import Cue, Sides
from claimcheck.model.claim import HELPS, Certainty, Polarity, Relation, Voice
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.assembly import fits, reading_of, with_remedy
from claimcheck.pipeline.reader.candidates import Candidate
from claimcheck.pipeline.reader.comparisons import GROUP as COMPARISONS
from claimcheck.pipeline.reader.comparisons import comparisons
from claimcheck.pipeline.reader.frames import FRAMES, conditions, frame_cues
from claimcheck.pipeline.reader.nominal import nominal
from claimcheck.pipeline.reader.outcomes import advised, body_signals, lessened, unrivalled, without_effect
from claimcheck.pipeline.reader.predicates import figures, freed, own_effects, undergone
from claimcheck.pipeline.reader.predicative import predicative
from claimcheck.pipeline.reader.sentence import Sentence
from claimcheck.pipeline.reader.sides import between_concepts, sides
from claimcheck.pipeline.reader.standing import chain_before
from claimcheck.pipeline.reader.syntax import FINITE, SUBJECTS, clause_breaks, clause_spans, is_verb, tokens_at
from claimcheck.pipeline.reader.verbal import verbal
from claimcheck.pipeline.reading import Argument, Mark, Reading

NAME = "claimcheck_reader"
_ADVICE = frozenset(("advice", "need"))
_SUPPOSED = frozenset(("condition", "research", "question"))
_MISTAGGED = frozenset(("noun", "name", "attribute"))


class Reader:
    """Sets `doc._.readings` and `doc._.strange` from `doc._.normal` and `doc._.mentions`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        doc._.strange = _is_strange(doc, doc._.mentions, self._lexicon)
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the relations read in `doc`, in the order of their cues."""
        text = doc._.normal
        if self._lexicon.grammar["list_title"].fullmatch(text):
            return ()  # a title asserts nothing
        sentence = self._sentence(doc, text)
        found = _candidates(sentence)
        readings = [reading for one in found for reading in _readings(one, sentence)]
        if len(doc._.mentions) > 1:
            denied = {_pair(one) for one in readings if one.polarity is Polarity.DENIED}
            readings += [one for one in _framed(sentence) if _pair(one) not in denied]
            readings = list(_without_settings([*readings, *undergone(sentence, readings)]))
            readings += [*own_effects(sentence, readings), *figures(sentence), *freed(sentence, doc._.mentions)]
            eased = list(lessened(sentence, readings))
            readings = [one for one in readings if not any(_says_less(one, other) for other in eased)]
            readings += [*eased, *body_signals(sentence), *advised(sentence, readings)]
        readings += without_effect(sentence)
        return tuple(sorted(_distinct(readings), key=lambda reading: (reading.cue.start, reading.cue.end)))

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings

    def _sentence(self, doc: Doc, text: str) -> Sentence:
        cues = [_cut(cue, doc._.mentions) for cue in self._lexicon.cues.find(text)]
        cues += frame_cues(text, doc._.mentions, self._lexicon.grammar["frames_itself"])
        kept = [cue for cue in cues if text[cue.start : cue.end].strip()]
        clauses = tuple(clause_spans(doc))
        return Sentence(
            doc,
            text,
            tuple(m for m in doc._.mentions if not self._specifies(doc, text, m)),
            tuple(sorted(kept, key=lambda cue: (cue.start, cue.end))),
            clauses,
            tuple(sorted({*clause_breaks(clauses)})),
            self._lexicon,
        )

    def _specifies(self, doc: Doc, text: str, mention: Mention) -> bool:
        """Tell whether a mention only says which sort of a thing is meant: "stress-related", "B12 METABOLISM"."""
        if self._lexicon.grammar["specifies"].match(text, mention.end):
            return True
        if mention.kind != "nutrient" or mention.state or self._lexicon.grammar["amounts"].match(text, mention.end):
            return False
        name = tokens_at(doc, mention.start, mention.end).root
        head = name.head
        unknown = not any(m.start <= head.idx < m.end for m in doc._.mentions)
        noun = head.tag_[:2] == "NN" and head.text[:1].islower()
        return name.dep_ == "compound" and head.idx >= mention.end and noun and unknown


def _is_strange(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Tell whether `doc` is about a thing that is no concept, nor part of its phrase; who has things, is none."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    subject = next((child for child in root.children if child.dep_ in SUBJECTS), None) if root is not None else None
    if root is None or subject is None or subject.tag_[:2] != "NN" or any(c.dep_ == "ccomp" for c in root.children):
        return False
    words = lexicon.words
    if root.lower_ in words["having"]:
        return False
    known = words["groups"] | words["anybody"] | words["placeholders"] | words["study"]
    if any(token.lower_ in known for token in subject.subtree):
        return False
    start, end = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    return not any(m.start < end and start < m.end for m in mentions)


def _candidates(sentence: Sentence) -> list[Candidate]:
    """Return the cues that assert something, in text order."""
    found = [one for cue in sentence.cues if cue.entry.sides not in FRAMES for one in _candidate(cue, sentence)]
    found += comparisons(sentence.doc, sentence.lexicon)
    found = [_relieved_of_doubt(one, sentence) for one in found if not _restricts(one)]
    carried = {one.head.i for one in found if one.asserted}
    found = [one for one in found if not any(c.dep_ == "xcomp" and c.i in carried for c in one.head.children)]
    main = [one.cue for one in found if one.asserted and not (one.doubt or one.nested or one.cue.entry.weak)]
    return [one for one in found if one.asserted and not (one.nested and _elsewhere(one.cue, main))]


def _restricts(found: Candidate) -> bool:
    """Tell whether a denial only says which things are meant: "symptoms THAT ARE NOT DUE TO low B12"."""
    clause = found.verb or found.head
    denied = any(child.dep_ == "neg" for child in clause.children)
    first = clause.left_edge
    return denied and clause.dep_ == "relcl" and not (first.i and first.nbor(-1).text == ",")


def _relieved_of_doubt(found: Candidate, sentence: Sentence) -> Candidate:
    """Return a candidate that counts after all, where what stands beside it shows what it is.

    What needs something ("should be checked") is said by the very words of advice. A verb that the tagger took for a
    noun stands between two concepts ("B12 shots TRIGGER twitching"). An order promises what its remedy does ("banish
    cramps WITH B12").
    """
    if found.why_not in _ADVICE and found.cue.entry.relation is Relation.REQUIRES:
        return replace(found, why_not="")
    if found.why_not in _SUPPOSED:
        return replace(found, why_not="", doubt=found.why_not)
    if found.why_not in _MISTAGGED and found.cue.group == "verbs" and between_concepts(found, sentence):
        return _as_verb(found, sentence.lexicon)
    if found.why_not == "no object" and sentence.text.startswith(":", found.cue.end):
        return replace(found, why_not="", doubt="list")
    if found.why_not in _MISTAGGED and found.head.i == 0 and found.cue.entry.relation in HELPS:
        return replace(found, why_not="", doubt="imperative")
    if found.why_not == "imperative" and found.cue.entry.relation in HELPS:
        return replace(found, why_not="", doubt=found.why_not)
    return found


def _as_verb(found: Candidate, lexicon: Lexicon) -> Candidate:
    """Return a verb that the tagger took for a noun, with the modals before it."""
    chain = chain_before(found.head)
    hedges = tuple(token for token in chain if token.lower_ in lexicon.words["hedges"])
    abilities = tuple(token for token in chain if token.lower_ in lexicon.words["abilities"])
    return replace(found, why_not="", doubt=found.why_not, weakeners=hedges, abilities=abilities)


def _elsewhere(cue: Cue, main: Iterable[Cue]) -> bool:
    """Tell whether the sentence makes a claim of its own in other words than `cue`, which only describes something."""
    return any(other.end <= cue.start or cue.end <= other.start for other in main)


def _candidate(cue: Cue, sentence: Sentence) -> Iterator[Candidate]:
    words, lexicon = tokens_at(sentence.doc, cue.start, cue.end), sentence.lexicon
    if words[0].tag_ == "VBG" and _opens_complaint(cue, sentence) and not _acted(words[0]):
        return  # "soreness, a headache, FEELING sick"
    if cue.group == "verbs":
        yield verbal(cue, words[0], lexicon)
    elif cue.group == "nouns":
        yield nominal(cue, words, lexicon)
    elif cue.group == "phrases":
        yield predicative(cue, words, lexicon)
    elif is_verb(words[0]) and words[0].dep_ not in ("aux", "auxpass"):
        yield verbal(cue._replace(entry=replace(cue.entry, takes="nothing")), words[0], lexicon)
    elif words[-1].tag_ in FINITE and _holds_outcome(cue, sentence):
        # "THE REASON people get cramps IS ...": it is the last verb that says so.
        yield verbal(cue._replace(entry=replace(cue.entry, takes="nothing")), words[-1], lexicon)
    elif any(token.tag_[:2] == "NN" for token in words):
        yield nominal(cue, words, lexicon)
    else:
        yield predicative(cue, words, lexicon)


def _opens_complaint(cue: Cue, sentence: Sentence) -> bool:
    """Tell whether the words of a cue begin the name of a complaint."""
    return any(m.start == cue.start and cue.end < m.end and m.kind == "symptom" for m in sentence.mentions)


def _acted(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _holds_outcome(cue: Cue, sentence: Sentence) -> bool:
    """Tell whether what comes about is named within the words of a cue."""
    inside = (m for m in sentence.mentions if cue.start < m.start and m.end <= cue.end)
    return any(mention.kind not in ("body", "group") for mention in inside)


def _readings(found: Candidate, sentence: Sentence) -> Iterator[Reading]:
    """Yield what a candidate says of each of its sides; doubtful and weak cues need concepts on both."""
    pairs = list(sides(found, sentence))
    counted = sentence.lexicon.grammar["cause_header"]
    named = (object_ for _, object_ in pairs if object_.start >= 0 and not object_.refers)
    if found.cue.entry.weak and any(counted.search(sentence.text, one.start, one.end) for one in named):
        return  # "fatigue HAS a hundred reasons, low B12 being one"
    several = len({subject.start for subject, _ in pairs if subject is not None}) > 1
    for subject, object_ in pairs:
        if subject is not None and subject.mention is not None and subject.mention == object_.mention:
            continue
        if object_.mention is not None and object_.mention.start <= found.cue.start < object_.mention.end:
            # The cue is the verb of a name, "DAMAGES the nerves": who does so is read as said of the whole name.
            object_ = replace(object_, mention=None)
        if found.cue.group == COMPARISONS:
            object_ = replace(object_, mention=None)  # what is compared is no outcome: "LESS toxic than iron"
        reading = reading_of(sentence, found.cue, subject, object_)
        reading = replace(
            reading,
            strength=min(reading.strength, found.graded),
            certainty=Certainty.HEDGED if found.weakeners else reading.certainty,
            marks=tuple(_mark(token) for token in (*found.weakeners, *found.abilities)),
            weak=(reading.weak or bool(found.doubt)) and not _holds_nutrient(reading),
            voice=Voice.HYPOTHETICAL if found.doubt in _SUPPOSED else Voice.OWN,
            sole=reading.sole and (found.cue.entry.sole or not several),
        )
        if found.nested:
            reading = _as_phrase(reading, sentence)
        reading = unrivalled(sentence, reading)
        if found.cue.entry.absorbs and subject is not None and subject.mention and not _is_complaint(subject):
            # "B12 NEVER HAS side effects": what is said of a thing, not of a person who has been helped.
            reading = replace(reading, relation=Relation.CAUSES, polarity=Polarity.DENIED)
            yield reading
            continue
        if found.cue.entry.remedy or reading.certainty is Certainty.BOOSTED or found.doubt == "imperative":
            reading = with_remedy(sentence, reading)
        # What once happened to somebody else: "he had injections, and the twitching WENT AWAY".
        once = found.head.tag_ == "VBD" and not sentence.lexicon.grammar["first_person"].search(sentence.text)
        if found.cue.entry.remedy and (once or reading.subject is None or not _is_complaint(object_)):
            continue
        if fits(reading, sentence.mentions) and not (reading.weak and _lacks_side(reading)):
            yield reading


def _as_phrase(reading: Reading, sentence: Sentence) -> Reading:
    """End the clause of a reading where the subject ends that it only describes, unless it is told how often it is so.

    "Nerve damage from low B12 may not HEAL COMPLETELY" says nothing of how often low B12 damages nerves.
    """
    sides_ = [side for side in (reading.subject, reading.object) if side is not None and side.start >= 0]
    end = max([reading.cue.end, *(side.end for side in sides_)])
    head = tokens_at(sentence.doc, min([reading.cue.start, *(side.start for side in sides_)]), end).root
    verb = head.head
    if head.dep_ not in SUBJECTS or not is_verb(verb) or verb.idx < end:
        return reading
    told = (child for child in verb.children if child.dep_ in ("acomp", "attr"))
    if any(True for one in told for _ in sentence.lexicon.modifiers.find(one.lower_)):
        return reading
    return replace(reading, end=min(end, reading.end), presupposed=True)


def _holds_nutrient(reading: Reading) -> bool:
    """Tell whether it is said what has a nutrient in it, whatever has: there is no mistaking that."""
    return reading.relation is Relation.CONTAINS and reading.object.mention is not None and reading.subject is not None


def _lacks_side(reading: Reading) -> bool:
    """Tell whether a side is unsaid, or in words that name no concept and stand for none.

    Before a cue that opens its clause ("Can cause cramps.") the subject is left to the context.
    """
    if reading.subject is None and reading.start < reading.cue.start:
        return True
    sides_ = (side for side in (reading.subject, reading.object) if side is not None)
    return any(side.mention is None and not side.refers for side in sides_)


def _mark(token: Token) -> Mark:
    return Mark(token.idx, token.idx + len(token), "strength")


def _framed(sentence: Sentence) -> Iterator[Reading]:
    """Yield what the frames say of two concepts."""
    for cue in sentence.cues:
        frame = FRAMES.get(cue.entry.sides)
        for subject, object_ in frame(sentence, cue) if frame is not None else ():
            reading = reading_of(sentence, cue, subject, object_)
            if fits(reading, sentence.mentions) and (subject is None or subject.mention != object_.mention):
                yield reading
    for cue, subject, object_ in conditions(sentence):
        yield reading_of(sentence, cue, subject, object_)


def _pair(reading: Reading) -> tuple[Mention | None, Mention | None]:
    return reading.subject.mention if reading.subject else None, reading.object.mention


def _is_complaint(argument: Argument) -> bool:
    return argument.mention is not None and argument.mention.kind in ("symptom", "condition")


def _without_settings(readings: list[Reading]) -> Iterator[Reading]:
    """Leave out what is loosely tied to an outcome where the sentence itself relates that outcome to something.

    "Cramps in people on B12 come from ...": not B12. "It does not cause cramps, because ...": the reason of it all.
    """
    explained = {r.object.mention for r in readings if not (r.setting or _loose(r))}
    for reading in readings:
        if not ((reading.setting or _loose(reading)) and reading.object.mention in explained):
            yield reading


def _loose(reading: Reading) -> bool:
    """Tell whether a reading rests on a weak cue of causes: "because", "from", an "and" that joins what comes of it."""
    return reading.weak and reading.relation is Relation.CAUSES


def _distinct(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield one reading of words that several cues share.

    Of two known sides first, then a denial round its object ("LEAVES the nerves ALONE"), then the strongest, the
    longest. Readings of one cue stay together.
    """
    best: dict[Mark, tuple[int, bool, int, int]] = {}
    for reading in readings:
        around = reading.cue.start < reading.object.start and reading.object.end <= reading.cue.end
        around = around and reading.polarity is Polarity.DENIED
        rank = (_known(reading), around, reading.strength, reading.cue.end - reading.cue.start)
        best[reading.cue] = max(best.get(reading.cue, rank), rank)
    kept: list[Mark] = []
    for cue in sorted(best, key=lambda mark: (*(-value for value in best[mark]), mark.start)):
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return (reading for reading in readings if reading.cue in kept)


def _says_less(reading: Reading, other: Reading) -> bool:
    """Tell whether a reading says of a complaint only that it ends, where the `other` says what ends it."""
    overlap = reading.cue.start < other.cue.end and other.cue.start < reading.cue.end
    return overlap and reading.subject is not None and reading.subject.mention == other.object.mention


def _known(reading: Reading) -> int:
    return sum(side is not None and side.mention is not None for side in (reading.subject, reading.object))


def _cut(cue: Cue, mentions: Sequence[Mention]) -> Cue:
    """Leave the words of a concept's name to the concept; a cue may hold a whole name ("MAKES cramps WORSE")."""
    for mention in mentions:
        if mention.start == cue.start:
            continue  # "DAMAGES the nerves", "SIDE EFFECTS of": the cue is as much a word as the name
        if mention.start < cue.start < mention.end:
            # The verb of the cue is part of the name: "nerves HEAL completely once"
            verbal_name = mention.kind == "process" and cue.entry.sides is Sides.BACKWARD
            cue = cue._replace(start=cue.end if verbal_name else min(mention.end, cue.end))
        elif mention.start < cue.end < mention.end:
            cue = cue._replace(end=mention.start)
    return cue


@Language.factory(
    NAME,
    assigns=["doc._.readings", "doc._.strange"],
    requires=["doc._.normal", "doc._.mentions", "token.dep", "token.tag"],
)
def create(nlp: Language, name: str) -> Reader:
    """Create the component."""
    return Reader(load_lexicon())
