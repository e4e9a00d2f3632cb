"""What a draft tells its readers besides claims: disclaimers, advice, doses, other causes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.normal import normalise
from claimcheck.model.document import Document, Span
from claimcheck.pipeline.sentences import sentences


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
    found: dict[str, list[Span]] = {name: [] for name in lexicon.signals}
    for block in document.blocks:
        for start, end in sentences(block.text.replace("\r", " ").replace("\n", " ")):
            text = normalise(block.text[start:end])
            for name in _matching(text, lexicon):
                found[name].append(block.source_span(start, end))
    return Signals(**{name: tuple(spans) for name, spans in found.items()})


def _matching(text: str, lexicon: Lexicon) -> Iterable[str]:
    for name, rules in lexicon.signals.items():
        if any(rule.matches(text) for rule in rules):
            if name == "dosing" and (lexicon.dosing_exempt.search(text) or text.rstrip().endswith("?")):
                continue
            yield name
