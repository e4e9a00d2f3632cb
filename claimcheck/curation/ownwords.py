"""Composes the texts of a drafted entry from labels and relation words, and never in the words of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from claimcheck.curation.phrases import Wording, in_state, wording_of
from claimcheck.lexicon.normal import normalise
from claimcheck.model.claim import Relation, State
from claimcheck.model.entry import Evidence
from claimcheck.reporters.words import count

# As many words in a row as a text may not share with the document.
RUN = 5
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_IN_PARENTHESES = re.compile(r"\s*\([^)]*\)")
_SURE = {
    Evidence.REFUTED: "refuted",
    Evidence.NOT_ESTABLISHED: "not shown",
    Evidence.CASE_REPORTS: "seen in single cases",
    Evidence.POSSIBLE: "possible",
    Evidence.PROBABLE: "probable",
    Evidence.ESTABLISHED: "established",
}

Name = tuple[str, State | None]


class Runs:
    """The runs of words of documents, to tell what would be copied from them."""

    def __init__(self, sources: Iterable[str]):
        self._runs = {run for source in sources for run in _runs(source)}

    def holds(self, text: str) -> bool:
        """Tell whether `text` shares a run of RUN words with a document."""
        return any(run in self._runs for run in _runs(text))


class Texts(Struct, frozen=True):
    """The texts of an entry; `examples` are pairs of a text and its verdict."""

    statement: str
    suggestion: str
    examples: tuple[tuple[str, str], ...]
    near_miss: str


def own_texts(relation: tuple[Name, Relation, Name], evidence: Evidence, documents: int, runs: Runs) -> Texts:
    """Return the texts for a relation that so many documents state; what stands in one of them is said otherwise."""
    subject, verb, object_ = relation
    wording = wording_of(_said(subject), verb, _said(object_))
    graded = wording.by_grade(evidence)
    said = f"{_SURE[evidence]}, by the wording of {count(documents, 'document')}"
    statement = f"{wording.subject} {wording.finite} {wording.object}: {said}."
    return Texts(
        _own(statement, _reworded(wording, said), runs),
        _own(graded.suggestion, _reworded(wording, _SURE[evidence]), runs),
        tuple((_own(text, _turned(text, wording), runs), verdict) for text, verdict in graded.examples),
        _own(wording.question, iter((f"Is it true that {wording.subject} {wording.finite} {wording.object}?",)), runs),
    )


def _own(text: str, others: Iterator[str], runs: Runs) -> str:
    """Return the first of the texts that is not copied; the last one where all are."""
    tried = [one[:1].upper() + one[1:] for one in (text, *others)]
    return next((one for one in tried if not runs.holds(one)), tried[-1])


def _reworded(wording: Wording, sure: str) -> Iterator[str]:
    yield f"{wording.subject}: {wording.finite}, {wording.object} ({sure})."
    yield f"{wording.subject}, {wording.object}: TODO, in words of your own."


def _turned(text: str, wording: Wording) -> Iterator[str]:
    """Yield the sentence with words that break up a run without changing what it says."""
    first = text[: len(wording.subject)]
    rest = text[len(wording.subject) :]
    yield f"{first}, to be clear,{rest}"
    yield f"{text.rstrip('.')}, to be clear."


def _said(name: Name) -> str:
    label, state = name
    return in_state(_IN_PARENTHESES.sub("", label), state)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(normalise(text))
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
