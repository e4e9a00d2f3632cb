"""Component: whose claim it is, as far as its own sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.model.claim import Polarity, Relation, Voice
from claimcheck.pipeline.reader.syntax import is_verb, predicate_of, said_by, tokens_at
from claimcheck.pipeline.reading import Mark, Reading

NAME = "claimcheck_voices"
# Characters before a complaint within which its owner is named.
_POSSESSIVE = 4

_QUESTION = re.compile(r"\?[\s\"')*\W]*$")
_QUOTED = re.compile(r"\"[^\"]{3,}\"?|(?<!\w)'[^']{8,}'(?!\w)")
# A later line outranks an earlier one when cues disagree.
_RANK = (Voice.OWN, Voice.REPORTED, Voice.ENDORSED, Voice.REJECTED, Voice.HYPOTHETICAL, Voice.QUESTION)


class VoiceReader:
    """Completes the readings in `doc._.readings`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the readings with their voices."""
        if not doc._.readings:
            return ()
        text = doc._.normal
        cues = list(self._lexicon.voices.find(text))
        return tuple(
            _voiced(reading, text, self._in_scope(reading, text, cues), self._by_parse(reading, doc, text))
            for reading in doc._.readings
        )

    def _in_scope(self, reading: Reading, text: str, cues: list[CueRule]) -> list[CueRule]:
        """Return the cues that are not denied themselves ("it is NO MYTH") and whose clause has not ended."""
        grammar = self._lexicon.grammar
        return [
            cue
            for cue in cues
            if not (cue.attributes["voice"] == Voice.REJECTED.value and grammar["undenied"].search(text, 0, cue.start))
            and not grammar["ends_telling"].search(text, cue.end, max(cue.end, _first(reading)))
        ]

    def _by_parse(self, reading: Reading, doc: Doc, text: str) -> Voice:
        """Return the voice that the construction gives: a condition, what somebody says, a question without a mark."""
        if reading.voice is Voice.HYPOTHETICAL or _conditional(reading, doc, text, self._lexicon.grammar):
            return Voice.HYPOTHETICAL
        grammar = self._lexicon.grammar
        if grammar["quizzed"].match(text):
            return Voice.QUESTION
        if _only_mentioned(doc, self._lexicon.words["mentioning"]):
            return Voice.REPORTED
        verdict = grammar["verdict_last"].search(text, max(reading.cue.end, reading.object.end))
        if verdict is not None:
            return Voice.REJECTED if verdict["false"] else Voice.OWN
        if grammar["inverted"].match(text) and not text.rstrip().endswith((".", "!")):
            return Voice.QUESTION
        if reading.polarity is Polarity.DENIED and self._of_one_person(reading, doc):
            return Voice.REPORTED
        if reading.polarity is Polarity.DENIED and grammar["for_want_of"].search(text, 0, _first(reading)):
            return Voice.HYPOTHETICAL
        speaker = said_by(predicate_of(tokens_at(doc, reading.cue.start, reading.cue.end).root), self._lexicon.saying)
        if speaker is None or grammar["authority"].fullmatch(speaker.lower_):
            return Voice.OWN
        if grammar["ends_telling"].search(text, speaker.idx, max(speaker.idx, _first(reading))):
            return Voice.OWN
        return Voice.REPORTED

    def _of_one_person(self, reading: Reading, doc: Doc) -> bool:
        """Tell whether a denial is about one person's complaint: "HIS cramps were not caused by low B12"."""
        place = reading.object
        near = [token for token in doc if place.start - _POSSESSIVE <= token.idx < place.end]
        return place.start >= 0 and any(token.lower_ in self._lexicon.words["personal"] for token in near)

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings


def _voiced(reading: Reading, text: str, cues: list[CueRule], voice: Voice) -> Reading:
    marks = list(reading.marks)
    for candidate, cue in _voices(reading, text, cues):
        told_of = voice is Voice.REPORTED and candidate is Voice.ENDORSED and _opens(cue)
        if _RANK.index(candidate) > _RANK.index(voice) and not told_of:
            voice = candidate
            if cue is not None:
                marks.append(Mark(cue.start, cue.end, "voice"))
    return replace(reading, voice=voice, marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))


