"""The form of YAML data, told once: read with every problem reported, and published as a JSON Schema.

A shape reads the value at a node through a Checker, giving None where it is wrong, and describes itself in the terms
of JSON Schema draft 7, which is what editors understand best.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from claimcheck.yamlfile import Checker, YamlNode, kind_of

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]


class Wrong(ValueError):  # noqa: N818 - raised as "this word is wrong because"
    """Raised by the `parse` of a shape: what is wrong with a text and what to write instead."""


class Shape(Protocol[T_co]):
    """Reads one kind of value."""

    def read(self, checker: Checker, node: YamlNode) -> T_co | None:
        """Return the value at `node`, None when it is wrong, which is then reported."""

    def schema(self) -> Schema:
        """Return the JSON Schema of the value."""


class Text(Struct, Generic[T], frozen=True):
    """Text that is not empty, made into something by `parse`; `words` suggests values, `only` is all there are."""

    parse: Callable[[str], T]
    words: tuple[str, ...] = ()
    only: bool = False

    def read(self, checker: Checker, node: YamlNode) -> T | None:
        word = checker.text(node)
        try:
            return self.parse(word) if word else None
        except Wrong as error:
            checker.report(node, str(error))
            return None

    def schema(self) -> Schema:
        any_text: Schema = {"type": "string", "minLength": 1}
        if not self.words:
            return any_text
        listed: Schema = {"enum": list(self.words)}
        return listed if self.only else {"anyOf": [listed, any_text]}


def text() -> Text[str]:
    """Return the shape of any text."""
    return Text(str)


class Choice(Struct, Generic[T], frozen=True):
    """One of the words of a table, read as what the table gives for it."""

    table: Mapping[str, T]

    def read(self, checker: Checker, node: YamlNode) -> T | None:
        words: dict[str, T | None] = {**self.table}
        return checker.choice(node, words, None)

    def schema(self) -> Schema:
        return {"enum": list(self.table)}


class Flag(Struct, frozen=True):
    """True or false."""

    def read(self, checker: Checker, node: YamlNode) -> bool | None:
        return checker.flag(node)

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Date(Struct, frozen=True):
    """A day, as 2026-01-31."""

    def read(self, checker: Checker, node: YamlNode) -> datetime.date | None:
        return checker.date(node)

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


class Number(Struct, frozen=True):
    """A number, with `whole` only one without a fraction."""

    whole: bool = False

    def read(self, checker: Checker, node: YamlNode) -> float | None:
        allowed = int if self.whole else (int, float)
        if isinstance(node.value, bool) or not isinstance(node.value, allowed):
            checker.report(node, f"expected a {'whole ' if self.whole else ''}number, found {kind_of(node)}")
            return None
        return node.value

    def schema(self) -> Schema:
        return {"type": "integer" if self.whole else "number"}


class Items(Struct, Generic[T], frozen=True):
    """A list; what is wrong in it is left out.

    `when_empty` is the message where it must not be empty; with `numbered` each value comes with its line.
    """

    of: Shape[T]
    when_empty: str = ""
    numbered: bool = False

    def read(self, checker: Checker, node: YamlNode) -> tuple[Any, ...] | None:
        if not isinstance(node.value, list):
            checker.sequence(node)
            return None
        if not node.value and self.when_empty:
            checker.report(node, self.when_empty)
        values = ((item.line, self.of.read(checker, item)) for item in node.value)
        return tuple((line, value) if self.numbered else value for line, value in values if value is not None)

    def schema(self) -> Schema:
        least: Schema = {"minItems": 1} if self.when_empty else {}
        return {"type": "array", "items": self.of.schema(), **least}


class Table(Struct, Generic[T], frozen=True):
    """Keys and values with keys of the user's own, each made into something by `key`."""

    of: Shape[T]
    key: Callable[[str], str] = str
    keys: tuple[str, ...] = ()

    def read(self, checker: Checker, node: YamlNode) -> tuple[tuple[str, T], ...]:
        pairs = []
        for word, value_node in checker.mapping(node).items():
            value = self.of.read(checker, value_node)
            try:
                key = self.key(word)
            except Wrong as error:
                checker.report(node.keys[word], str(error))
                continue
            if value is not None:
                pairs.append((key, value))
        return tuple(pairs)

    def schema(self) -> Schema:
        suggested: Schema = {"properties": {key: self.of.schema() for key in self.keys}} if self.keys else {}
        return {"type": "object", "additionalProperties": self.of.schema(), **suggested}


class Either(Struct, Generic[T], frozen=True):
    """A plain value, or a collection that says more: keys and values, or a list."""

    plain: Shape[T]
    collection: Shape[T]

    def read(self, checker: Checker, node: YamlNode) -> T | None:
        shape = self.collection if isinstance(node.value, dict | list) else self.plain
        return shape.read(checker, node)

    def schema(self) -> Schema:
        return {"anyOf": [self.plain.schema(), self.collection.schema()]}


class Field(Struct, Generic[T], frozen=True):
    """A key of a record: its shape, what it means, and the value where it is absent or wrong."""

    shape: Shape[T]
    meaning: str
    default: T | None = None
    required: bool = False


Values = dict[str, Any]


def _as_they_are(values: Values) -> Any:
    return values


class Record(Struct, Generic[T], frozen=True):
    """Keys and values with known keys, made into something by `build` out of all of them.

    `check` yields what is wrong between the values: the path of keys to the place, and the message. With `placed`,
    the values also hold the `path` and `line` the record stands at.
    """

    fields: Mapping[str, Field[Any]]
    build: Callable[[Values], T] = _as_they_are
    check: Callable[[Values], Iterable[tuple[tuple[str, ...], str]]] | None = None
    placed: bool = False

    def read(self, checker: Checker, node: YamlNode) -> T | None:
        required = tuple(key for key, one in self.fields.items() if one.required)
        nodes = checker.mapping(node, known=tuple(self.fields), required=required)
        if not isinstance(node.value, dict):
            return None
        values: Values = {}
        for key, one in self.fields.items():
            value = one.shape.read(checker, nodes[key]) if key in nodes else None
            values[key] = one.default if value is None else value
        for path, message in self.check(values) if self.check else ():
            checker.report(_at(node, path), message)
        return self.build({**values, "path": node.path, "line": node.line} if self.placed else values)

    def schema(self) -> Schema:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {key: {"description": one.meaning, **one.shape.schema()} for key, one in self.fields.items()},
            "required": [key for key, one in self.fields.items() if one.required],
        }


def _at(node: YamlNode, path: tuple[str, ...]) -> YamlNode:
    """Return the node that `path` leads to, or the last one on the way that is there."""
    for key in path:
        if not isinstance(node.value, dict) or key not in node.value:
            break
        node = node.value[key]
    return node


def document_schema(title: str, shape: Shape[Any]) -> Schema:
    """Return the JSON Schema of a whole file."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **shape.schema()}
