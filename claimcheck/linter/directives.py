"""Suppression directives as they are written in comments and front matter.

    claimcheck: ignore CC101 -- reason          the line it ends, or the block that follows
    claimcheck: ignore-start CC101 -- reason    everything up to the matching `claimcheck: ignore-end`
    claimcheck: ignore-file CC101 -- reason     the whole file

Rules are named by code or name, several with commas between them; `until 2027-03-01` behind them names the last day
on which the directive holds. Front matter takes the same line as a `#` comment, or
`claimcheck: {ignore: [{rule: CC101, until: 2027-03-01, reason: ...}]}`; both hold for the whole file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from claimcheck.model.document import Document, Span

KINDS = ("ignore", "ignore-start", "ignore-end", "ignore-file")

_ADDRESSED = re.compile(r"\s*claimcheck(?:\s*:|[\s-]+(?=ignore|disable|off\b))", re.IGNORECASE)
_DIRECTIVE = re.compile(r"\s*([\w-]+)(.*)", re.DOTALL)
_REASON = re.compile(r"(?:^|\s)(?:--|[\u2013\u2014])\s*")
_HASH_COMMENT = re.compile(r"^[ \t]*(#[^\r\n]*)", re.MULTILINE)
_UNTIL = re.compile(r"(?:^|\s)until\b(.*)", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEY = re.compile(r"^[ \t]*(\[?\[?['\"]?claimcheck\b[^\r\n]*)", re.MULTILINE)


class Directive(Struct, frozen=True):
    """One directive: `rules` as written, `until` its last day, `problem` says why it is not understood."""

    kind: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    problem: str | None = None
    until: datetime.date | None = None


def directives_of(document: Document) -> tuple[Directive, ...]:
    """Return the directives of a document in source order."""
    matter = document.front_matter_span or Span(0, 0)
    found = [_parse(comment.text, comment.span) for comment in document.comments if comment.span.start >= matter.end]
    if document.front_matter_span is not None:
        found += _front_matter(document, matter)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.span))


def _parse(text: str, span: Span) -> Directive | None:
    """Return the directive in a comment, None when the comment is not addressed to claimcheck."""
    addressed = _ADDRESSED.match(text)
    if addressed is None:
        return None
    match = _DIRECTIVE.fullmatch(text[addressed.end() :])
    kind = match[1].casefold() if match else ""
    if match is None or kind not in KINDS:
        return Directive("", (), "", span, f"'{text.strip()}' is not understood; write {_FORM}")
    words, reason = _split_reason(match[2])
    dated = _UNTIL.search(words)
    rules = _names(words[: dated.start()] if dated else words)
    until = _day(dated[1].strip()) if dated else None
    return Directive(kind, rules, reason, span, _problem(kind, rules, dated), until)


def _problem(kind: str, rules: tuple[str, ...], dated: re.Match[str] | None) -> str | None:
    if kind == "ignore-end":
        return "The end of a stretch takes no date; give it to the `claimcheck: ignore-start`" if dated else None
    if not rules:
        return f"This suppression names no rule; write {_FORM}"
    return _no_day(dated[1].strip()) if dated and _day(dated[1].strip()) is None else None


def _no_day(written: str) -> str:
    """Return what to say of a date that is none: it is taken for past, so that it lets nothing through."""
    return f"'{written}' is no date, so this suppresses nothing; write the last day as in `until 2027-03-01`"


def _day(written: object) -> datetime.date | None:
    """Return the day that is written, as text or as a date of YAML or TOML; None when it is none."""
    if type(written) is datetime.date:
        return written
    if not isinstance(written, str) or not _DAY.fullmatch(written):
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None


_FORM = "`claimcheck: ignore CC101 -- reason`"


def _split_reason(rest: str) -> tuple[str, str]:
    parts = _REASON.split(rest, maxsplit=1)
    return parts[0], parts[1].strip() if len(parts) > 1 else ""


def _names(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _front_matter(document: Document, span: Span) -> Iterator[Directive | None]:
    text = document.source[span.start : span.end]
    comments = {comment.span: comment.text for comment in document.comments if comment.span.start < span.end}
    for match in _HASH_COMMENT.finditer(text):
        place = Span(span.start + match.start(1), span.start + match.end(1))
        comments.setdefault(place, match[1].lstrip("#"))
    for place, comment in comments.items():
        yield _for_whole_file(_parse(comment, place))
    if "claimcheck" in document.front_matter:
        key = _KEY.search(text)
        place = Span(span.start + key.start(1), span.start + key.end(1)) if key else span
        yield from _from_key(document.front_matter["claimcheck"], place)


def _for_whole_file(directive: Directive | None) -> Directive | None:
    if directive is None or directive.kind in ("ignore-file", ""):
        return directive
    problem = "In front matter only `claimcheck: ignore-file CC101 -- reason` is possible"
    return Directive(directive.kind, directive.rules, directive.reason, directive.span, problem)


def _from_key(value: Any, place: Span) -> Iterator[Directive]:
    items = value.get("ignore") if isinstance(value, Mapping) and set(value) == {"ignore"} else None
    if not isinstance(items, list):
        yield Directive("", (), "", place, _KEY_FORM)
        return
    for item in items:
        yield _from_item(item, place)


_KEY_FORM = "This is not understood; in front matter write `claimcheck: {ignore: [{rule: CC101, reason: ...}]}`"


def _from_item(item: Any, place: Span) -> Directive:
    if not isinstance(item, Mapping) or not set(item) <= {"rule", "until", "reason"} or not item.get("rule"):
        return Directive("", (), "", place, _KEY_FORM)
    rule, reason = item["rule"], item.get("reason")
    rules = tuple(map(str, rule)) if isinstance(rule, list) else _names(str(rule))
    until = _day(item.get("until"))
    problem = _no_day(str(item["until"])) if "until" in item and until is None else None
    return Directive("ignore-file", rules, str(reason or "").strip(), place, problem, until)
