"""The words of instructions on doses; `doses.yaml` has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from claimcheck.lexicon.patterns import PatternCompiler

# In the patterns these stand for substances; no text contains them.
DOSED, PRESCRIBED, UNTOLD = "\ue001", "\ue002", "\ue003"


class DoseWords(Struct, frozen=True):
    """What instructs on doses, compiled: see `doses.yaml`; a sentence without a `hint` holds none of it."""

    hint: re.Pattern[str]
    named: re.Pattern[str]
    referring: re.Pattern[str]
    generic: re.Pattern[str]
    exempt: re.Pattern[str]
    asked: re.Pattern[str]
    passed_over: re.Pattern[str]


def dose_words(
    data: Mapping[str, Any], irregular: Mapping[str, list[str]], shared: Mapping[str, list[str]]
) -> DoseWords:
    """Return the words in `data`, in which the `shared` macros may be used too."""
    marks = {name: [f"{mark}+(?!{mark})"] for name, mark in (("dosed", DOSED), ("prescribed", PRESCRIBED))}
    compiler = PatternCompiler(irregular, {**shared, **data["words"], **marks})
    parts: dict[str, Sequence[str]] = {name: patterns for name, patterns in data.items() if name != "words"}
    hint = compiler.compile(("@amount", "@number (?:@form )?@moment", "@change", "@raise", "@take", "@single"))
    return DoseWords(hint, **{name: compiler.compile(patterns) for name, patterns in parts.items()})
