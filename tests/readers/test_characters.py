"""What a reader sees of odd characters, and that every character of it can be found again in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.readers import read_text
from claimcheck.readers.characters import hides

FORMATS = ("markdown", "mdx", "html", "text", "rst", "asciidoc")
SEEN = "Low iron makes people tired."
WRITTEN = {
    "soft-hyphen": "Low iron makes peo\u00adple tired.",
    "zero-width-space": "Low iron makes peo\u200bple tired.",
    "joiner": "Low i\u200dron makes people ti\u200cred.",
    "word-joiner": "Low iron ma\u2060kes people tired.",
    "byte-order-mark": "Low iron ma\ufeffkes people tired.",
    "grapheme-joiner": "Low iron ma\u034fkes people tired.",
    "direction": "Low iron \u200fmakes people tired.",
    "variation": "Low iron makes\ufe0f people tired.",
    "tags": "Low iron makes\U000e0041 people tired.",
    "fullwidth": "\uff2c\uff4f\uff57 iron makes people tired.",
    "mathematical": "Low \U0001d422\U0001d42b\U0001d428\U0001d427 makes people tired.",
    "combining": "Low i\u0336ron makes people tire\u0301d.",
    "cyrillic": "Low iron m\u0430k\u0435s people tired.",
    "greek": "Low iron makes pe\u03bfple tired.",
    "picture": "Low iron \U0001f34e makes people tired.",
    "picture-in-color": "Low iron \u26a0\ufe0f makes people tired.",
    "reference-mark": "Low iron\u00b9\u00b2 makes people tired.",
    "mark-at-end": "Low iron makes people tired.\u00b3",
}


@pytest.mark.parametrize("format_in", FORMATS)
@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_is_read_as_it_is_seen(written: str, format_in: str) -> None:
    source = f"<p>{written}</p>" if format_in == "html" else written
    assert [block.text for block in read_text(source, "draft", format_in).blocks] == [SEEN]


@pytest.mark.parametrize(
    "text",
    [
        "Ren\u00e9e said \u201cna\u00efve\u201d \u2013 twice\u2026",
        "5 \u00b5g of it, \u03b2-carotene, \u0394G and \u03b1",
        "\u0421\u0443\u0434\u043e\u0440\u043e\u0433\u0438 \u0432 \u043d\u043e\u0433\u0430\u0445",
        "Great \U0001f34e Next one",
        "Vitamax\u2122 and 4\u2103",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 families",
    ],
)
def test_stays_as_it_is(text: str) -> None:
    assert read_text(text, "draft", "text").blocks[0].text == text


def test_exponents_are_no_reference_marks() -> None:
    assert read_text("x\u00b2 + y\u00b2", "draft", "text").blocks[0].text == "x2 + y2"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("ca\u200buse", True),
        ("c\u0430use", True),
        ("ca\u00aduse", False),
        ("cause \U0001f468\u200d\U0001f469", False),
        ("\u043f\u0440\u0438\u0432\u0435\u0442", False),
        ("caf\u00e9", False),
    ],
)
def test_tells_what_is_hidden(text: str, hidden: bool) -> None:
    assert hides(text) is hidden


@given(
    st.text(
        alphabet="ab 1.\u00ad\u200b\u0301\u00b9\ufb01\uff42\U0001d422\u0430\u03b1\U0001f34e\ufe0f\u200d", max_size=40
    )
)
def test_every_word_is_found_where_it_stands(text: str) -> None:
    source = f"{text} spasmodia {text}"
    document = read_text(source, "draft", "text")
    spans = [
        block.source_span(block.text.index("spasmodia"), block.text.index("spasmodia") + 9)
        for block in document.blocks
        if "spasmodia" in block.text
    ]
    assert [source[span.start : span.end] for span in spans] == ["spasmodia"]
