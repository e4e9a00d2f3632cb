"""Finds the surface forms of concepts in text: longest match, blind to hyphens, plurals and articles.

A synonym is a few words, in which

- `damage/injure/ruin nerve` gives words for one place; a hyphen holds several together (`see/talk-to doctor`), and
  a line may end after a slash,
- `~damage` stands for every form of the verb (damage, damages, damaged, damaging),
- `nerve (cell/fibre) damage` may do without what is in parentheses, unless that comes last,
- any word may be in the plural in the text, not only the last,
- the little words in `_SKIPPED` may be there or not, in the text and between the words of the synonym.

`claims/README.md` tells this to the people who write synonyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from claimcheck.lexicon.patterns import verb_forms
from claimcheck.lexicon.spelling import Spelling
from claimcheck.yamlfile import parse_yaml

_WORD = re.compile(r"[a-z]+|[0-9]+|[^\W\d_a-z]+")
_JOINERS = frozenset(("", "-", "'"))
_SKIPPED = frozenset("the a an your my his her their our its of is are was were be been has have s that".split())
_MOST_SKIPPED = 4
_PLURALS = {"calf": "calves", "foot": "feet", "tooth": "teeth"}
# "Others cause cramps" and Graves' disease are no plurals of "other cause" and "grave disease".
_WITHOUT_PLURAL = frozenset("all and any at by for from grave in many no not on or other some to with".split())

# What is left to read of a synonym, and the concept it names.
_Rest = tuple[str, str]


class Surface(NamedTuple):
    """A concept named in a text, at `text[start:end]`."""

    start: int
    end: int
    concept: str


def split_words(text: str) -> list[str]:
    """Return the words and numbers of normalised text; "b12" and "b-12" give the same two."""
    return _WORD.findall(text)


@cache
def irregular_verbs() -> Mapping[str, list[str]]:
    """Return the forms of the verbs that the lexicon lists as irregular."""
    text = (files("claimcheck.lexicon") / "patterns.yaml").read_text(encoding="utf-8")
    verbs: Any = parse_yaml(text, "patterns.yaml").plain()["verbs"]
    return dict(verbs)


class SurfaceMatcher:
    """Looks up the synonyms of concepts; give each as (synonym, concept), both already normalised.

    Where two concepts have the same name, the first one given has it; `spelling` reads misspelt words. Synonyms are
    kept by their first word and expanded no further than the texts go, since most of their forms never occur.
    """

    def __init__(
        self,
        synonyms: Iterable[tuple[str, str]],
        irregular: Mapping[str, list[str]] | None = None,
        spelling: Spelling | None = None,
    ):
        self._irregular, self._spelling = irregular or {}, spelling or Spelling(())
        names = ((" ".join(synonym.split()).replace("/ ", "/"), concept) for synonym, concept in synonyms)
        self._names = _by_word(names, self._irregular, inner=False)

    def find(self, text: str) -> Iterator[Surface]:
        """Yield the concepts named in normalised `text`, leftmost and longest, without overlap."""
        words = self._spelling.corrected(split_words(text))
        reader: _Reader | None = None
        names, free = self._names, 0
        for index in [index for index, word in enumerate(words) if word in names]:
            if index < free:
                continue
            place = names[words[index]]
            concept, following = place.expanded
            after = words[index + 1] if index + 1 < len(words) else ""
            if concept is None and after not in following and after not in _SKIPPED:
                continue
            reader = reader or _Reader(text, words)
            found = reader.longest(place, index)
            if found is not None:
                last, surface = found
                free = last + 1
                yield surface


class _Place:
    """A place in one or more names, with what is left to read of each; expanded when a text first gets here."""

    def __init__(self, irregular: Mapping[str, list[str]]):
        self.rests: list[_Rest] = []
        self._irregular = irregular

    @cached_property
    def expanded(self) -> tuple[str | None, dict[str, _Place]]:
        """The concept whose name is complete here, and where each word that may come next leads."""
        following = _by_word(self.rests, self._irregular, inner=True)
        end = following.pop("", None)
        return (end.rests[0][1] if end else None), following


def _by_word(rests: Iterable[_Rest], irregular: Mapping[str, list[str]], *, inner: bool) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for pattern, concept in rests:
        for word, rest in _steps(pattern, irregular, inner=inner):
            place = places.get(word)
            if place is None:
                place = places[word] = _Place(irregular)
            place.rests.append((rest, concept))
    return places


def _steps(pattern: str, irregular: Mapping[str, list[str]], *, inner: bool) -> Iterator[tuple[str, str]]:
    """Yield each word that `pattern` may begin with and the pattern for what follows; ("", "") for nothing more.

    `inner` patterns follow on other words: little words at their beginning are passed over.
    """
    first, _, rest = pattern.partition(" ")
    if not first:
        yield "", ""
        return
    if rest and first.startswith("(") and first.endswith(")"):
        yield from _steps(rest, irregular, inner=inner)
    for choice in first.strip("()").split("/"):
        word, *more = split_words(choice) or [""]
        after = " ".join([*more, rest]) if more else rest
        if not word or (inner and after and choice in _SKIPPED):
            yield from _steps(after, irregular, inner=inner)
        elif choice.startswith("~"):
            for form in verb_forms(word, irregular):
                yield form, after
        else:
            yield word, after
            plural = _plural(word)
            if plural:
                yield plural, after


def _plural(word: str) -> str | None:
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 3 or word.endswith("s") or not word.isalpha() or word in _WITHOUT_PLURAL:
        return None
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("x", "z", "ch", "sh")) else "s")


class _Reader:
    """Reads names off one text."""

    def __init__(self, text: str, words: list[str]):
        self._text, self._words = text, words
        self._spans = [match.span() for match in _WORD.finditer(text)]

    def longest(self, place: _Place, index: int) -> tuple[int, Surface] | None:
        """Return the longest name whose first word, at `index`, leads to `place`, and the index of its last word."""
        found = None
        last: int | None = index
        while last is not None:
            concept, following = place.expanded
            found = self._named(index, last, concept) or found
            last += 1
            # Little words are passed over, though a name may end with one ("vitamin a").
            for _ in range(_MOST_SKIPPED):
                if last >= len(self._words) or self._words[last] not in _SKIPPED or not self._joined(last):
                    break
                ending = following.get(self._words[last])
                found = (self._named(index, last, ending.expanded[0]) if ending else None) or found
                last += 1
            if last < len(self._words) and self._words[last] in following and self._joined(last):
                place = following[self._words[last]]
            else:
                last = None
        return found

    def _joined(self, index: int) -> bool:
        """Tell whether the word at `index` follows on the one before without punctuation."""
        return self._text[self._spans[index - 1][1] : self._spans[index][0]].strip() in _JOINERS

    def _named(self, index: int, last: int, concept: str | None) -> tuple[int, Surface] | None:
        """Return the name from `index` to `last` unless letters or digits adjoin, as in "b120"."""
        if concept is None:
            return None
        start, end = self._spans[index][0], self._spans[last][1]
        if self._text[start - 1 : start].isalnum() or self._text[end : end + 1].isalnum():
            return None
        return last, Surface(start, end, concept)
