"""Readings without a cue of their own: predicates that are themselves concepts, and shares of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from claimcheck.lexicon import CueRule
from claimcheck.model.claim import State
from claimcheck.pipeline.components.assembly import reading_of
from claimcheck.pipeline.components.scene import Scene, as_arguments, objects_left, subjects_left
from claimcheck.pipeline.components.syntax import is_verb, takes_object, tokens_at
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Reading

# What can free of something.
_REMEDIES = ("nutrient", "substance", "food", "drug", "behaviour")
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))


def undergone(scene: Scene, readings: list[Reading]) -> Iterator[Reading]:
    """Read what is said of a subject by words that are themselves a concept: "the surplus PILES UP"."""
    used = {(r.object.start, r.object.end) for r in readings if r.subject is not None}
    for mention in scene.mentions:
        if (mention.start, mention.end) in used or not _is_predicate(scene, mention):
            continue
        relation = "occurs" if mention.kind in ("process", "property") else "causes"
        cue = CueRule({"relation": relation, "strength": "direct_causal"}, mention.start, mention.end)
        argument = Argument(mention.start, mention.end, mention)
        for subject in _undergoing(scene, cue, mention):
            if subject is None or subject.refers or _can_undergo(subject, mention):
                yield _undergone(scene, cue, subject, argument)


def _can_undergo(subject: Argument, predicate: Mention) -> bool:
    """Tell whether a predicate can be said of a named subject; people lack a nutrient but cause no symptom."""
    return subject.mention is not None and (subject.mention.kind != "group" or predicate.kind == "nutrient")


def _undergone(scene: Scene, cue: CueRule, subject: Argument | None, predicate: Argument) -> Reading:
    """Return the reading of a predicate; a food that LACKS a nutrient does not contain it."""
    eaten = subject is not None and subject.mention is not None and subject.mention.kind == "food"
    if not eaten or predicate.mention is None or predicate.mention.state is not State.DEFICIENCY:
        return reading_of(scene, cue, subject, predicate)
    lacking = cue._replace(attributes={"relation": "contains", "strength": "direct_causal", "denies": "yes"})
    return reading_of(scene, lacking, subject, replace(predicate, mention=replace(predicate.mention, state=None)))


def _undergoing(scene: Scene, cue: CueRule, predicate: Mention) -> list[Argument | None]:
    """Return the subjects of a predicate, or what it is done to: "you pee out THE SURPLUS".

    A property or the verb of a process can leave its subject to the context, a symptom cannot.
    """
    subjects = subjects_left(scene, cue)
    if predicate.kind == "property" and (nearer := _new_subject(scene, subjects, predicate)):
        return [nearer]
    copula = scene.lexicon.grammar["copula_before"].search(scene.text, 0, cue.start)
    named = any(subject.mention for subject in subjects or [])
    if copula is not None and not named and (near := objects_left(scene, copula.start())):
        return [*as_arguments(near[-1:])]
    after = next((m for m in scene.mentions if m.start >= cue.end), None)
    done_to = predicate.kind == "process" and not any(
        s.mention and s.mention.kind == "nutrient" for s in subjects or []
    )
    if after is not None and done_to and scene.words_between(cue.end, after.start) <= 1:
        return [Argument(after.start, after.end, after)]
    if predicate.kind == "process" and not named and (frame := _framed_after(scene, predicate)):
        return [frame]
    if predicate.kind == "property" and after is not None and _limits(scene, predicate, after):
        return [Argument(after.start, after.end, after)]
    anybody = scene.lexicon.grammar["anybody"]
    if predicate.kind == "property" and all(anybody.match(scene.text, s.start) for s in subjects or []):
        # "You can't take too much B12"
        reached = next((m for m in scene.mentions if m.kind == "nutrient" and m.start < cue.end < m.end), None)
        if reached is not None:
            return [Argument(reached.start, reached.end, reached)]
    elif subjects:
        return [*subjects]
    verbal = is_verb(tokens_at(scene.doc, predicate.start, predicate.end)[0])
    return [None] if predicate.kind == "property" or (predicate.kind == "process" and verbal) else []


def _limits(scene: Scene, predicate: Mention, after: Mention) -> bool:
    """Tell whether a property named by a noun is that of the nutrient after it: "the safe limit FOR B12"."""
    between = scene.lexicon.grammar["limits"].fullmatch(scene.text, predicate.end, after.start)
    return after.kind == "nutrient" and bool(between)


def _new_subject(scene: Scene, subjects: list[Argument] | None, predicate: Mention) -> Argument | None:
    """Return a subject with a verb of its own between those the parse gives and a property: "..., while CRAMPS ARE"."""
    last = max((subject.end for subject in subjects or []), default=len(scene.text))
    own = (m for m in scene.mentions if last <= m.start and m.end <= predicate.start and m.kind != "property")
    finite = scene.lexicon.grammar["finite"]
    opens = scene.lexicon.grammar["new_clause"]
    found = next((m for m in own if finite.match(scene.text, m.end) and opens.search(scene.text, last, m.start)), None)
    return Argument(found.start, found.end, found) if found else None


def _framed_after(scene: Scene, predicate: Mention) -> Argument | None:
    """Return the state in which a process is said to happen: "nerves heal ONCE TREATMENT STARTS"."""
    after = next((m for m in scene.mentions if m.start >= predicate.end), None)
    if after is None or after.kind != "nutrient" or after.state is None:
        return None
    frame = scene.lexicon.grammar["frame_after"].fullmatch(scene.text, predicate.end, after.start)
    return Argument(after.start, after.end, after) if frame else None


def _is_predicate(scene: Scene, mention: Mention) -> bool:
    if mention.kind in ("process", "property"):
        return True
    if mention.kind == "nutrient":
        # "vegans are LOW IN B12", "metformin LOWERS B12"
        said = bool(scene.lexicon.grammar["copula_before"].search(scene.text, 0, mention.start))
        done = _is_verbal(scene, mention)
        return mention.state in (State.DEFICIENCY, State.EXCESS) and (said or done)
    return mention.kind in ("symptom", "condition") and _is_verbal(scene, mention)


def _is_verbal(scene: Scene, mention: Mention) -> bool:
    """Tell whether a concept is named by a verb, with or without its object; the tagger alone is often wrong."""
    words = tokens_at(scene.doc, mention.start, mention.end)
    if is_verb(words[0]) or takes_object(words):
        return True
    return bool(scene.lexicon.grammar["verb_first"].match(scene.text, mention.start, mention.end))


def freed(scene: Scene, mentions: tuple[Mention, ...]) -> Iterator[Reading]:
    """Read "cramp-free legs" as relief from cramps; `mentions` are all of the sentence."""
    for mention in mentions:
        suffix = scene.lexicon.grammar["freed"].match(scene.text, mention.end)
        if suffix is None or mention.kind not in ("symptom", "condition") or _is_name(scene, mention):
            continue
        cue = CueRule({"relation": "relieves", "strength": "direct_causal", "certainty": "boosted"}, *suffix.span())
        remedies = [m for m in objects_left(scene, mention.start) if m.kind in _REMEDIES]
        subject = as_arguments(remedies[-1:])[0] if remedies else None
        yield reading_of(scene, cue, subject, Argument(mention.start, mention.end, mention))


def _is_name(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention within a sentence begins with a capital."""
    return mention.start > 0 and tokens_at(scene.doc, mention.start, mention.end).text[:1].isupper()


