"""One claim in every kind of block of every format: the same finding, each time at its own place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.cli.resources import load_resources
from claimcheck.config import Settings
from claimcheck.linter.check import check_document
from claimcheck.linter.resources import Resources
from claimcheck.model.document import Document, Span
from claimcheck.readers import EXTENSIONS, READERS, read_file, read_text

# The claim and how it may be written; what is reported begins and ends with these words.
CLAIM = "Excess vitamin B12 causes muscle spasms."
FIRST, LAST = "Excess", "spasms"
ENTITY = CLAIM.replace("B12", "B&#49;2")
EMPHASIS = {
    "markdown": "**Excess vitamin B12** ca*use*s muscle spasms.",
    "html": "<b>Excess vitamin B12</b> ca<i>use</i>s muscle spasms.",
    "rst": r"**Excess vitamin B12** ca\ *use*\ s muscle spasms.",
    "asciidoc": "*Excess vitamin B12* ca__use__s muscle spasms.",
}
# Code points of four bytes, of several code units, and a letter with a combining accent.
WIDE = "👩🏽‍⚕️ The cafe\u0301 𝔹 opens at noon. "


class Kind(NamedTuple):
    """A block: `{}` stands for its text and `{=}` for as many of that sign as the text is long."""

    format: str
    template: str
    # The markup its text is written in, if any, and whether character entities are decoded.
    inline: str = ""
    entities: bool = False


def _kinds() -> Iterator[tuple[str, Kind]]:
    for format_in, (inline, entities, templates) in _TEMPLATES.items():
        for name, template in templates.items():
            yield f"{format_in.replace('+', '-')}-{name}", Kind(format_in.partition("+")[0], template, inline, entities)


_TEMPLATES: dict[str, tuple[str, bool, dict[str, str]]] = {
    "markdown": ("markdown", True, {
        "paragraph": "Hello.\n\n{}\n",
        "lazy-line": "Hello there.\n{}\n",
        "heading": "# Notes\n\n## {}\n\nHello.\n",
        "underlined-heading": "{}\n---\n\nHello.\n",
        "bulleted-item": "- Hello.\n- {}\n",
        "numbered-item": "1. Hello.\n2. {}\n",
        "nested-item": "- Hello.\n  - Bye.\n    - {}\n",
        "loose-item": "- Hello.\n\n  {}\n",
        "table-cell": "| Day | Note |\n|---|---|\n| One | {} |\n",
        "image-alt": "Hello.\n\n![{}](i.png)\n",
        "footnote": "Hello.[^1]\n\n[^1]: {}\n",
        "definition": "Hello\n: {}\n",
        "link": "[{}](https://example.org/a)\n",
        "directive": ":::note\n{}\n:::\n",
        "mkdocs-block": "!!! note\n\n    {}\n",
        "inside-html": "<div>\n\n{}\n\n</div>\n",
    }),
    "markdown+values": ("", True, {
        "image-title": 'Hello.\n\n![a wall](i.png "{}")\n',
        "link-title": 'Hello, [wall](i.html "{}").\n',
        "definition-title": 'Hello, [wall][w].\n\n[w]: i.html "{}"\n',
    }),
    "markdown+front-matter": ("", False, {
        "title": "---\ntitle: {}\n---\n\nHello.\n",
        "quoted-title": '---\ndraft: true\ntitle: "{}"\n---\n\nHello.\n',
        "single-quoted-description": "---\ndescription: '{}'\n---\n\nHello.\n",
        "description": "---\ndescription: {}\n---\n\nHello.\n",
        "folded-summary": "---\nsummary: >-\n  {}\n---\n\nHello.\n",
        "literal-summary": "---\nsummary: |\n  {}\n---\n\nHello.\n",
        "excerpt": "---\nexcerpt: {}\n---\n\nHello.\n",
        "toml-title": '+++\ntitle = "{}"\n+++\n\nHello.\n',
    }),
    "markdown+html": ("html", True, {
        "raw-paragraph": "Hello.\n\n<div><p>{}</p></div>\n",
        "raw-item": "<ul>\n<li>{}</li>\n</ul>\n",
        "raw-cell": "<table><tr><td>{}</td></tr></table>\n",
        "raw-figure": "<figure><img src='x'><figcaption>{}</figcaption></figure>\n",
        "inline": "Hello. <span>{}</span>\n",
    }),
    "markdown+html-values": ("", True, {"raw-alt": '<img src="x" alt="{}">\n'}),
    "mdx": ("markdown", True, {
        "paragraph": "import A from './a'\n\n{}\n",
        "component-child": "<Box>\n  {}\n</Box>\n",
        "component-child-inline": "<Box>{}</Box>\n",
        "nested-component-item": "<Tabs>\n  <Tab>\n    - {}\n  </Tab>\n</Tabs>\n",
    }),
    "mdx+values": ("", True, {
        "attribute": '<Card title="{}" />\n',
        "attribute-beside-text": '<Card\n  wide\n  description="{}"\n>\n  Hello.\n</Card>\n',
    }),
    "mdx+scripts": ("", False, {
        "script-attribute": "<Card title={'{}'} />\n",
        "exported-title": "export const metadata = { title: '{}' }\n\nHello.\n",
    }),
    "html": ("html", True, {
        "paragraph": "<body>\n<p>Hello.</p>\n<p>{}</p>\n",
        "bare-text": "{}\n",
        "list-item": "<ul><li>Hello.</li><li>{}</li></ul>\n",
        "nested-item": "<ol><li>Hello.<ul><li>{}</li></ul></li></ol>\n",
        "cell": "<table><tr><th>Note</th></tr><tr><td>{}</td></tr></table>\n",
        "caption": "<table><caption>{}</caption><tr><td>Hello.</td></tr></table>\n",
        "figcaption": "<figure><img src=x><figcaption>{}</figcaption></figure>\n",
        "heading": "<h1>Notes</h1>\n<h2>{}</h2>\n<p>Hello.</p>\n",
        "footer": "<p>Hello.</p><footer>{}</footer>\n",
        "definition": "<dl><dt>Hello</dt><dd>{}</dd></dl>\n",
        "details": "<details><summary>{}</summary>Hello.</details>\n",
        "div": "<main><div>{}</div></main>\n",
    }),
    "html+values": ("", True, {
        "title": "<html><head><title>{}</title></head><body><p>Hello.</p></body></html>\n",
        "meta-description": '<head><meta name="description" content="{}"></head><p>Hello.</p>\n',
        "meta-single-quoted": "<head><meta content='{}' name='description'></head><p>Hello.</p>\n",
        "alt": '<p>Hello.</p><img alt="{}" src="x">\n',
    }),
    "text": ("", False, {
        "paragraph": "Hello.\n\n{}\n",
        "list-item": "To note:\n\n- Hello.\n- {}\n",
        "numbered-item": "1. Hello.\n2. {}\n",
        "one-line": "{}",
    }),
    "rst": ("rst", False, {
        "paragraph": "Hello.\n\n{}\n",
        "section-title": "{}\n==={=}\n\nHello.\n",
        "list-item": "* Hello.\n* {}\n",
        "numbered-item": "#. Hello.\n#. {}\n",
        "nested-item": "* Hello.\n\n  * {}\n",
        "note": ".. note::\n\n   {}\n",
        "note-on-the-line": ".. note:: {}\n",
        "grid-table": "+---+-{-}-+\n| a | {} |\n+---+-{-}-+\n",
        "simple-table": "=====  =={=}\nDay    Note\n=====  =={=}\nOne    {}\n=====  =={=}\n",
        "list-table": ".. list-table::\n\n   * - Day\n     - {}\n",
        "figure-caption": ".. figure:: x.png\n\n   {}\n",
        "footnote": "Hello [1]_.\n\n.. [1] {}\n",
        "definition": "Hello\n   {}\n",
        "field": "Hello.\n\n:note: {}\n",
    }),
    "rst+values": ("", False, {"alt": ".. image:: x.png\n   :alt: {}\n"}),
    "asciidoc": ("asciidoc", True, {
        "paragraph": "Hello.\n\n{}\n",
        "title": "= Notes\n\n== {}\n\nHello.\n",
        "list-item": "* Hello.\n* {}\n",
        "nested-item": "* Hello.\n** {}\n",
        "numbered-item": ". Hello.\n. {}\n",
        "note": "NOTE: {}\n",
        "note-block": "[NOTE]\n====\n{}\n====\n",
        "table": "|===\n|Day |Note\n\n|One |{}\n|===\n",
        "definition": "Hello:: {}\n",
        "block-title": ".{}\nimage::x.png[]\n",
        "footnote": "Hello.footnote:[{}]\n",
    }),
    "asciidoc+values": ("", True, {"alt": "image::x.png[{}]\n"}),
}  # fmt: skip
KINDS = dict(_kinds())

# What is quoted is said by someone else.
QUOTED = {
    "markdown-quotation": Kind("markdown", "> {}\n"),
    "markdown-quoted-item": Kind("markdown", "> - {}\n"),
    "html-quotation": Kind("html", "<blockquote><p>{}</p></blockquote>\n"),
    "rst-quotation": Kind("rst", "Hello.\n\n   {}\n"),
    "asciidoc-quotation": Kind("asciidoc", "[quote]\n____\n{}\n____\n"),
}


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def filled(template: str, text: str) -> str:
    for sign in "=-":
        template = template.replace(f"{{{sign}}}", sign * len(text))
    return template.replace("{}", text)


def places(template: str, text: str) -> list[Span]:
    """Return where the claims of `text`, filled into `template`, begin and end."""
    offset = len(filled(template[: template.index("{}")], text))
    spans = []
    start = text.find(FIRST)
    while start >= 0:
        end = text.index(LAST, start) + len(LAST)
        spans.append(Span(offset + start, offset + end))
        start = text.find(FIRST, end)
    return spans


def reported(document: Document, resources: Resources) -> list[Span]:
    findings = check_document(document, Settings(), resources).findings
    return [located.finding.span for located in findings if located.finding.code == "CC101"]


def check(kind: Kind, text: str, resources: Resources, line_end: str = "\n") -> None:
    template = kind.template.replace("\n", line_end)
    source = filled(template, text)
    found = reported(read_text(source, "draft", kind.format), resources)
    assert found == places(template, text), (source, [source[slice(*span)] for span in found])


def test_every_format_is_here() -> None:
    assert {kind.format for kind in KINDS.values()} == set(READERS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_claim_is_found_in_its_place(kind: Kind, resources: Resources) -> None:
    check(kind, CLAIM, resources)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_line_ends_of_windows(kind: Kind, resources: Resources) -> None:
    check(kind, CLAIM, resources, "\r\n")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_after_emoji_and_combining_characters(kind: Kind, resources: Resources) -> None:
    check(kind, WIDE + CLAIM, resources)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_twice_in_one_block(kind: Kind, resources: Resources) -> None:
    check(kind, f"{CLAIM} {CLAIM}", resources)


INLINE = {name: kind for name, kind in KINDS.items() if kind.inline}
ENTITIES = {name: kind for name, kind in KINDS.items() if kind.entities}


@pytest.mark.parametrize("kind", INLINE.values(), ids=INLINE)
def test_emphasis_inside_words(kind: Kind, resources: Resources) -> None:
    check(kind, EMPHASIS[kind.inline], resources)


@pytest.mark.parametrize("kind", ENTITIES.values(), ids=ENTITIES)
def test_entities(kind: Kind, resources: Resources) -> None:
    check(kind, ENTITY, resources)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_byte_order_mark(kind: Kind, resources: Resources, tmp_path: Path) -> None:
    extension = next(extension for extension, name in EXTENSIONS.items() if name == kind.format)
    path = tmp_path / f"draft{extension}"
    path.write_bytes(filled(kind.template, CLAIM).encode("utf-8-sig"))
    assert reported(read_file(path, "draft"), resources) == places(kind.template, CLAIM)


@pytest.mark.parametrize("kind", QUOTED.values(), ids=QUOTED)
def test_quotations_are_not_the_writers_claims(kind: Kind, resources: Resources) -> None:
    assert reported(read_text(filled(kind.template, CLAIM), "draft", kind.format), resources) == []
