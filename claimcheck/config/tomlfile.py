"""TOML read with positions, as the same nodes that YAML gives."""

from __future__ import annotations

import datetime
import re
import sys
from typing import Any

from claimcheck.config.tomlplaces import KeyPath, find_places
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model.document import Lines
from claimcheck.yamlfile import YamlNode

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_toml(text: str, path: str) -> YamlNode:
    """Parse a TOML file; ClaimcheckError when it is not TOML."""
    try:
        data = tomllib.loads(text)
        places = find_places(text)
    except tomllib.TOMLDecodeError as error:
        raise ClaimcheckError(_syntax_problem(str(error), path)) from None
    except RecursionError:
        raise ClaimcheckError(Problem(path, None, None, "not readable as TOML: nested too deeply")) from None
    return _Builder(path, places, Lines(text)).node(data, ())


def _syntax_problem(message: str, path: str) -> Problem:
    place = _PLACE.search(message)
    line, column = (place.group(1), place.group(2)) if place else (None, None)
    text = _PLACE.sub("", message)
    return Problem(path, int(line) if line else None, int(column) if column else None, f"not valid TOML: {text}")


class _Builder:
    """Turns parsed TOML into nodes; a value without a place takes that of its parent."""

    def __init__(self, path: str, places: dict[KeyPath, int], lines: Lines):
        self._path, self._places, self._lines = path, places, lines

    def node(self, value: Any, keys: KeyPath, above: int = 0) -> YamlNode:
        start = self._places.get(keys, above)
        if isinstance(value, dict):
            nodes = {key: self.node(item, (*keys, key), start) for key, item in value.items()}
            names = {key: self._at(key, self._places.get((*keys, key), start)) for key in value}
            return self._at(nodes, start, names)
        if isinstance(value, list):
            return self._at([self.node(item, (*keys, n), start) for n, item in enumerate(value)], start)
        known = isinstance(value, str | int | float | bool | datetime.date)
        return self._at(value if known else str(value), start)

    def _at(self, value: Any, start: int, keys: dict[str, YamlNode] | None = None) -> YamlNode:
        line, column = self._lines.position(start)
        return YamlNode(value, self._path, line, column, start, start, keys or {})
