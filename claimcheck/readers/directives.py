"""Masks the marker lines of Docusaurus, MyST and MkDocs blocks and tabs, whose content is ordinary Markdown."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.readers.masking import blanked

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})(?P<rest>[^\r\n]*)")
_OPENING = re.compile(r"[ \t]*(?:\{(?P<braced>[A-Za-z][\w:-]*)\}|(?P<bare>[A-Za-z][\w-]*))(?:\{[^}]*\})?(?P<title>.*)")
_OPTION = re.compile(r"[ \t>]*:[\w-]+:")
_MKDOCS = re.compile(
    r"(?P<indent>[ ]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?P<name>[A-Za-z][\w -]*?)[ \t]*(?P<title>\"[^\"]*\")?"
    r"|===[!+]?[ \t]+(?P<tab>\"[^\"]*\"))[ \t]*"
)
_INDENT_WIDTH = 4

# MyST directives in code fences whose content is prose; all others are code, figures or data.
_PROSE_DIRECTIVES = frozenset({
    "admonition", "note", "tip", "info", "warning", "danger", "caution", "important", "hint", "seealso",
    "attention", "error", "dropdown", "card", "margin", "sidebar", "epigraph", "pull-quote", "topic",
    "versionadded", "deprecated", "tab-set", "tab-item", "grid", "grid-item", "grid-item-card", "card-carousel", "div",
})  # fmt: skip


class _Fence(NamedTuple):
    mark: str
    is_prose: bool


def mask_directives(source: str) -> tuple[str, frozenset[str]]:
    """Return `source` with marker lines blanked out, titles as headings, and the names of the blocks."""
    if not any(mark in source for mark in (":::", "```{", "~~~{", "!!! ", "??? ", "???+ ", "===")):
        return source, frozenset()
    masker = _Masker()
    lines = [masker.mask(match[1]) + match[2] for match in _LINE.finditer(source)]
    return undented("".join(lines), masker.indented_lines), frozenset(masker.names)


def undented(source: str, depths: dict[int, int]) -> str:
    """Move the line ends before the lines in `depths` behind that much of their indentation.

    The lines then start further left while every other character keeps its place.
    """
    if not depths:
        return source
    pieces = [list(match.groups()) for match in _LINE.finditer(source)]
    for number, depth in depths.items():
        if number > 0:
            line = pieces[number][0]
            pieces[number][0] = line[depth:]
            pieces[number - 1][1] = line[:depth] + pieces[number - 1][1]
    return "".join(text + end for text, end in pieces)


class _Masker:
    """Masks one line after the other, knowing which fences are open."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.indented_lines: dict[int, int] = {}
        self._open: list[_Fence] = []
        self._options = False
        self._mkdocs: list[int] = []
        self._number = -1

    def mask(self, line: str) -> str:
        self._number += 1
        if self._options and _OPTION.match(line):
            return blanked(line)
        self._options = False
        fence = _FENCE.fullmatch(line)
        if fence:
            return self._fence(line, fence)
        if self._open and not self._open[-1].is_prose:
            self._note_indent(line)
            return line
        return self._mkdocs_line(line)

    def _fence(self, line: str, fence: re.Match[str]) -> str:
        mark, rest = fence["fence"], fence["rest"]
        innermost = self._open[-1] if self._open else None
        if innermost and not rest.strip() and mark[0] == innermost.mark[0] and len(mark) >= len(innermost.mark):
            self._open.pop()
            return blanked(line) if innermost.is_prose else line
        if innermost and not innermost.is_prose:
            return line
        opening = _OPENING.fullmatch(rest)
        name = (opening["braced"] or opening["bare"]) if opening else ""
        is_prose = mark[0] == ":" or bool(opening and opening["braced"] in _PROSE_DIRECTIVES)
        if not is_prose:
            if mark[0] != "`" or "`" not in rest:
                self._open.append(_Fence(mark, is_prose=False))
            return line
        if not opening:
            return blanked(line)
        self.names.add(name)
        self._open.append(_Fence(mark, is_prose=True))
        self._options = True
        return _titled(line, fence.end("indent"), fence.start("rest") + opening.start("title"))

    def _mkdocs_line(self, line: str) -> str:
        self._note_indent(line)
        match = _MKDOCS.fullmatch(line)
        if not match or len(match["indent"]) // _INDENT_WIDTH > len(self._mkdocs):
            return line
        self._mkdocs.append(len(match["indent"]) + _INDENT_WIDTH)
        self.names.add(match["name"] or "tab")
        titled = "tab" if match["tab"] else "title"
        start = match.start(titled) if match[titled] else len(line)
        return _titled(line, match.end("indent"), start)

    def _note_indent(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            return
        while self._mkdocs and indent < self._mkdocs[-1]:
            self._mkdocs.pop()
        if self._mkdocs:
            self.indented_lines[self._number] = self._mkdocs[-1]


def _titled(line: str, indent: int, title: int) -> str:
    """Return a marker line with its title, if any, as a heading of the lowest level there is room for."""
    if not line[title:].strip(" \t[]\"'"):
        return blanked(line)
    shown = line[title:]
    for opening, closing in ("[]", '""'):
        if shown.strip().startswith(opening) and shown.rstrip().endswith(closing):
            shown = shown.replace(opening, " ", 1)
            at = shown.rindex(closing)
            shown = shown[:at] + " " + shown[at + 1 :]
    marks = "#" * min(6, title - indent - 1)
    return line[:indent] + marks + " " * (title - indent - len(marks)) + shown
