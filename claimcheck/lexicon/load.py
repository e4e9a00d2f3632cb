"""Loads the lexicon's YAML and compiles its patterns, once per process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from msgspec import Struct

from claimcheck.lexicon.cues import GROUPS, Cues, load_cues
from claimcheck.lexicon.doses import DoseWords, dose_words
from claimcheck.lexicon.patterns import PatternCompiler, verb_forms
from claimcheck.lexicon.patternset import PatternSearch, PatternSet, Places, cue_places
from claimcheck.model.claim import State
from claimcheck.yamlfile import parse_yaml

# In the patterns of states.yaml a nutrient is one or more of these in a row; no text contains it.
NUTRIENT_MARK = "\ue000"
_NUTRIENTS = (
    rf"{NUTRIENT_MARK}+(?:\s*(?:[,(]?\s*(?:and/or|and|or|as well as|plus|such as|like|including|especially)\b|[,/&])"
    rf"\s*(?:the |of |in |vitamins? ){{0,2}}{NUTRIENT_MARK}+)*"
)

# The word that something follows on without punctuation.
_LAST_WORD = re.compile(r"([\w'-]+)\s+$|([\w'])[-']?$")
_LONGEST_WORD = 24

Attributes = Mapping[str, str]


class CueRule(NamedTuple):
    """A cue found in a text: its attributes (as in the YAML) and its place."""

    attributes: Attributes
    start: int
    end: int


class CueFinder:
    """Finds cues in normalised text: at each place the longest pattern of all its rules."""

    def __init__(self, rules: Sequence[tuple[Attributes, Sequence[str]]], compiler: PatternCompiler):
        self._attributes = [attributes for attributes, patterns in rules for _ in patterns]
        self._patterns = PatternSet([pattern for _, patterns in rules for pattern in patterns], compiler)

    def find(self, text: str) -> Iterator[CueRule]:
        """Yield the cues of normalised `text` from left to right, without overlap."""
        for start, match in self._patterns.matches(text, cue_places(text)):
            yield CueRule(self._attributes[match.number], start, match.end)


class StateRule:
    """Words that put a nutrient in `state`, spelled right; with None, words that say there is as much as is needed."""

    def __init__(self, state: State | None, patterns: Sequence[str], compiler: PatternCompiler):
        self.state = state
        self._patterns, self._compiler = patterns, compiler

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What matches such words in normalised text; compiled for the first text that may hold them."""
        return self._compiler.compile(self._patterns)


class Alone:
    """Tells a state that names no nutrient from that of another thing, which the words around it name.

    "The deficiency" may be that of the nutrient talked about, "insulin deficiency" or "a deficiency of insulin" not.
    """

    def __init__(self, after: Iterable[str], other: str, compiler: PatternCompiler):
        self._after = re.compile("|".join(map(compiler.source, after)))
        self._other = re.compile(compiler.source(other))

    def stands(self, text: str, start: int, end: int) -> bool:
        """Tell whether nothing beside `text[start:end]`, which is normalised, says of what the state is."""
        if self._other.match(text, end):
            return False
        before = _LAST_WORD.search(text[max(0, start - _LONGEST_WORD) : start])
        words = (before.group(1) or "", text[start:end].split()[0]) if before else ()
        return before is None or any(self._after.fullmatch(word) for word in words)


