"""Other causes by name: a draft that puts a symptom down to a topic's cause and also names another one."""

from __future__ import annotations

from functools import cache

from claimcheck.claimbase import ClaimBase
from claimcheck.model.claim import Relation, State
from claimcheck.model.entry import Evidence, Topic
from claimcheck.pipeline.mentions import Mention, MentionFinder

_CAUSING = (Relation.CAUSES, Relation.WORSENS)
_OUTCOMES = ("symptom", "condition")


class CauseReader:
    """Tells which sentences name what, by the entries of the claim base, also causes the symptoms of a topic."""

    def __init__(self, finder: MentionFinder):
        self._finder = finder
        self._others = cache(lambda topic: _other_causes(finder.base, finder.base.topics[topic]))

    def names_another(self, text: str, topic: Topic, *, alone: bool) -> bool:
        """Tell whether normalised `text` names another cause, and neither the topic's own nor another outcome.

        It names a symptom of the topic too, unless it may stand `alone`, for what was said before.
        """
        mentions = self._finder.named(text)
        others = [mention for mention in mentions if self._is_other(mention, topic)]
        rest = [mention for mention in mentions if mention not in others]
        symptoms = [mention for mention in rest if self._wider(mention).intersection(topic.symptoms)]
        if any(self._wider(mention).intersection(topic.causes) for mention in rest):
            return False
        elsewhere = not symptoms and any(mention.kind in _OUTCOMES for mention in rest)
        return bool(others) and (bool(symptoms) or (alone and not elsewhere))

    def _is_other(self, mention: Mention, topic: Topic) -> bool:
        return any((concept, mention.state) in self._others(topic.id) for concept in self._wider(mention))

    def _wider(self, mention: Mention) -> set[str]:
        return set(self._finder.base.broader(mention.concept or ""))


def _other_causes(base: ClaimBase, topic: Topic) -> frozenset[tuple[str, State | None]]:
    return frozenset(
        (entry.subject.concept, entry.subject.state)
        for entry in base.entries.values()
        if entry.relation in _CAUSING
        and entry.evidence >= Evidence.POSSIBLE
        and set(topic.symptoms).intersection(base.broader(entry.object.concept))
        and not set(topic.causes).intersection(base.broader(entry.subject.concept))
    )
