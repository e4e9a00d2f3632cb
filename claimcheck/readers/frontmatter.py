"""Reads the front matter of a file: its data, and the values that readers and search engines see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.errors import ClaimcheckError, Problem, UnreadableFile
from claimcheck.model.document import BlockKind, Span
from claimcheck.readers.build import DocumentBuilder, TextBuilder
from claimcheck.readers.scalars import add_scalar, block_scalar_end
from claimcheck.readers.tomlmatter import read_toml
from claimcheck.yamlfile import YamlNode, parse_yaml

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(\r?\n|\r)")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_WAY_OUT = "; correct the front matter, or put values with ':' or '#' in quotes"


def front_matter_kinds(keys: Iterable[str]) -> dict[str, BlockKind]:
    """Return what the values of the configured keys are: titles, or else descriptions."""
    return {key: BlockKind.TITLE if key.lower().endswith("title") else BlockKind.DESCRIPTION for key in keys}


def read_front_matter(builder: DocumentBuilder, keys: Iterable[str]) -> int:
    """Read the front matter with the values of `keys` and return where the body starts, 0 when there is none.

    Raises UnreadableFile when it is closed but is not valid YAML or TOML.
    """
    source, kinds = builder.source, front_matter_kinds(keys)
    if source.startswith("{"):
        return _read_json(builder, kinds)
    opening = _OPENING.match(source)
    closing = _closing(source, opening) if opening else None
    if not opening or not closing:
        return 0
    content = Span(opening.end(), closing.start)
    if opening[1] == "+++":
        read_toml(builder, content, kinds)
    elif not _read_yaml(builder, content, kinds, may_be_rule=_starts_blank(source, opening.end())):
        return 0
    builder.front_matter_span = Span(0, closing.end)
    return closing.end


def _closing(source: str, opening: re.Match[str]) -> Span | None:
    mark = r"\+\+\+" if opening[1] == "+++" else r"(?:---|\.\.\.)"
    closing = re.compile(rf"(?<=[\r\n]){mark}[ \t]*(?:\r\n|\r|\n|\Z)").search(source, opening.end())
    return Span(*closing.span()) if closing else None


def _starts_blank(source: str, offset: int) -> bool:
    return re.compile(r"[ \t]*[\r\n]").match(source, offset) is not None


def _read_yaml(builder: DocumentBuilder, content: Span, keys: Mapping[str, BlockKind], *, may_be_rule: bool) -> bool:
    """Read YAML front matter; False when the `---` turn out to be rules between paragraphs."""
    text = builder.source[content.start : content.end]
    try:
        root = parse_yaml(text, builder.path, first_line=2, first_offset=content.start)
    except ClaimcheckError as error:
        if may_be_rule:
            return False
        raise _unreadable(error) from None
    if not isinstance(root.value, dict):
        return False
    _add_values(builder, root, keys)
    _add_comments(builder, root, content)
    return True


def _read_json(builder: DocumentBuilder, keys: Mapping[str, BlockKind]) -> int:
    try:
        data, end = json.JSONDecoder().raw_decode(builder.source)
    except (ValueError, RecursionError):
        return 0
    if not data or not re.compile(r"[ \t]*(?:[\r\n]|\Z)").match(builder.source, end):
        return 0
    # YAML takes in JSON but for tabs and surrogates; equally long text keeps the places.
    text = _SURROGATE.sub(r"\\u2020", builder.source[:end].replace("\t", " "))
    try:
        _add_values(builder, parse_yaml(text, builder.path), keys)
    except ClaimcheckError as error:
        raise _unreadable(error) from None
    builder.front_matter = data
    builder.front_matter_span = Span(0, end)
    return end


def _unreadable(error: ClaimcheckError) -> UnreadableFile:
    return UnreadableFile(
        Problem(problem.path, problem.line, problem.column, problem.message + _WAY_OUT) for problem in error.problems
    )


def _add_values(builder: DocumentBuilder, root: YamlNode, keys: Mapping[str, BlockKind]) -> None:
    builder.front_matter = root.plain()
    for key, kind in keys.items():
        for node in _scalars(_find(root, key)):
            text = TextBuilder()
            add_scalar(text, builder.source, node.start, node.end)
            builder.add(text, kind)


def _find(node: YamlNode, key: str) -> YamlNode | None:
    """Return the value of `key`; its dots lead into nested mappings unless it stands there with them."""
    if not isinstance(node.value, dict):
        return None
    if key in node.value:
        return node.value[key]
    first, dot, rest = key.partition(".")
    inner = node.value.get(first) if dot else None
    return _find(inner, rest) if inner else None


def _scalars(node: YamlNode | None) -> Iterator[YamlNode]:
    if node is None or node.value is None or isinstance(node.value, dict):
        return
    if isinstance(node.value, list):
        for item in node.value:
            yield from _scalars(item)
    else:
        yield node


def _add_comments(builder: DocumentBuilder, root: YamlNode, content: Span) -> None:
    """Add the YAML comments: whatever starts with # outside all values."""
    values = iter(sorted(_value_spans(builder.source, root)))
    value = next(values, None)
    position = content.start
    while comment := _COMMENT.search(builder.source, position, content.end):
        while value and value.end <= comment.start():
            value = next(values, None)
        if value and value.start <= comment.start():
            position = value.end
        else:
            builder.comment(comment.group()[1:], *comment.span())
            position = comment.end()


def _value_spans(source: str, node: YamlNode) -> Iterator[Span]:
    if isinstance(node.value, dict):
        for key, item in node.value.items():
            yield Span(node.keys[key].start, node.keys[key].end)
            yield from _value_spans(source, item)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _value_spans(source, item)
    else:
        yield Span(node.start, block_scalar_end(source, node.start, node.end))
