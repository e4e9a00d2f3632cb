"""What the claim rules (CC1, CC2) share: which claims are reported, for which of their faults, and in what words.

A claim is reported once, for its gravest fault; of claims that share their words or their entry in one sentence, the
gravest is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten

from claimcheck.claimbase import ClaimBase
from claimcheck.matching import GRAVITY, Fault, Judgement, answerable
from claimcheck.matching.wording import grade_in_words
from claimcheck.model.claim import Breadth, Claim
from claimcheck.model.entry import Entry
from claimcheck.model.finding import Finding, Severity, Suggestion
from claimcheck.rule import Draft

_LONGEST_QUOTE = 100
# As many ways of qualifying a claim are offered, though more would do.
_ALTERNATIVES = 2
_MARKUP = re.compile(r"[*_`#>|~\\\[\]]+|<[^<>]*>")

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
    """Return the words of a claim between quotation marks, without markup, on one line, shortened where too long."""
    words = _MARKUP.sub(" ", draft.document.source[claim.span.start : claim.span.end])
    return f'"{shorten(words, _LONGEST_QUOTE, placeholder=" ...")}"'


def known(entry: Entry) -> str:
    """Say how well the link that an entry records is known."""
    return f"the link is {grade_in_words(entry.evidence)}"


def cue_words(claim: Claim, *categories: str) -> str:
    """Return the first words in a claim that are cues of one of `categories`, between quotation marks, or nothing."""
    found = (" ".join(cue.text.split()) for cue in claim.cues if cue.category in categories)
    return next((f'"{words}"' for words in found if words), "")


def missing_in_words(missing: Sequence[frozenset[str]]) -> str:
    """Say which qualifiers are left out: one of each group is needed."""
    from claimcheck.lexicon import load_lexicon  # needed for this alone, and slow to import

    spoken = load_lexicon().spoken_qualifiers
    # The lexicon lists first what is best said.
    chosen = ([words for name, words in spoken.items() if name in group][:_ALTERNATIVES] for group in missing)
    return ", and ".join(" or ".join(words) for words in chosen)


def _about(judged: Judgement, entry: Entry, base: ClaimBase) -> str:
    """Say what the entry is about where the claim is about something narrower or broader."""
    compared = ((judged.subject, entry.subject), (judged.object, entry.object))
    named = {judged.claim.subject.concept, judged.claim.object.concept}
    labels = [
        base.concepts[side.concept].label
        for breadth, side in compared
        if breadth is not Breadth.SAME and side.concept not in named
    ]
    return f" The evidence is about {' and '.join(labels)} in general." if labels else ""
