"""Compiles the pattern language of the lexicon to regular expressions.

A pattern is a regular expression over normalised text, matched at word boundaries, in which

- a space stands for any white space, ` ?` for any or none,
- `~cause` stands for every form of the verb (cause, causes, caused, causing),
- ` .. ` stands for up to three words between two others,
- `@name` stands for the alternatives listed under `macros: name:` in `patterns.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_GAP = r"(?:[\s,]+[\w'-]+){0,3}?[\s,]+"
_VERB = re.compile(r"~([a-z]+)")
_MACRO = re.compile(r"@([A-Za-z_]+)")
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


class PatternCompiler:
    """Holds the irregular verbs and the macros that patterns may use."""

    def __init__(self, irregular: Mapping[str, list[str]], macros: Mapping[str, list[str]]):
        self._irregular, self._macros = irregular, macros

    def source(self, pattern: str) -> str:
        """Return the regular expression for one pattern; raises KeyError for an unknown macro."""
        for _ in range(3):
            pattern = _MACRO.sub(lambda m: f"(?:{'|'.join(self._macros[m.group(1)])})", pattern)
        pattern = _VERB.sub(lambda m: f"(?:{'|'.join(verb_forms(m.group(1), self._irregular))})", pattern)
        pattern = pattern.replace(" .. ", _GAP)
        return re.sub(r" +", r"\\s+", pattern.replace(" ?", r"\s*"))

    def compile(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Return one expression that matches any of `patterns` at word boundaries."""
        sources = sorted({self.source(pattern) for pattern in patterns}, key=lambda s: (-len(s), s))
        return re.compile(rf"(?<![\w])(?:{'|'.join(sources)})(?![\w])")


def initials(source: str) -> frozenset[str] | None:
    """Return the characters a match of the regular expression can begin with, None where that cannot be told.

    Only what the lexicon uses is understood: literals, groups of alternatives, look-around, and `?` after a group.
    """
    if not source:
        return None
    if len(_alternatives(source)) > 1:
        return _of_group(source, "")
    if source.startswith("(?"):
        end = _closing(source)
        body, rest = source[source.index(":") + 1 : end] if source[2] == ":" else "", source[end + 1 :]
        if source[2] != ":":
            return initials(rest)
        return _of_group(body, rest)
    if source[0] in "\\[(.^|" or source[1:2] in ("?", "*"):
        return None
    return frozenset(source[0])


def _of_group(body: str, rest: str) -> frozenset[str] | None:
    found: set[str] = set()
    optional = rest[:1] in ("?", "*")
    for part in [*_alternatives(body), *([rest[1:]] if optional else [])]:
        known = initials(part)
        if known is None:
            return None
        found |= known
    return frozenset(found)


def _closing(source: str) -> int:
    """Return the position of the parenthesis that closes the one `source` begins with."""
    depth = 0
    for position, char in enumerate(source):
        if source[position - 1 : position] == "\\":
            continue
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return position
    raise ValueError(f"unbalanced parentheses: {source}")


def _alternatives(body: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for position, char in enumerate(body):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(body[start:position])
            start = position + 1
    return [*parts, body[start:]]
