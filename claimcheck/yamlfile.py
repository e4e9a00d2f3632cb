"""YAML read safely and with positions: limits on depth, size and aliases, duplicate keys refused."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from claimcheck.errors import ClaimcheckError, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 500_000
_INDENTATION = re.compile(r"^[ ?-]+", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_TEXT = "tag:yaml.org,2002:str"

T = TypeVar("T")
Scalar = str | int | float | bool | datetime.date | None


@dataclass(frozen=True)
class YamlNode:
    """A YAML value with its 1-based place and its code-point offsets in the text that was read.

    `value` is a scalar, a list of nodes, or a mapping from string keys to nodes; `keys` gives the node of
    each key of a mapping, so that a wrong key can be pointed at.
    """

    value: Scalar | list[YamlNode] | dict[str, YamlNode]
    path: str
    line: int
    column: int
    start: int
    end: int
    keys: dict[str, YamlNode]
    plain_style: bool = True

    def plain(self) -> Any:
        """Return the value as ordinary Python data."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.path, self.line, self.column, message)


def parse_yaml(text: str, path: str, *, first_line: int = 1, first_offset: int = 0) -> YamlNode:
    """Parse one YAML document; an empty one is an empty mapping.

    `first_line` and `first_offset` say where `text` starts in the file called `path`. Raises
    ClaimcheckError for anything that is not plain YAML data: syntax errors, duplicate or non-string keys,
    aliases, unknown tags, too much or too deeply nested data.
    """
    if len(text) > MAX_CHARACTERS:
        raise ClaimcheckError(Problem(path, first_line, None, f"YAML longer than {MAX_CHARACTERS:,} characters"))
    if "*" in text or _deepest(text) > MAX_DEPTH or text.count("\n") > MAX_NODES // 10:
        _check_events(text, path, first_line)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return YamlNode({}, path, first_line, 1, first_offset, first_offset, {})
        return _Builder(path, first_line, first_offset, loader).build(root)
    except yaml.MarkedYAMLError as error:
        raise ClaimcheckError(_syntax_problem(error, path, first_line)) from None
    finally:
        loader.dispose()


def _deepest(text: str) -> int:
    """Return a number no smaller than the depth of nesting, cheaply: from indentation and brackets."""
    indented = max((len(match.group()) for match in _INDENTATION.finditer(text)), default=0)
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return indented + deepest


