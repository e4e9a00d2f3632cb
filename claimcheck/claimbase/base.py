"""The claim base in memory, indexed for matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from claimcheck.model.entry import Concept, Entry, Source, Topic


class ClaimBase(Struct, frozen=True, dict=True):
    """All concepts, sources, entries and topics, each in the order of their ids; `digest` identifies the content."""

    concepts: dict[str, Concept]
    sources: dict[str, Source]
    entries: dict[str, Entry]
    digest: str
    topics: dict[str, Topic] = field(default_factory=dict)

    def broader(self, concept: str) -> Iterator[str]:
        """Yield `concept` and every broader concept, nearest first."""
        seen: set[str] = set()
        queue = [concept]
        while queue:
            current = queue.pop(0)
            if current in seen or current not in self.concepts:
                continue
            seen.add(current)
            yield current
            queue.extend(self.concepts[current].broader)

    def is_class(self, concept: str | None) -> bool:
        """Tell whether a concept has narrower ones: "medications" is a class of things, metformin is one of them."""
        return concept in self._classes

    @cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(broader for concept in self.concepts.values() for broader in concept.broader)

    @cached_property
    def by_concepts(self) -> dict[frozenset[str], tuple[Entry, ...]]:
        """Entries by the unordered pair of their subject's and object's concept."""
        return _grouped((frozenset((e.subject.concept, e.object.concept)), e) for e in self.entries.values())

    @cached_property
    def by_broader_object(self) -> dict[str, tuple[Entry, ...]]:
        """Entries by each concept that is broader than their object's."""
        broader = ((wide, e) for e in self.entries.values() for wide in self.broader(e.object.concept))
        return _grouped((wide, entry) for wide, entry in broader if wide != entry.object.concept)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Concepts that are the subject or the object of some entry, with all narrower ones."""
        used = {side.concept for entry in self.entries.values() for side in (entry.subject, entry.object)}
        return frozenset(c for c in self.concepts if used.intersection(self.broader(c)))


Key = TypeVar("Key")


def _grouped(pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, tuple[Entry, ...]]:
    groups: dict[Key, list[Entry]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}
