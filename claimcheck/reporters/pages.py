"""The manual page of a rule taken apart: a summary, then headings with the indented text below them."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from msgspec import Struct


class Section(NamedTuple):
    """A heading and its text, line ends as in the page."""

    heading: str
    text: str


class Page(Struct, frozen=True):
    """A manual page."""

    summary: str
    sections: tuple[Section, ...]

    def markdown(self) -> str:
        """Return the page as Markdown."""
        parts = [self.summary, *(f"## {heading}\n\n{text}" for heading, text in self.sections)]
        return "\n\n".join(parts) + "\n"


def page_of(text: str) -> Page:
    """Take the text of a page apart."""
    summary, _, rest = text.strip().partition("\n")
    sections: list[list[str]] = []
    for line in rest.splitlines():
        if line and not line[0].isspace():
            sections.append([line])
        elif sections:
            sections[-1].append(line)
    return Page(summary, tuple(Section(heading, _dedented(lines)) for heading, *lines in sections))


def _dedented(lines: list[str]) -> str:
    return textwrap.dedent("\n".join(lines)).strip()
