"""Finds the link definitions of a Markdown text, which the parser resolves but gives no event for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from claimcheck.model.document import Span
from claimcheck.readers.parser import parse

_LABELLED = re.compile(
    r"(?:^|(?<=\r))[ \t>*+\-0-9.)]*(?P<opening>\[)(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:",
    re.MULTILINE | re.DOTALL,
)
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t>]*(?=[\r\n]|\Z)")
_CONTAINERS = frozenset(
    {"BlockQuote", "List", "Item", "FootnoteDefinition", "DefinitionList", "DefinitionListDefinition"}
)


def link_definitions(text: str) -> Mapping[str, Span]:
    """Return the places of the link definitions in `text` by their normalised labels; the first of a label counts.

    A definition reaches from its label to what follows it.
    """
    starts, ends = _events(text)
    matches = [match for match in _LABELLED.finditer(text) if not _is_covered(match.start("opening"), starts, ends)]
    found: dict[str, Span] = {}
    for number, match in enumerate(matches):
        following = bisect_left(starts, match.end())
        end = min(
            starts[following] if following < len(starts) else len(text),
            matches[number + 1].start() if number + 1 < len(matches) else len(text),
        )
        blank = _BLANK_LINE.search(text, match.end(), end)
        end = blank.start() if blank else end
        found.setdefault(normalised(match["label"]), Span(match.start("opening"), end))
    return found


def normalised(label: str) -> str:
    """Return a label as labels are compared: case and the length of whitespace do not matter."""
    return " ".join(label.split()).casefold()


def _events(text: str) -> tuple[list[int], list[int]]:
    """Return where the events start, in order, and how far the text up to each is used; containers use none."""
    starts: list[int] = []
    ends: list[int] = []
    reach = 0
    for event, start, end in parse(text):
        if isinstance(event, dict) and "End" in event:
            continue
        value = event.get("Start") if isinstance(event, dict) else None
        name = value if isinstance(value, str) or value is None else next(iter(value))
        if name not in _CONTAINERS:
            reach = max(reach, end)
        starts.append(start)
        ends.append(reach)
    return starts, ends


def _is_covered(place: int, starts: list[int], ends: list[int]) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and ends[before] > place
