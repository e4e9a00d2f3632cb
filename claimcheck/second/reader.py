"""What the second reader makes of a passage: whether it claims what is wrong, and which entries it speaks about."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np

from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.second.encoder import Encoder, Floats, gelu, linear
from claimcheck.second.pieces import WordPieces
from claimcheck.second.shipped import known_digest
from claimcheck.second.words import Passage

_WEIGHTS, _VOCABULARY, _ENTRIES = "weights.npz", "vocabulary.txt", "entries.npz"
_HINTS = "hints.npz"
# Pieces of a passage, and of it with its context.
_OWN, _ALL, _OF_ENTRY = 64, 80, 70
_PLACES = 2


class Opinion(NamedTuple):
    """What the second reader thinks of a passage, as probabilities; `vector` is where it lies.

    `wrong` is that its author claims what is overstated or contradicted, `own` that what it says is the author's word.
    """

    wrong: float
    own: float
    vector: Floats


class SecondReader:
    """The trained reader; its weights are read when it is first asked."""

    def __init__(self) -> None:
        self._known: dict[str, Floats] = {}

    @cached_property
    def _weights(self) -> dict[str, Floats]:
        weights: dict[str, Floats] = {}
        written = files(__package__).joinpath(_WEIGHTS).read_bytes()
        if f"sha256:{hashlib.sha256(written).hexdigest()}" != known_digest():
            raise ClaimcheckError(Problem(_WEIGHTS, None, None, "the weights were changed; install claimcheck anew"))
        with np.load(BytesIO(written), allow_pickle=False) as stored:
            for name in stored.files:
                if name.endswith(".scale"):
                    continue
                values = stored[name].astype(np.float32)
                scale = f"{name}.scale"
                weights[name] = values * stored[scale][:, None] if scale in stored.files else values
        return weights

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._weights)

    @cached_property
    def _pieces(self) -> WordPieces:
        listed = files(__package__).joinpath(_VOCABULARY).read_text("utf-8").splitlines()
        return WordPieces({piece: number for number, piece in enumerate(listed)})

    @cached_property
    def _shipped(self) -> Mapping[str, Floats]:
        """The vectors of the entries that come with the program, by the digest of their words."""
        with files(__package__).joinpath(_ENTRIES).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            digests = stored["digests"].tolist()
            return dict(zip(digests, stored["vectors"].astype(np.float32), strict=True))

    @cached_property
    def _hints(self) -> tuple[Floats, float]:
        with files(__package__).joinpath(_HINTS).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return stored["weights"].astype(np.float32), float(stored["start"])

    def hint(self, text: str) -> float:
        """Return how much the mere words of a text hint at a wrong claim, as a logit: cheap, to ask about few texts."""
        weights, start = self._hints
        pieces = sorted(set(self._pieces.numbers(text)[:_OWN]))
        return _rounded(float(weights[pieces].sum()) + start)

    def opinions(self, passages: Sequence[Passage]) -> list[Opinion]:
        """Return an opinion on each passage."""
        if not passages:
            return []
        means, joined = self._encoder.vectors([self._numbers(passage) for passage in passages])
        wrong = _probability(linear(joined, self._weights, "wrong"))[:, 0]
        voices = _shares(linear(joined, self._weights, "voice"))
        return [
            Opinion(_rounded(one), _rounded(voice[0] + voice[1]), mean)
            for one, voice, mean in zip(wrong, voices, means, strict=True)
        ]

    def nearness(self, opinion: Opinion, words: str) -> float:
        """Return how likely a passage speaks about the entry told by `words` (see `entry_words`)."""
        cosine = _cosine(opinion.vector, self._entry(words))
        near = np.exp(self._weights["near.slope"]) * cosine + self._weights["near.bias"]
        return _rounded(float(_probability(np.asarray([near], dtype=np.float32))[0]))

    def verdict(self, opinion: Opinion, words: str) -> tuple[float, float, float]:
        """Return how likely a passage is supported, overstated or contradicted by the entry told by `words`."""
        text, entry = opinion.vector, self._entry(words)
        both = np.concatenate([text, entry, text * entry, np.abs(text - entry)])[None]
        hidden = gelu(linear(both, self._weights, "pair.0"))
        supported, overstated, contradicted = _shares(linear(hidden, self._weights, "pair.3"))[0]
        return _rounded(supported), _rounded(overstated), _rounded(contradicted)

    def likeness(self, opinion: Opinion, text: str) -> float:
        """Return how near a passage lies to another text: the cosine of their vectors."""
        if text not in self._known:
            self._known[text] = self._encoder.vectors([self._numbers(Passage(text))])[0][0]
        return _rounded(_cosine(opinion.vector, self._known[text]))

    def vector(self, words: str) -> Floats:
        """Return where the words of an entry lie."""
        numbers = [self._pieces.first, *self._pieces.numbers(words)[:_OF_ENTRY], self._pieces.last]
        means, _ = self._encoder.vectors([numbers])
        found: Floats = means[0]
        return found

    def _entry(self, words: str) -> Floats:
        found = self._known.get(words)
        if found is None:
            found = self._shipped.get(digest_of(words))
            found = self._known[words] = self.vector(words) if found is None else found
        return found

    def _numbers(self, passage: Passage) -> list[int]:
        said = self._pieces.numbers(passage.text)[:_OWN]
        room = _ALL - len(said)
        before = self._pieces.numbers(passage.around)[-room:] if room > 0 else []
        return [self._pieces.first, *before, *said, self._pieces.last]


def digest_of(words: str) -> str:
    """Return a short digest of the words of an entry."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _probability(logits: Floats) -> Floats:
    likely: Floats = np.float32(1) / (np.float32(1) + np.exp(-logits))
    return likely


def _cosine(first: Floats, second: Floats) -> float:
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))


def _shares(logits: Floats) -> Floats:
    grown = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return shares


def _rounded(value: Floats | float) -> float:
    """Round so far that processors agree."""
    return round(float(value), _PLACES)