class Lexicon(Struct, frozen=True):
    """All words, compiled.

    `cues` relate two things, `modifiers` change what they say; `words` are the lists of syntax.yaml: every form of each
    word, the closed lists as they are.
    """

    cues: Cues
    words: Mapping[str, frozenset[str]]
    surface: Mapping[str, re.Pattern[str]]
    modifiers: CueFinder
    terminators: re.Pattern[str]
    qualifiers: CueFinder
    qualifier_names: frozenset[str]
    spoken_qualifiers: Mapping[str, str]
    states: tuple[StateRule, ...]
    bare_states: tuple[StateRule, ...]
    alone: Alone
    voices: CueFinder
    neighbours: CueFinder
    saying: frozenset[str]
    headings: CueFinder
    labels: CueFinder
    answers: Mapping[str, re.Pattern[str]]
    pronouns: re.Pattern[str]
    nouns: CueFinder
    echo: re.Pattern[str]
    spelled: tuple[str, ...]
    ellipsis: Mapping[str, re.Pattern[str]]
    grammar: Mapping[str, re.Pattern[str]]
    signals: Mapping[str, PatternSearch]
    doses: DoseWords


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    shared = _read("patterns")
    compiler = PatternCompiler(shared["verbs"], shared["macros"])
    modifiers, voice, reference, signals = map(_read, ("modifiers", "voice", "reference", "signals"))
    qualifying, states, syntax = _read("qualifiers"), _read("states"), _read("syntax")
    qualifiers = qualifying["qualifiers"]
    of_states = PatternCompiler(shared["verbs"], {**shared["macros"], **states["macros"], "N": [_NUTRIENTS]})
    signal_words, places = PatternCompiler(shared["verbs"], {**shared["macros"], **signals["words"]}), Places()
    return Lexicon(
        cues=load_cues({group: _read(f"relations/{group}") for group in GROUPS}, compiler),
        words=_word_lists(syntax, shared["verbs"]),
        surface={name: re.compile(expression) for name, expression in syntax["surface"].items()},
        modifiers=_finder(modifiers["cues"], compiler),
        terminators=re.compile("|".join(_terminator(word) for word in modifiers["terminators"])),
        qualifiers=CueFinder([({"qualifier": q}, patterns) for q, patterns in qualifiers.items()], compiler),
        qualifier_names=frozenset(qualifiers),
        spoken_qualifiers=qualifying["spoken"],
        states=tuple(_states(states["states"], "patterns", of_states)),
        bare_states=tuple(_states([item for item in states["states"] if item["bare"]], "bare", of_states)),
        alone=Alone(states["alone"]["after"], states["alone"]["other"], of_states),
        voices=_finder([cue for cue in voice["cues"] if cue["scope"] != "neighbour"], compiler),
        neighbours=_finder([cue for cue in voice["cues"] if cue["scope"] == "neighbour"], compiler),
        saying=frozenset(form for verb in voice["saying"] for form in verb_forms(verb, shared["verbs"])),
        headings=CueFinder([({"voice": v}, patterns) for v, patterns in voice["headings"].items()], compiler),
        labels=CueFinder([({"voice": v}, patterns) for v, patterns in voice["labels"].items()], compiler),
        answers={kind: compiler.compile(patterns) for kind, patterns in voice["answers"].items()},
        pronouns=compiler.compile(reference["pronouns"]),
        nouns=CueFinder([({"kind": k}, patterns) for k, patterns in reference["nouns"].items()], compiler),
        echo=re.compile(reference["echo"]),
        spelled=tuple(reference["spelled"]),
        ellipsis={form: re.compile(expression) for form, expression in reference["ellipsis"].items()},
        grammar={name: re.compile(expression) for name, expression in _read("grammar").items()},
        signals={name: PatternSearch(patterns, signal_words, places) for name, patterns in signals["signals"].items()},
        doses=dose_words(_read("doses"), shared["verbs"], shared["macros"]),
    )


def _read(name: str) -> Any:
    path = files("claimcheck.lexicon") / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), f"{name}.yaml").plain()


def _finder(cues: list[dict[str, Any]], compiler: PatternCompiler) -> CueFinder:
    rules = [({k: v for k, v in cue.items() if k != "patterns"}, cue["patterns"]) for cue in cues]
    return CueFinder(rules, compiler)


def _word_lists(syntax: Mapping[str, Any], irregular: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Return every form of the listed words, as though they were verbs (a plural is one of these), and closed lists."""
    forms = {
        name: frozenset(form for word in words for form in verb_forms(word, irregular))
        for name, words in syntax["words"].items()
    }
    return {**forms, **{name: frozenset(words) for name, words in syntax["closed"].items()}}


def _terminator(word: str) -> str:
    return re.escape(word) if not word[0].isalpha() else rf"\b{re.escape(word)}\b"


def _states(items: list[dict[str, Any]], kind: str, compiler: PatternCompiler) -> Iterator[StateRule]:
    return (StateRule(item["state"] and State(item["state"]), item[kind], compiler) for item in items)
