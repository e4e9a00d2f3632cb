"""The words that relate things in any topic, and the frames around them; their YAML lies in the folder `open`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from claimcheck.lexicon.load import Attributes, CueFinder, CueRule
from claimcheck.lexicon.patterns import PatternCompiler, verb_forms
from claimcheck.model.claim import Relation, Strength
from claimcheck.yamlfile import parse_yaml

_ADVERB = "(?:\\w+ly )?"
_LISTS = ("verbs", "nouns", "patterns")


class OpenLexicon(Struct, frozen=True):
    """Cues of any topic; `words` has the lists of frames.yaml: every form of the words, the closed ones as they are."""

    cues: tuple[CueFinder, ...]
    words: Mapping[str, frozenset[str]]
    surface: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=512)
def open_cues(text: str) -> tuple[tuple[CueRule, ...], ...]:
    """Return the verbs, the nouns and the phrases found in normalised `text`; it is asked before and after parsing."""
    return tuple(tuple(finder.find(text)) for finder in load_open_lexicon().cues)


@cache
def load_open_lexicon() -> OpenLexicon:
    """Return the open lexicon that comes with the package."""
    shared, own = _read("patterns"), _read("open/patterns")
    irregular = {**shared["verbs"], **own["verbs"]}
    compiler = PatternCompiler(irregular, {**shared["macros"], **own["macros"]})
    frames = _read("open/frames")
    return OpenLexicon(
        tuple(_finder(_read(f"open/{name}")["cues"], compiler) for name in ("verbs", "nouns", "phrases")),
        {
            **{name: frozenset(_forms(words, irregular)) for name, words in frames["words"].items()},
            **{name: frozenset(words) for name, words in frames["closed"].items()},
        },
        {name: re.compile(expression) for name, expression in frames["surface"].items()},
    )


def _read(name: str) -> Any:
    path = files("claimcheck.lexicon") / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), f"{name}.yaml").plain()


def _finder(items: list[Mapping[str, Any]], compiler: PatternCompiler) -> CueFinder:
    return CueFinder([(_attributes(item), list(_patterns(item))) for item in items], compiler)


def _attributes(item: Mapping[str, Any]) -> Attributes:
    Relation(item["relation"])
    Strength[item["strength"].upper()]
    kind = next(name for name in _LISTS if name in item)
    return {"kind": kind, **{key: value for key, value in item.items() if key not in _LISTS}}


def _patterns(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the patterns of an item: every form of a verb, singular and plural of a noun, with what must follow."""
    then = f" {_ADVERB}{item['then']}" if "then" in item else ""
    for verb in item.get("verbs", ()):
        first, *rest = verb.split(" ", 1)
        yield f"~{' '.join([first, *rest])}{then}"
    for noun in item.get("nouns", ()):
        stem = noun.removesuffix("y")
        yield f"{stem}(?:y|ies){then}" if stem != noun and noun[-2] not in "aeiou" else f"{noun}(?:s|es)?{then}"
    yield from item.get("patterns", ())


def _forms(words: list[str], irregular: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the words as they stand and, as though they were verbs, their other forms; a plural is one of these."""
    for word in words:
        yield from verb_forms(word, irregular)
