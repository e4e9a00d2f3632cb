"""Words that must name something known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from claimcheck.shapes import Wrong

T = TypeVar("T")


def one_of(noun: str, known: Iterable[str] | None) -> Callable[[str], str]:
    """Return a parser that takes one of the `known` words; None takes any."""

    def parse(word: str) -> str:
        if known is not None and word not in known:
            close = get_close_matches(word, tuple(known), n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(sorted(known))}"
            raise Wrong(f"unknown {noun} '{word}'; {hint}")
        return word

    return parse


def named_in(records: Mapping[str, T], noun: str, otherwise: str) -> Callable[[str], T]:
    """Return a parser that takes the id of one of `records`; `otherwise` says what to do when none is close."""

    def parse(identifier: str) -> T:
        if identifier not in records:
            close = get_close_matches(identifier, records, n=1)
            hint = f"did you mean '{close[0]}'?" if close else otherwise
            raise Wrong(f"the {noun} '{identifier}' does not exist; {hint}")
        return records[identifier]

    return parse
