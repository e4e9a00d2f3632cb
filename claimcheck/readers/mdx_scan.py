"""Splits MDX into Markdown, module code, expressions and tags."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from claimcheck.readers.javascript import MAX_EXPRESSION, Expressions, brackets_open

# Where the runs of backticks start, by their length.
Ticks = dict[int, list[int]]


class PartKind(Enum):
    """What a part of MDX that is not Markdown is."""

    MODULE = "module"
    EXPRESSION = "expression"
    COMMENT = "comment"
    TAG = "tag"


class Attribute(NamedTuple):
    """A string attribute of a tag; `start:end` is its value without quotes."""

    name: str
    start: int
    end: int
    is_script: bool


class Part(NamedTuple):
    """A range of the source that Markdown must not see."""

    kind: PartKind
    start: int
    end: int
    name: str = ""
    is_closing: bool = False
    is_empty: bool = False
    attributes: tuple[Attribute, ...] = ()


_LOOK_BACK = 2_000
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_MODULE = re.compile(
    r"(?:import[ \t]+(?:[\"'{*]|[\w$]+[ \t,]+.*\bfrom\b|type\b)"
    r"|export[ \t]+(?:const|let|var|default|function|class|async|type|interface|[{*])).*"
)
_STOP = re.compile(
    r"^(?P<module>(?:import|export)[ \t].*)|^[ \t>]*(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)"
    r"|\\(?:.|\Z)|(?P<comment><!--)"
    r"|(?P<brace>\{)|(?P<tag></?(?:[A-Za-z][\w.:-]*|(?=>)))",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(r"\r?\n[ \t]*(?:\r?\n|\Z)")
_ATTRIBUTE = re.compile(
    r"\s*(?:(?P<end>/?\s*>)|(?P<brace>\{)|(?P<name>[A-Za-z_$][\w:.$-]*)(?:\s*=\s*(?:(?P<open>\{)"
    r"|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'))?)"
)
_STRING_EXPRESSION = re.compile(r"\{\s*([\"'`])((?:(?!\1)[^\\]|\\.)*)\1\s*\}", re.DOTALL)


def scan(source: str, start: int) -> Iterator[Part]:
    """Yield the parts of `source` from `start` on that are not Markdown."""
    position = start
    expressions = Expressions(source)
    ticks = _ticks(source, start)
    while stop := _STOP.search(source, position):
        part: Part | None = None
        if stop["module"] and _MODULE.match(stop["module"]) and _opens_block(source, stop.start(), start):
            part = _module(source, stop.start())
        elif stop["brace"]:
            part = _expression(source, stop.start(), expressions)
        elif stop["tag"]:
            part = _tag(source, stop, expressions)
        if part:
            yield part
        position = part.end if part else _passed(source, stop, ticks)


def _opens_block(source: str, position: int, start: int) -> bool:
    before = source[max(start, position - _LOOK_BACK) : position].rstrip(" \t")
    return not before.strip() or before.endswith(("\n\n", "\n\r\n", ";\n", ";\r\n")) or _follows_module(before)


def _follows_module(before: str) -> bool:
    line = before.rstrip("\r\n").rpartition("\n")[2]
    return bool(_MODULE.match(line)) or line.startswith(("}", ")"))


def _passed(source: str, stop: re.Match[str], ticks: Ticks) -> int:
    """Return where to go on after code, an escape, a comment or a stray bracket."""
    if stop["fence"]:
        mark = stop["fence"]
        closing = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE).search(source, stop.end())
        return closing.end() if closing else len(source)
    if stop["comment"]:
        end = source.find("-->", stop.end())
        return end + 3 if end >= 0 else len(source)
    if stop["ticks"]:
        return _code_span_end(source, stop, ticks)
    if stop["module"]:
        return stop.start("module") + len("import")
    return stop.end()


def _code_span_end(source: str, stop: re.Match[str], ticks: Ticks) -> int:
    length = len(stop["ticks"])
    runs = ticks.get(length, [])
    following = bisect_left(runs, stop.end())
    if following == len(runs) or _PARAGRAPH_END.search(source, stop.end(), runs[following]):
        return stop.end()
    return runs[following] + length


def _ticks(source: str, start: int) -> Ticks:
    runs: Ticks = {}
    for run in re.compile("`+").finditer(source, start):
        runs.setdefault(len(run.group()), []).append(run.start())
    return runs


def _module(source: str, start: int) -> Part:
    """Return imports and exports up to the first empty line outside brackets."""
    position, depth, checked = start, 0, start
    while True:
        empty = _PARAGRAPH_END.search(source, position)
        if not empty:
            return Part(PartKind.MODULE, start, len(source))
        depth += brackets_open(source, checked, empty.start())
        if depth <= 0 or empty.start() - start > MAX_EXPRESSION:
            return Part(PartKind.MODULE, start, empty.start())
        position = checked = empty.start() + 1


def _expression(source: str, start: int, expressions: Expressions) -> Part | None:
    end = expressions.end(start)
    if end is None:
        return None
    inside = source[start + 1 : end - 1].strip()
    is_comment = inside.startswith("/*") and inside.endswith("*/")
    return Part(PartKind.COMMENT if is_comment else PartKind.EXPRESSION, start, end)


def _tag(source: str, stop: re.Match[str], expressions: Expressions) -> Part | None:
    position = stop.end()
    attributes: list[Attribute] = []
    while match := _ATTRIBUTE.match(source, position):
        position = match.end()
        if match["end"]:
            name = stop["tag"].strip("</")
            is_closing = stop["tag"].startswith("</")
            is_empty = match["end"].startswith("/") or name in _VOID
            return Part(PartKind.TAG, stop.start(), position, name, is_closing, is_empty, tuple(attributes))
        brace = match.start("brace") if match["brace"] else match.start("open") if match["open"] else None
        if brace is not None:
            end = expressions.end(brace)
            if end is None:
                return None
            position = end
        attributes += _attribute(source, match)
    return None


def _attribute(source: str, match: re.Match[str]) -> list[Attribute]:
    if match["open"]:
        string = _STRING_EXPRESSION.match(source, match.start("open"))
        if string and (string[1] != "`" or "${" not in string[2]):
            return [Attribute(match["name"], *string.span(2), is_script=True)]
        return []
    group = next((group for group in ("double", "single") if match[group] is not None), None)
    return [Attribute(match["name"], *match.span(group), is_script=False)] if group else []
