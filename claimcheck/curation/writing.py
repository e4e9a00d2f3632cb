"""Writes records of the claim base as YAML the way its files are written: short values plain, long ones folded."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from claimcheck.claimbase.records import ENTRY_KEYS

WIDTH = 120
INDENT = 2
# Keys whose value is written over several lines, an item or a key on each.
_SPREAD = ("licence", "sources", "tensions", "examples", "near_misses")
# White space that folding would change, and characters that YAML only has as escapes.
_NOT_FOLDABLE = re.compile("^ |  | $|[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class _Dumper(yaml.SafeDumper):
    """Quotes with double quotation marks, as the files of the claim base do."""

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def entry_yaml(entry: Mapping[str, Any]) -> str:
    """Return one entry as an item of the list under `entries:`, with its keys in their order.

    Values are plain data: texts, numbers, dates, flags, lists and mappings; those that are None are left out.
    """
    fields = [field_yaml(key, entry[key], 2 * INDENT) for key in ENTRY_KEYS if entry.get(key) is not None]
    return _as_item("\n".join(fields), INDENT) + "\n"


def field_yaml(key: str, value: Any, indent: int) -> str:
    """Return `key: value` at `indent` columns, over as many lines as it takes, without the last line's end."""
    start = f"{' ' * indent}{key}:"
    if key in _SPREAD and value:
        return "\n".join([start, *_spread(value, indent + INDENT)])
    return _one_value(start, value, indent)


def inline_yaml(value: Any) -> str:
    """Return a value on one line, as it may stand after a key in a block mapping."""
    is_collection = isinstance(value, Mapping | list | tuple)
    text: str = yaml.dump(
        value if is_collection else {"k": value},
        Dumper=_Dumper,
        default_flow_style=is_collection,
        width=float("inf"),
        allow_unicode=True,
        sort_keys=False,
    )
    return text.strip("\n") if is_collection else text.removeprefix("k:").strip(" \n")


def _spread(value: Mapping[str, Any] | Sequence[Any], indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return [field_yaml(key, inner, indent) for key, inner in value.items()]
    return [_item(inner, indent) for inner in value]


def _item(value: Any, indent: int) -> str:
    line = f"{' ' * indent}- {inline_yaml(value)}"
    if isinstance(value, Mapping) and len(line) > WIDTH:
        return _as_item("\n".join(_spread(value, indent + INDENT)), indent)
    return _one_value(f"{' ' * indent}-", value, indent)


def _as_item(fields: str, indent: int) -> str:
    """Return the lines of a mapping as an item of a list."""
    return f"{' ' * indent}- {fields[indent + INDENT :]}"


def _one_value(start: str, value: Any, indent: int) -> str:
    line = f"{start} {inline_yaml(value)}"
    if len(line) <= WIDTH or not isinstance(value, str) or _NOT_FOLDABLE.search(value):
        return line
    pad = " " * (indent + INDENT)
    lines = textwrap.wrap(value, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{start} >-", *(pad + part for part in lines)])
