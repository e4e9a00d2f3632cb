"""What a draft tells its readers besides claims: disclaimers, advice, doses, other causes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.document import Block, Document, Span
from claimcheck.pipeline.sentences import pieces, sentences
from claimcheck.pipeline.units import MAX_SENTENCE

# What somebody says: between double quotes, or between single ones that end with the punctuation of speech.
_SPEECH = re.compile(r"\"[^\"]{1,1000}\"|(?<!\w)'(?=\w)[^'\"]{1,300}(?:'\w[^'\"]{1,300}){0,5}[,.!?]'(?!\w)")
# After a testimonial: a dash, a name, perhaps a few words on the person, and no full stop.
_BYLINE = re.compile(r"\s*-?\s*(?:[A-Z][\w.]*\s?){1,3}(?:,[^.!?]{0,60})?\s*")


class Signals(Struct, frozen=True):
    """Source ranges of the sentences that carry each signal, in text order."""

    disclaimer: tuple[Span, ...] = ()
    professional_advice: tuple[Span, ...] = ()
    dose_caution: tuple[Span, ...] = ()
    dosing: tuple[Span, ...] = ()
    other_causes: tuple[Span, ...] = ()


class _Sentence(Struct, frozen=True):
    """A sentence, normalised: all of it, without what others say, and what stands before it."""

    text: str
    told: str
    lead_in: str
    previous: str


def find_signals(document: Document, lexicon: Lexicon) -> Signals:
    """Return the signals of `document`."""
    found: dict[str, list[Span]] = {name: [] for name in Signals.__struct_fields__}
    for block in document.blocks:
        for span, sentence in _sentences(block, document, lexicon):
            for name, spans in found.items():
                if _carries(name, sentence, lexicon):
                    spans.append(block.source_span(*span))
    return Signals(**{name: tuple(spans) for name, spans in found.items()})


def _sentences(block: Block, document: Document, lexicon: Lexicon) -> Iterator[tuple[Span, _Sentence]]:
    line = block.text.replace("\r", " ").replace("\n", " ")
    text, told, previous = normalise(line), _without_speech(line, lexicon), ""
    before = _lead_in(block, document)
    for sentence in sentences(line):
        for start, end in pieces(sentence, line, MAX_SENTENCE):
            yield Span(start, end), _Sentence(text[start:end], told[start:end], before, previous)
            previous = told[start:end]


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
    parts = pieces(Span(0, len(told)), told, MAX_SENTENCE)
    return text if any(_matches("dosing_endorsed", told[slice(*part)], lexicon) for part in parts) else told


def _carries(name: str, sentence: _Sentence, lexicon: Lexicon) -> bool:
    if name == "dosing":
        return _doses(sentence, lexicon)
    if name == "dose_caution" and _holds(name, f"{sentence.lead_in} {sentence.text}", lexicon):
        return True
    return _holds(name, sentence.text, lexicon)


def _doses(sentence: _Sentence, lexicon: Lexicon) -> bool:
    """Tell whether a sentence gives an instruction on doses; the one before may name what a pronoun stands for."""
    text = sentence.told
    if text.rstrip().endswith("?") or lexicon.dosing_exempt.search(f"{sentence.lead_in} {text}"):
        return False
    if _holds("dosing", text, lexicon) or _holds("dosing_amounts", text, lexicon):
        return True
    return _holds("dosing_resumed", text, lexicon) and _matches("dosing_named", f"{sentence.previous} {text}", lexicon)


def _holds(name: str, text: str, lexicon: Lexicon) -> bool:
    return _matches(name, text, lexicon) and not _matches(f"{name}_exempt", text, lexicon)


def _matches(name: str, text: str, lexicon: Lexicon) -> bool:
    for rule in lexicon.signals.get(name, ()):  # noqa: SIM110 - as in `SignalRule.matches`
        if rule.matches(text):
            return True
    return False