def _first(reading: Reading) -> int:
    """Return where the first of the words of `reading` in its sentence stands."""
    sides = (side.start for side in (reading.subject, reading.object) if side is not None and side.start >= 0)
    return min([reading.cue.start, *sides])


def _opens(cue: CueRule | None) -> bool:
    """Tell whether a cue speaks of what follows it: "they say that STUDIES SHOW it" is still what they say."""
    return cue is not None and cue.attributes["scope"] == "after"


def _voices(reading: Reading, text: str, cues: list[CueRule]) -> Iterator[tuple[Voice, CueRule | None]]:
    if _QUESTION.search(text) or "?" in text[reading.cue.end :].split(".")[0][:200].split('"')[0]:
        yield Voice.QUESTION, None
    if any(quote.start() <= reading.cue.start and reading.cue.end <= quote.end() for quote in _QUOTED.finditer(text)):
        yield Voice.REPORTED, None
    for cue in cues:
        after = cue.attributes["scope"] == "after" and cue.end <= max(reading.cue.start, reading.object.start)
        before = cue.attributes["scope"] == "before" and cue.start >= min(reading.cue.end, reading.object.end)
        # "can show WHETHER you are low" is no hypothesis
        inside = reading.cue.start <= cue.start < reading.cue.end and reading.relation is not Relation.DIAGNOSES
        after = after and not (cue.start >= reading.cue.start and reading.relation is Relation.DIAGNOSES)
        if Voice(cue.attributes["voice"]) is Voice.HYPOTHETICAL and _is_past(cue, reading, text):
            continue
        if after or before or inside:
            yield Voice(cue.attributes["voice"]), cue


def _is_past(cue: CueRule, reading: Reading, text: str) -> bool:
    """Tell whether a colon parts a wish or a question from what is told after it ("I WISH I had known: ...")."""
    return ":" in text[cue.end : min(reading.cue.start, reading.object.start)]


def _conditional(reading: Reading, doc: Doc, text: str, grammar: Mapping[str, re.Pattern[str]]) -> bool:
    """Tell whether the relation itself stands in an "if" or "whether" clause; where it was seen, also in "when"."""
    if (reading.weak or _incidental(reading)) and grammar["framed"].search(text, 0, reading.cue.start):
        return True
    verb = predicate_of(tokens_at(doc, reading.cue.start, reading.cue.end).root)
    before = [child for child in verb.children if child.idx < reading.cue.start]
    while verb.dep_ == "conj" and is_verb(verb.head):  # "if cramps PERSIST and do not improve"
        verb = verb.head
        before += [child for child in verb.children if child.idx < verb.idx]
    opening = grammar["opens_frame" if _incidental(reading) else "opens_condition"]
    return any(opening.fullmatch(child.lower_) for child in before if child.dep_ in ("mark", "advmod"))


def _only_mentioned(doc: Doc, mentioning: frozenset[str]) -> bool:
    """Tell whether a sentence is nothing but a clause that something else would say: "THAT B12 causes spasms."."""
    first = next((token for token in doc if not token.is_punct and not token.is_space), None)
    if first is None or first.lower_ not in mentioning or first.dep_ != "mark" or first.head.dep_ != "ROOT":
        return False
    return not any(child.dep_ in ("ccomp", "advcl", "csubj") for child in first.head.children)


def _incidental(reading: Reading) -> bool:
    """Tell whether the reading only says where something was seen, or rests on a verb that is itself the outcome."""
    outcome = (reading.object.start, reading.object.end)
    return reading.setting or (reading.cue.start, reading.cue.end) == outcome


@Language.factory(NAME, assigns=["doc._.readings"], requires=["doc._.normal", "doc._.readings"])
def create(nlp: Language, name: str) -> VoiceReader:
    """Create the component."""
    return VoiceReader(load_lexicon())
