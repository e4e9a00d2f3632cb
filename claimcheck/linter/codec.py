"""Values of the model as JSON and back, by the annotations of their fields.

A dataclass or a named tuple becomes the list of its fields in their order, so that a new field is carried without a
line here. What comes back is checked: another type, a missing or surplus field, a place outside the source is refused,
and nothing but the classes that the annotations name is ever made.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from claimcheck.model.document import Position, Span
from claimcheck.model.report import Region


class Malformed(ValueError):  # noqa: N818 - named for what is wrong with the data
    """Data that is not what the annotations say."""


class Codec(NamedTuple):
    """How values of one annotation become JSON, and how they are made of it.

    `decode` takes what JSON gave and the length that the source has at most; it raises Malformed. What JSON gives as
    an instance of the class `plain` is the value itself, and need not be decoded.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any, int], Any]
    plain: type | None = None


@cache
def codec_of(annotation: Any) -> Codec:
    """Return the codec for an annotation; TypeError for what JSON cannot carry."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _optional(arguments)
    if origin is tuple:
        return _items(arguments[0], tuple) if arguments[1:] == (...,) else _fixed(arguments)
    if origin is frozenset:
        return _items(arguments[0], frozenset)
    if annotation in (str, int, bool):
        return _scalar(annotation)
    if annotation is float:
        return Codec(float, _number)
    if annotation is datetime.date:
        return Codec(datetime.date.isoformat, _date)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _enum(annotation)
    if is_dataclass(annotation) or hasattr(annotation, "_fields"):
        return _record(annotation)
    raise TypeError(f"{annotation!r} cannot be kept as JSON")


def _record(record: Any) -> Codec:
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)] if is_dataclass(record) else list(record._fields)
    codecs = [codec_of(hints[name]) for name in names]
    encoders = [(name, codec.encode) for name, codec in zip(names, codecs, strict=True)]
    decode_fields, check = _list_decoder(codecs), _CHECKS.get(record)

    def encode(value: Any) -> Any:
        return [one(getattr(value, name)) for name, one in encoders]

    def decode(data: Any, size: int) -> Any:
        made = record(*decode_fields(data, size))
        if check is not None and not check(made, size):
            raise Malformed(f"{made!r} lies outside the source")
        return made

    return Codec(encode, decode)


def _fixed(annotations: Sequence[Any]) -> Codec:
    codecs = [codec_of(annotation) for annotation in annotations]
    encoders, decode_items = [codec.encode for codec in codecs], _list_decoder(codecs)

    def encode(value: Any) -> Any:
        return [one(item) for one, item in zip(encoders, value, strict=True)]

    return Codec(encode, lambda data, size: tuple(decode_items(data, size)))


def _list_decoder(codecs: Sequence[Codec]) -> Callable[[Any, int], list[Any]]:
    decoders = [(codec.plain, codec.decode) for codec in codecs]

    def decode(data: Any, size: int) -> list[Any]:
        if type(data) is not list or len(data) != len(decoders):
            raise Malformed(f"not a list of {len(decoders)}")
        items = zip(data, decoders, strict=True)
        return [item if type(item) is plain else one(item, size) for item, (plain, one) in items]

    return decode


def _items(annotation: Any, collection: Callable[[list[Any]], Any]) -> Codec:
    encode_one, decode_one, _ = codec_of(annotation)

    def encode(value: Any) -> Any:
        items = [encode_one(item) for item in value]
        return sorted(items) if collection is frozenset else items

    def decode(data: Any, size: int) -> Any:
        if type(data) is not list:
            raise Malformed("not a list")
        return collection([decode_one(item, size) for item in data])

    return Codec(encode, decode)


def _optional(arguments: Sequence[Any]) -> Codec:
    (annotation,) = (argument for argument in arguments if argument is not type(None))
    encode_one, decode_one, _ = codec_of(annotation)
    return Codec(
        lambda value: None if value is None else encode_one(value),
        lambda data, size: None if data is None else decode_one(data, size),
        type(None),
    )


def _scalar(kind: type) -> Codec:
    def decode(data: Any, size: int) -> Any:
        if type(data) is not kind:
            raise Malformed(f"not {kind.__name__}")
        return data

    return Codec(lambda value: value, decode, kind)


def _number(data: Any, size: int) -> float:
    if type(data) not in (int, float):
        raise Malformed("not a number")
    return float(data)


def _date(data: Any, size: int) -> datetime.date:
    try:
        return datetime.date.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise Malformed("not a date") from error


def _enum(kind: type[Enum]) -> Codec:
    # Looking up is quicker than asking the enumeration, thousands of times.
    by_value = {item.value: item for item in kind}

    def decode(data: Any, size: int) -> Enum:
        if type(data) not in (str, int) or data not in by_value:
            raise Malformed(f"not a {kind.__name__}")
        return by_value[data]

    return Codec(lambda value: value.value, decode)


def _span_fits(span: Span, size: int) -> bool:
    return 0 <= span.start <= span.end <= size


def _position_fits(position: Position, size: int) -> bool:
    return 1 <= position.line <= size + 1 and 1 <= position.column <= size + 1


def _region_fits(region: Region, size: int) -> bool:
    start, end = Position(region.line, region.column), Position(region.end_line, region.end_column)
    return start <= end and _position_fits(start, size) and _position_fits(end, size)


_CHECKS: dict[Any, Callable[[Any, int], bool]] = {
    Span: _span_fits,
    Position: _position_fits,
    Region: _region_fits,
}
