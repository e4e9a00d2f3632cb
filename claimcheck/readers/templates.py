"""Masks template tags and shortcodes, so that readers see only what the public sees."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.readers.masking import blanked, is_alone

Mask = Callable[[str], str]

# What stands between these tags is not prose: comments, code and data.
HIDDEN_BETWEEN = frozenset({
    "comment", "highlight", "raw", "script", "style", "mermaid", "math", "katex", "schema", "javascript",
})  # fmt: skip

# A tag may run over lines, but not over an empty one or into the next tag.
_INSIDE = r"(?:(?!\{\{|\{%|\{\#|\r?\n[ \t]*\r?\n)[^{CLOSE}]|{CLOSE}(?!{END}))*"


def _between(opening: str, close: str, end: str) -> str:
    return opening + _INSIDE.replace("{CLOSE}", close).replace("{END}", end) + close + end


_TEMPLATE = re.compile(
    "|".join(
        (
            _between(r"\{\{[<%]?", r"\}", r"\}"),
            _between(r"\{%", "%", r"\}"),
            _between(r"\{\#", "#", r"\}"),
        )
    )
)
_TEMPLATE_NAME = re.compile(r"\{[{%#][<%-]?\s*(?P<close>/|end)?\s*(?P<name>[A-Za-z_][\w./-]*)")
_SHORTCODE = re.compile(
    r"(?<![\\!])\[(?P<close>/?)(?P<name>[A-Za-z][\w-]{1,40})"
    r"(?P<attributes>(?:[ \t\r\n]+[\w-]{1,40}=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'\[\]]+)){0,40})"
    r"\s{0,5}/?\](?![(\[:])"
)


def mask_templates(source: str, inline: Mask = blanked) -> tuple[str, frozenset[str]]:
    """Return `source` with tags blanked out, of the same length, and the names of the tags.

    `inline` masks a tag that shares its line with text.
    """
    names: set[str] = set()
    source = _mask_template_tags(source, names, inline)
    source = _mask_shortcodes(source, names, inline)
    return source, frozenset(names)


def _mask_template_tags(source: str, names: set[str], inline: Mask) -> str:
    if "{{" not in source and "{%" not in source and "{#" not in source:
        return source
    tags = list(_TEMPLATE.finditer(source))
    parts: list[str] = []
    done = 0
    for tag, is_hidden in zip(tags, _hidden_before(tags, names), strict=True):
        between = source[done : tag.start()]
        parts += (blanked(between) if is_hidden else between, _masked(source, tag, inline))
        done = tag.end()
    parts.append(source[done:])
    return "".join(parts)


def _hidden_before(tags: list[re.Match[str]], names: set[str]) -> list[bool]:
    """Tell for each tag whether the text before it is hidden; note the names of the tags."""
    named = [_TEMPLATE_NAME.match(tag.group()) for tag in tags]
    last_closing = {name["name"]: index for index, name in enumerate(named) if name and name["close"]}
    hidden = []
    hidden_by = ""
    for index, name in enumerate(named):
        hidden.append(bool(hidden_by))
        if not name:
            continue
        names.add(name["name"])
        if name["close"] and name["name"] == hidden_by:
            hidden_by = ""
        elif not hidden_by and name["name"] in HIDDEN_BETWEEN and last_closing.get(name["name"], -1) > index:
            hidden_by = name["name"]
    return hidden


def _masked(source: str, match: re.Match[str], inline: Mask) -> str:
    text = match.group()
    return blanked(text) if is_alone(source, match.start(), match.end()) else inline(text)


def _mask_shortcodes(source: str, names: set[str], inline: Mask) -> str:
    """Mask WordPress shortcodes: a bracketed name with attributes, or one with a closing tag."""
    if "[/" not in source and "=" not in source:
        return source
    tags = list(_SHORTCODE.finditer(source))
    opened = {tag["name"] for tag in tags if not tag["close"]}
    paired = {tag["name"] for tag in tags if tag["close"]} & opened

    parts: list[str] = []
    done = 0
    for tag in tags:
        if tag["name"] in paired or (tag["attributes"] and not tag["close"]):
            names.add(tag["name"])
            parts += (source[done : tag.start()], _masked(source, tag, inline))
            done = tag.end()
    parts.append(source[done:])
    return "".join(parts)
