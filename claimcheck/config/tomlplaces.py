"""Where the keys and array items of a TOML file stand: the standard library's parser does not say."""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN_VALUE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[\d:.+Z-]+|[^,\]}\s#]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")


def find_places(text: str) -> dict[KeyPath, int]:
    """Return the offset of every key and array item of `text`, which must be valid TOML."""
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.places


class _Scanner:
    """Walks over valid TOML once. `places` maps a path of keys and indices to an offset."""

    def __init__(self, text: str):
        self.places: dict[KeyPath, int] = {}
        self._text, self._at = text, 0
        self._tables: dict[KeyPath, int] = {}

    def scan(self) -> None:
        table: KeyPath = ()
        while self._peek():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        """Skip blanks and comments; return the character that follows, "" at the end."""
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._text[self._at : self._at + 1]

    def _header(self) -> KeyPath:
        start = self._at
        array = self._text.startswith("[[", start)
        self._at += 2 if array else 1
        path = self._in_arrays(self._key())
        self._peek()
        self._at += 2 if array else 1
        if array:
            number = self._tables.get(path, 0)
            self._tables[path] = number + 1
            self.places.setdefault(path, start)
            path = (*path, number)
        self.places.setdefault(path, start)
        return path

    def _in_arrays(self, keys: tuple[str, ...]) -> KeyPath:
        """Put the number of the current table behind each key but the last that names an array of tables."""
        path: KeyPath = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return (*path, keys[-1])

    def _pair(self, table: KeyPath) -> None:
        start = self._at
        keys = self._key()
        for length in range(1, len(keys) + 1):
            self.places.setdefault((*table, *keys[:length]), start)
        self._peek()
        self._at += 1
        self._value((*table, *keys))

    def _key(self) -> tuple[str, ...]:
        keys = [self._key_part()]
        while self._peek() == ".":
            self._at += 1
            keys.append(self._key_part())
        return tuple(keys)

    def _key_part(self) -> str:
        if self._peek() in ('"', "'"):
            return _unquoted(self._take(_STRING))
        return self._take(_BARE_KEY)

    def _value(self, path: KeyPath) -> None:
        first = self._peek()
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._take(_STRING if first in ('"', "'") else _PLAIN_VALUE)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        number = 0
        while self._peek() != "]":
            self.places[(*path, number)] = self._at
            self._value((*path, number))
            number += 1
            self._skip_comma()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._peek() != "}":
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _skip_comma(self) -> None:
        if self._peek() == ",":
            self._at += 1

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise AssertionError(f"TOML not understood at offset {self._at}")
        self._at = match.end()
        return match.group()


def _unquoted(literal: str) -> str:
    if literal[0] == "'":
        return literal[1:-1]
    short = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"}

    def decoded(escape: re.Match[str]) -> str:
        number = escape[1] or escape[2]
        return chr(int(number, 16)) if number else short.get(escape[3], escape[3])

    return _ESCAPE.sub(decoded, literal[1:-1])
