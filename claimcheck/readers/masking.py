"""Blanks out stretches of source without moving anything, and reads text back past the blanks."""

from __future__ import annotations

import html
import re

from claimcheck.readers.build import TextBuilder

# Stands for markup that vanishes without parting words; no whitespace, so it never indents a line.
FILLER = "\ue000"

_NOT_LINE_END = re.compile(r"[^\r\n]")
_PIECE = re.compile(rf"{FILLER}+|[ \t\r\n]+|[^ \t\r\n{FILLER}]+")
_URL = re.compile(
    r"(?<!\]\()(?<!\]\(<)(?<!\]: )(?<!\]: <)(?<![<\"'=\w/])(?:https?://|www\.)[^\s<>()\[\]\"'`|\\]*[^\s<>()\[\]\"'`|\\.,;:!?*_]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});")


def blanked(text: str) -> str:
    """Return `text` as spaces; line ends stay."""
    return _NOT_LINE_END.sub(" ", text)


def vanished(text: str) -> str:
    """Return `text` as filler, which `add_visible` leaves out; line ends stay."""
    return _NOT_LINE_END.sub(FILLER, text)


def gap(text: str) -> str:
    """Return `text` as spaces that do not count as indentation and read as one space."""
    return FILLER + blanked(text[1:]) if text[0] not in "\r\n" else blanked(text)


def is_alone(source: str, start: int, end: int) -> bool:
    """Tell whether nothing else stands on the line, or the lines, of `start:end`."""
    line_start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    after = re.compile(r"[ \t]*(?:[\r\n]|\Z)").match(source, end)
    return after is not None and not source[line_start:start].strip()


def mask_urls(source: str) -> str:
    """Blank out bare addresses; link destinations stay, as Markdown needs them."""
    if "://" not in source and "www." not in source:
        return source
    return _URL.sub(lambda match: gap(match.group()), source)


def add_visible(text: TextBuilder, source: str, start: int, visible: str) -> None:
    """Add what `visible`, the masked form of the source at `start`, still shows of the source."""
    if source.startswith(visible, start):
        text.add(start, visible)
        return
    for piece in _PIECE.finditer(visible):
        place, shown = start + piece.start(), piece.group()
        if source.startswith(shown, place):
            text.add(place, shown)
        elif not shown.startswith(FILLER) and len(shown) > 1:
            text.add(place, " ", len(shown))


def add_with_entities(text: TextBuilder, source: str, start: int, end: int, visible: str | None = None) -> None:
    """Add the source range with character entities decoded; `visible` is its masked form."""
    shown = source[start:end] if visible is None else visible
    done = 0
    for entity in _ENTITY.finditer(shown):
        decoded = html.unescape(entity.group())
        if decoded == entity.group():
            continue
        add_visible(text, source, start + done, shown[done : entity.start()])
        text.add(start + entity.start(), decoded, len(entity.group()))
        done = entity.end()
    add_visible(text, source, start + done, shown[done:])
