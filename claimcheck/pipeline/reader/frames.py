"""Frames: states and orders in which something comes about, before, around or joined to what comes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from claimcheck.lexicon.cues import Cue, CueEntry, Sides
from claimcheck.model.claim import Relation, Strength
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.sentence import Pairs, Sentence, as_arguments, joins, objects_right, pronoun_right
from claimcheck.pipeline.reader.syntax import FINITE, FINITE_OR_MODAL, SUBJECTS, is_verb, tokens_at
from claimcheck.pipeline.reading import Argument

# Words between a frame ("with low B12") and its parts, and between a frame and what comes of it.
FRAME_REACH = 8
_OUTCOME_REACH = 4
_UNASKED_REACH = 4
GROUP = "frames"
_FRAME = CueEntry(relation=Relation.CAUSES, strength=Strength.DIRECT_CAUSAL, sides=Sides.FRAMED, weak=True)
# Weak cues of these relations have an outcome of their own: "if it is high, it POINTS TO ...".
_OWN_OUTCOME = frozenset((Relation.INDICATES, Relation.DIAGNOSES, Relation.REQUIRES, Relation.CONTAINS))
# Kinds of concept that a frame can bring about.
OUTCOMES = ("symptom", "condition", "process", "property", "nutrient")


def pair(sentence: Sentence, cue: Cue) -> Pairs:
    """Read "with A, B", "everyone on A gets B"; a comma or a new subject parts A from B."""
    after = [m for m in sentence.mentions if m.start >= cue.end]
    pronoun = pronoun_right(sentence, cue) if sentence.lexicon.grammar["people"].match(sentence.text, cue.start) else []
    if pronoun:
        first, second = pronoun[0], after
    elif len(after) >= 2 and sentence.words_between(cue.end, after[0].start) <= FRAME_REACH:
        first, second = as_arguments(after[:1])[0], after[1:]
    else:
        return
    words = sentence.text[cue.start : cue.end]
    grammar = sentence.lexicon.grammar
    if not (grammar["people"].match(words) or grammar["fronts"].search(sentence.text, 0, cue.start)):
        return
    # "If you are low, your MUSCLES can cramp"
    second = [mention for mention in second if mention.kind != "body"]
    if first.mention and first.mention.kind == "nutrient" and first.mention.state is None:
        return
    if tokens_at(sentence.doc, cue.start, cue.end)[0].head.dep_ == "relcl":
        return  # "soreness WHERE the needle went in, a headache"
    effects = _leading(second, sentence)
    if effects and _parted(sentence, words, first, effects[0]):
        for mention in effects:
            yield first, Argument(mention.start, mention.end, mention)


def _parted(sentence: Sentence, words: str, first: Argument, effect: Mention) -> bool:
    """Tell whether a main clause starts between the frame ("with A") and its effect.

    A mere comma goes on with a list ("with low calcium, magnesium ...") unless what follows is of another kind;
    a cue in between ("if you are low, tablets EASE the cramps") has an outcome of its own.
    """
    main = max(first.end, sentence.text.find(",", first.end, effect.start))
    between = (cue for cue in sentence.cues if main <= cue.start < effect.start)
    crossed = any(not cue.entry.weak or cue.entry.relation in _OWN_OUTCOME for cue in between)
    gap = sentence.text[first.end : effect.start]
    if sentence.lexicon.grammar["condition_goes_on"].match(gap):
        return False
    subject = sentence.lexicon.grammar["new_subject"].match(gap.lstrip(" ,"))
    listed = (
        joins(sentence, gap)
        and not subject
        and (gap.strip() != "," or first.mention is None or first.mention.kind == effect.kind)
    )
    parted = (
        "," in gap
        or bool(subject)
        or bool(sentence.lexicon.grammar["new_subject"].match(sentence.text, effect.start))
        or bool(sentence.lexicon.grammar["people"].match(words))
    )
    return parted and len(gap.split()) <= FRAME_REACH and _comes_of(effect) and not listed and not crossed


def joined(sentence: Sentence, cue: Cue) -> Pairs:
    """Read "skimp on B12 AND your feet go numb": what one is told to do, or only names, and what then comes of it."""
    opening = max((b for b in sentence.breaks if b < cue.start), default=0)
    first = next((m for m in sentence.mentions if opening <= m.start and m.end <= cue.start), None)
    effects = _leading([m for m in sentence.mentions if m.start >= cue.end], sentence)
    if first is None or not effects or not _unfinished(sentence, first, cue):
        return
    outcome = _comes_of(effects[0]) and sentence.words_between(cue.end, effects[0].start) <= _OUTCOME_REACH
    predicate = any(is_verb(token) for token in sentence.doc if token.idx >= cue.end)
    if outcome and predicate and (first.kind != "nutrient" or first.state is not None):
        for effect in effects:
            yield Argument(first.start, first.end, first), Argument(effect.start, effect.end, effect)


def unasked(sentence: Sentence, cue: Cue) -> Pairs:
    """Read leave given to do without advice: "you CAN stop your tablets WITHOUT asking a doctor"."""
    advice = next((m for m in objects_right(sentence, cue.end) if m.kind == "advice"), None)
    done = next((m for m in reversed(sentence.mentions) if m.end <= cue.start and m.kind == "advice"), None)
    if advice is None or done is None or sentence.words_between(cue.end, advice.start) > _UNASKED_REACH:
        return
    verb = sentence.text[done.start : done.end].split()[0]
    ordered = not sentence.text[: done.start].strip(" -*\"'") and not verb.endswith("ing")
    if ordered or sentence.lexicon.grammar["permits"].search(sentence.text, 0, done.start):
        yield Argument(done.start, done.end, done), Argument(advice.start, advice.end, advice)


def left(sentence: Sentence, cue: Cue) -> Pairs:
    """Read "twitches and cramps ARE THE SAME THING": both stand before the cue."""
    before = [m for m in sentence.mentions if m.end <= cue.start]
    if len(before) >= 2 and sentence.words_between(before[-1].end, cue.start) <= FRAME_REACH:
        first, second = before[-2], before[-1]
        yield Argument(first.start, first.end, first), Argument(second.start, second.end, second)


def framed(sentence: Sentence, cue: Cue) -> Pairs:
    """Read "WITHOUT B12 your feet go numb", where the words of the frame are part of the name of a state."""
    after = [m for m in sentence.mentions if m.start >= cue.start]
    first, effects = after[0], _leading([m for m in after[1:] if m.kind != "body"], sentence)
    if effects and _comes_of(effects[0]) and sentence.words_between(first.end, effects[0].start) <= FRAME_REACH:
        for effect in effects:
            yield Argument(first.start, first.end, first), Argument(effect.start, effect.end, effect)


def conditions(sentence: Sentence) -> Iterator[tuple[Cue, Argument, Argument]]:
    """Read "you can get cramps IF you are low on B12": the cue reaches back to the clause of what comes about."""
    opening = sentence.lexicon.grammar["condition_last"]
    for cue in sentence.cues:
        if not opening.fullmatch(sentence.text, cue.start, cue.end):
            continue
        state = next((m for m in sentence.mentions if m.start >= cue.end), None)
        effect = next((m for m in reversed(sentence.mentions) if m.end <= cue.start), None)
        if state is None or effect is None or not _brings_about(state) or not _comes_about(sentence, effect, cue):
            continue
        if sentence.words_between(cue.end, state.start) <= FRAME_REACH and not _related(sentence, cue):
            yield (
                cue._replace(start=effect.end),
                Argument(state.start, state.end, state),
                Argument(effect.start, effect.end, effect),
            )


def _brings_about(state: Mention) -> bool:
    return state.kind == "condition" or (state.kind == "nutrient" and state.state is not None)


def _comes_about(sentence: Sentence, effect: Mention, cue: Cue) -> bool:
    """Tell whether it is said of somebody, or said to happen, that there is a symptom; an order only names it."""
    if effect.kind not in ("symptom", "condition"):
        return False
    if sentence.lexicon.grammar["comes_about"].fullmatch(sentence.text, effect.end, cue.start):
        return True
    between = sentence.text[effect.end : cue.start].strip(" ,")
    verbal = is_verb(tokens_at(sentence.doc, effect.start, effect.end)[-1])
    if verbal and "," not in between and sentence.words_between(effect.end, cue.start) <= _OUTCOME_REACH:
        return effect.start > 0 and _is_said(sentence, effect)
    adjoins = not between
    return adjoins and bool(sentence.lexicon.grammar["undergoes"].search(sentence.text, 0, effect.start))


def _is_said(sentence: Sentence, effect: Mention) -> bool:
    """Tell whether a complaint named by a verb is said of a part of the body or of somebody, no order: "legs CRAMP"."""
    words = tokens_at(sentence.doc, effect.start, effect.end)
    subject = any(child.dep_ in SUBJECTS for token in words for child in token.children)
    return subject and words.root.tag_ in FINITE


def _related(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the main clause relates something itself: "tablets EASE cramps if you are low"."""
    return any(not other.entry.weak for other in sentence.cues if other.end <= cue.start)


