"""Runs the encoder of the second reader: a transformer of six layers (Vaswani et al. 2017), on NumPy alone.

The weights of matrices are kept as whole numbers of eight bits with one scale a row, and computed with as 32-bit
floats, so that processors differ by no more than their rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HEADS = 12
_LITTLE = 1e-12
# Abramowitz and Stegun 7.1.26, off by less than 2e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_SLOPE = 0.3275911


class Encoder:
    """Turns texts, cut into pieces, into vectors; `weights` are named as in the file they come from."""

    def __init__(self, weights: Mapping[str, Floats]):
        self._weights = weights
        self._layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layer."))

    def vectors(self, pieces: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        """Return the mean of the vectors of each text, and its first one joined with the mean."""
        means: list[Floats] = []
        joined: list[Floats] = []
        for numbers in pieces:
            hidden = self._encode(numbers)
            mean = hidden.mean(axis=0)
            means.append(mean)
            joined.append(np.concatenate([hidden[0], mean]))
        return np.stack(means), np.stack(joined)

    def _encode(self, numbers: Sequence[int]) -> Floats:
        weights = self._weights
        places = weights["embeddings.position"][: len(numbers)]
        hidden = self._normed(
            weights["embeddings.word"][np.asarray(numbers)] + places + weights["embeddings.type"][0], "embeddings.norm"
        )
        for layer in range(self._layers):
            name = f"layer.{layer}"
            attended = self._linear(self._attended(hidden, name), f"{name}.out")
            hidden = self._normed(hidden + attended, f"{name}.norm")
            grown = gelu(self._linear(hidden, f"{name}.grow"))
            hidden = self._normed(hidden + self._linear(grown, f"{name}.shrink"), f"{name}.last")
        return hidden

    def _attended(self, hidden: Floats, name: str) -> Floats:
        length, width = hidden.shape
        split = (length, HEADS, width // HEADS)
        query, key, value = (
            self._linear(hidden, f"{name}.{part}").reshape(split).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares = scores / scores.sum(axis=-1, keepdims=True)
        mixed: Floats = (shares @ value).transpose(1, 0, 2).reshape(length, width)
        return mixed

    def _linear(self, inputs: Floats, name: str) -> Floats:
        return linear(inputs, self._weights, name)

    def _normed(self, inputs: Floats, name: str) -> Floats:
        centred = inputs - inputs.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_LITTLE))
        normed: Floats = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return normed


def linear(inputs: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    """Return `inputs` through the layer `name` of `weights`."""
    outputs: Floats = inputs @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return outputs


def gelu(inputs: Floats) -> Floats:
    """The Gaussian error linear unit (Hendrycks and Gimpel 2016)."""
    scaled = np.abs(inputs) * np.float32(1 / np.sqrt(2))
    slope = 1 / (1 + np.float32(_ERF_SLOPE) * scaled)
    series = slope * (_ERF[0] + slope * (_ERF[1] + slope * (_ERF[2] + slope * (_ERF[3] + slope * _ERF[4]))))
    erf = np.sign(inputs) * (1 - series * np.exp(-scaled * scaled))
    passed: Floats = (inputs * np.float32(0.5) * (1 + erf)).astype(np.float32)
    return passed
