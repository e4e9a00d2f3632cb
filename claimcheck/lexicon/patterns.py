"""Compiles the pattern language of the lexicon to regular expressions.

A pattern is a regular expression over normalised text, matched at word boundaries, in which

- a space stands for any white space, ` ?` for any or none,
- `~cause` stands for every form of the verb (cause, causes, caused, causing),
- ` .. ` stands for up to three words between two others,
- `@name` stands for the alternatives listed under `macros: name:` in `patterns.yaml`,
- `n't` stands for "nt" as well, as in "dont",
- `+` and `*` stand for up to 40 times, after `.` and `[^...]` up to 400, so that a search takes no longer than its text
  is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from string import digits
from typing import NamedTuple

# As many characters at the beginning of a match tell which patterns to try.
LENGTH = 5
_GAP_MARK = " .. "
_GAP = r"(?:[\s,]+[\w'-]+){0,3}?[\s,]+"
_VERB = re.compile(r"~([a-z]+)")
_MACRO = re.compile(r"@([A-Za-z_]+)")
_SPACES = re.compile(r" +")
_NAMED = re.compile(r"~([a-z]+)|@([A-Za-z_]+)")
# The last character is left out if what follows says how often it stands.
_LITERALS = re.compile(r"[^\\\[\](){}.^$| ?*+~@]+(?![?*+{])")
_DIGIT = "[0-9]"
_SPECIAL = "\\[]{}(.^$ "
_TIMES = re.compile(r"([?*+{])(?:[\d,]*\})?\??")
_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
# What takes almost anything, any other escape or set, and a repetition.
_ENDLESS = re.compile(
    r"(?P<wide>\.|\[\^\]?(?:\\.|[^\]\\])*\])(?P<much>[+*])?|\\.|\[\]?(?:\\.|[^\]\\])*\]|(?P<little>[+*])"
)
_LEAST = {"+": 1, "*": 0}
_VOWEL_CONSONANT = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


def verb_forms(verb: str, irregular: Mapping[str, list[str]]) -> list[str]:
    """Return every form of `verb`, longest first: base, third person, past, participle, -ing."""
    forms = irregular.get(verb) or _regular_forms(verb)
    return sorted({verb, *forms}, key=lambda form: (-len(form), form))


def _regular_forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return [verb + "es", verb + "ed", verb + "ing"]
    if _VOWEL_CONSONANT.match(verb):
        return [verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return [verb + "s", verb + "ed", verb + "ing"]


class Beginnings(NamedTuple):
    """What matches of a pattern can begin with: `whole` matches, and the first characters of longer ones."""

    whole: frozenset[str]
    begun: frozenset[str]


def _bounded(found: re.Match[str]) -> str:
    """Return what `+` and `*` stand for."""
    if found["little"]:
        return f"{{{_LEAST[found['little']]},40}}"
    return f"{found['wide']}{{{_LEAST[found['much']]},400}}" if found["much"] else found.group()


def _unmarked(pattern: str) -> str:
    """Return `pattern` with the apostrophe of "n't" left to the writer."""
    return pattern.replace("n't", "n'?t")


def stands_at_start(pattern: str) -> bool:
    """Tell whether every match of `pattern` begins where its text does."""
    return pattern.startswith("^") and _end_of_alternative(pattern, 0) == len(pattern)


class PatternCompiler:
    """Holds the irregular verbs and the macros that patterns may use."""

    def __init__(self, irregular: Mapping[str, list[str]], macros: Mapping[str, list[str]]):
        self._macros = macros
        self._verb = cache(lambda verb: verb_forms(verb, irregular))
        self._macro = cache(self._beginnings_of_macro)
        self._alternatives_of = cache(lambda pattern: self._alternatives(_unmarked(pattern), 0)[0])

    def source(self, pattern: str) -> str:
        """Return the regular expression for one pattern; raises KeyError for an unknown macro."""
        for _ in range(3):
            if "@" in pattern:
                pattern = _MACRO.sub(lambda m: f"(?:{'|'.join(self._macros[m.group(1)])})", pattern)
        pattern = _VERB.sub(lambda m: f"(?:{'|'.join(self._verb(m.group(1)))})", _unmarked(pattern))
        pattern = _ENDLESS.sub(_bounded, pattern.replace(_GAP_MARK, _GAP))
        return r"\s+".join(_SPACES.split(pattern.replace(" ?", r"\s*")))

    def compile(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Return one expression that matches any of `patterns` at word boundaries."""
        sources = sorted({self.source(pattern) for pattern in patterns}, key=lambda s: (-len(s), s))
        return re.compile(rf"(?<![\w])(?:{'|'.join(sources)})(?![\w])")

    def beginnings(self, pattern: str) -> frozenset[str]:
        """Return texts with one of which every match of `pattern` begins.

        They have LENGTH characters, or fewer where no more can be told: what begins with anything but literals,
        digits ("[0-9]"), verbs, macros and groups of these gives "". A space stands for any white space, and nothing
        comes after it.
        """
        found = self._alternatives_of(pattern)
        return found.whole | found.begun

    def _alternatives(self, pattern: str, position: int) -> tuple[Beginnings, int]:
        """Read alternatives up to the end of their group; return what they begin with and where they end."""
        found, position = self._sequence(pattern, position)
        while pattern[position : position + 1] == "|":
            other, position = self._sequence(pattern, position + 1)
            found = _either(found, other)
        return found, position

    def _sequence(self, pattern: str, position: int) -> tuple[Beginnings, int]:
        found = _NOTHING
        while position < len(pattern) and pattern[position] not in "|)":
            part, position = self._part(pattern, position)
            found = _followed_by(found, part)
            if not found.whole:
                position = _end_of_alternative(pattern, position)
        return found, position

    def _part(self, pattern: str, position: int) -> tuple[Beginnings, int]:
        """Read some characters, or a character, verb, macro or group with what says how often it stands."""
        literals = _LITERALS.match(pattern, position)
        if literals is not None:
            return Beginnings(frozenset((literals.group(),)), frozenset()), literals.end()
        named = _NAMED.match(pattern, position)
        if named is not None:
            forms = Beginnings(frozenset(self._verb(named[1])), frozenset()) if named[1] else self._macro(named[2])
            found, position = forms, named.end()
        elif pattern.startswith("(?:", position):
            found, position = self._alternatives(pattern, position + 3)
            position += 1
        elif pattern.startswith("(?", position):
            return _NOTHING, _end_of_group(pattern, position + 1)
        elif pattern.startswith(_DIGIT, position):
            found, position = Beginnings(frozenset(digits), frozenset()), position + len(_DIGIT)
        elif pattern[position] == " " and not pattern.startswith((" ?", _GAP_MARK), position):
            return _SPACE, position
        elif pattern[position] in _SPECIAL:
            return _ANYTHING, position
        else:
            found, position = Beginnings(frozenset(pattern[position]), frozenset()), position + 1
        times = _TIMES.match(pattern, position)
        if times is None:
            return found, position
        return _repeated(found, times[1]), times.end()

    def _beginnings_of_macro(self, name: str) -> Beginnings:
        found = Beginnings(frozenset(), frozenset())
        for alternative in self._macros[name]:
            found = _either(found, self._alternatives_of(alternative))
        return found


