"""YAML read safely and with positions: limits on depth, size and aliases, duplicate keys refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import yaml
from msgspec import Struct

from claimcheck.errors import ClaimcheckError, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 500_000
_TEXT = "tag:yaml.org,2002:str"

T = TypeVar("T")
Scalar = str | int | float | bool | datetime.date | None


class YamlNode(Struct, eq=False):
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


def parse_yaml(
    text: str,
    path: str,
    *,
    first_line: int = 1,
    first_offset: int = 0,
    max_characters: int = MAX_CHARACTERS,
    max_nodes: int = MAX_NODES,
) -> YamlNode:
    """Parse one YAML document; an empty one is an empty mapping.

    `first_line` and `first_offset` say where `text` starts in the file called `path`. Raises
    ClaimcheckError for anything that is not plain YAML data: syntax errors, duplicate or non-string keys,
    aliases, unknown tags, too much or too deeply nested data.
    """
    if len(text) > max_characters:
        raise ClaimcheckError(Problem(path, first_line, None, f"YAML longer than {max_characters:,} characters"))
    loader = None
    try:
        loader = _Loader(text)
        return _Builder(path, first_line, first_offset, loader, max_nodes).document()
    except yaml.MarkedYAMLError as error:
        raise ClaimcheckError(_syntax_problem(error, path, first_line)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise ClaimcheckError(Problem(path, first_line, None, f"not readable as YAML: {error}")) from None
    finally:
        if loader is not None:
            loader.dispose()


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + first_line if mark else first_line
    column = mark.column + 1 if mark else None
    return Problem(path, line, column, f"not valid YAML: {error.problem or error.context}")


class _Builder:
    """Builds nodes straight from the events of the parser: the first problem is raised, and nothing is expanded."""

    def __init__(self, path: str, first_line: int, first_offset: int, loader: Any, max_nodes: int):
        self._path, self._line, self._offset, self._loader = path, first_line, first_offset, loader
        self._max_nodes = max_nodes
        self._next: Callable[[], Any] = loader.get_event
        self._count = 0

    def document(self) -> YamlNode:
        """Return the only document of the stream."""
        self._next()
        if self._loader.check_event(yaml.StreamEndEvent):
            return YamlNode({}, self._path, self._line, 1, self._offset, self._offset, {})
        self._next()
        root = self._node(self._next(), 0)
        self._next()
        if not self._loader.check_event(yaml.StreamEndEvent):
            self._refuse(self._next(), "not valid YAML: a second document begins here")
        return root

    def _node(self, event: Any, depth: int) -> YamlNode:
        self._count += 1
        if self._count > self._max_nodes:
            self._refuse(event, f"more than {self._max_nodes:,} values")
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            # Most scalars are words that nothing else than text can begin like.
            words = event.tag is None and not (event.implicit[0] and text[:1] in _Loader.yaml_implicit_resolvers)
            return self._at(text if words else self._scalar(event), event, event, {})
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases (*name) are not allowed; write the value out")
        if depth == MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        return self._collection(event, depth + 1)

    def _collection(self, first: Any, depth: int) -> YamlNode:
        items: list[YamlNode] = []
        values: dict[str, YamlNode] = {}
        keys: dict[str, YamlNode] = {}
        is_list = isinstance(first, yaml.SequenceStartEvent)
        event = self._next()
        while not isinstance(event, yaml.CollectionEndEvent):
            node = self._node(event, depth)
            if is_list:
                items.append(node)
            else:
                key = self._key(node, keys)
                keys[key] = node
                values[key] = self._node(self._next(), depth)
            event = self._next()
        return self._at(items if is_list else values, first, event, keys)

    def _key(self, node: YamlNode, keys: dict[str, YamlNode]) -> str:
        key = node.value
        if not isinstance(key, str):
            raise ClaimcheckError(node.problem(f"the key {node.plain()!r} is not a word; put it in quotes"))
        if key in keys:
            raise ClaimcheckError(node.problem(f"the key '{key}' stands twice (first on line {keys[key].line})"))
        return key

    def _scalar(self, event: Any) -> Scalar:
        text: str = event.value
        tag = event.tag
        if tag is None or tag == "!":
            tag = self._loader.resolve(yaml.ScalarNode, text, event.implicit)
        if tag == _TEXT:
            return text
        try:
            value = self._loader.construct_object(yaml.ScalarNode(tag, text, event.start_mark, event.end_mark))
        except (ValueError, OverflowError):
            return text
        return value if isinstance(value, str | int | float | datetime.date | None) else text

    def _at(self, value: Any, first: Any, last: Any, keys: dict[str, YamlNode]) -> YamlNode:
        mark = first.start_mark
        start, end = mark.index + self._offset, last.end_mark.index + self._offset
        return YamlNode(value, self._path, mark.line + self._line, mark.column + 1, start, end, keys)

    def _refuse(self, event: Any, message: str) -> NoReturn:
        mark = event.start_mark
        raise ClaimcheckError(Problem(self._path, mark.line + self._line, mark.column + 1, message))


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
