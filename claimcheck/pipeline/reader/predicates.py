"""Readings without a cue of their own: predicates that are themselves concepts, and shares of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from claimcheck.lexicon.cues import Cue, CueEntry
from claimcheck.model.claim import Bound, Certainty, Relation, State, Strength
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.assembly import reading_of
from claimcheck.pipeline.reader.sentence import Sentence, as_arguments, objects_left
from claimcheck.pipeline.reader.sides import beside_before, subjects_before
from claimcheck.pipeline.reader.syntax import is_verb, takes_object, tokens_at
from claimcheck.pipeline.reading import Argument, Reading

# What can free of something.
_REMEDIES = ("nutrient", "substance", "food", "drug", "behaviour")
GROUP = "predicates"
_OCCURS = CueEntry(relation=Relation.OCCURS, strength=Strength.DIRECT_CAUSAL)
_CAUSES = CueEntry(relation=Relation.CAUSES, strength=Strength.DIRECT_CAUSAL)
_LACKS = CueEntry(relation=Relation.CONTAINS, strength=Strength.DIRECT_CAUSAL, denies=True)
_FREES = CueEntry(relation=Relation.RELIEVES, strength=Strength.DIRECT_CAUSAL, certainty=Certainty.BOOSTED)
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))


def undergone(sentence: Sentence, readings: list[Reading]) -> Iterator[Reading]:
    """Read what is said of a subject by words that are themselves a concept: "the surplus PILES UP"."""
    used = {(r.object.start, r.object.end) for r in readings if r.subject is not None and r.object.mention is not None}
    for mention in sentence.mentions:
        if (mention.start, mention.end) in used or not _is_predicate(sentence, mention) or _compared(sentence, mention):
            continue
        cue = Cue(_OCCURS if mention.kind in ("process", "property") else _CAUSES, GROUP, mention.start, mention.end)
        argument = Argument(mention.start, mention.end, mention)
        for subject in _undergoing(sentence, cue, mention):
            if subject is None or subject.refers or _can_undergo(subject, mention):
                yield _undergone(sentence, cue, subject, argument)


def _compared(sentence: Sentence, predicate: Mention) -> bool:
    """Tell whether the predicate is only compared: "LESS toxic THAN iron"."""
    words = tokens_at(sentence.doc, predicate.start, predicate.end)
    before = words[0].nbor(-1).lower_ if words[0].i else ""
    compared = before in sentence.lexicon.words["comparing"] or any(token.tag_ in ("JJR", "RBR") for token in words)
    return compared and any(token.lower_ in ("than", "as") for token in sentence.doc[words[-1].i + 1 :])


def _can_undergo(subject: Argument, predicate: Mention) -> bool:
    """Tell whether a predicate can be said of a named subject; people lack a nutrient but cause no symptom."""
    return subject.mention is not None and (subject.mention.kind != "group" or predicate.kind == "nutrient")


def _undergone(sentence: Sentence, cue: Cue, subject: Argument | None, predicate: Argument) -> Reading:
    """Return the reading of a predicate; a food that LACKS a nutrient does not contain it."""
    eaten = subject is not None and subject.mention is not None and subject.mention.kind == "food"
    if not eaten or predicate.mention is None or predicate.mention.state is not State.DEFICIENCY:
        return reading_of(sentence, cue, subject, predicate)
    lacking = cue._replace(entry=_LACKS)
    return reading_of(sentence, lacking, subject, replace(predicate, mention=replace(predicate.mention, state=None)))


def _undergoing(sentence: Sentence, cue: Cue, predicate: Mention) -> list[Argument | None]:
    """Return the subjects of a predicate, or what it is done to: "you pee out THE SURPLUS".

    A property or the verb of a process can leave its subject to the context, a symptom cannot.
    """
    subjects = subjects_before(sentence, cue)
    if predicate.kind == "property" and (nearer := _new_subject(sentence, subjects, predicate)):
        return [nearer]
    copula = sentence.lexicon.grammar["copula_before"].search(sentence.text, 0, cue.start)
    named = any(subject.mention for subject in subjects or [])
    if copula is not None and not named and (near := beside_before(sentence, cue)):
        return [*as_arguments([near])]
    after = next((m for m in sentence.mentions if m.start >= cue.end), None)
    done_to = predicate.kind == "process" and not any(
        s.mention and s.mention.kind == "nutrient" for s in subjects or []
    )
    if after is not None and done_to and sentence.words_between(cue.end, after.start) <= 1:
        return [Argument(after.start, after.end, after)]
    if predicate.kind == "process" and not named and (frame := _framed_after(sentence, predicate)):
        return [frame]
    if predicate.kind == "property" and after is not None and _limits(sentence, predicate, after):
        return [Argument(after.start, after.end, after)]
    anybody = sentence.lexicon.grammar["anybody"]
    if predicate.kind == "property" and all(anybody.match(sentence.text, s.start) for s in subjects or []):
        # "You can't take too much B12"
        reached = next((m for m in sentence.mentions if m.kind == "nutrient" and m.start < cue.end < m.end), None)
        if reached is not None:
            return [Argument(reached.start, reached.end, reached)]
    elif subjects:
        return [*subjects]
    verbal = is_verb(tokens_at(sentence.doc, predicate.start, predicate.end)[0])
    return [None] if predicate.kind == "property" or (predicate.kind == "process" and verbal) else []


def _limits(sentence: Sentence, predicate: Mention, after: Mention) -> bool:
    """Tell whether a property named by a noun is that of the nutrient after it: "the safe limit FOR B12"."""
    between = sentence.lexicon.grammar["limits"].fullmatch(sentence.text, predicate.end, after.start)
    return after.kind == "nutrient" and bool(between)


def _new_subject(sentence: Sentence, subjects: list[Argument] | None, predicate: Mention) -> Argument | None:
    """Return a subject with a verb of its own between those the parse gives and a property: "..., while CRAMPS ARE"."""
    last = max((subject.end for subject in subjects or []), default=len(sentence.text))
    own = (m for m in sentence.mentions if last <= m.start and m.end <= predicate.start and m.kind != "property")
    finite = sentence.lexicon.grammar["finite"]
    opens = sentence.lexicon.grammar["new_clause"]
    found = next(
        (m for m in own if finite.match(sentence.text, m.end) and opens.search(sentence.text, last, m.start)), None
    )
    return Argument(found.start, found.end, found) if found else None


def _framed_after(sentence: Sentence, predicate: Mention) -> Argument | None:
    """Return the state in which a process is said to happen: "nerves heal ONCE TREATMENT STARTS"."""
    after = next((m for m in sentence.mentions if m.start >= predicate.end), None)
    if after is None or after.kind != "nutrient" or after.state is None:
        return None
    frame = sentence.lexicon.grammar["frame_after"].fullmatch(sentence.text, predicate.end, after.start)
    return Argument(after.start, after.end, after) if frame else None


def _is_predicate(sentence: Sentence, mention: Mention) -> bool:
    if mention.kind in ("process", "property"):
        return True
    if mention.kind == "nutrient":
        # "vegans are LOW IN B12", "metformin LOWERS B12"
        said = bool(sentence.lexicon.grammar["copula_before"].search(sentence.text, 0, mention.start))
        done = _is_verbal(sentence, mention)
        return mention.state in (State.DEFICIENCY, State.EXCESS) and (said or done)
    return mention.kind in ("symptom", "condition") and _is_verbal(sentence, mention)


def _is_verbal(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a concept is named by a verb, with or without its object; the tagger alone is often wrong."""
    words = tokens_at(sentence.doc, mention.start, mention.end)
    listed = words[0].tag_ == "VBG" and sentence.text[: mention.start].rstrip().endswith(",")
    if mention.kind == "symptom" and listed:
        return False  # "a rash, FEELING SICK"
    said = (is_verb(words[0]) and words.root.i == words[0].i) or takes_object(words)
    # "Vitamin B12 deficiency": the tagger takes a name for a bare verb at times.
    if said and not (mention.kind == "nutrient" and words[0].tag_ == "VB"):
        return True
    return bool(sentence.lexicon.grammar["verb_first"].match(sentence.text, mention.start, mention.end))