def _unfinished(sentence: Sentence, first: Mention, cue: Cue) -> bool:
    """Tell whether what stands before `cue` is no statement: an order, or no verb with a subject."""
    start = max((b for b in sentence.breaks if b <= first.start), default=0)
    if not _acts(first) or sentence.words_between(first.end, cue.start) > FRAME_REACH:
        return False
    before = [token for token in sentence.doc if start <= token.idx < cue.start]
    said = [token for token in before if token.dep_ in SUBJECTS and _is_finite(token.head)]
    return not said or bool(sentence.lexicon.grammar["imperative"].match(sentence.text, start))


def _is_finite(verb: Token) -> bool:
    return any(token.tag_ in FINITE_OR_MODAL for token in (verb, *verb.lefts) if token == verb or "aux" in token.dep_)


def _acts(mention: Mention) -> bool:
    return mention.kind not in ("symptom", "condition", "group", "body")


def _comes_of(effect: Mention) -> bool:
    """Tell whether a concept can come of something; a nutrient only in a state."""
    return effect.kind in OUTCOMES and (effect.kind != "nutrient" or effect.state is not None)


def _leading(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Return the first mention and those coordinated with it."""
    return objects_right(sentence, mentions[0].start) if mentions else []


def frame_cues(text: str, mentions: Sequence[Mention], frames_itself: re.Pattern[str]) -> Iterator[Cue]:
    """Yield a cue for a state whose name is itself a frame ("WITHOUT B12, feet go numb")."""
    for mention in mentions:
        frame = frames_itself.match(text, mention.start, mention.end)
        if frame is not None and not text[: mention.start].strip(" ,;:-*\"'"):
            yield Cue(_FRAME, GROUP, mention.start, frame.end())


FRAMES: Mapping[Sides, Callable[[Sentence, Cue], Pairs]] = {
    Sides.PAIR: pair,
    Sides.JOINED: joined,
    Sides.FRAMED: framed,
    Sides.UNASKED: unasked,
    Sides.LEFT: left,
}
