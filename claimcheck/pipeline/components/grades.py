"""Component: strength, polarity, certainty, frequency and qualifiers, each from cues in scope of the relation.

A cue reaches from where it stands, in its direction, to a terminator or the edge of the clause (ConText,
Harkema et al. 2009).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.model.claim import Relation
from claimcheck.pipeline.grading import graded
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.syntax import clause_breaks, clause_spans, tokens_at
from claimcheck.pipeline.reading import Reading

NAME = "claimcheck_grades"


# Words a negation reaches; ConText's own rules stop sooner.
_NEGATION_REACH = 9


class Clauses(NamedTuple):
    """The text of a sentence and the places where clauses with a subject of their own begin and end."""

    text: str
    breaks: tuple[int, ...]

    def joined(self, left: int, right: int, terminators: re.Pattern[str]) -> bool:
        """Tell whether `left` and `right` lie in the same clause.

        A whole clause in between ("no one WHO TAKES B12 gets cramps") has two breaks and parts nothing; a semicolon
        always does.
        """
        if ";" in self.text[left:right]:
            return False
        between = sum(left <= place <= right for place in self.breaks)
        return between % 2 == 0 and not terminators.search(self.text, left, right)


class Grader:
    """Completes the readings in `doc._.readings`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the readings with their grades."""
        if not doc._.readings:
            return ()
        text = doc._.normal
        qualifiers = frozenset(found.attributes["qualifier"] for found in self._lexicon.qualifiers.find(text))
        breaks = tuple(clause_breaks(clause_spans(doc)))
        modifiers = tuple(self._lexicon.modifiers.find(text))
        return tuple(
            self._graded(reading, doc, Clauses(text, breaks), modifiers, qualifiers) for reading in doc._.readings
        )

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings

    def _graded(
        self, reading: Reading, doc: Doc, clauses: Clauses, modifiers: tuple[CueRule, ...], qualifiers: frozenset[str]
    ) -> Reading:
        free = (cue for cue in modifiers if not _in_name(cue, doc._.mentions))
        cues = [
            cue
            for cue in free
            if _adjoins(cue, reading, clauses.text)
            or (self._covers(cue, reading, clauses) and not _elsewhere(cue, reading, doc))
        ]
        return graded(reading, cues, qualifiers)

    def _covers(self, cue: CueRule, reading: Reading, clauses: Clauses) -> bool:
        """Tell whether the relation cue of `reading` lies in the scope of `cue`."""
        target = reading.cue
        is_concept = (target.start, target.end) == (reading.object.start, reading.object.end)
        if target.start <= cue.start and cue.end <= target.end and not is_concept:
            return cue.attributes["category"] != reading.absorbs
        if _is_tail(cue, reading, clauses.text):
            return True
        if self._counts(cue, reading, clauses.text):
            return True
        if cue.end <= reading.start or cue.start >= reading.end:
            return False
        if self._in_argument(cue, reading, clauses.text):
            return cue.attributes["category"] in ("frequency", "sole")
        if _of_another(cue, reading, clauses.text) or self._of_amount(cue, clauses.text):
            return False
        if _of_condition(cue, reading, clauses.text):
            return False
        if _after_frame(cue, reading):
            return clauses.joined(reading.object.end, cue.start, self._lexicon.terminators)
        before = cue.start < target.start or _before_object(cue, reading, clauses.text)
        direction = cue.attributes["direction"]
        if direction != "both" and before != (direction == "forward"):
            return False
        left, right = (cue.end, target.start) if before else (target.end, cue.start)
        if cue.attributes["category"] == "negation" and len(clauses.text[left:right].split()) > _NEGATION_REACH:
            return False
        # "Neither stress nor coffee CAN": what stands between is the subject, however it is parsed.
        return left >= right or "part" in cue.attributes or clauses.joined(left, right, self._lexicon.terminators)

    def _counts(self, cue: CueRule, reading: Reading, text: str) -> bool:
        """Tell whether a word of frequency says in how many it is so: right before what is read, or before a comma.

        "SOME people on high doses have headaches", "IN A FEW cases, people with high levels had spasms".
        """
        placed = [side.start for side in (reading.subject, reading.object) if side is not None and side.start >= 0]
        first = min([reading.cue.start, *placed])
        if cue.attributes["category"] != "frequency" or cue.start > first:
            return False
        between = text[cue.end : first].strip()
        opens = len(text[: cue.start].split()) <= 1
        people = self._lexicon.grammar["of_people"].fullmatch(between)
        return not between or people is not None or (opens and between.endswith(",") and between.count(",") == 1)

    def _in_argument(self, cue: CueRule, reading: Reading, text: str) -> bool:
        """Tell whether the cue is part of the name of the subject or object ("LACK of B12"), not its determiner."""
        inside = [
            argument
            for argument in (reading.subject, reading.object)
            if argument is not None and argument.start <= cue.start and cue.end <= argument.end
        ]
        determines = text[cue.start : cue.end] in self._lexicon.words["determining"]
        return any(one.mention is not None or cue.start > one.start or not determines for one in inside)

    def _of_amount(self, cue: CueRule, text: str) -> bool:
        """Tell whether a cue counts things rather than people or cases: "A HANDFUL OF tablets"."""
        return cue.attributes["category"] == "frequency" and bool(self._lexicon.grammar["measure"].match(text, cue.end))


def _elsewhere(cue: CueRule, reading: Reading, doc: Doc) -> bool:
    """Tell whether a word modifies a clause without the relation: "NOT able to rest FULLY, some get cramps"."""
    word = tokens_at(doc, cue.start, cue.end).root
    clause = word.head
    if (cue.attributes["category"], word.dep_) not in (("negation", "neg"), ("frequency", "advmod")):
        return False
    while clause.dep_ in ("xcomp", "acomp"):
        clause = clause.head
    if clause.dep_ not in ("advcl", "pcomp", "acl"):
        return False
    return not clause.left_edge.idx <= reading.cue.start <= clause.right_edge.idx


def _is_tail(cue: CueRule, reading: Reading, text: str) -> bool:
    """Tell whether a cue is all that follows after a mark: "low B12 and cramps - GUARANTEED"."""
    if cue.attributes["category"] not in ("frequency", "certainty") or cue.start < reading.object.end:
        return False
    tail = text[: cue.start].rstrip()
    return tail.endswith((":", "-", ",")) and tail[:-1].rstrip() != "" and not text[cue.end :].strip(" .!,*_")


def _of_another(cue: CueRule, reading: Reading, text: str) -> bool:
    """Tell whether a cue speaks of what follows it ("fatigue, NEVER cramps"), or of what is tested for."""
    if cue.attributes["category"] == "sole":
        # "Only a doctor can tell" sends readers to one; "a doctor can tell if it is the cause" is not about causes.
        outside = cue.end <= _first(reading) or cue.start >= reading.object.end
        return outside and reading.relation is Relation.DIAGNOSES
    last = max(side.end for side in (reading.subject, reading.object) if side is not None)
    if cue.start < last or not text[cue.end :].strip(" .!"):
        return False
    between = text[last : cue.start].strip()
    if cue.attributes["category"] == "negation":
        return between in (",", ", but", "but", "and", ", and")
    return cue.attributes["category"] == "frequency" and between in ("and", "or", ", and", ", or", "as well as")


def _first(reading: Reading) -> int:
    """Return where the first of the words of `reading` stands."""
    return min(reading.cue.start, reading.object.start, *([reading.subject.start] if reading.subject else []))


def _in_name(cue: CueRule, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether a word of certainty is part of a concept's name ("a PROVEN deficiency")."""
    certain = cue.attributes["category"] == "certainty"
    return certain and any(m.start <= cue.start and cue.end <= m.end for m in mentions)


