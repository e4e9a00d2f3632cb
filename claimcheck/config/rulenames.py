"""How rules are named by users: a code, the beginning of a code, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.model.finding import Severity


class KnownRule(NamedTuple):
    """A rule as configuration and suppressions need to know it."""

    code: str
    name: str
    severity: Severity


def code_of(word: str, known: Iterable[KnownRule]) -> str | None:
    """Return the code of the rule with the code or name `word`, None when there is none."""
    folded = word.strip().casefold()
    return next((rule.code for rule in known if folded in (rule.code.casefold(), rule.name)), None)


def prefix_of(word: str, known: Iterable[KnownRule]) -> str | None:
    """Return the code prefix `word` stands for: of a code, a name, "ALL" or a prefix such as CC1."""
    known = tuple(known)
    code = code_of(word, known)
    if code is not None:
        return code
    prefix = word.strip().upper()
    if prefix == "ALL":
        return ""
    return prefix if prefix and any(rule.code.startswith(prefix) for rule in known) else None


def unknown_rule(word: str, known: Iterable[KnownRule]) -> str:
    """Return the message for a word that names no rule."""
    import difflib

    words = [word for rule in known for word in (rule.code, rule.name)]
    close = difflib.get_close_matches(word, words, n=1)
    hint = f"did you mean '{close[0]}'?" if close else "`claimcheck rules` lists them"
    return f"no rule is called '{word}'; {hint}"