def _check_events(text: str, path: str, first_line: int) -> None:
    """Refuse aliases and excessive nesting before any node is built."""
    depth = count = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            count += 1
            if isinstance(event, yaml.AliasEvent):
                _refuse(path, first_line, event, "aliases (*name) are not allowed; write the value out")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                _refuse(path, first_line, event, f"nested deeper than {MAX_DEPTH} levels")
            if count > MAX_NODES:
                _refuse(path, first_line, event, f"more than {MAX_NODES:,} values")
    except yaml.MarkedYAMLError as error:
        raise ClaimcheckError(_syntax_problem(error, path, first_line)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ClaimcheckError(Problem(path, first_line, None, f"not readable as YAML: {error}")) from None


def _refuse(path: str, first_line: int, event: Any, message: str) -> None:
    mark = event.start_mark
    raise ClaimcheckError(Problem(path, mark.line + first_line, mark.column + 1, message))


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + first_line if mark else first_line
    column = mark.column + 1 if mark else None
    return Problem(path, line, column, f"not valid YAML: {error.problem or error.context}")


class _Builder:
    """Turns composed nodes into YamlNode, collecting nothing: the first problem is raised."""

    def __init__(self, path: str, first_line: int, first_offset: int, loader: Any):
        self._path, self._line, self._offset, self._loader = path, first_line, first_offset, loader

    def build(self, node: yaml.Node) -> YamlNode:
        keys: dict[str, YamlNode] = {}
        value: Any
        if isinstance(node, yaml.SequenceNode):
            value = [self.build(item) for item in node.value]
        elif isinstance(node, yaml.MappingNode):
            value = {key: self.build(item) for key, item in self._pairs(node, keys)}
        else:
            value = self._scalar(node)
        mark = node.start_mark
        return YamlNode(
            value, self._path, mark.line + self._line, mark.column + 1,
            mark.index + self._offset, node.end_mark.index + self._offset, keys,
            getattr(node, "style", None) is None,
        )  # fmt: skip

    def _pairs(self, node: yaml.MappingNode, keys: dict[str, YamlNode]) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value_node in node.value:
            key = self.build(key_node)
            if not isinstance(key.value, str):
                raise ClaimcheckError(key.problem(f"the key {key.plain()!r} is not a word; put it in quotes"))
            if key.value in keys:
                first = keys[key.value].line
                raise ClaimcheckError(key.problem(f"the key '{key.value}' stands twice (first on line {first})"))
            keys[key.value] = key
            yield key.value, value_node

    def _scalar(self, node: yaml.Node) -> Scalar:
        if node.tag == _TEXT:
            return str(node.value)
        try:
            value: Any = self._loader.construct_object(node)
        except yaml.MarkedYAMLError as error:
            raise ClaimcheckError(_syntax_problem(error, self._path, self._line)) from None
        except (ValueError, OverflowError):
            value = str(node.value)
        return value if isinstance(value, str | int | float | datetime.date | None) else str(node.value)


class Checker:
    """Reads values out of nodes and collects every problem, so that all are reported at once.

    Each method returns the value, or the default when it is absent or wrong.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, node: YamlNode, message: str) -> None:
        """Note a problem at `node`."""
        self.problems.append(node.problem(message))

    def raise_problems(self) -> None:
        """Raise ClaimcheckError when anything was reported."""
        if self.problems:
            raise ClaimcheckError(self.problems)

    def mapping(
        self, node: YamlNode, *, known: tuple[str, ...] | None = None, required: tuple[str, ...] = ()
    ) -> dict[str, YamlNode]:
        """Return the mapping at `node`, reporting keys outside `known` and missing `required` ones."""
        if not isinstance(node.value, dict):
            self.report(node, f"expected keys and values, found {kind_of(node)}")
            return {}
        for key, key_node in node.keys.items():
            if known is not None and key not in known:
                self.report(key_node, f"unknown key '{key}'; {_hint(key, known)}")
        for key in required:
            if key not in node.value:
                self.report(node, f"the key '{key}' is missing")
        return node.value

    def sequence(self, node: YamlNode | None) -> list[YamlNode]:
        """Return the list at `node`."""
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.report(node, f"expected a list, found {kind_of(node)}")
            return []
        return node.value

    def text(self, node: YamlNode | None, default: str = "") -> str:
        """Return the non-empty text at `node`."""
        if node is None:
            return default
        if not isinstance(node.value, str) or not node.value.strip():
            self.report(node, f"expected text, found {kind_of(node)}")
            return default
        return node.value

    def texts(self, node: YamlNode | None) -> tuple[str, ...]:
        """Return the list of texts at `node`."""
        return tuple(self.text(item) for item in self.sequence(node))

    def flag(self, node: YamlNode | None, default: bool = False) -> bool:
        """Return the true or false at `node`."""
        if node is None:
            return default
        if not isinstance(node.value, bool):
            self.report(node, f"expected true or false, found {kind_of(node)}")
            return default
        return node.value

    def date(self, node: YamlNode | None) -> datetime.date | None:
        """Return the date at `node`."""
        if node is None:
            return None
        if type(node.value) is not datetime.date:
            self.report(node, f"expected a date such as 2026-01-31, found {kind_of(node)}")
            return None
        return node.value

    def choice(self, node: YamlNode | None, choices: dict[str, T], default: T) -> T:
        """Return what `choices` gives for the word at `node`."""
        if node is None:
            return default
        word = node.value
        if not isinstance(word, str) or word not in choices:
            self.report(node, f"'{node.plain()}' is not allowed here; {_hint(str(word), tuple(choices))}")
            return default
        return choices[word]

    def each(self, node: YamlNode | None, read: Callable[[YamlNode], T]) -> tuple[T, ...]:
        """Return `read` of every item of the list at `node`."""
        return tuple(read(item) for item in self.sequence(node))


def kind_of(node: YamlNode) -> str:
    """Name what stands at `node`, for a message."""
    if isinstance(node.value, dict):
        return "keys and values"
    if isinstance(node.value, list):
        return "a list"
    if node.value is None:
        return "nothing"
    return repr(node.value)


def _hint(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"did you mean '{close[0]}'?" if close else f"known are {', '.join(known)}"
