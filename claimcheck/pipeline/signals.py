"""What a draft tells its readers besides claims: disclaimers, advice, doses, other causes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.document import Block, BlockKind, Document, Span
from claimcheck.model.entry import Topic
from claimcheck.pipeline.causes import CauseReader
from claimcheck.pipeline.doses import DoseReader
from claimcheck.pipeline.mentions import MentionFinder
from claimcheck.pipeline.sentences import pieces, sentences
from claimcheck.pipeline.units import MAX_SENTENCE

# What somebody says: between double quotes, or between single ones that end with the punctuation of speech.
_SPEECH = re.compile(r"\"[^\"]{1,1000}\"|(?<!\w)'(?=\w)[^'\"]{1,300}(?:'\w[^'\"]{1,300}){0,5}[,.!?]'(?!\w)")
# After a testimonial: a dash, a name, perhaps a few words on the person, and no full stop.
_BYLINE = re.compile(r"\s*-?\s*(?:[A-Z][\w.]*\s?){1,3}(?:,[^.!?]{0,60})?\s*")

# As many characters before a sentence may name what a pronoun in it stands for.
REACH = 500


class SignalReader:
    """Reads the signals of documents with the words of a lexicon, the concepts and topics of a claim base."""

    def __init__(self, finder: MentionFinder, lexicon: Lexicon):
        self.lexicon = lexicon
        self.doses, self.causes = DoseReader(finder.base, lexicon, finder.spelling), CauseReader(finder)

    def read(self, document: Document) -> Signals:
        """Return the signals of `document`."""
        return Signals(document, self)


class Signals:
    """What a document tells its readers besides claims, looked for when it is first asked for."""

    def __init__(self, document: Document, reader: SignalReader):
        self._document, self._lexicon = document, reader.lexicon
        self._doses, self._causes = reader.doses, reader.causes

    @cached_property
    def disclaimer(self) -> bool:
        """Whether it says that it is no medical advice."""
        return any(self._holds("disclaimer", one.text) for one in self._sentences)

    @cached_property
    def professional_advice(self) -> bool:
        """Whether it sends readers to a professional."""
        return any(self._holds("professional_advice", one.text) for one in self._sentences)

    @cached_property
    def dose_caution(self) -> bool:
        """Whether it tells readers not to change a dose by themselves."""
        alone = any(self._holds("dose_caution", one.text) for one in self._sentences)
        return alone or any(self._holds("dose_caution", one.introduced(one.text)) for one in self._sentences)

    def other_causes(self, topic: Topic) -> bool:
        """Tell whether it says that the symptoms of `topic` have other causes, or names one."""
        return any(self._gives_other_cause(one.text, topic) for one in self._sentences)

    def _gives_other_cause(self, text: str, topic: Topic) -> bool:
        if _carries("other_causes", text, self._lexicon):
            return not _carries("other_causes_exempt", text, self._lexicon)
        if _carries("denial", text, self._lexicon):
            return False
        blames, alone = (_carries(name, text, self._lexicon) for name in ("blaming", "blaming_alone"))
        return (blames or alone) and self._causes.names_another(text, topic, alone=alone)

    @cached_property
    def dosing(self) -> tuple[Span, ...]:
        """The source ranges of the sentences that tell readers what dose to take, in text order."""
        found, before, section = [], "", None
        for block, group in groupby(self._sentences, key=lambda one: one.block):
            if block.context.headings != section:
                before, section = "", block.context.headings  # what is meant is named under the same heading
            told, above = _without_speech(_line(block), self._lexicon), self._above(block)
            for one in group:
                text = told[slice(*one.span)]
                if self._doses.instructs(text, before, one.lead_in, above):
                    found.append(block.source_span(*one.span))
                before = f"{before} {text}"[-REACH:]
        return tuple(found)

    def _above(self, block: Block) -> str:
        """Return the title and the headings that a block stands under, which name what its text is about."""
        blocks = self._document.blocks
        named = [one.text for one in blocks if one.kind is BlockKind.TITLE]
        named += [blocks[index].text for index in block.context.headings]
        return " ".join(normalise(text[:REACH]) for text in named)

    @cached_property
    def _sentences(self) -> list[_Sentence]:
        return list(_sentences(self._document))

    def _holds(self, name: str, text: str) -> bool:
        return _carries(name, text, self._lexicon) and not _carries(f"{name}_exempt", text, self._lexicon)


class _Sentence(NamedTuple):
    """A sentence with its range in the text of its block, normalised, and what stands before it."""

    block: Block
    span: Span
    text: str
    lead_in: str

    def introduced(self, text: str) -> str:
        return f"{self.lead_in} {text}" if self.lead_in else text


def _sentences(document: Document) -> Iterator[_Sentence]:
    for block in document.blocks:
        line, before = _line(block), _lead_in(block, document)
        text = normalise(line)
        for sentence in sentences(line):
            for start, end in pieces(sentence, line, MAX_SENTENCE):
                yield _Sentence(block, Span(start, end), text[start:end], before)


def _line(block: Block) -> str:
    return block.text.replace("\r", " ").replace("\n", " ")


def _lead_in(block: Block, document: Document) -> str:
    """Return the end of what a block continues, "please don't:", or of the heading it stands under."""
    above = (*block.context.headings[-1:], block.context.lead_in)
    nearest = [index for index in above if index is not None][-1:]
    return "".join(f"{normalise(document.blocks[index].text[-200:])}:" for index in nearest)


def _without_speech(line: str, lexicon: Lexicon) -> str:
    """Normalise `line` and blank what others say in it, unless it is a testimonial or the author agrees."""
    text = normalise(line)
    opening = _SPEECH.match(text)
    if opening and _BYLINE.fullmatch(line, opening.end()):
        return text
    told = _SPEECH.sub(lambda speech: " " * len(speech.group()), text)
    if told == text:
        return text
    parts = pieces(Span(0, len(told)), told, MAX_SENTENCE)
    return text if any(_carries("endorsed", told[slice(*part)], lexicon) for part in parts) else told


def _carries(name: str, text: str, lexicon: Lexicon) -> bool:
    return name in lexicon.signals and lexicon.signals[name].search(text)
