"""What the claim rules (CC1, CC2) share: which claims are reported, for which of their faults, and in what words.

A claim is reported once, for its gravest fault; of claims that share their words or their entry in one sentence, the
gravest is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from claimcheck.claimbase import ClaimBase
from claimcheck.matching import GRAVITY, Fault, Judgement, answerable
from claimcheck.model.claim import Breadth, Claim, Relation, Term
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon

_LONGEST_QUOTE = 100
_STEM = 5
# Words of the longest answer that says nothing of what it answers.
_ANSWER = 4
# Words between a claim and what makes it a fault, and around it to both ends of its clause.
_NEAR = 3
_HEAD = re.compile(r"(?:^|(?<=[.;,:!?(]\s)|(?<=\())(?:[\w'’-]+\s+){1,6}\Z")
_TAIL = re.compile(r"(?:\s+[\w'’-]+){1,6}(?=[.;,:!?)]|\s*$)")
_SEVERAL = re.compile(r"[.!?]\s+\S")
_FAULTY = ("certainty", "frequency", "prediction", "sole")
_MARKUP = re.compile(r"[*_`#>|~\\\[\]]+|<[^<>]*>")

# What these qualifiers give is no condition: how rare or how uncertain it is.
SOFT = frozenset(("rare", "case-reports", "theoretical", "unproven", "hedged", "some-people"))

Message = Callable[[Judgement, Entry, str], str]


def claim_findings(
    draft: Draft, code: str, name: str, severity: Severity, fault: Fault, message: Message
) -> Iterator[Finding]:
    """Yield a finding for each claim of which `fault` is the gravest; `message` gets its words as a quotation."""
    for judged, entry in _reported(draft):
        if judged.gravest is fault:
            yield Finding(
                code,
                name,
                severity,
                judged.claim.span,
                judged.claim.sentence,
                message(judged, entry, quoted(draft, judged.claim)) + _about(judged, entry, draft.base),
                judged.claim,
                entry.id,
                Suggestion(entry.suggestion),
            )


def _reported(draft: Draft) -> Sequence[tuple[Judgement, Entry]]:
    """Return the faulty claims the author answers for, in text order, without those that say the same again."""
    faulty = [
        (judged, judged.entry)
        for judged in draft.judgements
        if judged.gravest is not None and judged.entry is not None and answerable(judged.claim, reported=draft.reported)
    ]
    faulty.sort(key=lambda pair: (GRAVITY.index(pair[0].gravest or GRAVITY[-1]), pair[0].claim.span))
    kept: list[tuple[Judgement, Entry]] = []
    for judged, entry in faulty:
        if not any(_same_matter(judged.claim, entry, other.claim, known) for other, known in kept):
            kept.append((judged, entry))
    return sorted(kept, key=lambda pair: pair[0].claim.span)


def _same_matter(claim: Claim, entry: Entry, other: Claim, known: Entry) -> bool:
    if claim.sentence != other.sentence:
        return False
    overlap = claim.span.start < other.span.end and other.span.start < claim.span.end
    return overlap or entry.id == known.id


def quoted(draft: Draft, claim: Claim) -> str:
    """Return the words of a claim between quotation marks, without markup, on one line, shortened where too long.

    They are a short sentence whole; of a longer one the claim with the words that make the fault, to the ends of its
    clause where these are near. What a bare answer is about is told with it.
    """
    source, sentence = draft.document.source, claim.sentence
    short = sentence.end - sentence.start <= _LONGEST_QUOTE
    whole = short and not _SEVERAL.search(source, sentence.start, sentence.end)
    start, end = (sentence.start, sentence.end) if whole else _clause(source, claim)
    words = _MARKUP.sub(" ", source[start:end]).rstrip(" .,;:")
    shown = f'"{shorten(words, _LONGEST_QUOTE, placeholder=" ...")}"'
    terms = (claim.subject, claim.object)
    here = any(term.span is not None and start <= term.span.start < end for term in terms)
    if here or len(words.split()) > _ANSWER:
        return shown
    return f"{shown}, on {' and '.join(_named(term, draft.base) for term in terms)},"


def _named(term: Term, base: ClaimBase) -> str:
    """Name a side of a claim by its words, or by its concept and state where the text leaves it unsaid."""
    if term.text or term.concept is None:
        return " ".join(term.text.split()) or "what was said before"
    label = base.concepts[term.concept].label
    return f"{label} ({term.state.value.replace('_', ' ')})" if term.state is not None else label


def _clause(source: str, claim: Claim) -> tuple[int, int]:
    """Return where the claim with the words that make the fault begins and ends, or its clause if that is near."""
    sentence = claim.sentence
    start, end = claim.span.start, claim.span.end
    for cue in claim.cues:
        if cue.category in _FAULTY and sentence.start <= cue.span.start and cue.span.end <= sentence.end:
            start = cue.span.start if _near(source[cue.span.end : start]) else start
            end = cue.span.end if _near(source[end : cue.span.start]) else end
    start = _beginning(source, sentence.start, start)
    tail = _TAIL.match(source, end, sentence.end)
    if tail is not None and tail.end() - start <= _LONGEST_QUOTE:
        end = tail.end()
    return start, end


def _beginning(source: str, first: int, start: int) -> int:
    """Return where the clause of a claim begins, if that is near, else where the article before the claim stands."""
    before = source[first:start]
    head = _HEAD.search(before)
    if head is not None:
        joining = _lexicon().grammar["quote_joining"].match(head.group())
        return first + head.start() + (joining.end() if joining is not None else 0)
    article = _lexicon().grammar["quote_article"].search(before)
    return first + article.start() if article is not None else start


def _near(between: str) -> bool:
    """Tell whether there are but a few words between two places of a clause; no text where the first is the later."""
    return bool(between) and len(between.split()) <= _NEAR and not set(between) & set(".;:!?")


def _lexicon() -> Lexicon:
    from claimcheck.lexicon import load_lexicon  # needed for findings alone, and slow to import

    return load_lexicon()


def nearly(words: str) -> bool:
    """Tell whether words of frequency leave a little room: "NEARLY always"."""
    return bool(_lexicon().grammar["nearly"].match(words.strip('"')))


def cue_words(claim: Claim, *categories: str) -> str:
    """Return the first words in a claim that are cues of one of `categories`, between quotation marks, or nothing."""
    found = (" ".join(cue.text.split()) for cue in claim.cues if cue.category in categories)
    return next((f'"{words}"' for words in found if words), "")


def limits(judged: Judgement, entry: Entry) -> str:
    """Return the condition under which alone a claim holds that leaves it out, as words to add, or nothing."""
    hard = any(not group & SOFT for group in judged.missing)
    return conditions(judged, entry) if hard else ""


def conditions(judged: Judgement, entry: Entry) -> str:
    """Return what the claim leaves out, as words to add: one of each group of qualifiers that are missing."""
    from claimcheck.lexicon.normal import normalise

    lexicon = _lexicon()
    suggested = {found.attributes["qualifier"] for found in lexicon.qualifiers.find(normalise(entry.suggestion))}
    spoken = lexicon.spoken_qualifiers
    listed = [[name for name in spoken if name in group] for group in judged.missing]
    chosen = [next((name for name in names if name in suggested), names[0]) for names in listed if names]
    return " and ".join(f'"{spoken[name]}"' for name in dict.fromkeys(chosen))


def _about(judged: Judgement, entry: Entry, base: ClaimBase) -> str:
    """Say what the entry is about where that is broader than what the claim names, and not said in its statement."""
    sides = (
        (judged.subject, judged.claim.subject, entry.subject),
        (judged.object, judged.claim.object, entry.object),
    )
    named = {judged.claim.subject.concept, judged.claim.object.concept}
    labels = [
        base.concepts[side.concept].label
        for breadth, term, side in sides
        if breadth is not Breadth.SAME and side.concept not in named and not _told_of(term.text, entry.statement)
    ]
    general = f" The evidence is on {' and '.join(labels)} in general." if labels else ""
    said, known = judged.claim.relation, entry.relation
    if (said, known) in OTHER_HELP:
        return f"{general} The evidence is on {OTHER_HELP[said, known]}."
    return general


# A text may promise one kind of help where the evidence is on the other.
OTHER_HELP = {
    (Relation.PREVENTS, Relation.RELIEVES): "relief, not on prevention",
    (Relation.RELIEVES, Relation.PREVENTS): "prevention, not on relief",
}


def _told_of(words: str, statement: str) -> bool:
    """Tell whether a statement has one of the longer `words`, in any form."""
    stems = (word[:_STEM].lower() for word in words.split() if len(word) >= _STEM)
    return any(stem in statement.lower() for stem in stems)
