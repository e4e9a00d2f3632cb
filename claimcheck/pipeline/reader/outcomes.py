"""What remedies bring and complaints tell, without a verb that relates them.

Complaints that end or lessen with, after or thanks to a remedy; remedies that do nothing; what the body says by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from claimcheck.lexicon.cues import Cue, CueEntry, Sides
from claimcheck.model.claim import Certainty, Polarity, Relation, State, Strength
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.assembly import reading_of
from claimcheck.pipeline.reader.sentence import Sentence, as_arguments
from claimcheck.pipeline.reader.syntax import tokens_at
from claimcheck.pipeline.reading import Argument, Reading

GROUP = "outcomes"
_RELIEVES = CueEntry(relation=Relation.RELIEVES, strength=Strength.DIRECT_CAUSAL, weak=True, absorbs="negation")
_INDICATES = CueEntry(relation=Relation.INDICATES, strength=Strength.DIRECT_CAUSAL, weak=True)
_COMPLAINTS = ("symptom", "condition")
_GIVEN = ("nutrient", "drug", "food", "behaviour")
# How a nutrient is given: what of it can be said to do nothing.
_TAKEN = (State.ORAL, State.INJECTION, State.SUPPLEMENT, State.TREATMENT)
_LIMITING = ("condition", "group", "drug", "process", "body")
_PLAIN = (Sides.FORWARD, Sides.UNASKED)
_NO_REMEDIES = (State.DEFICIENCY, State.EXCESS)


def lessened(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Read "FEWER cramps WITH B12", "AFTER one injection the cramps ARE GONE": a complaint that a remedy ends.

    The remedy stands in an adverbial of its own, or is joined to the outcome ("one shot AND the cramps are gone").
    What the sentence relates in other words is left to them.
    """
    related = {r.object.mention for r in readings if r.subject is not None and r.subject.mention is not None}
    for complaint in sentence.mentions:
        if complaint.kind not in _COMPLAINTS or complaint in related:
            continue
        cue, remedy = _less_of(sentence, complaint), _remedy(sentence, complaint)
        if cue is not None and remedy is not None:
            yield reading_of(sentence, cue, *as_arguments([remedy, complaint]))


def _less_of(sentence: Sentence, complaint: Mention) -> Cue | None:
    """Return the words that say that there is less of a complaint, or that it ends."""
    grammar = sentence.lexicon.grammar
    fewer = grammar["fewer"].search(sentence.text, 0, complaint.start)
    ends = grammar["eased"].match(sentence.text, complaint.end)
    if ends is not None and _is_told(sentence, ends.start() + 1, ends.end()):
        return None
    if fewer is not None:
        return Cue(_RELIEVES, GROUP, fewer.start(), fewer.end("how"))
    return Cue(_RELIEVES, GROUP, ends.start() + 1, ends.end()) if ends is not None else None


def _is_told(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether an ending is what once happened to somebody else: "he had injections, and the pain WENT AWAY"."""
    if sentence.lexicon.grammar["first_person"].search(sentence.text):
        return False
    return any(token.tag_ == "VBD" for token in tokens_at(sentence.doc, start, end))


def _remedy(sentence: Sentence, complaint: Mention) -> Mention | None:
    """Return what is said to bring the relief of `complaint`."""
    grammar, text = sentence.lexicon.grammar, sentence.text
    for mention in sentence.mentions:
        if mention.kind not in _GIVEN or mention.state in _NO_REMEDIES or mention == complaint:
            continue
        opened = grammar["with_remedy"].search(text, 0, mention.start)
        named = grammar["taken"].match(text, mention.start, mention.end)
        led_in = named and grammar["opens_taken"].search(text, 0, mention.start)
        joined = mention.end <= complaint.start and grammar["and_then"].fullmatch(text, mention.end, complaint.start)
        if (opened or led_in or joined) and not grammar["no_remedy"].search(text, 0, mention.start):
            return mention
    return None


def body_signals(sentence: Sentence) -> Iterator[Reading]:
    """Read "a twitch IS YOUR BODY BEGGING for B12": a complaint by which the body is said to tell of a state."""
    grammar, text = sentence.lexicon.grammar, sentence.text
    speaking = grammar["speaking"].search(text)
    if speaking is None:
        return
    told = [m for m in sentence.mentions if m.kind == "nutrient" and m.state in _NO_REMEDIES and m.end > speaking.end()]
    for complaint in (m for m in sentence.mentions if m.kind in _COMPLAINTS and m.end <= speaking.start()):
        for state in told[:1]:
            if grammar["body_says"].fullmatch(text, complaint.end, max(state.start, speaking.end())):
                cue = Cue(_INDICATES, GROUP, speaking.start(), speaking.end())
                yield reading_of(sentence, cue, *as_arguments([complaint, state]))


def advised(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Read "you need not see a doctor ABOUT cramps": what somebody is told to ask about calls for it."""
    told = {r.object.mention for r in readings if r.subject is not None and r.subject.mention is not None}
    for cue in (cue for cue in sentence.cues if cue.entry.relation is Relation.REQUIRES and cue.entry.sides in _PLAIN):
        advice = next((m for m in sentence.mentions if m.start >= cue.end and m.kind == "advice"), None)
        if advice is None or advice in told or sentence.text[cue.end : advice.start].strip():
            continue
        for complaint in (m for m in sentence.mentions if m.start >= advice.end and m.kind in _COMPLAINTS):
            if sentence.lexicon.grammar["asked_about"].fullmatch(sentence.text, advice.end, complaint.start):
                yield reading_of(sentence, cue, *as_arguments([complaint, advice]))


def unrivalled(sentence: Sentence, reading: Reading) -> Reading:
    """Read "NOTHING stops cramps LIKE B12" as said of B12, and of it before all else."""
    grammar, subject = sentence.lexicon.grammar, reading.subject
    if subject is None or not grammar["nothing"].fullmatch(sentence.text, subject.start, subject.end):
        return reading
    for mention in sentence.mentions:
        if grammar["compared_to"].search(sentence.text, max(reading.object.end, reading.cue.end), mention.start):
            named = Argument(mention.start, mention.end, mention)
            # The denial in "nothing" is of all others.
            return replace(reading, subject=named, polarity=Polarity.DENIED, sole=True)
    return reading


def without_effect(sentence: Sentence) -> Iterator[Reading]:
    """Read "B12 tablets DO NOT WORK": a remedy that is said to do nothing does not mend the lack it is given for.

    Of some people or in some illness it may be true.
    """
    if any(mention.kind in _LIMITING for mention in sentence.mentions):
        return
    for mention in sentence.mentions:
        if mention.kind != "nutrient" or mention.state not in _TAKEN:
            continue
        nothing = sentence.lexicon.grammar["does_nothing"].match(sentence.text, mention.end)
        if nothing is not None:
            cue = Cue(_RELIEVES, GROUP, nothing.start() + 1, nothing.end())
            lack = Mention(-1, -1, mention.concept, State.DEFICIENCY, mention.kind)
            reading = reading_of(sentence, cue, as_arguments([mention])[0], Argument(-1, -1, lack))
            yield replace(reading, polarity=Polarity.DENIED, certainty=Certainty.BOOSTED)
