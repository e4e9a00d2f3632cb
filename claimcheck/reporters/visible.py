"""Text from a draft made safe and measurable for a terminal."""

from __future__ import annotations

import re

# Controls (C0, DEL, C1), line and paragraph separators, bidirectional controls, lone surrogates, what is no character:
# they move the cursor, colour the screen, turn the line around, or may not stand in XML.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
TAB = "    "


def visible(text: str) -> str:
    """Return `text` on one line: tabs as spaces, control characters as symbols or escapes."""
    return UNSAFE.sub(_shown, text)


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space, and made visible."""
    return visible(" ".join(text.split()))


def width(text: str) -> int:
    """Return how many terminal cells visible text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\t":
        return TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else f"\\u{ord(char):04x}"
