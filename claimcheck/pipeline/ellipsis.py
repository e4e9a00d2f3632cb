"""Reads what says only the new side of a relation: "So does stress.", "The same goes for cramps.", "Cramps, too."

The rest is taken from the relation said last. What is new takes the place of the side of its own kind; a question
that names a symptom ("Numb feet?", "What causes cramps?") waits for a cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from claimcheck.lexicon import Lexicon, load_lexicon
from claimcheck.model.claim import Certainty, Polarity, Relation, State, Strength, Voice
from claimcheck.pipeline.answers import limited
from claimcheck.pipeline.grading import graded
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Mark, Reading
from claimcheck.pipeline.units import Unit

# Kinds of concept that are outcomes; everything else brings about or is taken.
_OUTCOMES = frozenset(("symptom", "condition", "process", "property"))
_CAUSES = frozenset(("behaviour", "condition", "drug", "substance", "food", "process"))
_COMPLAINTS = frozenset(("symptom", "condition"))
_LEVELS = frozenset((State.DEFICIENCY, State.EXCESS))
_FRAGMENT = 8
_ANSWER = 14
_REACH = 6
# Words that may lead into an ellipsis: "And", "But then".
_OPENING = 2


def continued(
    unit: Unit, mentions: Sequence[Mention], said: Sequence[Reading], same_unit: bool, lexicon: Lexicon
) -> Iterator[Reading]:
    """Yield the readings in `said`, the last ones, with the sides that `unit` puts in their place."""
    for form, pattern in lexicon.ellipsis.items():
        for match in pattern.finditer(unit.normal, unit.prefix):
            if form.startswith("before") and not same_unit and _says_itself(unit, match):
                continue
            base = [r for r in said if not same_unit or max(r.cue.end, r.object.end) <= match.start()]
            new = _new(unit, mentions, match, form)
            if new and same_unit and form.startswith("after"):
                base = [r for r in base if _contrasts(unit, max(r.cue.end, r.object.end), new[0].start, lexicon)]
            if base and new:
                yield from _replaced(base, new, match, form, same_unit, lexicon)


def _contrasts(unit: Unit, end: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause is set beside the one before, "X does not, BUT a lack does": not "when X, a pill does"."""
    return start < end or bool(lexicon.grammar["beside"].search(unit.normal, end, start))


def _says_itself(unit: Unit, match: re.Match[str]) -> bool:
    """Tell whether a clause before "so does ..." says what is so: "cortisol goes up, AND SO DOES adrenaline"."""
    return len(unit.normal[unit.prefix : match.start()].split()) > _OPENING


def _new(unit: Unit, mentions: Sequence[Mention], match: re.Match[str], form: str) -> list[Mention]:
    """Return what is put in the place of something: named after the words of the ellipsis, or before them."""
    text = unit.normal
    if form.startswith("after"):
        if load_lexicon().grammar["anybody_does"].search(text, unit.prefix, match.start()):
            return []
        return _listed(text, [m for m in mentions if m.end <= match.start()][::-1], match.start(), backwards=True)
    found = _listed(text, [m for m in mentions if m.start >= match.end()], match.end(), backwards=False)
    if form.startswith("fragment") and (len(text[unit.prefix :].split()) > _FRAGMENT or _states(text[unit.prefix :])):
        return []
    if form.startswith("fragment") and found and not load_lexicon().grammar["fragment_ends"].match(text, found[-1].end):
        return []  # "and a shot COSTS 20 dollars" says something else of it
    return found


def _states(text: str) -> bool:
    """Tell whether a fragment has an auxiliary, and so is a statement of its own."""
    words = load_lexicon().words
    helping = words["auxiliaries"] | words["hedges"] | words["abilities"] | words["negations"]
    return any(word in helping or word.endswith("n't") for word in text.replace(",", " ").split()[1:])


def _listed(text: str, mentions: Sequence[Mention], position: int, *, backwards: bool) -> list[Mention]:
    """Return the mention next to `position` and those that are listed with it."""
    found: list[Mention] = []
    for mention in mentions:
        gap = text[mention.end : position] if backwards else text[position : mention.start]
        predicate = found and mention.kind == "property"
        if predicate or len(gap.split()) > (1 if found else _REACH) or any(mark in gap for mark in ";.:"):
            break
        found.append(mention)
        position = mention.start if backwards else mention.end
    return found


