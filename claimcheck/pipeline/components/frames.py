"""Frames: states and orders in which something comes about, before, around or joined to what comes of them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon import CueRule
from claimcheck.pipeline.components.scene import Pairs, Scene, as_arguments, joins, objects_right, pronoun_right
from claimcheck.pipeline.components.syntax import SUBJECTS, is_verb
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument

# Words between a frame ("with low B12") and its parts, and between a frame and what comes of it.
FRAME_REACH = 8
_OUTCOME_REACH = 4
# Kinds of concept that a frame can bring about.
OUTCOMES = ("symptom", "condition", "process", "property", "nutrient")


def pair(scene: Scene, cue: CueRule) -> Pairs:
    """Read "between A and B", "with A, B", "everyone on A gets B"; a comma or a new subject parts A from B."""
    after = [m for m in scene.mentions if m.start >= cue.end]
    pronoun = pronoun_right(scene, cue) if scene.lexicon.grammar["people"].match(scene.text, cue.start) else []
    if pronoun:
        first, second = pronoun[0], after
    elif len(after) >= 2 and scene.words_between(cue.end, after[0].start) <= FRAME_REACH:
        first, second = as_arguments(after[:1])[0], after[1:]
    else:
        return
    words = scene.text[cue.start : cue.end]
    if "between" not in words:
        # "If you are low, your MUSCLES can cramp"
        second = [mention for mention in second if mention.kind != "body"]
    if "between" in words and not any(is_verb(token) for token in scene.doc):
        return  # a title, "The link between ...", asserts nothing
    if "between" not in words and first.mention and first.mention.kind == "nutrient" and first.mention.state is None:
        return
    effects = _leading(second, scene)
    if effects and ("between" in words or _parted(scene, words, first, effects[0])):
        for mention in effects:
            yield first, Argument(mention.start, mention.end, mention)


def _parted(scene: Scene, words: str, first: Argument, effect: Mention) -> bool:
    """Tell whether a main clause starts between the frame ("with A") and its effect.

    A mere comma goes on with a list ("with low calcium, magnesium ...") unless what follows is of another kind;
    a cue in between ("if you are low, tablets EASE the cramps") has an outcome of its own.
    """
    between = (cue for cue in scene.cues if first.end <= cue.start < effect.start)
    crossed = any("weak" not in cue.attributes for cue in between)
    gap = scene.text[first.end : effect.start]
    subject = scene.lexicon.grammar["new_subject"].match(gap.lstrip(" ,"))
    listed = (
        joins(scene, gap)
        and not subject
        and (gap.strip() != "," or first.mention is None or first.mention.kind == effect.kind)
    )
    parted = (
        "," in gap
        or bool(subject)
        or bool(scene.lexicon.grammar["new_subject"].match(scene.text, effect.start))
        or bool(scene.lexicon.grammar["people"].match(words))
    )
    return parted and len(gap.split()) <= FRAME_REACH and effect.kind in OUTCOMES and not listed and not crossed


def joined(scene: Scene, cue: CueRule) -> Pairs:
    """Read "skimp on B12 AND your feet go numb": what one is told to do, or only names, and what then comes of it."""
    opening = max((b for b in scene.breaks if b < cue.start), default=0)
    first = next((m for m in scene.mentions if opening <= m.start and m.end <= cue.start), None)
    effects = _leading([m for m in scene.mentions if m.start >= cue.end], scene)
    if first is None or not effects or not _unfinished(scene, first, cue):
        return
    outcome = effects[0].kind in OUTCOMES and scene.words_between(cue.end, effects[0].start) <= _OUTCOME_REACH
    predicate = any(is_verb(token) for token in scene.doc if token.idx >= cue.end)
    if outcome and predicate and (first.kind != "nutrient" or first.state is not None):
        for effect in effects:
            yield Argument(first.start, first.end, first), Argument(effect.start, effect.end, effect)


def framed(scene: Scene, cue: CueRule) -> Pairs:
    """Read "WITHOUT B12 your feet go numb", where the words of the frame are part of the name of a state."""
    after = [m for m in scene.mentions if m.start >= cue.start]
    first, effects = after[0], _leading([m for m in after[1:] if m.kind != "body"], scene)
    if effects and effects[0].kind in OUTCOMES and scene.words_between(first.end, effects[0].start) <= FRAME_REACH:
        for effect in effects:
            yield Argument(first.start, first.end, first), Argument(effect.start, effect.end, effect)


def conditions(scene: Scene) -> Iterator[tuple[CueRule, Argument, Argument]]:
    """Read "you can get cramps IF you are low on B12": the cue reaches back to the clause of what comes about."""
    opening = scene.lexicon.grammar["condition_last"]
    for cue in scene.cues:
        if not opening.fullmatch(scene.text, cue.start, cue.end):
            continue
        state = next((m for m in scene.mentions if m.start >= cue.end), None)
        effect = next((m for m in reversed(scene.mentions) if m.end <= cue.start), None)
        if state is None or effect is None or not _brings_about(state) or not _comes_about(scene, effect, cue):
            continue
        if scene.words_between(cue.end, state.start) <= FRAME_REACH and not _related(scene, cue):
            yield (
                cue._replace(start=effect.end),
                Argument(state.start, state.end, state),
                Argument(effect.start, effect.end, effect),
            )


def _brings_about(state: Mention) -> bool:
    return state.kind == "condition" or (state.kind == "nutrient" and state.state is not None)


def _comes_about(scene: Scene, effect: Mention, cue: CueRule) -> bool:
    """Tell whether it is said of somebody, or said to happen, that there is a symptom; an order only names it."""
    if effect.kind not in ("symptom", "condition"):
        return False
    if scene.lexicon.grammar["comes_about"].fullmatch(scene.text, effect.end, cue.start):
        return True
    adjoins = not scene.text[effect.end : cue.start].strip(" ,")
    return adjoins and bool(scene.lexicon.grammar["undergoes"].search(scene.text, 0, effect.start))


def _related(scene: Scene, cue: CueRule) -> bool:
    """Tell whether the main clause relates something itself: "tablets EASE cramps if you are low"."""
    return any("weak" not in other.attributes for other in scene.cues if other.end <= cue.start)


def _unfinished(scene: Scene, first: Mention, cue: CueRule) -> bool:
    """Tell whether what stands before `cue` is no statement: an order, or no verb with a subject."""
    start = max((b for b in scene.breaks if b <= first.start), default=0)
    if not _acts(first) or scene.words_between(first.end, cue.start) > FRAME_REACH:
        return False
    before = [token for token in scene.doc if start <= token.idx < cue.start]
    said = [token for token in before if token.dep_ in SUBJECTS and token.head.tag_ in ("VBZ", "VBP", "VBD", "MD")]
    return not said or bool(scene.lexicon.grammar["imperative"].match(scene.text, start))


def _acts(mention: Mention) -> bool:
    return mention.kind not in ("symptom", "condition", "group", "body")


def _leading(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """Return the first mention and those coordinated with it; "between" pairs take them all."""
    return objects_right(scene, mentions[0].start) if mentions else []
