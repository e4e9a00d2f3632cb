"""What stretch of the source a suppression holds for, worked out by position, not by markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.linter.directives import Directive
from claimcheck.model.document import Block, Document, Lines, Span


def scopes_of(directives: Sequence[Directive], document: Document) -> tuple[Span | str, ...]:
    """Return for each directive the span it holds for, or the message that tells why it holds for none.

    A directive that is not understood holds for nothing and brings its own message.
    """
    ends = _matching_ends(directives)
    lines = Lines(document.source) if directives else Lines("")
    return tuple(
        directive.problem or _scope(directive, ends.get(number), document, lines)
        for number, directive in enumerate(directives)
    )


def _scope(directive: Directive, end: Directive | None, document: Document, lines: Lines) -> Span | str:
    if directive.kind == "ignore-file":
        return Span(0, len(document.source))
    if directive.kind == "ignore":
        return _line_or_next_block(directive.span, document, lines)
    if end is None:
        other = _OTHER[directive.kind]
        return f"There is no matching `claimcheck: {other}`, so this does nothing; add it or remove this"
    return Span(*sorted((directive.span.end, end.span.start)))


_OTHER = {"ignore-start": "ignore-end", "ignore-end": "ignore-start"}


def _matching_ends(directives: Sequence[Directive]) -> dict[int, Directive]:
    """Pair each start with its end and each end with its start, the innermost first."""
    pairs: dict[int, Directive] = {}
    open_starts: list[int] = []
    for number, directive in enumerate(directives):
        if directive.kind == "ignore-start":
            open_starts.append(number)
        elif directive.kind == "ignore-end" and open_starts:
            start = open_starts.pop()
            pairs[start], pairs[number] = directive, directives[start]
    return pairs


def _line_or_next_block(comment: Span, document: Document, lines: Lines) -> Span:
    """A comment that ends a line of text holds for that line, any other for what follows it.

    What follows is the next block; where the comment stands inside a block, the next line of it.
    """
    line = lines.span_of_line(lines.position(comment.start).line)
    if _ends_text_line(comment, line, document):
        return line
    spans = [block_span(block) for block in document.blocks if block.runs]
    around = next((span for span in spans if span.start < comment.start and comment.end < span.end), None)
    if around is not None:
        return _next_line(comment, document, lines)
    following = [span for span in spans if span.start >= comment.end]
    return min(following, default=Span(comment.end, comment.end))


def _ends_text_line(comment: Span, line: Span, document: Document) -> bool:
    before = list(_outside_comments(Span(line.start, comment.start), document))
    after = document.source[comment.end : max(comment.end, line.end)]
    return any(_is_text(part) for part in before) and not after.strip()


def _is_text(part: str) -> bool:
    return any(char.isalnum() for char in part)


def _outside_comments(span: Span, document: Document) -> Iterator[str]:
    """Yield the stretches of source in `span` that no comment covers."""
    start = span.start
    for comment in document.comments:
        if comment.span.end <= start or comment.span.start >= span.end:
            continue
        yield document.source[start : comment.span.start]
        start = comment.span.end
    yield document.source[start : span.end]


def _next_line(comment: Span, document: Document, lines: Lines) -> Span:
    line = lines.position(max(comment.start, comment.end - 1)).line + 1
    last = lines.position(len(document.source)).line
    while line < last and not any(map(_is_text, _outside_comments(lines.span_of_line(line), document))):
        line += 1
    return lines.span_of_line(min(line, last))


def block_span(block: Block) -> Span:
    """Return the source range from the first to the last code point of a block that has text."""
    last = block.runs[-1]
    return Span(block.runs[0].source_start, last.source_start + last.source_length)


def overlaps(first: Span, second: Span) -> bool:
    """Tell whether two spans share a code point; an empty one counts as the point where it stands."""
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.start < second.end and second.start < first.end
