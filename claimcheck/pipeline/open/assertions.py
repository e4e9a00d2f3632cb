"""From a candidate to a reading: polarity, certainty, frequency, its clause and the marks that decided."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimcheck.lexicon import CueRule
from claimcheck.lexicon.openwords import OpenLexicon
from claimcheck.model.claim import Certainty, Frequency, Polarity, Relation, Strength
from claimcheck.model.document import Span
from claimcheck.pipeline.components.syntax import clause_breaks, clause_spans, is_verb
from claimcheck.pipeline.open.candidates import Candidate, Sentence, following
from claimcheck.pipeline.open.sides import sides
from claimcheck.pipeline.open.verbs import chain_before
from claimcheck.pipeline.reading import Argument, Mark, Reading

_NEAR = 4


def reading_of(found: Candidate, sentence: Sentence) -> Reading:
    """Return what an asserted candidate says."""
    doc, words = sentence.doc, sentence.words
    subject, object_ = sides(found, sentence)
    start, end = _clause(found, sentence)
    modifiers = [
        cue for cue in doc._.modifier_cues if _modifies(cue, found, (subject, object_), Span(start, end), sentence.text)
    ]
    denials = list(dict.fromkeys(_denials(found, words)))
    marks = [Mark(found.cue.start, found.cue.end, "relation")]
    marks += [_mark(token, "strength") for token in found.weakeners if found.strength is Strength.DIRECT_CAUSAL]
    marks += [_mark(token, "strength") for token in found.abilities if found.graded is Strength.CAN_CAUSE]
    marks += [_mark(token, "negation") for token in denials]
    marks += [Mark(cue.start, cue.end, cue.attributes["category"]) for cue in modifiers]
    return Reading(
        marks[0],
        _relation(found, doc, object_, words),
        found.graded,
        subject,
        object_,
        start,
        end,
        polarity=Polarity.DENIED if len(denials) % 2 else Polarity.AFFIRMED,
        certainty=_certainty(found, modifiers),
        frequency=min((Frequency[c.attributes["value"].upper()] for c in _of(modifiers, "frequency")), default=None),
        qualifiers=frozenset(
            one.attributes["qualifier"] for one in sentence.lexicon.qualifiers.find(sentence.doc._.normal)
        ),
        marks=tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.category))),
    )


def _mark(token: Token, category: str) -> Mark:
    return Mark(token.idx, token.idx + len(token), category)


def _relation(found: Candidate, doc: Doc, object_: Argument, words: OpenLexicon) -> Relation:
    """Return the relation of a cue; raising or lowering a risk causes or prevents."""
    attributes = found.cue.attributes
    if "risk" in attributes and object_.start >= 0:
        after = following(doc, found.head.i + 1, 7)
        if any(token.lower_ in words.words["risks"] for token in after):
            return Relation(attributes["risk"])
    return Relation(attributes["relation"])


def _clause(found: Candidate, sentence: Sentence) -> tuple[int, int]:
    breaks = sorted(set(clause_breaks(clause_spans(sentence.doc))))
    left = max((b for b in breaks if b <= found.cue.start), default=0)
    return left, min((b for b in breaks if b >= found.cue.end), default=len(sentence.text))


def _modifies(cue: CueRule, found: Candidate, sides_: tuple[Argument, Argument], clause: Span, text: str) -> bool:
    """Tell whether a word of certainty or frequency stands beside the cue: in its clause, outside its sides."""
    if (
        cue.attributes["category"] not in ("certainty", "frequency")
        or cue.end <= clause.start
        or cue.start >= clause.end
    ):
        return False
    if any(side.start <= cue.start < side.end for side in sides_):
        return False
    gap = text[min(cue.end, found.cue.end) : max(cue.start, found.cue.start)]
    return len(gap.split()) <= _NEAR


def _of(modifiers: list[CueRule], category: str) -> Iterator[CueRule]:
    return (cue for cue in modifiers if cue.attributes["category"] == category)


def _certainty(found: Candidate, modifiers: list[CueRule]) -> Certainty:
    values = {cue.attributes["value"] for cue in _of(modifiers, "certainty")}
    if found.weakeners or "hedged" in values:
        return Certainty.HEDGED
    return Certainty.BOOSTED if "boosted" in values else Certainty.PLAIN


def _denials(found: Candidate, words: OpenLexicon) -> Iterator[Token]:
    """Yield the words that deny: "not" at the verb, "no" at the noun, "failed to", "lack of"."""
    verbs = [verb for verb in (found.head, found.verb) if verb is not None and is_verb(verb)]
    for verb in verbs:
        yield from (one for one in chain_before(verb) if one.lower_ in words.words["negations"])
        yield from (one for one in verb.children if one.dep_ == "neg")
        yield from _failing(verb, words)
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
                yield from (one for one in child.lefts if one.lower_ in words.words["negations"] and _denies_all(one))
                if child.lower_ in words.words["negations"]:
                    yield child
    nouns = [found.head, found.head.head] if found.head.dep_ in ("amod", "pobj", "prep") else [found.head]
    for noun in nouns:
        yield from (one for one in noun.lefts if one.lower_ in words.words["negations"])
        if noun.dep_ == "pobj" and noun.head.head.lower_ in words.words["lacking"]:
            yield noun.head.head


def _denies_all(negation: Token) -> bool:
    """Tell whether a negation before a side denies the whole: "not one", but "NOT SMOKING helps" affirms."""
    return negation.lower_ != "not" or negation.nbor().tag_ in ("DT", "CD", "PDT")


def _failing(verb: Token, words: OpenLexicon) -> Iterator[Token]:
    """Yield "failed" in "failed to reduce", "unable" in "was unable to reduce"."""
    for one in verb.doc[max(0, verb.i - 3) : verb.i]:
        if one.lower_ in words.words["lacking"] and one.nbor().lower_ in ("to", "of"):
            yield one
