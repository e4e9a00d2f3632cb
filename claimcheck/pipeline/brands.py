"""Names of products: a word that an advertisement writes beside its nutrient ("NERVANA B12") stands for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.pipeline.mentions import Mention
from claimcheck.pipeline.units import Unit

_NAME_BEFORE = re.compile(r"\b([A-Z][A-Za-z]{3,})[\s:,(™®-]{1,3}$")
_NAME_AFTER = re.compile(r"^[\s:,(-]{1,3}([A-Z][A-Za-z]{3,})\b")
_WORD = re.compile(r"[A-Za-z]+")
_LEAST_USES = 2


def brands(texts: Iterable[tuple[Unit, Sequence[Mention]]]) -> Mapping[str, str]:
    """Return the nutrient of each name, in lower case, that stands beside it.

    A name is a word no concept holds, used more than once and never written small.
    """
    read = [(unit, mentions) for unit, mentions in texts if unit.is_sentence]
    beside = {name: concept for unit, mentions in read for name, concept in _beside(unit, mentions)}
    if not beside:
        return {}
    words = [word for unit, _ in read for word in _WORD.findall(unit.text[unit.prefix :])]
    small, uses = frozenset(words), Counter(map(str.lower, words))
    return {name: concept for name, concept in beside.items() if name not in small and uses[name] >= _LEAST_USES}


def _beside(unit: Unit, mentions: Sequence[Mention]) -> Iterable[tuple[str, str]]:
    for mention in mentions:
        if mention.kind != "nutrient" or mention.concept is None:
            continue
        before = _NAME_BEFORE.search(unit.text[: mention.start])
        after = _NAME_AFTER.match(unit.text[mention.end :])
        places = [(before, 0), (after, mention.end)]
        for match, shift in places:
            if match is not None and not any(m.start <= match.start(1) + shift < m.end for m in mentions):
                yield match.group(1).lower(), mention.concept
