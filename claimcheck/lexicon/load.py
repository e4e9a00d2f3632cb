"""Loads the lexicon's YAML and compiles its patterns, once per process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from msgspec import Struct

from claimcheck.lexicon.patterns import LENGTH, PatternCompiler, verb_forms
from claimcheck.lexicon.patternset import PatternSearch, PatternSet, Places
from claimcheck.lexicon.spelling import Spelling
from claimcheck.model.claim import Relation, State, Strength
from claimcheck.yamlfile import parse_yaml

# In the patterns of states.yaml a nutrient is one or more of these in a row; no text contains it.
NUTRIENT_MARK = "\ue000"
_NUTRIENTS = rf"{NUTRIENT_MARK}+(?:\s*(?:,|,? and|,? or|/)\s*(?:the )?{NUTRIENT_MARK}+)*"

# Where a cue can begin: no cue begins inside a word but for "=", "-" and "'".
_PLACE = re.compile(r"\w+|['=-]|(?<!\w)[^\w\s]")

# Keys of signals.yaml that hold no rules of their own.
SINGLE = ("dosing_exempt", "dosing_asserts")

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
        for start, match in self._patterns.matches(text, _places(text)):
            yield CueRule(self._attributes[match.number], start, match.end)


@lru_cache(maxsize=8)
def _places(text: str) -> list[tuple[int, str]]:
    """Return where a cue may begin, and what stands there; many finders in turn ask for the same text."""
    return [(place.start(), text[place.start() : place.start() + LENGTH]) for place in _PLACE.finditer(text)]


class StateRule:
    """Words that put a nutrient in `state`, spelled right."""

    def __init__(self, state: State, patterns: Sequence[str], compiler: PatternCompiler):
        self.state = state
        self._patterns, self._compiler = patterns, compiler

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What matches such words in normalised text; compiled for the first text that may hold them."""
        return self._compiler.compile(self._patterns)


class Signal:
    """What a text carries when it matches one of several rules: a pattern of every set of that rule is found in it.

    Only the rules of which a first pattern may begin somewhere in the text are tried.
    """

    def __init__(self, rules: Iterable[Sequence[PatternSearch]], places: Places):
        self._rules, self._places = list(rules), places

    def matches(self, text: str) -> bool:
        """Tell whether normalised `text` matches."""
        begun = self._beginning.keys() & self._places.found(text)
        tried = [*self._anywhere, *(self._beginning[number] for number in begun)]
        return any(all(search.search(text) for search in rule) for rule in tried)

    @cached_property
    def _beginning(self) -> dict[int, Sequence[PatternSearch]]:
        return {rule[0].number: rule for rule in self._rules if "" not in rule[0].beginnings}

    @cached_property
    def _anywhere(self) -> list[Sequence[PatternSearch]]:
        return [rule for rule in self._rules if "" in rule[0].beginnings]


class Lexicon(Struct, frozen=True):
    """All words, compiled."""

    relations: CueFinder
    modifiers: CueFinder
    terminators: re.Pattern[str]
    qualifiers: CueFinder
    qualifier_names: frozenset[str]
    states: tuple[StateRule, ...]
    bare_states: tuple[StateRule, ...]
    voices: CueFinder
    neighbours: CueFinder
    saying: frozenset[str]
    headings: CueFinder
    labels: CueFinder
    answers: Mapping[str, re.Pattern[str]]
    pronouns: re.Pattern[str]
    nouns: CueFinder
    echo: re.Pattern[str]
    own_effects: frozenset[str]
    spelling: Spelling
    ellipsis: Mapping[str, re.Pattern[str]]
    grammar: Mapping[str, re.Pattern[str]]
    signals: Mapping[str, Signal]
    dosing_exempt: PatternSearch
    instruction: Attributes


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    shared = _read("patterns")
    compiler = PatternCompiler(shared["verbs"], {**shared["macros"], "N": [_NUTRIENTS]})
    modifiers, voice, reference, signals = map(_read, ("modifiers", "voice", "reference", "signals"))
    qualifiers, states = _read("qualifiers")["qualifiers"], _read("states")["states"]
    places = Places()
    return Lexicon(
        relations=_finder(_read("relations")["cues"], compiler),
        modifiers=_finder(modifiers["cues"], compiler),
        terminators=re.compile("|".join(_terminator(word) for word in modifiers["terminators"])),
        qualifiers=CueFinder([({"qualifier": q}, patterns) for q, patterns in qualifiers.items()], compiler),
        qualifier_names=frozenset(qualifiers),
        states=tuple(_states(states, "patterns", compiler)),
        bare_states=tuple(_states(states, "bare", compiler)),
        voices=_finder([cue for cue in voice["cues"] if cue["scope"] != "neighbour"], compiler),
        neighbours=_finder([cue for cue in voice["cues"] if cue["scope"] == "neighbour"], compiler),
        saying=frozenset(form for verb in voice["saying"] for form in verb_forms(verb, shared["verbs"])),
        headings=CueFinder([({"voice": v}, patterns) for v, patterns in voice["headings"].items()], compiler),
        labels=CueFinder([({"voice": v}, patterns) for v, patterns in voice["labels"].items()], compiler),
        answers={kind: compiler.compile(patterns) for kind, patterns in voice["answers"].items()},
        pronouns=compiler.compile(reference["pronouns"]),
        nouns=CueFinder([({"kind": k}, patterns) for k, patterns in reference["nouns"].items()], compiler),
        echo=re.compile(reference["echo"]),
        own_effects=frozenset(reference["own_effects"]),
        spelling=Spelling(reference["spelled"]),
        ellipsis={form: re.compile(expression) for form, expression in reference["ellipsis"].items()},
        grammar={name: re.compile(expression) for name, expression in _read("grammar").items()},
        signals={name: _signal(signals[name], compiler, places) for name in signals if name not in SINGLE},
        dosing_exempt=PatternSearch(signals["dosing_exempt"], compiler, places),
        instruction=signals["dosing_asserts"],
    )


def _read(name: str) -> Any:
    path = files("claimcheck.lexicon") / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), f"{name}.yaml").plain()


def _finder(cues: list[dict[str, Any]], compiler: PatternCompiler) -> CueFinder:
    rules = [({k: v for k, v in cue.items() if k != "patterns"}, cue["patterns"]) for cue in cues]
    for attributes, _ in rules:
        _check(attributes)
    return CueFinder(rules, compiler)


def _check(attributes: Attributes) -> None:
    """Refuse a relation or strength that does not exist, when the lexicon is loaded."""
    if "relation" in attributes:
        Relation(attributes["relation"])
        Strength[attributes["strength"].upper()]


def _terminator(word: str) -> str:
    return re.escape(word) if not word[0].isalpha() else rf"\b{re.escape(word)}\b"


def _states(items: list[dict[str, Any]], kind: str, compiler: PatternCompiler) -> Iterator[StateRule]:
    return (StateRule(State(item["state"]), item[kind], compiler) for item in items)


def _signal(items: list[dict[str, list[str]]], compiler: PatternCompiler, places: Places) -> Signal:
    sets = ([item["any"]] if "any" in item else [[pattern] for pattern in item["all"]] for item in items)
    return Signal([[PatternSearch(patterns, compiler, places) for patterns in rule] for rule in sets], places)
