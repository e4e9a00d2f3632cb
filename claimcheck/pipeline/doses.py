"""Instructions on doses: readers told how much of a topic's substance to take, or to stop or change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.claimbase import ClaimBase
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.doses import DOSED, PRESCRIBED, UNTOLD
from claimcheck.lexicon.normal import normalise
from claimcheck.lexicon.spelling import Spelling
from claimcheck.lexicon.surfaces import SurfaceMatcher, irregular_verbs

_SUBSTANCES = ("nutrient", "drug")


class DoseReader:
    """Tells which sentences instruct their readers on the doses of the substances that the topics of a base name."""

    def __init__(self, base: ClaimBase, lexicon: Lexicon, spelling: Spelling):
        self._base, self._lexicon, self._spelling = base, lexicon, spelling

    def instructs(self, text: str, before: str, lead_in: str, above: str = "") -> bool:
        """Tell whether the sentence `text` instructs.

        The text `before` it may name what it refers to, else the titles `above` it; `lead_in` is what it continues or
        stands under.
        """
        words = self._lexicon.doses
        if not words.hint.search(text) or self._is_exempt(f"{lead_in} {text}".strip()):
            return False
        marked = self._marked(text)
        if words.named.search(marked):
            return True
        referred = words.referring.search(marked)
        return referred is not None and self._refers(marked, referred.end(), f"{lead_in} {before}", above)

    def _is_exempt(self, text: str) -> bool:
        words = self._lexicon.doses
        asked = words.asked.search(text) and not words.passed_over.search(text)
        return bool(asked or words.exempt.search(text))

    def _refers(self, marked: str, end: int, before: str, above: str) -> bool:
        """Tell whether the substance named last, up to `end` or before the sentence, is one that a topic names.

        Where none is, the text is about that of its titles, if no text may recommend an amount of it.
        """
        named = self._named(self._marked(before) + marked[:end])
        return named[-1] != UNTOLD if named else self._named(self._marked(above))[-1:] == [DOSED]

    @staticmethod
    def _named(marked: str) -> list[str]:
        return [mark for mark in marked if mark in (DOSED, PRESCRIBED, UNTOLD)]

    def _marked(self, text: str) -> str:
        """Return normalised `text` with the names of substances overwritten by marks."""
        marked = list(text)
        for start, end, concept in self._matcher.find(text):
            if not self._lexicon.doses.generic.fullmatch(text, start, end):
                marked[start:end] = self._marks[concept] * (end - start)
        return "".join(marked)

    @cached_property
    def _marks(self) -> dict[str, str]:
        topics = self._base.topics.values()
        dosed = {concept for topic in topics for concept in topic.dosed}
        prescribed = {concept for topic in topics for concept in topic.prescribed}
        return {name: self._mark(name, dosed, prescribed) for name in self._base.concepts}

    def _mark(self, name: str, dosed: Iterable[str], prescribed: Iterable[str]) -> str:
        wider = set() if self._base.concepts[name].state else set(self._base.broader(name))
        return DOSED if wider.intersection(dosed) else PRESCRIBED if wider.intersection(prescribed) else UNTOLD

    @cached_property
    def _matcher(self) -> SurfaceMatcher:
        return SurfaceMatcher(self._names(), irregular_verbs(), self._spelling)

    def _names(self) -> Iterator[tuple[str, str]]:
        for concept in self._base.concepts.values():
            if concept.kind in _SUBSTANCES:
                yield from ((normalise(word), concept.id) for word in (concept.label, *concept.synonyms))
