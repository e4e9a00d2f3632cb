from claimcheck.model.document import BlockKind, Comment, Context, Run, Span
from claimcheck.readers.build import DocumentBuilder, TextBuilder


def text_of(*pieces):
    text = TextBuilder()
    for piece in pieces:
        text.add(*piece)
    return text


def test_touching_runs_are_one():
    assert text_of((3, "low "), (7, "B12")).runs() == (Run(0, 3, 7, 7),)


def test_replacement_is_a_run_of_its_own():
    text = text_of((0, "a"), (1, "&", 5), (6, "b"))
    assert text.text == "a&b"
    assert text.runs() == (Run(0, 0, 1, 1), Run(1, 1, 1, 5), Run(2, 6, 1, 1))


def test_block_is_stripped_with_its_runs():
    block = text_of((0, "  a"), (5, "b \n")).block(BlockKind.PARAGRAPH)
    assert block is not None
    assert (block.text, block.runs) == ("ab", (Run(0, 2, 1, 1), Run(1, 5, 1, 1)))


def test_blank_text_is_no_block():
    builder = DocumentBuilder("a.md", " ")
    assert builder.add(text_of((0, " \n")), BlockKind.PARAGRAPH) is None
    assert builder.build().blocks == ()


def test_heading_leads_until_one_of_its_level():
    builder = DocumentBuilder("a.md", "abcd")
    for place, level in enumerate((1, 2, 2)):
        builder.add_heading(text_of((place, "h")), level)
    builder.add(text_of((3, "p")), BlockKind.PARAGRAPH)
    assert [block.context.headings for block in builder.build().blocks] == [(), (0,), (0,), (0, 2)]


def test_blocks_are_put_in_source_order_and_references_follow():
    builder = DocumentBuilder("a.md", "abc")
    lead = builder.add(text_of((2, "c")), BlockKind.PARAGRAPH)
    builder.add(text_of((0, "a")), BlockKind.LIST_ITEM, Context(lead_in=lead, row=lead, column=lead))
    first, second = builder.build().blocks
    assert (first.text, second.text) == ("a", "c")
    assert first.context == Context(lead_in=1, row=1, column=1)


def test_comments_are_put_in_source_order():
    builder = DocumentBuilder("a.md", "")
    builder.comment("b", 5, 6)
    builder.comment("a", 1, 2)
    assert builder.build().comments == (Comment("a", Span(1, 2)), Comment("b", Span(5, 6)))