def own_effects(scene: Scene, readings: list[Reading]) -> Iterator[Reading]:
    """Read how often, or that never, there are effects which a text on a nutrient has no need to tie to it."""
    used = {reading.object.mention for reading in readings}
    for mention in scene.mentions:
        if mention.concept in scene.lexicon.own_effects and mention not in used and _rated(scene, mention):
            cue = CueRule({"relation": "causes", "strength": "direct_causal"}, mention.start, mention.end)
            yield reading_of(scene, cue, None, Argument(mention.start, mention.end, mention))


def _rated(scene: Scene, effect: Mention) -> bool:
    """Tell whether the effect is said to be common or rare, or not to be: "ARE RARE", "there is NO", "NEVER had a"."""
    if scene.lexicon.grammar["rated_after"].match(scene.text, effect.end):
        return True
    return bool(scene.lexicon.grammar["denied_before"].search(scene.text, 0, effect.start))


def figures(scene: Scene) -> Iterator[Reading]:
    """Read a share of a group that has a symptom: "70% of healthy people have twitches"."""
    for share in scene.lexicon.grammar["share"].finditer(scene.text):
        group = next((m for m in scene.mentions if m.kind == "group" and m.start >= share.end()), None)
        symptom = next((m for m in scene.mentions if m.kind == "symptom"), None)
        if group is None or symptom is None or scene.words_between(share.end(), group.start) > 3:
            continue
        cue = CueRule({"relation": "occurs", "strength": "direct_causal"}, *share.span())
        subject, object_ = as_arguments([symptom, group])
        yield replace(reading_of(scene, cue, subject, object_), figure=_percentage(share))


def _percentage(share: re.Match[str]) -> float:
    if share["percent"]:
        return float(share["percent"])
    if share["half"]:
        return 50.0
    part, whole = (_NUMBERS.get(share[name]) or float(share[name]) for name in ("part", "whole"))
    return 100 * part / whole if whole else 0.0
