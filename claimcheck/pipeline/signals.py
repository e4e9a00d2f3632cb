"""What a draft tells its readers besides claims: disclaimers, advice, doses, other causes."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.document import Document, Span
from claimcheck.pipeline.sentences import sentences

# What somebody says: between double quotes, or between single ones that end with the punctuation of speech.
_SPEECH = re.compile(r"\"[^\"]{1,1000}\"|(?<!\w)'(?=\w)[^'\"]{1,300}(?:'\w[^'\"]{1,300}){0,5}[,.!?]'(?!\w)")


@dataclass(frozen=True)
class Signals:
    """Source ranges of the sentences that carry each signal, in text order."""

    disclaimer: tuple[Span, ...] = ()
    professional_advice: tuple[Span, ...] = ()
    dose_caution: tuple[Span, ...] = ()
    dosing: tuple[Span, ...] = ()
    other_causes: tuple[Span, ...] = ()


def find_signals(document: Document, lexicon: Lexicon) -> Signals:
    """Return the signals of `document`."""
    names = [field.name for field in fields(Signals)]
    found: dict[str, list[Span]] = {name: [] for name in names}
    for block in document.blocks:
        line = block.text.replace("\r", " ").replace("\n", " ")
        text, previous = normalise(line), ""
        told = _without_speech(text)
        for start, end in sentences(line):
            for name in names:
                if name == "dosing":
                    carries = _doses(told[start:end], previous, lexicon)
                else:
                    carries = _carries(name, text[start:end], lexicon)
                if carries:
                    found[name].append(block.source_span(start, end))
            previous = told[start:end]
    return Signals(**{name: tuple(spans) for name, spans in found.items()})


def _without_speech(text: str) -> str:
    """Blank what is quoted, unless the whole block is one quotation, as a testimonial is."""
    if _SPEECH.fullmatch(text.strip()):
        return text
    return _SPEECH.sub(lambda speech: " " * len(speech.group()), text)


def _carries(name: str, text: str, lexicon: Lexicon) -> bool:
    return _matches(name, text, lexicon) and not _matches(f"{name}_exempt", text, lexicon)


def _matches(name: str, text: str, lexicon: Lexicon) -> bool:
    return any(rule.matches(text) for rule in lexicon.signals.get(name, ()))


def _doses(text: str, previous: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence gives an instruction on doses; `previous` may name what a pronoun stands for."""
    if text.rstrip().endswith("?") or lexicon.dosing_exempt.search(text):
        return False
    if _carries("dosing", text, lexicon) or _carries("dosing_amounts", text, lexicon):
        return True
    return _carries("dosing_resumed", text, lexicon) and _matches("dosing_named", f"{previous} {text}", lexicon)
