"""Small marks of Markdown: reference numbers, lowered digits, sums of money, tabs."""

from __future__ import annotations

import pytest

from claimcheck.readers import read_text

READ = {
    "raised-number": ("Iron helps<sup>1</sup> most people.", ["Iron helps most people."]),
    "raised-link": ('Iron helps<sup><a href="#n1">[1]</a></sup> most people.', ["Iron helps most people."]),
    "raised-list": ("Iron helps most people.<sup>1,2</sup>", ["Iron helps most people."]),
    "exponent": ("About 10<sup>6</sup> cells.", ["About 106 cells."]),
    "ordinal": ("The 4<sup>th</sup> day.", ["The 4th day."]),
    "pandoc-raised": ("Iron helps^1^ most people.", ["Iron helps most people."]),
    "pandoc-lowered": ("Vitamin B~12~ helps.", ["Vitamin B12 helps."]),
    "struck-out": ("Iron ~~never~~ helps.", ["Iron   helps."]),
    "money": ("It costs 10$. Iron helps. Two cost 20$.", ["It costs 10$. Iron helps. Two cost 20$."]),
    "mathematics": ("Take $x + y$ of it.", ["Take   of it."]),
    "tab": ('=== "Adults"\n\n    Iron helps.\n\nMore.\n', ["Adults", "Iron helps.", "More."]),
    "nested-tab": ('!!! note\n\n    === "Adults"\n\n        Iron helps.\n', ["Adults", "Iron helps."]),
    "underlined-heading": ("Iron\n===\n\nIt helps.\n", ["Iron", "It helps."]),
    "tab-directive": ("```{tab-item} Adults\nIron helps.\n```\n", ["Adults", "Iron helps."]),
}


@pytest.mark.parametrize(("source", "texts"), READ.values(), ids=READ)
def test_is_read(source: str, texts: list[str]) -> None:
    assert [block.text for block in read_text(source, "draft.md", "markdown").blocks] == texts


@pytest.mark.parametrize("source", [source for source, _ in READ.values()], ids=READ)
def test_words_keep_their_places(source: str) -> None:
    for block in read_text(source, "draft.md", "markdown").blocks:
        for word in ("Iron", "helps"):
            if word in block.text:
                span = block.source_span(block.text.index(word), block.text.index(word) + len(word))
                assert source[span.start : span.end] == word
