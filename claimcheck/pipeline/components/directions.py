"""How the subject and the objects of a cue are found, one function for each `direction` of relations.yaml."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.lexicon import CueRule
from claimcheck.pipeline.components.frames import FRAME_REACH, OUTCOMES, framed, joined, pair
from claimcheck.pipeline.components.scene import (
    Pairs,
    Scene,
    as_arguments,
    objects_right,
    pronoun_right,
    subjects_left,
)
from claimcheck.pipeline.components.syntax import is_verb, tokens_at, words_of
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument

# "Cramps ease", "the damage is undone": who or what does it is left unsaid.
_UNDERGONE_BY_SUBJECT = ("relieves", "prevents", "worsens", "requires")
# Words between a weak cue and its object.
_WEAK_REACH = 4


def _forward(scene: Scene, cue: CueRule) -> Pairs:
    held = [m for m in scene.mentions if cue.start <= m.start and m.end <= cue.end and m.kind != "body"]
    objects = as_arguments(held or _outcomes(scene, cue)) or pronoun_right(scene, cue) or _noun_right(scene, cue)
    subjects = subjects_left(scene, cue)
    if subjects is None and "verbs" in cue.attributes:
        subjects = _name_before(scene, cue)
    if cue.attributes["relation"] == "requires" and objects:
        yield from _needs(scene, cue, subjects, objects)
        return
    verbal = "verbs" in cue.attributes or is_verb(tokens_at(scene.doc, cue.start, cue.end)[0])
    if subjects is None and not verbal:
        yield from (_include if cue.attributes["relation"] == "indicates" else _named_last)(scene, cue)
    elif subjects and cue.attributes["relation"] in _UNDERGONE_BY_SUBJECT and _is_passive(scene, cue):
        for object_ in subjects:
            yield None, object_
    elif cue.attributes["relation"] == "relieves" and _goes_away(subjects, objects):
        yield from ((None, object_) for object_ in subjects or [])
    elif objects and (subjects or _opens(scene, cue)):
        unsaid: list[Argument | None] = [None]
        yield from ((subject, object_) for subject in subjects or unsaid for object_ in objects)
    elif cue.attributes["relation"] in _UNDERGONE_BY_SUBJECT:
        for object_ in subjects or []:
            yield None, object_


def _name_before(scene: Scene, cue: CueRule) -> list[Argument] | None:
    """Return the word before a verb that the parser took for a noun: "NERVANA rids you of cramps"."""
    word = scene.lexicon.grammar["name_before"].search(scene.text, 0, cue.start)
    return [Argument(*word.span("name"))] if word else None


def _goes_away(subjects: list[Argument] | None, objects: list[Argument]) -> bool:
    """Tell whether a symptom is itself what "goes" or "is gone in a week": what follows names no outcome."""
    symptoms = [s for s in subjects or [] if s.mention is not None and s.mention.kind in ("symptom", "condition")]
    return bool(symptoms) and not any(o.mention and o.mention.kind in OUTCOMES for o in objects)


def _outcomes(scene: Scene, cue: CueRule) -> list[Mention]:
    """Return the objects after a cue; a part of the body only carries the outcome ("makes your MUSCLES twitch")."""
    found = objects_right(scene, cue.end)
    if found and "weak" in cue.attributes and scene.words_between(cue.end, found[0].start) > _WEAK_REACH:
        return []
    if found and found[0].kind == "body" and cue.attributes["relation"] in ("causes", "worsens", "relieves"):
        beyond = objects_right(scene, found[0].end)
        near = beyond and scene.words_between(found[0].end, beyond[0].start) <= 1 and beyond[0].kind == "symptom"
        return beyond if near else found
    return found


def _needs(scene: Scene, cue: CueRule, subjects: list[Argument] | None, objects: list[Argument]) -> Pairs:
    """Read who or what calls for something; "no need FOR VEGANS to eat ..." names it after the cue."""
    group = objects[0].mention if objects[0].mention and objects[0].mention.kind == "group" else None
    if group is not None and scene.lexicon.grammar["for_whom"].match(scene.text, cue.end):
        needed = objects_right(scene, group.end)
        yield from ((objects[0], object_) for object_ in as_arguments(needed))
        return
    named = any(subject.mention for subject in subjects or [])
    purpose = _purpose(scene, objects[-1]) if objects[-1].mention and not named else None
    for subject in [purpose] if purpose else _needing(scene, subjects):
        for object_ in objects:
            yield subject, object_


def _purpose(scene: Scene, needed: Argument) -> Argument | None:
    """Return what something is needed for: "you need a doctor TO TREAT A DEFICIENCY"."""
    after = next((m for m in scene.mentions if m.start >= needed.end), None)
    vital = needed.mention is not None and needed.mention.kind == "nutrient" and needed.mention.state is None
    if after is None or vital or not scene.lexicon.grammar["purpose"].fullmatch(scene.text, needed.end, after.start):
        return None
    return Argument(after.start, after.end, after)


def _needing(scene: Scene, subjects: list[Argument] | None) -> list[Argument | None]:
    """Return what calls for something; "you need" and "there is no need" leave to the context what it is."""
    named = [s for s in subjects or [] if s.mention is not None]
    people = [s for s in subjects or [] if scene.lexicon.grammar["anybody"].match(scene.text, s.start)]
    if named or (subjects and not people):
        return [*(named or subjects or [])]
    return [None]


def _is_passive(scene: Scene, cue: CueRule) -> bool:
    verb = tokens_at(scene.doc, cue.start, cue.end)[0]
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _opens(scene: Scene, cue: CueRule) -> bool:
    """Tell whether no word that could be a subject stands before the cue ("Can also cause ...")."""
    return not any(token.tag_[:2] in ("NN", "PR", "DT", "WP", "EX") for token in scene.doc if token.idx < cue.start)


def _include(scene: Scene, cue: CueRule) -> Pairs:
    """Read "symptoms of low B12 include cramps": the whole is named before its parts."""
    whole = next((m for m in scene.mentions if m.start >= cue.end), None)
    if whole is not None and (verb := scene.lexicon.grammar["includes"].search(scene.text, whole.end)):
        for part in objects_right(scene, verb.end()):
            yield Argument(part.start, part.end, part), Argument(whole.start, whole.end, whole)


def _noun_right(scene: Scene, cue: CueRule) -> list[Argument]:
    """Return the object the parse gives where it names no known concept."""
    root = tokens_at(scene.doc, cue.start, cue.end).root
    for token in (root, *root.subtree):
        if token.idx >= cue.end and token.dep_ in ("dobj", "pobj", "attr") and token.tag_[:2] == "NN":
            start, end = words_of(token, len(scene.text))
            return [Argument(max(start, cue.end), end)] if end > max(start, cue.end) else []
    return []


def _backward(scene: Scene, cue: CueRule) -> Pairs:
    words = scene.text[cue.start : cue.end]
    adjoining = [m for m in scene.mentions if scene.text[m.end : cue.start].isspace()]
    if words == "from" and not adjoining:
        return
    causes = as_arguments(objects_right(scene, cue.end)) or pronoun_right(scene, cue) or _noun_right(scene, cue)
    held = as_arguments([m for m in scene.mentions if cue.start <= m.start and m.end <= cue.end])
    held = held or (as_arguments(adjoining) if words == "from" else [])
    if words == "because" and any(other.end <= cue.start and "weak" not in other.attributes for other in scene.cues):
        return  # the reason of a whole statement, not of its object
    if words == "because":
        # A clause gives the reason, and a nutrient alone in it ("because B12 is water-soluble") is none.
        causes = [c for c in causes if c.mention is None or c.mention.kind != "nutrient" or c.mention.state]
    listed = _listed_effects(scene, causes) if held else []
    if listed:
        yield from ((cause, effect) for cause in causes for effect in listed)
    elif causes:
        for object_ in held or subjects_left(scene, cue) or _implied(scene, cue):
            for cause in causes:
                yield cause, object_


def _listed_effects(scene: Scene, causes: list[Argument]) -> list[Argument]:
    """Return what is told by name: "side effects of B12 injections INCLUDE headache"."""
    includes = scene.lexicon.grammar["includes"].search(scene.text, causes[-1].end) if causes else None
    return as_arguments(objects_right(scene, includes.end())) if includes else []


def _implied(scene: Scene, cue: CueRule) -> list[Argument]:
    """Take a cue that holds its own subject ("IT'S YOUR B12") to speak of something named before."""
    return [Argument(cue.start, cue.start + 2, None, refers=True)] if scene.text.startswith("it", cue.start) else []


def _setting(scene: Scene, cue: CueRule) -> Pairs:
    """Read "cramps are common in low B12" as low B12 and cramps, "low B12 is common in vegans" as it stands."""
    for cause, effect in _backward(scene, cue):
        if cause is not None and cause.mention and cause.mention.kind in ("group", "body"):
            yield effect, cause
        else:
            yield cause, effect


def _pair_back(scene: Scene, cue: CueRule) -> Pairs:
    """Read "the cause of cramps is low B12", but "low B12 is the cause of cramps" as it stands."""
    if any(subject.mention for subject in subjects_left(scene, cue) or []):
        yield from _forward(scene, cue)
    else:
        yield from _named_last(scene, cue)


def _named_last(scene: Scene, cue: CueRule) -> Pairs:
    """Read a cause that is named after its effect: "causes of cramps INCLUDE stress"."""
    after = [m for m in scene.mentions if m.start >= cue.end]
    if len(after) < 2 or scene.words_between(cue.end, after[0].start) > FRAME_REACH:
        return
    # "Of all the causes of cramps, low B12 ..." goes on with a subject, not with a list.
    fronted = scene.lexicon.grammar["fronted"].fullmatch(scene.text, 0, cue.start) is not None
    effects = objects_right(scene, cue.end)[: 1 if fronted else None]
    rest = objects_right(scene, effects[-1].end) if effects else []
    opened = fronted and bool(rest) and scene.text[effects[-1].end : rest[0].start].strip() == ","
    copula = scene.lexicon.grammar["equates"]
    for cause in rest:
        if opened or copula.search(scene.text, effects[-1].end, rest[0].start):
            for effect in effects:
                yield Argument(cause.start, cause.end, cause), Argument(effect.start, effect.end, effect)


def _unasked(scene: Scene, cue: CueRule) -> Pairs:
    """Read leave given to do without advice: "you CAN stop your tablets WITHOUT asking a doctor"."""
    advice = next((m for m in objects_right(scene, cue.end) if m.kind == "advice"), None)
    done = next((m for m in reversed(scene.mentions) if m.end <= cue.start and m.kind == "advice"), None)
    if advice is None or done is None or scene.words_between(cue.end, advice.start) > _WEAK_REACH:
        return
    verb = scene.text[done.start : done.end].split()[0]
    ordered = not scene.text[: done.start].strip(" -*\"'") and not verb.endswith("ing")
    if ordered or scene.lexicon.grammar["permits"].search(scene.text, 0, done.start):
        yield Argument(done.start, done.end, done), Argument(advice.start, advice.end, advice)


def _left(scene: Scene, cue: CueRule) -> Pairs:
    before = [m for m in scene.mentions if m.end <= cue.start]
    if len(before) >= 2 and scene.words_between(before[-1].end, cue.start) <= FRAME_REACH:
        first, second = before[-2], before[-1]
        yield Argument(first.start, first.end, first), Argument(second.start, second.end, second)


DIRECTIONS: dict[str, Callable[[Scene, CueRule], Pairs]] = {
    "forward": _forward,
    "backward": _backward,
    "pair": pair,
    "pair_back": _pair_back,
    "framed": framed,
    "joined": joined,
    "unasked": _unasked,
    "left": _left,
    "setting": _setting,
}