_NOTHING = Beginnings(frozenset(("",)), frozenset())
_SPACE = Beginnings(frozenset(), frozenset((" ",)))
_ANYTHING = Beginnings(frozenset(), frozenset(("",)))


def _either(first: Beginnings, second: Beginnings) -> Beginnings:
    return Beginnings(first.whole | second.whole, first.begun | second.begun)


def _followed_by(first: Beginnings, second: Beginnings) -> Beginnings:
    whole = {one + other for one in first.whole for other in second.whole}
    begun = {(one + other)[:LENGTH] for one in first.whole for other in second.begun}
    long = {text for text in whole if len(text) >= LENGTH}
    return Beginnings(frozenset(whole - long), first.begun | begun | {text[:LENGTH] for text in long})


def _repeated(part: Beginnings, times: str) -> Beginnings:
    if times == "?":
        return _either(part, _NOTHING)
    at_least_once = Beginnings(frozenset(), part.whole | part.begun)
    return at_least_once if times == "+" else _either(at_least_once, _NOTHING)


def _end_of_alternative(pattern: str, position: int) -> int:
    """Return where the alternative that goes on at `position` ends: at a bar, a parenthesis, or the end."""
    depth = 0
    for mark in _STRUCTURE.finditer(pattern, position):
        if depth == 0 and mark.group() in "|)":
            return mark.start()
        depth += (mark.group() == "(") - (mark.group() == ")")
    return len(pattern)


def _end_of_group(pattern: str, position: int) -> int:
    """Return the position after the group that goes on at `position`."""
    position = _end_of_alternative(pattern, position)
    while pattern[position : position + 1] == "|":
        position = _end_of_alternative(pattern, position + 1)
    return position + 1
