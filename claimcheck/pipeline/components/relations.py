"""Component: reads relations out of the parse, each cue with its subject and its objects.

A cue's `direction` (see relations.yaml) says on which side its arguments stand. The parse gives the subject;
where it finds none, or what it finds names no concept, the nearest concept on that side of the cue in the same
clause is taken, since the small model misparses headlines and fragments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.lexicon import CueRule, Lexicon, load_lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.claim import Certainty, Relation, State, Strength
from claimcheck.pipeline.components.syntax import (
    clause_breaks,
    is_verb,
    predicate_of,
    subject_of,
    tokens_at,
    words_of,
)
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reading import Argument, Mark, Reading

NAME = "claimcheck_relations"

_COORDINATED = re.compile(
    r"[\s,(]*(?:(?:and|or|and/or|as well as|plus|along with|such as|like|including|with|of|"
    r"to|even|sometimes|then|then to|also|other|more|your|the|a|an|some|occasional|painful|sudden|"
    r"involuntary|muscle|severe|full-blown|possibly|even)[\s,]+){0,4}(?:[\w'-]+\s+)?"
)
_LIST_SIGN = re.compile(r",|\b(?:and|or|as well as|plus|such as|like|including)\b")
_APART = re.compile(
    r";|\b(?:but|because|although|whereas|while|unless|if|when|without|than|in (?:people|those|patients) who)\b"
)
_FINITE = re.compile(
    r"\s+(?:\w+ly\s+)?(?:can|may|might|could|will|won't|is|are|was|were|does|do|doesn't|don't|has|have|isn't|aren't)\b"
)
_INCLUDES = re.compile(r"\b(?:include|includes|including|are|such as|range from|:)(?!\w)")
_NEW_SUBJECT = re.compile(r"(?:you|they|we|he|she)(?:'re|'s)?\b")
_PEOPLE = re.compile(r"people|guys|every|patients|any|those|someone|users|athletes|runners")
_COPULA_BEFORE = re.compile(r"\b(?:is|are|was|were|be|gets?|runs?|becomes?)\s+(?:\w+ly\s+|your\s+|the\s+|all\s+)?$")
# "Cramps ease", "the damage is undone": who or what does it is left unsaid.
_UNDERGONE_BY_SUBJECT = ("relieves", "prevents", "worsens", "requires")
_ANYBODY = re.compile(r"(?:you|we|they|people|anyone|anybody|nobody|no one|readers?|there)\b")
# "B12's role", "stress-related": the concept only specifies what follows.
_SPECIFIES = re.compile(r"'s\s|-related\b")
_NOUN_BEFORE = re.compile(
    r"(?:^|\s)(?:an?|the|other|multiple|common|possible|main|many|several|root|direct|known|likely|potential|underlying|one|"
    r"another|its|their|this|that|no|any|commoner|true)\s+$"
)
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_SHARE = re.compile(
    r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b)|\b(?P<half>half)\b"
    rf"|\b(?P<part>{_NUMBER})\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>{_NUMBER})\b"
)
# "Preventing dehydration": what acts is the absence of what is named.
_AVOIDED = re.compile(r"\b(?:preventing|avoiding|stopping|curing|reducing|relieving|treating|without)\s+(?:\w+\s+)?$")
_REACH = 14
_FRAME_REACH = 8
_WEAK_REACH = 4


@dataclass(frozen=True)
class Scene:
    """A sentence with all that was found in it so far."""

    doc: Doc
    text: str
    mentions: tuple[Mention, ...]
    cues: tuple[CueRule, ...]
    breaks: tuple[int, ...]
    lexicon: Lexicon

    def words_between(self, start: int, end: int) -> int:
        """Count the words of `text[start:end]`."""
        return len(self.text[start:end].split())

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest stretch between clause breaks that holds `start:end`."""
        left = max((b for b in self.breaks if b <= start), default=0)
        right = min((b for b in self.breaks if b >= end), default=len(self.text))
        return left, right


def objects_right(scene: Scene, position: int) -> list[Mention]:
    """Return the first mention after `position` and those coordinated with it."""
    found: list[Mention] = []
    for mention in (m for m in scene.mentions if m.start >= position):
        gap = scene.text[found[-1].end if found else position : mention.start]
        if found and not (_joins(gap) and not _starts_clause(scene, mention)):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(scene, position, mention.start)):
            break
        found.append(mention)
    return found


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


