"""Noun phrases that could be names of things the claim base does not know yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lexicon import Lexicon
from claimcheck.model.document import Span
from claimcheck.pipeline.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PARTIAL = frozenset(("body", "process", "nutrient", "substance", "food"))


class Phrase(NamedTuple):
    """A noun phrase, in lower case, and the place in the source of the sentence that holds it."""

    words: str
    sentence: Span | None


def unknown_phrases(doc: Doc, lexicon: Lexicon) -> Iterator[str]:
    """Yield the noun phrases of a parsed sentence that name no concept, in lower case, without articles.

    A phrase may begin with a part of the body, a nutrient in no state and the like ("iron stores"): it names something
    else then. Nouns of the lexicon, as in "the most frequent cause", and abbreviations are no names.
    """
    text = doc._.normal
    cues = [(cue.start, cue.end) for cue in lexicon.cues.find(text)]
    for token in doc:
        if token.tag_ in _NOUNS and token.dep_ not in ("compound", "nmod") and not token.is_upper:
            for start, end in _ranges(token):
                if not _proper(token, start) and not _known(doc._.mentions, start, end) and not _touches(cues, token):
                    yield text[start:end]


def _proper(head: Token, start: int) -> bool:
    """Tell whether a name like "New England Journal" stands there; a sentence begins with a capital anyway."""
    return start > 0 and head.tag_ in ("NNP", "NNPS") and head.is_title


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
    # What comes last is what is named: "protective myelin" is myelin.
    return mention.kind not in _PARTIAL or mention.state is not None or mention.end == end


def _touches(cues: list[tuple[int, int]], head: Token) -> bool:
    return any(start < head.idx + len(head) and head.idx < end for start, end in cues)
