"""Mutated drafts of every format: read, with every place right, or refused; their suppressions, too."""

from __future__ import annotations

import pytest
from fake_engine import RULES, fake_resources
from hypothesis import example, given
from mutations import MODEST, mutated
from test_block_kinds import CLAIM, EMPHASIS, KINDS, QUOTED, WIDE, filled

from claimcheck.errors import UnreadableFile
from claimcheck.linter.directives import directives_of
from claimcheck.linter.suppressions import suppress
from claimcheck.model.document import Document, Span
from claimcheck.model.finding import Finding, Severity
from claimcheck.readers import READERS, decode, read_text

KNOWN = fake_resources().known_rules
COMMENTS = {
    "markdown": "<!-- claimcheck: ignore CC101 -- why -->\n\n",
    "mdx": "{/* claimcheck: ignore CC101 -- why */}\n\n",
    "html": "<!-- claimcheck: ignore CC101 -- why -->\n",
    "text": "claimcheck: ignore CC101 -- why\n\n",
    "rst": ".. claimcheck: ignore CC101 -- why\n\n",
    "asciidoc": "// claimcheck: ignore CC101 -- why\n\n",
}
FRONT = """\
---
title: "A \\u00e9 walk"
claimcheck: {ignore: [{rule: CC101, reason: why}]}
# claimcheck: ignore-file CC102 -- x
---
"""


def originals(format_in: str) -> list[str]:
    kinds = [kind for kind in (*KINDS.values(), *QUOTED.values()) if kind.format == format_in]
    texts = [filled(kind.template, text) for kind in kinds for text in (CLAIM, WIDE + EMPHASIS["markdown"])]
    return [*texts, *(FRONT + COMMENTS[format_in] + text for text in texts[:4])]


def assert_places_hold(document: Document) -> None:
    for block in document.blocks:
        position = 0
        for run in block.runs:
            assert run.text_start == position
            assert 0 <= run.source_start < run.source_start + run.source_length <= len(document.source)
            position += run.text_length
            if run.text_length == run.source_length:
                written = document.source[run.source_start : run.source_start + run.source_length]
                shown = block.text[run.text_start : position]
                # A letter of another shape is shown as the plain one.
                assert shown == written or (len(shown) == 1 and not written.isascii())
        assert position == len(block.text)
        # The parser and the reports take no lone surrogates.
        assert block.text.encode()
    for comment in document.comments:
        assert 0 <= comment.span.start <= comment.span.end <= len(document.source)


def check(source: str, format_in: str) -> None:
    try:
        document = read_text(decode(source.encode("utf-8", "replace"), "draft"), "draft", format_in)
    except UnreadableFile:
        return
    assert_places_hold(document)
    for directive in directives_of(document):
        assert 0 <= directive.span.start <= directive.span.end <= len(document.source)
    spans = [block.source_span(0, len(block.text)) for block in document.blocks]
    suppress([finding(span) for span in spans], document, KNOWN, RULES)


def finding(span: Span) -> Finding:
    return Finding("CC101", "", Severity.ERROR, span, span, "")


@pytest.mark.parametrize("format_in", READERS)
def test_mutated_drafts_are_read_or_refused(format_in: str) -> None:
    @MODEST
    @given(mutated(originals(format_in)))
    @example('---\ntitle: "Low B12 \\ud83d here"\n---\n\nHello.\n')
    def run(source: str) -> None:
        check(source, format_in)

    run()
