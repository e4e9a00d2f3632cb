"""Finds concepts and the states they are in, on plain text: nothing here needs spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claimbase import ClaimBase, ClaimFolders, load_folders
from claimcheck.lexicon import Lexicon, StateRule, load_lexicon
from claimcheck.lexicon.load import NUTRIENT_MARK
from claimcheck.lexicon.normal import normalise
from claimcheck.lexicon.spelling import Spelling
from claimcheck.lexicon.surfaces import Surface, SurfaceMatcher, irregular_verbs
from claimcheck.model.claim import State


class Mention(Struct, frozen=True):
    """A concept named in a text at `text[start:end]`, the words of its state included.

    `concept` is None where only a state is named ("the deficiency"): it is that of the nutrient talked about. An
    `untied` concept is an effect of what the text is about where nothing else is said ("there are no side effects").
    """

    start: int
    end: int
    concept: str | None
    state: State | None
    kind: str
    untied: bool = False


class MentionFinder:
    """Finds the concepts of a claim base with the words of a lexicon."""

    def __init__(self, base: ClaimBase, lexicon: Lexicon):
        self.base, self._lexicon = base, lexicon

    @cached_property
    def _matcher(self) -> SurfaceMatcher:
        concepts = self.base.concepts.values()
        names = ((normalise(word), c.id) for c in concepts for word in (c.label, *c.synonyms))
        return SurfaceMatcher(names, irregular_verbs(), self.spelling)

    @cached_property
    def spelling(self) -> Spelling:
        """The long words of the lexicon and of the topics, which are recognised when misspelt."""
        return Spelling((*self._lexicon.spelled, *(word for t in self.base.topics.values() for word in t.spelled)))

    @cached_property
    def _untied(self) -> frozenset[str]:
        return frozenset(concept for topic in self.base.topics.values() for concept in topic.effects)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in normalised `text` from left to right."""
        return self.with_bare_states(text, self.named(text))

    def named(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions that name their concept."""
        mentions = [self._mention(surface) for surface in self._matcher.find(text)]
        if any(mention.kind == "nutrient" and mention.state is None for mention in mentions):
            for state, start, end in self._states(_mark_nutrients(text, mentions), self._lexicon.states):
                mentions = _in_state(mentions, state, start, end)
        mentions.sort(key=lambda mention: mention.start)
        return tuple(_without_attributes(text, mentions))

    def with_bare_states(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return `mentions` together with the states that do not name their nutrient."""
        return tuple(sorted((*mentions, *self._bare(text, mentions)), key=lambda mention: mention.start))

    def _mention(self, surface: Surface) -> Mention:
        concept = self.base.concepts[surface.concept]
        if concept.state and concept.broader:
            return Mention(surface.start, surface.end, concept.broader[0], concept.state, "nutrient")
        return Mention(surface.start, surface.end, concept.id, None, concept.kind, concept.id in self._untied)

    def _bare(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        taken = [(mention.start, mention.end) for mention in mentions]
        for state, start, end in self._states(text, self._lexicon.bare_states):
            free = not any(first < end and start < last for first, last in taken)
            if free and self._lexicon.alone.stands(text, start, end):
                taken.append((start, end))
                yield Mention(start, end, None, state, "nutrient")

    def _states(self, text: str, rules: Iterable[StateRule]) -> Iterator[tuple[State | None, int, int]]:
        """Yield the states of which `text` has words, with where these begin and end, rule by rule."""
        read = self.spelling.read(text)
        for rule in rules:
            for match in rule.expression.finditer(read.text):
                yield rule.state, read.written(match.start()), read.written(match.end())


@cache
def finder_for(folders: ClaimFolders) -> MentionFinder:
    """Return the finder over the claim base in `folders`, one for each process."""
    lexicon = load_lexicon()
    base = load_folders(folders, lexicon.qualifier_names)
    return MentionFinder(base, lexicon)


def _without_attributes(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Leave out a property that only describes the concept after it ("PAINFUL cramps")."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        adjoins = following is not None and not text[mention.end : following.start].strip()
        if not (mention.kind == "property" and adjoins):
            yield mention


def _mark_nutrients(text: str, mentions: Iterable[Mention]) -> str:
    """Return `text` with the names of nutrients that have no state yet overwritten by marks."""
    marked = list(text)
    for mention in mentions:
        if mention.kind == "nutrient" and mention.state is None:
            marked[mention.start : mention.end] = NUTRIENT_MARK * (mention.end - mention.start)
    return "".join(marked)


def _in_state(mentions: list[Mention], state: State | None, start: int, end: int) -> list[Mention]:
    """Give the stateless nutrients within `start:end` the state; first and last take the words around them.

    Other mentions inside the range ("minerals" in "low in minerals like magnesium") are part of its words.
    """
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    nutrients = [m for m in inside if m.kind == "nutrient" and m.state is None]
    if not nutrients or any(m.state is not None for m in inside):
        return mentions
    stated = [replace(m, state=state) for m in nutrients]
    stated[0] = replace(stated[0], start=start)
    stated[-1] = replace(stated[-1], end=end)
    return [m for m in mentions if m not in inside] + stated
