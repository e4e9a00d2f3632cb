"""Where YAML values and their comments stand in a text, more exactly than the parser tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.yamlfile import YamlNode

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


def leaves(node: YamlNode) -> Iterator[YamlNode]:
    """Yield the scalars in `node` in their order, keys among them."""
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            yield node.keys[key]
            yield from leaves(value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from leaves(item)
    else:
        yield node


def is_block(text: str, node: YamlNode) -> bool:
    """Tell whether `node` is a list or mapping with a line for each item, not one in brackets or braces."""
    return isinstance(node.value, dict | list) and text[node.start : node.start + 1] not in ("{", "[")


def is_block_scalar(text: str, node: YamlNode) -> bool:
    """Tell whether `node` is text under a `>` or `|`."""
    return not isinstance(node.value, dict | list) and text[node.start : node.start + 1] in ("|", ">")


def value_end(text: str, node: YamlNode) -> int:
    """Return where the last character of a value ends; comments and blank lines after it are no part of it.

    Blank lines after a text under `|+` or `>+` are: the sign says that they count.
    """
    if is_block(text, node):
        node = max(leaves(node), key=lambda leaf: leaf.end, default=node)
    end = node.end
    if is_block_scalar(text, node) and "+" in text[node.start : header_end(text, node)]:
        return end - text.endswith("\n", 0, end)
    while end > node.start and text[end - 1] in " \t\n":
        end -= 1
    return end


def line_start(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line of `offset` ends, before its line feed."""
    end = text.find("\n", offset)
    return len(text) if end == -1 else end


def header_end(text: str, node: YamlNode) -> int:
    """Return where the sign and indicators end that begin a text under a `>` or `|`."""
    header = _BLOCK_HEADER.match(text, node.start)
    return header.end() if header else node.start


def comments_within(text: str, node: YamlNode) -> list[str]:
    """Return the comments that stand inside a value, those after it left out."""
    places = []
    at = node.start
    for leaf in [*leaves(node), None]:
        start = leaf.start if leaf else value_end(text, node)
        places.append(text[at:start])
        if leaf is not None and is_block_scalar(text, leaf):
            places.append(text[header_end(text, leaf) : line_end(text, leaf.start)])
        at = value_end(text, leaf) if leaf else start
    return [line[line.index("#") :].rstrip() for place in places for line in place.splitlines() if "#" in line]