def _adjoins(cue: CueRule, reading: Reading, text: str) -> bool:
    """Tell whether a word of frequency stands right after the object: "contain it ONLY WHEN it is added"."""
    after = 0 <= reading.object.end <= cue.start and not text[reading.object.end : cue.start].strip()
    return after and cue.attributes["category"] == "frequency"


def _of_condition(cue: CueRule, reading: Reading, text: str) -> bool:
    """Tell whether a denial belongs to the condition of a frame: "if a deficiency is NOT treated, cramps follow"."""
    subject = reading.subject
    if cue.attributes["category"] != "negation" or subject is None or not reading.weak:
        return False
    ends = text.find(",", subject.end, max(subject.end, reading.object.start))
    return reading.cue.end <= subject.start and subject.end <= cue.start < ends


def _after_frame(cue: CueRule, reading: Reading) -> bool:
    """Where a frame comes first ("with low B12, cramps are rare"), what follows the outcome is said of it."""
    first = min((a.start for a in (reading.subject, reading.object) if a is not None), default=0)
    return reading.weak and reading.cue.end <= first and cue.start >= reading.object.end


def _before_object(cue: CueRule, reading: Reading, text: str) -> bool:
    """A cue between relation and last side works forward too ("causes NO cramps", "due to age, NOT low B12")."""
    contrasts = reading.subject is not None and text[: cue.start].rstrip().endswith((",", " and", " but"))
    last = max(reading.object.start, reading.subject.start if reading.subject and contrasts else -1)
    return reading.cue.end <= cue.start and cue.end <= last


@Language.factory(NAME, assigns=["doc._.readings"], requires=["doc._.normal", "doc._.readings"])
def create(nlp: Language, name: str) -> Grader:
    """Create the component."""
    return Grader(load_lexicon())