def freed(sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Reading]:
    """Read "cramp-free legs" as relief from cramps; `mentions` are all of the sentence."""
    for mention in mentions:
        suffix = sentence.lexicon.grammar["freed"].match(sentence.text, mention.end)
        if suffix is None or mention.kind not in ("symptom", "condition") or _is_name(sentence, mention):
            continue
        cue = Cue(_FREES, GROUP, *suffix.span())
        remedies = [m for m in objects_left(sentence, mention.start) if m.kind in _REMEDIES]
        subject = as_arguments(remedies[-1:])[0] if remedies else None
        yield reading_of(sentence, cue, subject, Argument(mention.start, mention.end, mention))


def _is_name(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a mention within a sentence begins with a capital."""
    return mention.start > 0 and tokens_at(sentence.doc, mention.start, mention.end).text[:1].isupper()


def own_effects(sentence: Sentence, readings: list[Reading]) -> Iterator[Reading]:
    """Read how often, or that never, there are effects which a text on a nutrient has no need to tie to it."""
    used = {reading.object.mention for reading in readings}
    for mention in sentence.mentions:
        if mention.untied and mention not in used and _rated(sentence, mention):
            cue = Cue(_CAUSES, GROUP, mention.start, mention.end)
            yield reading_of(sentence, cue, None, Argument(mention.start, mention.end, mention))


def _rated(sentence: Sentence, effect: Mention) -> bool:
    """Tell whether the effect is said to be common or rare, or not to be: "ARE RARE", "there is NO", "NEVER had a"."""
    if sentence.lexicon.grammar["rated_after"].match(sentence.text, effect.end):
        return True
    return bool(sentence.lexicon.grammar["denied_before"].search(sentence.text, 0, effect.start))


def figures(sentence: Sentence) -> Iterator[Reading]:
    """Read a share of a group that has a symptom: "70% of healthy people have twitches"."""
    for share in sentence.lexicon.grammar["share"].finditer(sentence.text):
        group = next((m for m in sentence.mentions if m.kind == "group" and m.start >= share.end()), None)
        symptom = next((m for m in sentence.mentions if m.kind == "symptom"), None)
        if group is None or symptom is None or sentence.words_between(share.end(), group.start) > 3:
            continue
        cue = Cue(_OCCURS, GROUP, *share.span())
        subject, object_ = as_arguments([symptom, group])
        bound = _bound(sentence, share.start())
        yield replace(reading_of(sentence, cue, subject, object_), figure=_percentage(share), bound=bound)


def _bound(sentence: Sentence, start: int) -> Bound | None:
    """Return what the words before a figure make it the limit of: "WELL OVER half"."""
    found = sentence.lexicon.grammar["bound"].search(sentence.text, 0, start)
    return None if found is None else Bound.OVER if found["over"] else Bound.UNDER


def _percentage(share: re.Match[str]) -> float:
    if share["percent"]:
        return float(share["percent"])
    if share["half"]:
        return 50.0
    part, whole = (_NUMBERS.get(share[name]) or float(share[name]) for name in ("part", "whole"))
    return 100 * part / whole if whole else 0.0
