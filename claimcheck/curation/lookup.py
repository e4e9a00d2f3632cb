"""Finds records by their ids; for one that is not there, says which ids are like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from claimcheck.errors import ClaimcheckError, Problem

T = TypeVar("T")


def named(noun: str, names: Iterable[str], records: Mapping[str, T]) -> list[T]:
    """Return the record of each name; raises ClaimcheckError with every name that has none."""
    wanted = list(names)
    problems = [Problem("", None, None, unknown(noun, name, records)) for name in wanted if name not in records]
    if problems:
        raise ClaimcheckError(problems)
    return [records[name] for name in wanted]


def unknown(noun: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such record, and which are close."""
    close = get_close_matches(name.lower(), tuple(known), n=3)
    hint = f"; did you mean {' or '.join(repr(one) for one in close)}?" if close else ""
    return f"there is no {noun} '{name}'{hint}"