def objects_left(scene: Scene, position: int) -> list[Mention]:
    """Return the last mention before `position` and those coordinated with it, in text order."""
    found: list[Mention] = []
    for mention in reversed([m for m in scene.mentions if m.end <= position]):
        gap = scene.text[mention.end : found[0].start if found else position]
        if found and not _joins(gap):
            break
        if not found and (len(gap.split()) > _REACH or _blocked(scene, mention.end, position)):
            break
        found.insert(0, mention)
    return found


def _joins(gap: str) -> bool:
    """Tell whether only commas, "and" and the like stand between two members of a list."""
    return bool(_COORDINATED.fullmatch(gap) and _LIST_SIGN.search(gap))


def _starts_clause(scene: Scene, mention: Mention) -> bool:
    """Tell whether a finite verb follows, so that the mention is a new subject and no further object."""
    if any(mention.start == cut for cut in scene.breaks):
        return True
    return bool(_FINITE.match(scene.text, mention.end))


def _blocked(scene: Scene, start: int, end: int) -> bool:
    """Tell whether another cue or a new clause stands between `start` and `end`."""
    if _APART.search(scene.text, start, end):
        return True
    if any(start < cut < end and scene.text[cut] != ":" for cut in scene.breaks):
        return True
    strong = (c for c in scene.cues if start <= c.start and c.end <= end and "weak" not in c.attributes)
    return any(True for _ in strong)


def subjects_left(scene: Scene, cue: CueRule) -> list[Argument] | None:
    """Return the subjects of a cue whose subject stands before it; None where it is left unsaid."""
    token = subject_of(predicate_of(tokens_at(scene.doc, cue.start, cue.end).root))
    if token is not None and token.idx < cue.start:
        start, end = words_of(token, cue.start)
        named = [m for m in scene.mentions if m.start < end and start < m.end <= cue.start]
        if token.right_edge.idx >= cue.start:
            # The head of a relative clause: of all that its phrase names, its own word is meant.
            named = [m for m in named if m.start <= token.idx < m.end] or named
        if named and _AVOIDED.search(scene.text, 0, named[0].start):
            return [Argument(start, end)]
        if named:
            return _as_arguments(_main(scene, named))
        if _refers(scene, start, end):
            return [Argument(start, end, None, refers=True)]
        if not is_verb(token) and token.tag_ not in ("WDT", "WP", "EX"):
            return _unknown(scene, start, end, cue)
    near = objects_left(scene, cue.start)
    return _as_arguments(_main(scene, near)) if near else None


def _unknown(scene: Scene, start: int, end: int, cue: CueRule) -> list[Argument]:
    """Return words without a known concept, unless a concept in apposition follows them before the cue."""
    near = [m for m in objects_left(scene, cue.start) if m.start >= end and scene.words_between(m.end, cue.start) < 3]
    return _as_arguments(near) if near else [Argument(start, end)]


def _main(scene: Scene, named: list[Mention]) -> list[Mention]:
    """Leave out groups of people beside other concepts, and what only specifies the first concept."""
    kept = [mention for mention in named if mention.kind not in ("group", "body")] or named
    main = kept[:1]
    for mention in kept[1:]:
        gap = scene.text[main[-1].end : mention.start]
        if _joins(gap):
            main.append(mention)
    return main


def _refers(scene: Scene, start: int, end: int) -> bool:
    words = scene.text[start:end].strip()
    return bool(scene.lexicon.pronouns.fullmatch(words)) or any(
        found.end - found.start == len(words) for found in scene.lexicon.nouns.find(words)
    )


def _as_arguments(mentions: list[Mention]) -> list[Argument]:
    return [Argument(m.start, m.end, m) for m in mentions]


Pairs = Iterator[tuple[Argument | None, Argument]]


def _forward(scene: Scene, cue: CueRule) -> Pairs:
    held = [m for m in scene.mentions if cue.start <= m.start and m.end <= cue.end and m.kind != "body"]
    objects = _as_arguments(held or _outcomes(scene, cue)) or _pronoun_right(scene, cue) or _noun_right(scene, cue)
    subjects = subjects_left(scene, cue)
    if cue.attributes["relation"] == "requires" and objects:
        yield from ((subject, object_) for subject in _needing(scene, subjects) for object_ in objects)
        return
    verbal = is_verb(tokens_at(scene.doc, cue.start, cue.end)[0])
    if subjects is None and not verbal:
        yield from (_include if cue.attributes["relation"] == "indicates" else _named_last)(scene, cue)
    elif subjects and cue.attributes["relation"] in _UNDERGONE_BY_SUBJECT and _is_passive(scene, cue):
        for object_ in subjects:
            yield None, object_
    elif objects and (subjects or _opens(scene, cue)):
        unsaid: list[Argument | None] = [None]
        yield from ((subject, object_) for subject in subjects or unsaid for object_ in objects)
    elif cue.attributes["relation"] in _UNDERGONE_BY_SUBJECT:
        for object_ in subjects or []:
            yield None, object_


