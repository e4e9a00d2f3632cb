"""Noun phrases that could be names of things the claim base does not know yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.pipeline.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PARTIAL = frozenset(("body", "process", "nutrient", "substance", "food"))


def unknown_phrases(doc: Doc, lexicon: Lexicon) -> Iterator[str]:
    """Yield the noun phrases of a parsed sentence that name no concept, in lower case, without articles.

    A phrase may hold a part of the body, a process or a nutrient in no state ("iron stores"): it names something
    else then. Nouns of the lexicon, as in "the most frequent cause", are no names.
    """
    text = normalise(doc.text)
    cues = [(cue.start, cue.end) for cue in lexicon.relations.find(text)]
    for token in doc:
        if token.tag_ in _NOUNS and token.dep_ not in ("compound", "nmod"):
            for start, end in _ranges(token):
                if not _known(doc._.mentions, start, end) and not _touches(cues, token):
                    yield text[start:end]


def _ranges(head: Token) -> Iterator[tuple[int, int]]:
    """Yield the range of the phrase headed by `head`, and that with an "of" phrase ("loss of appetite")."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _MODIFIERS or token.right_edge.i + 1 != first.i:
            break
        first = token.left_edge
    end = head.idx + len(head)
    yield first.idx, end
    if first is head and head.i + 2 < len(head.doc) and head.nbor().lower_ == "of" and head.nbor(2).tag_ in _NOUNS:
        last = head.nbor(2)
        yield first.idx, last.idx + len(last)


def _known(mentions: tuple[Mention, ...], start: int, end: int) -> bool:
    return any(_names(mention, start, end) for mention in mentions if mention.start < end and start < mention.end)


def _names(mention: Mention, start: int, end: int) -> bool:
    """Tell whether a mention leaves nothing of the phrase at `start:end` to be named."""
    if not start <= mention.start < mention.end <= end:
        return True
    whole = (mention.start, mention.end) == (start, end)
    partial = mention.kind in _PARTIAL and mention.state is None
    # "Vegetarian iron": what comes last is what is named, unless it is a part of the body.
    ends_it = mention.end == end and mention.kind != "body"
    return whole or not partial or ends_it


def _touches(cues: list[tuple[int, int]], head: Token) -> bool:
    return any(start < head.idx + len(head) and head.idx < end for start, end in cues)
