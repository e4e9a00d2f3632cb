"""The encoder computes what a transformer computes, and the shipped weights are whole."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimcheck.second.encoder import Encoder, gelu, linear

WIDTH, PLACES, WORDS = 24, 8, 10


def weights(seed: int = 0) -> dict[str, np.ndarray]:
    """Return small weights at random."""
    chance = np.random.default_rng(seed)

    def made(*shape: int) -> np.ndarray:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    found = {"embeddings.word": made(WORDS, WIDTH), "embeddings.position": made(PLACES, WIDTH)}
    found |= {"embeddings.type": made(2, WIDTH)}
    sizes = {"query": (WIDTH, WIDTH), "key": (WIDTH, WIDTH), "value": (WIDTH, WIDTH), "out": (WIDTH, WIDTH)}
    sizes |= {"grow": (2 * WIDTH, WIDTH), "shrink": (WIDTH, 2 * WIDTH)}
    for name, (rows, columns) in sizes.items():
        found |= {f"layer.0.{name}.weight": made(rows, columns), f"layer.0.{name}.bias": made(rows)}
    for name in ("embeddings.norm", "layer.0.norm", "layer.0.last"):
        found |= {f"{name}.weight": np.ones(WIDTH, np.float32), f"{name}.bias": np.zeros(WIDTH, np.float32)}
    return found


def test_gelu_is_that_of_the_paper() -> None:
    values = np.linspace(-6, 6, 241, dtype=np.float32)
    expected = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in values.tolist()]
    assert np.abs(gelu(values) - np.array(expected)).max() < 1e-5


def test_linear_adds_its_bias() -> None:
    held = {"one.weight": np.array([[1, 2], [3, 4]], np.float32), "one.bias": np.array([1, -1], np.float32)}
    assert linear(np.array([[1, 1]], np.float32), held, "one").tolist() == [[4, 6]]


def test_vectors_are_the_mean_and_the_first() -> None:
    means, joined = Encoder(weights()).vectors([[1, 2, 3], [4]])
    assert means.shape == (2, WIDTH)
    assert joined.shape == (2, 2 * WIDTH)
    assert np.allclose(joined[:, WIDTH:], means)
    assert np.allclose(joined[1, :WIDTH], means[1], atol=1e-6)


def test_each_text_is_read_for_itself() -> None:
    encoder = Encoder(weights())
    together, _ = encoder.vectors([[1, 2, 3], [4, 5]])
    alone, _ = encoder.vectors([[4, 5]])
    assert np.array_equal(together[1], alone[0])


@pytest.mark.parametrize("order", [[1, 2], [2, 1]])
def test_the_order_of_words_matters(order: list[int]) -> None:
    one, _ = Encoder(weights()).vectors([order])
    other, _ = Encoder(weights()).vectors([order[::-1]])
    assert not np.allclose(one, other, atol=1e-3)