def _needing(scene: Scene, subjects: list[Argument] | None) -> list[Argument | None]:
    """Return what calls for something; "you need" and "there is no need" leave to the context what it is."""
    named = [s for s in subjects or [] if s.mention is not None]
    people = [s for s in subjects or [] if _ANYBODY.match(scene.text, s.start)]
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
    if whole is not None and (verb := _INCLUDES.search(scene.text, whole.end)):
        for part in objects_right(scene, verb.end()):
            yield Argument(part.start, part.end, part), Argument(whole.start, whole.end, whole)


def _pronoun_right(scene: Scene, cue: CueRule) -> list[Argument]:
    match = re.compile(r"\s*(?:it|this|that|them)\b").match(scene.text, cue.end)
    return [Argument(match.end() - len(match.group().strip()), match.end(), None, refers=True)] if match else []


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
    causes = _as_arguments(objects_right(scene, cue.end)) or _pronoun_right(scene, cue) or _noun_right(scene, cue)
    held = _as_arguments([m for m in scene.mentions if cue.start <= m.start and m.end <= cue.end])
    held = held or (_as_arguments(adjoining) if words == "from" else [])
    if words == "because":
        # A clause gives the reason, and a nutrient alone in it ("because B12 is water-soluble") is none.
        causes = [c for c in causes if c.mention is None or c.mention.kind != "nutrient" or c.mention.state]
    if causes:
        for object_ in held or subjects_left(scene, cue) or _implied(scene, cue):
            for cause in causes:
                yield cause, object_


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


def _pair(scene: Scene, cue: CueRule) -> Pairs:
    """Read "between A and B", "with A, B", "everyone on A gets B"; a comma or a new subject parts A from B."""
    after = [m for m in scene.mentions if m.start >= cue.end]
    pronoun = _pronoun_right(scene, cue) if _PEOPLE.match(scene.text, cue.start) else []
    if pronoun:
        first, second = pronoun[0], after
    elif len(after) >= 2 and scene.words_between(cue.end, after[0].start) <= _FRAME_REACH:
        first, second = _as_arguments(after[:1])[0], after[1:]
    else:
        return
    words = scene.text[cue.start : cue.end]
    if "between" in words and not any(is_verb(token) for token in scene.doc):
        return  # a title, "The link between ...", asserts nothing
    if "between" not in words and first.mention and first.mention.kind == "nutrient" and first.mention.state is None:
        return
    effects = _leading(second, scene)
    if effects and ("between" in words or _parted(scene, words, first.end, effects[0].start)):
        for mention in effects:
            yield first, Argument(mention.start, mention.end, mention)


def _parted(scene: Scene, words: str, end: int, start: int) -> bool:
    """Tell whether a main clause starts between the frame ("with A", ending at `end`) and its effect at `start`."""
    gap = scene.text[end:start]
    parted = "," in gap or bool(_NEW_SUBJECT.match(scene.text, start)) or bool(_PEOPLE.match(words))
    return parted and len(gap.split()) <= _FRAME_REACH and not _joins(gap)


