"""Runs the Markdown parser, whose places are UTF-8 bytes, and counts in code points instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

import pyromark
from pyromark import Options

_PARSER = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
    | Options.ENABLE_MATH
)
_WIDE = re.compile(r"[^\x00-\x7f]")


def parse(text: str) -> Iterator[tuple[Any, int, int]]:
    """Yield every event of the Markdown in `text` with its start and end."""
    events = _PARSER.events_with_range(text)
    if text.isascii():
        for event, place in events:
            yield event, place["start"], place["end"]
        return
    to_code_points = _code_points(text)
    for event, place in events:
        yield event, to_code_points(place["start"]), to_code_points(place["end"])


def _code_points(text: str) -> Callable[[int], int]:
    """Return a function from byte offsets of the encoded `text` to its code-point offsets."""
    ends, surplus = [0], [0]
    extra = 0
    for match in _WIDE.finditer(text):
        extra += len(match.group().encode()) - 1
        ends.append(match.end() + extra)
        surplus.append(extra)
    return lambda offset: offset - surplus[bisect_right(ends, offset) - 1]
