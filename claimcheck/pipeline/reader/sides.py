"""The two sides of a cue, as the parse gives them: the phrases it governs, with the concepts these are about.

Where the small model misparses, a concept that stands right beside the cue is taken, with nothing but articles,
adjectives and auxiliaries in between; names that merely stand near are no sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from claimcheck.lexicon.cues import Cue, Sides
from claimcheck.model.claim import Relation
from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.reader.candidates import Candidate, following
from claimcheck.pipeline.reader.naming import concepts, denies, is_another, without_groups
from claimcheck.pipeline.reader.sentence import Pairs, Sentence, as_arguments, objects_left, objects_right, refers
from claimcheck.pipeline.reader.standing import chain_before
from claimcheck.pipeline.reader.syntax import (
    FINITE_OR_MODAL,
    SUBJECTS,
    is_verb,
    means_of,
    predicate_of,
    subject_of,
    tokens_at,
)
from claimcheck.pipeline.reading import Argument

UNSAID = Argument(-1, -1)
_CLAUSES = frozenset(("relcl", "acl", "advcl", "punct", "cc", "parataxis"))
_OBJECTS = frozenset(("dobj", "attr", "ccomp", "xcomp", "oprd", "dative"))
# What a cause makes of its object: "leaves your muscles WEAK".
_BROUGHT_ABOUT = frozenset(("oprd", "acomp", "ccomp", "xcomp"))
_STOPS = frozenset((",", ";", ":", "(", ")", ".", "!", "?", "--"))
_NOMINAL = ("NN", "JJ", "DT", "PR", "CD", "VB", "HY")
_REACH = 12
_A_PAIR = 2
_AFTER_NOUN = frozenset(("prep", "amod", "acl", "advmod"))
_UNACTING = frozenset(("process", "symptom", "condition", "body", "property"))
_LINKS = frozenset(("punct", "cc"))
# Clauses that a noun begins: "the reason people LACK it", "a sign that your body HAS RUN OUT of it".
_BEGUN = frozenset(("relcl", "acl", "ccomp"))
# Tags of the words that may stand between a cue and the concept beside it: after the cue, and before it.
_BESIDE_AFTER = frozenset(("DT", "PRP$", "JJ", "JJR", "RB", "RBR", "CD", "HYPH"))
_BESIDE_BEFORE = frozenset(("MD", "RB", "TO", "WDT", "WP"))
_UNDERGONE = frozenset((Relation.RELIEVES, Relation.PREVENTS, Relation.WORSENS, Relation.REQUIRES))


def sides(found: Candidate, sentence: Sentence) -> Pairs:
    """Yield each subject of `found`, None where the sentence names none, with each of its objects."""
    first, second = _ends(found, sentence)
    subjects, objects = _before(first, second, found, sentence), _after(second, found, sentence)
    if found.cue.entry.elliptical:
        objects = [Argument(found.cue.start, found.cue.end, refers=True)]
    inside = [m for m in sentence.mentions if found.cue.start < m.start and m.end <= found.cue.end]
    held = [mention for mention in without_groups(inside) if mention.kind != "group"]
    if held:
        backward = found.cue.entry.sides is Sides.BACKWARD
        yield from ((subject, one) for subject in (objects if backward else subjects) for one in as_arguments(held))
        return
    if _turned(found) or _happens_in(found, objects):
        subjects, objects = objects, subjects
    unsaid: list[Argument | None] = [None]
    known = [subject for subject in subjects if subject.start >= 0]
    if known and _only_undergone(found, known, objects):
        yield from ((None, subject) for subject in known)
        return
    yield from ((subject, object_) for subject in known or unsaid for object_ in objects)


def subjects_before(sentence: Sentence, cue: Cue) -> list[Argument] | None:
    """Return the subjects of the predicate that the words of `cue` are or belong to; None where it has none."""
    token = subject_of(predicate_of(tokens_at(sentence.doc, cue.start, cue.end).root))
    if token is None or token.idx >= cue.start:
        beside = beside_before(sentence, cue)
        return as_arguments([beside]) if beside is not None else None
    named = [mention for mention in concepts(token, sentence) if mention.end <= cue.start]
    if named:
        return as_arguments(sorted(without_groups(named), key=lambda mention: mention.start))
    return [_argument(token, Candidate(cue, token, cue.entry.strength), sentence)]


def _ends(found: Candidate, sentence: Sentence) -> tuple[Argument | Token | None, Argument | Token | None]:
    """Return the heads of the phrases before and after the cue, or their words where the tagger misread it."""
    last = tokens_at(sentence.doc, found.cue.start, found.cue.end)[-1]
    if found.cue.group == "verbs" and not is_verb(found.head):
        return _beside(found, last, sentence)
    pair = _pair(last, found.head) or _pair_beside(last, sentence)
    if pair is not None:
        return pair
    object_ = None if found.cue.entry.elliptical else _agent(found.head) or _object(found, last)
    subject = _unlabelled(_identified(_subject(found), object_, sentence), found, sentence)
    if found.cue.group == "nouns" and object_ is not None and object_.i < last.i:
        subject, object_ = object_, subject
    if subject is None or subject == found.head or subject == object_:
        subject = _said_of(found.head, object_)
    return subject or _listed_after(found, object_, sentence), object_


def _unlabelled(subject: Token | None, found: Candidate, sentence: Sentence) -> Token | None:
    """Leave out a label that only says what follows is about: "NERVE REPAIR: fully reverses nerve damage"."""
    if subject is None or subject.i >= found.head.i:
        return subject
    labels = any(token.text == ":" for token in sentence.doc[subject.i : found.head.i])
    named = sentence.named_at(subject)
    return None if labels and named is not None and named.kind in _UNACTING else subject


def _identified(subject: Token | None, object_: Token | None, sentence: Sentence) -> Token | None:
    """Return what a subject that names nothing is said to be: "the only THING that helps IS B12", "one thing ...: B12".

    Such a sentence tells by its end what its beginning is about (a pseudo-cleft).
    """
    if subject is None or subject.lower_ not in sentence.lexicon.words["placeholders"]:
        return subject
    copulas = sentence.lexicon.words["copulas"]
    copula = subject.head if subject.dep_ in SUBJECTS and subject.head.lower_ in copulas else None
    said = [child for child in (copula.rights if copula is not None else ()) if child.dep_ in ("attr", "ccomp")]
    said += [child for child in subject.rights if child.dep_ == "appos"]
    return next((one for one in said if one != object_ and one.i > subject.i), subject)


def _turned(found: Candidate) -> bool:
    """Tell whether what stands before the cue is what undergoes: in the passive, or by the cue itself."""
    entry = found.cue.entry
    agent = _agent(found.head)
    passive = found.cue.group != "nouns" and agent is not None and agent.head.idx >= found.cue.end
    return passive or entry.takes == "undergone" or entry.sides is Sides.BACKWARD


def _happens_in(found: Candidate, after: Sequence[Argument]) -> bool:
    """Tell whether a state is named in which something happens ("common in low B12"), not people or a place."""
    kinds = [one.mention.kind for one in after if one.mention is not None]
    return found.cue.entry.sides is Sides.SETTING and not any(kind in ("group", "body") for kind in kinds)


def _only_undergone(found: Candidate, subjects: Sequence[Argument], objects: Sequence[Argument]) -> bool:
    """Tell whether what stands before the cue is what is relieved, and who does it is left unsaid: "cramps EASE"."""
    if found.cue.entry.relation not in _UNDERGONE or any(object_.mention for object_ in objects):
        return False
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in found.head.children)
    complaint = any(one.mention and one.mention.kind in ("symptom", "condition") for one in subjects)
    return _agent(found.head) is None and (passive or (complaint and all(one.start < 0 for one in objects)))


def _said_of(noun: Token, object_: Token | None) -> Token | None:
    """Return what a noun that is itself the subject is said to be: "the cause of cramps IS LOW B12"."""
    if noun.dep_ not in SUBJECTS:
        return noun.head if noun.dep_ == "appos" and noun.head != object_ else None
    if noun.dep_ == "nsubjpass":
        return None  # "the causes of cramps ARE COVERED elsewhere"
    said = (child for child in noun.head.children if child.i > noun.i and child.dep_ in ("attr", "dobj", "acomp"))
    return next((child for child in said if child != object_), None)


def _listed_after(found: Candidate, object_: Token | None, sentence: Sentence) -> Token | None:
    """Return what a noun is told to be after a colon: "causes of cramps: DEHYDRATION, stress"."""
    start = max(found.cue.end, object_.idx if object_ is not None else 0)
    colon = next((token for token in sentence.doc if token.idx >= start and token.text == ":"), None)
    if colon is None or is_verb(found.head):
        return None
    listed = next((m for m in sentence.mentions if m.start > colon.idx), None)
    return tokens_at(sentence.doc, listed.start, listed.end).root if listed is not None else None


def between_concepts(found: Candidate, sentence: Sentence) -> bool:
    """Tell whether a concept stands right before the cue and another right after it."""
    return beside_before(sentence, found.cue) is not None and _beside_after(found, sentence) is not None


def _before(
    head: Argument | Token | None, second: Argument | Token | None, found: Candidate, sentence: Sentence
) -> list[Argument]:
    if isinstance(head, Argument):
        listed = objects_left(sentence, head.end) if head.mention is not None else []
        return as_arguments(listed) or [head]
    aspect = head is not None and head.lower_ in sentence.lexicon.words["aspects"]
    acts = head is not None and (not aspect or sentence.named_at(head) is not None)
    apart = head is not None and any(child == second for child in head.rights)
    named = concepts(head, sentence, listed=not apart) if head is not None and (acts or _turned(found)) else []
    beside = beside_before(sentence, found.cue) if not named else None
    if beside is not None:
        named = [beside]
    if named and named[-1].end <= found.cue.start:
        bracketed = [m for m in objects_right(sentence, named[0].start) if m.end <= found.cue.start]
        listed = objects_left(sentence, named[-1].end) if beside is not None else []
        named = list(dict.fromkeys([*named, *listed, *bracketed]))
    elif named:
        named = list(dict.fromkeys([*named, *objects_right(sentence, named[0].start)]))
    return _sides_of(named, head, found, sentence)


def _after(head: Argument | Token | None, found: Candidate, sentence: Sentence) -> list[Argument]:
    if isinstance(head, Argument):
        listed = objects_right(sentence, head.start) if head.mention is not None else []
        return as_arguments(listed) or [head]
    governed = [head] if head is not None and _governed(head, found, sentence) else []
    governed += [agent for agent in _agents(found.head) if agent not in governed] if head in _agents(found.head) else []
    named = [mention for one in governed for mention in concepts(one, sentence)]
    if not named and (beside := _beside_after(found, sentence)):
        named = [beside]
    if named and named[0].start >= found.cue.end:
        named = [*named, *(m for m in objects_right(sentence, named[0].start) if m not in named)]
    return _sides_of(named, head, found, sentence)


def _governed(head: Token, found: Candidate, sentence: Sentence) -> bool:
    """Tell whether the cue governs a phrase after it; a pair is governed by its preposition."""
    cue = tokens_at(sentence.doc, found.cue.start, found.cue.end)
    return head.dep_ == "conj" or any(above in cue or above == found.head for above in head.ancestors)


def _sides_of(named: list[Mention], head: Token | None, found: Candidate, sentence: Sentence) -> list[Argument]:
    chosen = sorted(without_groups(named), key=lambda mention: mention.start)
    return as_arguments(chosen) or [_argument(head, found, sentence)]


def _beside_after(found: Candidate, sentence: Sentence) -> Mention | None:
    """Return the concept right after the cue, unless it only describes the noun that follows it."""
    mention = next((m for m in sentence.mentions if m.start >= found.cue.end), None)
    if mention is None or not _only(_BESIDE_AFTER, sentence, found.cue.end, mention.start):
        return None
    root = tokens_at(sentence.doc, mention.start, mention.end).root
    return None if _describes_next(mention, sentence) or is_another(root, mention, sentence) else mention


def beside_before(sentence: Sentence, cue: Cue) -> Mention | None:
    """Return the concept right before the cue and its auxiliaries, unless a preposition hangs it on something else."""
    mention = next((m for m in reversed(sentence.mentions) if m.end <= cue.start), None)
    if mention is None:
        return None
    labelled = cue.group != "verbs" and sentence.lexicon.grammar["labelled"].fullmatch(
        sentence.text, mention.end, cue.start
    )
    if not (labelled or _only(_BESIDE_BEFORE, sentence, mention.end, cue.start)):
        return None
    words = tokens_at(sentence.doc, mention.start, mention.end)
    first = words[0].i
    while first and sentence.doc[first - 1].tag_ in _BESIDE_AFTER:
        first -= 1
    above = sentence.doc[first - 1] if first else None
    hung = above is not None and (above.dep_ in ("prep", "agent") or above.tag_ == "POS")
    done = words.root.head if words.root.dep_ == "dobj" and words.root.head.tag_ == "VBG" else None
    hung = hung or (done is not None and done.lower_ not in sentence.lexicon.words["taking"])
    hung = hung or (words.root.dep_ == "dobj" and denies(words.root.head, mention))
    return None if hung or is_another(words.root, mention, sentence) else mention


def _only(tags: frozenset[str], sentence: Sentence, start: int, end: int) -> bool:
    between = [token for token in sentence.doc if start <= token.idx and token.idx + len(token) <= end]
    words = sentence.lexicon.words
    inserted = [token.text for token in between].count(",") == _A_PAIR  # ", however,"
    light = words["auxiliaries"] | words["between_verbs"] | ({":", ","} if inserted else {":"})
    return all(token.tag_ in tags or token.lower_ in light for token in between)


def _describes_next(mention: Mention, sentence: Sentence) -> bool:
    last = tokens_at(sentence.doc, mention.start, mention.end)[-1]
    if sentence.lexicon.grammar["cell_answer"].fullmatch(sentence.text, mention.end):
        return False
    after = last.nbor() if last.i + 1 < len(sentence.doc) else None
    measured = sentence.lexicon.words["measured"]
    verbless = not any(token.tag_ in FINITE_OR_MODAL for token in sentence.doc)
    return after is not None and after.tag_[:2] == "NN" and after.lower_ not in measured and not verbless


def _subject(found: Candidate) -> Token | None:
    start = found.head
    if not is_verb(start):
        if start.dep_ in _AFTER_NOUN and start.head.tag_[:2] == "NN" and start.head.i < start.i:
            return start.head
        start = predicate_of(found.verb or start)
    subject = subject_of(start)
    if subject is not None and subject.i == found.head.i:
        return None
    if subject is None or _apart(subject, start) or _parted(subject, start):
        return _just_before(start)
    return subject


def _parted(subject: Token, verb: Token) -> bool:
    """Tell whether a semicolon stands between both, so that the verb belongs to another statement."""
    first, last = sorted((subject.i, verb.i))
    return any(token.text == ";" for token in verb.doc[first:last])


def _apart(subject: Token, verb: Token) -> bool:
    """Tell whether a "that" stands between both, so that the parser must have missed the subject of its clause."""
    between = verb.doc[subject.i + 1 : verb.i]
    return verb.dep_ not in _CLAUSES and any(one.lower_ == "that" and one.dep_ == "mark" for one in between)


def _just_before(verb: Token) -> Token | None:
    """Return the noun or gerund that stands right before a verb and its auxiliaries."""
    chain = chain_before(verb)
    first = chain[0].i if chain else verb.i
    before = verb.doc[first - 1] if first else None
    return before if before is not None and (before.tag_[:2] == "NN" or before.tag_ == "VBG") else None


def _beside(found: Candidate, last: Token, sentence: Sentence) -> tuple[Argument, Argument]:
    """Return the concepts or words on either side of a verb that the tagger took for a noun; `last` ends the cue."""
    first, end, doc = found.head.i, last.i + 1, sentence.doc
    while first > 0 and doc[first - 1].tag_[:2] in _NOMINAL:
        first -= 1
    while end < len(doc) and doc[end].tag_[:2] in _NOMINAL:
        end += 1
    before, after = beside_before(sentence, found.cue), _beside_after(found, sentence)
    return (
        as_arguments([before])[0] if before else _words(first, found.head.i, sentence),
        as_arguments([after])[0] if after else _words(last.i + 1, end, sentence),
    )


def _words(first: int, end: int, sentence: Sentence) -> Argument:
    if first == end:
        return UNSAID
    last = sentence.doc[end - 1]
    words = _placed(sentence.doc[first].idx, last.idx + len(last), sentence)
    return Argument(words.start, words.end, sentence.named_at(last), refers=words.refers)


def _pair(last: Token, noun: Token) -> tuple[Token, Token] | None:
    """Return both sides of "the link between A and B", "an association of A with B"."""
    between = [last, *(child for child in noun.rights if child.lower_ in ("between", "among"))]
    for one in between:
        if one.lower_ in ("between", "among"):
            first = next(iter(one.rights), None)
            second = next((c for c in first.rights if c.dep_ == "conj"), None) if first is not None else None
            return (first, second) if first is not None and second is not None else None
    phrases = {child.lower_: next(iter(child.rights), None) for child in noun.rights if child.dep_ == "prep"}
    first, second = phrases.get("of"), phrases.get("with") or phrases.get("on") or phrases.get("to")
    return (first, second) if first is not None and second is not None else None


def _pair_beside(last: Token, sentence: Sentence) -> tuple[Argument, Argument] | None:
    """Return the two concepts after "between", where the parser took them for one phrase."""
    between = next((one for one in (last, *last.doc[last.i + 1 : last.i + 4]) if one.lower_ == "between"), None)
    listed = objects_right(sentence, between.idx + len(between)) if between is not None else []
    if len(listed) != _A_PAIR:
        return None
    first, second = as_arguments(listed)
    return first, second


def _agents(verb: Token) -> list[Token]:
    """Return all that a passive is said to be done by, or not: "by age, never BY LOW B12"."""
    first = _agent(verb)
    if first is None:
        return []
    nearby = (*verb.children, *first.head.children)
    others = (child for child in nearby if child.lower_ == first.head.lower_ and child != first.head)
    return [first, *(noun for by in others for noun in by.rights if noun.dep_ == "pobj")]


def _agent(verb: Token) -> Token | None:
    """Return what a passive is done by."""
    by = next((c for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    by = by or means_of(verb)
    if by is None or verb.tag_ not in ("VBN", "VBD"):
        return None
    return next(iter(by.rights), None)


def _object(found: Candidate, last: Token) -> Token | None:
    """Return the head of what follows the cue: the object of its last preposition or of its verb."""
    if last.dep_ == "mark" and last.head.dep_ in _BEGUN and not is_verb(found.head):
        return last.head
    if last.tag_ in ("IN", "TO") or last.lower_ in ("to", "with"):
        return next(iter(last.rights), None) or _next_noun(last)
    objects = [
        child
        for child in found.head.children
        if child.dep_ in _OBJECTS and (child.i > max(found.head.i, last.i) or child.tag_ == "PRP")
    ]
    brought = [child for child in objects if child.dep_ in _BROUGHT_ABOUT]
    if brought and found.cue.entry.relation is Relation.CAUSES:
        return brought[0]
    if objects:
        return objects[0]
    begun = (child for child in found.head.rights if child.dep_ in _BEGUN and child.left_edge.i <= last.i <= child.i)
    if (clause := next(begun, None)) is not None:
        return clause
    for child in (*last.rights, *found.head.children):
        if child.dep_ == "prep" and child.i >= found.head.i:
            return next(iter(child.rights), None)
    return _next_noun(last)


def _next_noun(token: Token) -> Token | None:
    """Return the head of the first noun phrase after `token`, for what the parser did not see."""
    noun: Token | None = None
    for one in following(token.doc, token.i + 1, _REACH):
        if one.tag_[:2] == "NN":
            noun = one
        elif noun is not None or one.text in _STOPS:
            break
    return noun


def _argument(head: Token | None, found: Candidate, sentence: Sentence) -> Argument:
    """Return the words of the phrase of `head`, without the cue where that is a part of it ("pain DUE TO cold")."""
    if head is None:
        return UNSAID
    last = tokens_at(sentence.doc, found.cue.start, found.cue.end)[-1]
    joined = _pair(last, found.head) is None
    chosen = (one for one in _phrase(head, joined=joined) if one == head or _same_side(one, head, found.cue))
    words = sorted(chosen, key=lambda one: one.i)
    return _placed(words[0].idx, words[-1].idx + len(words[-1]), sentence)


def _same_side(token: Token, head: Token, cue: Cue) -> bool:
    return token.idx < cue.start if head.idx < cue.start else token.idx >= cue.end


def _placed(start: int, end: int, sentence: Sentence) -> Argument:
    return Argument(start, end, refers=refers(sentence, start, end))


def _phrase(head: Token, *, joined: bool) -> Iterator[Token]:
    """Yield the words of the phrase of `head` that stand together, without the clauses that only describe it.

    With `joined` the nouns that are coordinated with it belong to it ("colds and the flu").
    """
    yield head
    edge = head.i
    nouns = (child.i for child in head.rights if child.dep_ == "conj" and child.tag_[:2] == "NN")
    last = max(nouns, default=0) if joined else 0
    for child in head.rights:
        link = child.dep_ in _LINKS and child.i < last
        apart = child.dep_ == "conj" and not joined
        if (child.dep_ in _CLAUSES and not link) or apart or child.left_edge.i != edge + 1:
            break
        yield from child.subtree
        edge = child.right_edge.i
    edge = head.i
    for child in reversed(list(head.lefts)):
        if child.right_edge.i != edge - 1 or child.dep_ in ("punct", "cc", "mark", "aux"):
            break
        yield from child.subtree
        edge = child.left_edge.i