def _leading(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """Return the first mention and those coordinated with it; "between" pairs take them all."""
    return objects_right(scene, mentions[0].start) if mentions else []


def _pair_back(scene: Scene, cue: CueRule) -> Pairs:
    """Read "the cause of cramps is low B12", but "low B12 is the cause of cramps" as it stands."""
    if any(subject.mention for subject in subjects_left(scene, cue) or []):
        yield from _forward(scene, cue)
    else:
        yield from _named_last(scene, cue)


def _named_last(scene: Scene, cue: CueRule) -> Pairs:
    """Read a cause that is named after its effect: "causes of cramps INCLUDE stress"."""
    after = [m for m in scene.mentions if m.start >= cue.end]
    if len(after) < 2 or scene.words_between(cue.end, after[0].start) > _FRAME_REACH:
        return
    effects = objects_right(scene, cue.end)
    rest = objects_right(scene, effects[-1].end) if effects else []
    copula = re.compile(r"\b(?:is|are|was|were|include|includes|including|:|'s|could be|may be|can be|heads|tops)")
    for cause in rest:
        if copula.search(scene.text, effects[-1].end, rest[0].start):
            for effect in effects:
                yield Argument(cause.start, cause.end, cause), Argument(effect.start, effect.end, effect)


def _left(scene: Scene, cue: CueRule) -> Pairs:
    before = [m for m in scene.mentions if m.end <= cue.start]
    if len(before) >= 2 and scene.words_between(before[-1].end, cue.start) <= _REACH:
        first, second = before[-2], before[-1]
        yield Argument(first.start, first.end, first), Argument(second.start, second.end, second)


DIRECTIONS: dict[str, Callable[[Scene, CueRule], Pairs]] = {
    "forward": _forward,
    "backward": _backward,
    "pair": _pair,
    "pair_back": _pair_back,
    "left": _left,
    "setting": _setting,
}


class RelationExtractor:
    """Sets `doc._.readings`."""

    def __init__(self, lexicon: Lexicon):
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> tuple[Reading, ...]:
        """Return the relations read in `doc`, in the order of their cues."""
        breaks = tuple(sorted(set(clause_breaks(doc))))
        text = normalise(doc.text)
        mentions = tuple(m for m in doc._.mentions if not _SPECIFIES.match(text, m.end))
        scene = Scene(doc, text, mentions, doc._.relation_cues, breaks, self._lexicon)
        readings = [reading for cue in scene.cues if not _is_noun(scene, cue) for reading in _readings(scene, cue)]
        readings = [*_without_settings([*readings, *_undergone(scene, readings)]), *_figures(scene)]
        return tuple(readings)

    def set_annotations(self, doc: Doc, readings: tuple[Reading, ...]) -> None:
        """Write the readings."""
        doc._.readings = readings


def _is_noun(scene: Scene, cue: CueRule) -> bool:
    """Tell whether a verb of the lexicon is used as a noun or adjective: "multiple causes:", "underlying"."""
    token = tokens_at(scene.doc, cue.start, cue.end)[0]
    if " " in scene.text[cue.start : cue.end] or cue.attributes["direction"] != "forward":
        return False
    described = bool(_NOUN_BEFORE.search(scene.text, 0, cue.start))
    labels = scene.text.startswith(":", cue.end)
    nominal = token.tag_ in ("NN", "NNS", "JJ")
    # No adjective ends in -s: "worsens" is a verb whatever the tagger says.
    attributive = token.tag_ in ("VBG", "VBN", "JJ") and not token.text.endswith("s")
    attributive = attributive and token.dep_ in ("amod", "compound")
    return attributive or (nominal and (described or labels)) or (described and labels)


def _without_settings(readings: list[Reading]) -> Iterator[Reading]:
    """Leave out "cramps in people on B12" where the sentence itself says what the cramps come from."""
    explained = {r.object.mention for r in readings if not r.setting and r.relation is Relation.CAUSES}
    for reading in readings:
        if not (reading.setting and reading.object.mention in explained):
            yield reading


def _readings(scene: Scene, cue: CueRule) -> Iterator[Reading]:
    for subject, object_ in DIRECTIONS[cue.attributes["direction"]](scene, cue):
        if subject is not None and subject.mention and subject.mention == object_.mention:
            continue
        reading = _reading(scene, cue, subject, object_)
        if _fits(reading):
            yield reading


def _fits(reading: Reading) -> bool:
    """Tell whether the object can be what the relation needs: treatment is given, not caused or relieved."""
    mention = reading.object.mention
    if mention is None or mention.kind != "nutrient" or mention.state is None:
        return True
    if reading.relation in (Relation.RELIEVES, Relation.PREVENTS):
        return mention.state is State.DEFICIENCY
    if reading.relation in (Relation.CAUSES, Relation.WORSENS, Relation.INDICATES):
        return mention.state in (State.DEFICIENCY, State.EXCESS)
    return True


def _reading(scene: Scene, cue: CueRule, subject: Argument | None, object_: Argument) -> Reading:
    ends = [
        (cue.start, cue.end),
        (object_.start, object_.end),
        *([(subject.start, subject.end)] if subject else []),
    ]
    start, end = scene.clause(min(s for s, _ in ends), max(e for _, e in ends))
    return Reading(
        Mark(cue.start, cue.end, "relation"),
        _relation(cue, subject, object_),
        Strength[cue.attributes["strength"].upper()],
        subject,
        object_,
        start,
        end,
        weak="weak" in cue.attributes,
        sole=cue.attributes.get("sole") == "yes",
        setting=cue.attributes.get("direction") == "setting",
        certainty=Certainty[cue.attributes.get("certainty", "plain").upper()],
    )


def _relation(cue: CueRule, subject: Argument | None, object_: Argument) -> Relation:
    """The kinds of the arguments can say more than the cue: "if you twitch, you are low" reads a sign."""
    kinds = [argument.mention.kind if argument and argument.mention else "" for argument in (subject, object_)]
    if cue.attributes.get("direction") == "pair" and kinds == ["symptom", "nutrient"]:
        return Relation.INDICATES
    if cue.attributes.get("direction") == "setting" and object_.mention and object_.mention.kind in ("group", "body"):
        return Relation.OCCURS
    return Relation(cue.attributes["relation"])


def _undergone(scene: Scene, readings: list[Reading]) -> Iterator[Reading]:
    """Read what is said of a subject by words that are themselves a concept: "the surplus PILES UP"."""
    used = {(r.object.start, r.object.end) for r in readings if r.subject is not None}
    for mention in scene.mentions:
        if (mention.start, mention.end) in used or not _is_predicate(scene, mention):
            continue
        relation = "occurs" if mention.kind in ("process", "property") else "causes"
        cue = CueRule({"relation": relation, "strength": "direct_causal"}, mention.start, mention.end)
        argument = Argument(mention.start, mention.end, mention)
        for subject in _undergoing(scene, cue, mention):
            if subject is None or subject.refers or (subject.mention and subject.mention.kind != "group"):
                yield _reading(scene, cue, subject, argument)


def _figures(scene: Scene) -> Iterator[Reading]:
    """Read a share of a group that has a symptom: "70% of healthy people have twitches"."""
    for share in _SHARE.finditer(scene.text):
        group = next((m for m in scene.mentions if m.kind == "group" and m.start >= share.end()), None)
        symptom = next((m for m in scene.mentions if m.kind == "symptom"), None)
        if group is None or symptom is None or scene.words_between(share.end(), group.start) > 3:
            continue
        cue = CueRule({"relation": "occurs", "strength": "direct_causal"}, *share.span())
        subject, object_ = _as_arguments([symptom, group])
        yield replace(_reading(scene, cue, subject, object_), figure=_percentage(share))


def _percentage(share: re.Match[str]) -> float:
    if share["percent"]:
        return float(share["percent"])
    if share["half"]:
        return 50.0
    part, whole = (_NUMBERS.get(share[name]) or float(share[name]) for name in ("part", "whole"))
    return 100 * part / whole if whole else 0.0


def _undergoing(scene: Scene, cue: CueRule, predicate: Mention) -> list[Argument | None]:
    """Return the subjects of a predicate, or what it is done to: "you pee out THE SURPLUS".

    A property or the verb of a process can leave its subject to the context, a symptom cannot.
    """
    subjects = subjects_left(scene, cue)
    copula = _COPULA_BEFORE.search(scene.text, 0, cue.start)
    named = any(subject.mention for subject in subjects or [])
    if copula is not None and not named and (near := objects_left(scene, copula.start())):
        return [*_as_arguments(near[-1:])]
    after = next((m for m in scene.mentions if m.start >= cue.end), None)
    done_to = predicate.kind == "process" and not any(
        s.mention and s.mention.kind == "nutrient" for s in subjects or []
    )
    if after is not None and done_to and scene.words_between(cue.end, after.start) <= 1:
        return [Argument(after.start, after.end, after)]
    if subjects:
        return [*subjects]
    verbal = is_verb(tokens_at(scene.doc, predicate.start, predicate.end)[0])
    return [None] if predicate.kind == "property" or (predicate.kind == "process" and verbal) else []


def _is_predicate(scene: Scene, mention: Mention) -> bool:
    if mention.kind in ("process", "property"):
        return True
    if mention.kind == "nutrient":
        # "vegans are LOW IN B12", "metformin LOWERS B12"
        said = bool(_COPULA_BEFORE.search(scene.text, 0, mention.start))
        done = is_verb(tokens_at(scene.doc, mention.start, mention.end)[0])
        return mention.state in (State.DEFICIENCY, State.EXCESS) and (said or done)
    return mention.kind in ("symptom", "condition") and is_verb(tokens_at(scene.doc, mention.start, mention.end)[0])


@Language.factory(
    NAME,
    assigns=["doc._.readings"],
    requires=["doc._.mentions", "doc._.relation_cues", "token.dep", "token.tag"],
)
def create(nlp: Language, name: str) -> RelationExtractor:
    """Create the component."""
    return RelationExtractor(load_lexicon())