def _replaced(
    base: Sequence[Reading],
    new: Sequence[Mention],
    match: re.Match[str],
    form: str,
    same_unit: bool,
    lexicon: Lexicon,
) -> Iterator[Reading]:
    cue = Mark(match.start(), match.end(), "relation")
    for reading in base[-1:] if form != "before_same" else base:
        for mention in new:
            side = Argument(mention.start, mention.end, mention)
            takes_object = mention.kind in _OUTCOMES and "subject" not in form
            said = reading if same_unit else _outside(reading)
            subject, object_ = (said.subject, side) if takes_object else (side, said.object)
            polarity = Polarity.DENIED if form.endswith("denied") else Polarity.AFFIRMED
            if form.endswith("same"):
                polarity = reading.polarity
            ends = (match.start(), match.end(), mention.start, mention.end)
            yield replace(
                reading,
                subject=subject,
                object=object_,
                cue=cue,
                start=min(ends),
                end=max(ends),
                polarity=polarity,
                strength=limited(reading.strength, match.group(), lexicon),
                certainty=min(reading.certainty, Certainty.PLAIN),
                frequency=None,
                sole=False,
                marks=(cue,),
            )


def _outside(reading: Reading) -> Reading:
    """Return a reading of another unit with its sides placed outside this one."""
    subject = reading.subject and replace(reading.subject, start=-1, end=-1)
    return replace(reading, subject=subject, object=replace(reading.object, start=-1, end=-1))


def answered(unit: Unit, mentions: Sequence[Mention], asked: Sequence[Mention], lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the causes that `unit` gives in answer to a question about the symptoms `asked`."""
    text = unit.normal
    causes = [m for m in mentions if m.start >= unit.prefix and (m.state is not None or m.kind in _CAUSES)]
    if not causes or len(text[unit.prefix :].split()) > _ANSWER or text.rstrip().endswith("?"):
        return
    if lexicon.grammar["announced"].search(text, unit.prefix, causes[0].start):
        return  # "Twitching? Your questions ON low B12"
    told = bool(lexicon.grammar["told"].search(text, unit.prefix))
    cues = [c for c in lexicon.modifiers.find(text) if c.start >= unit.prefix and not _inside(c.start, mentions)]
    qualifiers = frozenset(found.attributes["qualifier"] for found in lexicon.qualifiers.find(text))
    for cause in _listed(text, causes, unit.prefix, backwards=False):
        for symptom in asked:
            cause_side = Argument(cause.start, cause.end, cause)
            symptom_side = Argument(-1, -1, symptom)
            sides = (symptom_side, cause_side) if told else (cause_side, symptom_side)
            reading = Reading(
                Mark(cause.start, cause.end, "relation"),
                Relation.INDICATES if told else Relation.CAUSES,
                Strength.DIRECT_CAUSAL,
                *sides,
                unit.prefix,
                len(text),
                voice=Voice.OWN,
            )
            yield graded(reading, cues, qualifiers)


def consequences(
    unit: Unit, mentions: Sequence[Mention], asked: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Reading]:
    """Yield what `unit` says comes of the states that a question only named: "Low B12? YOU WILL GET CRAMPS."."""
    text = unit.normal
    told = lexicon.grammar["told_you"].search(text, unit.prefix)
    effects = [m for m in mentions if told and m.end > told.start() and (m.kind in _COMPLAINTS or m.state in _LEVELS)]
    if not effects or len(text[unit.prefix :].split()) > _ANSWER or text.rstrip().endswith("?"):
        return
    cues = [c for c in lexicon.modifiers.find(text) if c.start >= unit.prefix and not _inside(c.start, effects)]
    qualifiers = frozenset(found.attributes["qualifier"] for found in lexicon.qualifiers.find(text))
    for effect in _listed(text, effects, effects[0].start, backwards=False):
        for state in asked:
            reading = Reading(
                Mark(effect.start, effect.end, "relation"),
                Relation.CAUSES,
                Strength.DIRECT_CAUSAL,
                Argument(-1, -1, state),
                Argument(effect.start, effect.end, effect),
                unit.prefix,
                len(text),
                weak=True,
                voice=Voice.OWN,
            )
            yield graded(reading, cues, qualifiers)


def _inside(position: int, mentions: Sequence[Mention]) -> bool:
    return any(mention.start <= position < mention.end for mention in mentions)
