"""Reads HTML: the text a browser would show, block by block, and the descriptions search engines show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.model.document import BlockKind, Context, Document
from claimcheck.readers.build import DocumentBuilder, ReaderOptions, TextBuilder
from claimcheck.readers.frontmatter import front_matter_kinds, read_front_matter
from claimcheck.readers.html_elements import DESCRIPTIONS, INLINE, REMOVED, SKIPPED, TITLED, VOID
from claimcheck.readers.html_structure import Structure
from claimcheck.readers.html_tables import layout_tables
from claimcheck.readers.html_tokens import Token, TokenKind, tokenize
from claimcheck.readers.masking import gap, mask_urls
from claimcheck.readers.prose import add_gap, add_prose
from claimcheck.readers.templates import mask_templates

_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_REFERENCE = re.compile(r"[\s\[\](),;*†‡§¶\d–-]*")
_TAKES_REFERENCE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\"'”’])\s*\Z")


def read_html(path: str, source: str, options: ReaderOptions) -> Document:
    """Read an HTML file, with front matter and template tags if it has any."""
    builder = DocumentBuilder(path, source)
    body = read_front_matter(builder, front_matter_kinds(options.front_matter_keys))
    masked, tags = mask_templates(source, gap)
    for tag in tags:
        builder.tag(tag)
    _HtmlReader(builder, mask_urls(masked), body).read()
    return builder.build()


class _HtmlReader:
    """Walks the tokens of one file with a stack of the elements that matter."""

    def __init__(self, builder: DocumentBuilder, source: str, start: int):
        self._builder = builder
        self._source = source
        self._tokens = list(tokenize(source, start))
        self._ends = _matching_ends(self._tokens)
        self._layout = layout_tables(self._tokens, self._roles())
        self._text = TextBuilder()
        self._tail = ""
        self._structure = Structure()

    def read(self) -> None:
        """Read all tokens into the builder."""
        index = 0
        while index < len(self._tokens):
            index = self._token(index)
        self._flush()
        for token in self._tokens:
            if token.kind is TokenKind.COMMENT and not token.name:
                comment = self._builder.source[token.start + 4 : max(token.end - 3, token.start + 4)]
                self._builder.comment(comment, token.start, token.end)

    def _token(self, index: int) -> int:
        """Read one token, or a whole element that is left out; return the index of the next."""
        token = self._tokens[index]
        if token.kind is TokenKind.TEXT:
            self._add(token.start, token.end)
        elif token.kind is TokenKind.END:
            self._end(token)
        elif token.kind is TokenKind.START:
            end = self._left_out(token, index)
            if end is not None:
                self._leave_out(token, self._tokens[end])
                return end + 1
            self._start(token, index)
        return index + 1

    def _add(self, start: int, end: int) -> None:
        add_prose(self._text, self._source, start, end, entities=True)
        self._tail = self._source[max(start, end - 8) : end]

    # What is left out

    def _left_out(self, token: Token, index: int) -> int | None:
        """Return the index of the token that ends an element nobody reads, None for any other element.

        Where the end tag is missing the element is read: better too much than half a file lost.
        """
        if token.name in VOID:
            return index if self._is_hidden(token) else None
        end = self._ends.get(index)
        if end is None:
            return None
        hidden = token.name in SKIPPED or token.name in REMOVED or self._is_hidden(token)
        return end if hidden or (token.name == "sup" and self._is_reference(index, end)) else None

    def _is_hidden(self, token: Token) -> bool:
        for name, start, end in token.attributes:
            value = self._source[start:end].strip().lower()
            if name == "hidden" and value != "until-found":
                return True
            if (name, value) in (("aria-hidden", "true"), ("role", "navigation")):
                return True
            if name == "style" and _INVISIBLE.search(value):
                return True
        return False

    def _is_reference(self, index: int, end: int) -> bool:
        """Tell a footnote number from an exponent: `cramps<sup>1</sup>` and `10<sup>6</sup>`."""
        inside = self._tokens[index + 1 : min(end, index + 20)]
        text = "".join(self._source[part.start : part.end] for part in inside if part.kind is TokenKind.TEXT)
        if not _REFERENCE.fullmatch(text):
            return False
        return any(part.name == "a" for part in inside) or bool(_TAKES_REFERENCE.search(self._tail))

    def _leave_out(self, token: Token, end: Token) -> None:
        if token.name not in INLINE:
            self._flush()
        elif token.name not in REMOVED and token.name != "sup":
            add_gap(self._text, token.start, end.end)

    # Tags

    def _start(self, token: Token, index: int) -> None:
        self._read_attributes(token)
        if token.name == "br":
            add_gap(self._text, token.start, token.end, "\n")
        elif token.name == "q":
            add_gap(self._text, token.start, token.end, "“")
        elif "-" in token.name:
            self._flush()
            self._builder.tag(token.name)
        elif token.name not in INLINE:
            self._flush()
            self._structure.open(
                token.name,
                self._attributes(token),
                closed=index in self._ends,
                layout=index in self._layout,
            )

    def _end(self, token: Token) -> None:
        if token.name == "q":
            add_gap(self._text, token.start, token.end, "”")
        elif token.name not in INLINE:
            self._flush()
            self._structure.close(token.name)

    # Attributes

    def _roles(self) -> dict[int, str]:
        return {
            index: self._source[start:end].strip().lower()
            for index, token in enumerate(self._tokens)
            for name, start, end in token.attributes
            if name == "role"
        }

    def _attributes(self, token: Token) -> dict[str, str]:
        return {name: self._source[start:end].strip() for name, start, end in token.attributes}

    def _read_attributes(self, token: Token) -> None:
        """Read the attributes that readers see."""
        if token.name not in TITLED and token.name != "meta":
            return
        values = self._attributes(token)
        described = (values.get("name") or values.get("property") or "").lower()
        for name, start, end in token.attributes:
            if token.name == "meta" and name == "content" and described in DESCRIPTIONS:
                self._add_attribute(start, end, BlockKind.DESCRIPTION)
            elif token.name == "img" and name == "alt":
                self._add_attribute(start, end, BlockKind.ALT_TEXT)
            elif token.name in TITLED and name == "title":
                self._add_attribute(start, end, BlockKind.CAPTION)

    def _add_attribute(self, start: int, end: int, kind: BlockKind) -> None:
        text = TextBuilder()
        add_prose(text, self._source, start, end, entities=True)
        self._builder.add(text, kind, Context(quoted=self._structure.top.quoted))

    def _flush(self) -> None:
        """Add the text so far as a block of the element it stands in."""
        text, self._text, self._tail = self._text, TextBuilder(), ""
        frame = self._structure.top
        if frame.kind is BlockKind.HEADING:
            index = self._builder.add_heading(text, frame.level, quoted=frame.quoted)
        else:
            index = self._builder.add(text, frame.kind, frame.context())
        if index is not None:
            self._structure.note(index)


def _matching_ends(tokens: Iterable[Token]) -> dict[int, int]:
    """Return the index of the end tag for the index of each start tag that has one."""
    open_tags: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.START:
            open_tags.setdefault(token.name, []).append(index)
        elif token.kind is TokenKind.END and open_tags.get(token.name):
            ends[open_tags[token.name].pop()] = index
    return ends
