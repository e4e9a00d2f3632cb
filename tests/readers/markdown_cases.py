"""Reads Markdown for the tests and shows the documents briefly."""

from claimcheck.model.document import Document
from claimcheck.readers.build import ReaderOptions
from claimcheck.readers.markdown import read_markdown
from claimcheck.readers.mdx import read_mdx


def markdown(source: str) -> Document:
    return read_markdown("draft.md", source, ReaderOptions())


def mdx(source: str) -> Document:
    return read_mdx("draft.mdx", source, ReaderOptions())


def shown(document: Document) -> list[str]:
    """Return each block as `kind: text`."""
    return [f"{block.kind.value}: {block.text}" for block in document.blocks]


def block_of(document: Document, text: str):
    return next(block for block in document.blocks if block.text == text)


def text_at(document: Document, index: int | None) -> str | None:
    return None if index is None else document.blocks[index].text


def assert_places_hold(document: Document) -> None:
    for block in document.blocks:
        position = 0
        for run in block.runs:
            assert run.text_start == position
            position += run.text_length
            if run.text_length == run.source_length:
                source = document.source[run.source_start : run.source_start + run.source_length]
                assert source == block.text[run.text_start : position]
        assert position == len(block.text)
