"""A sentence as a direction: the forward pass of a small BERT, in numpy alone.

Word pieces become vectors, each layer lets them look at each other, and their mean, made one long,
stands for the sentence. Sizes are read off the weights, so that a tiny model is a model too.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.likeness.tensors import Numbers
from assistant.likeness.word_pieces import WordPieces

_HEAD = 32
"""How wide one head of the published model is; the weights do not say it."""

_TOGETHER = 32
_MOST_PIECES = 256
_TINY = 1e-12


class Encoder:
    """Turns sentences into directions with one set of weights."""

    def __init__(
        self, weights: Mapping[str, Numbers], pieces: WordPieces, head: int = _HEAD
    ) -> None:
        """Keep the weights; a head is so many numbers wide."""
        self._weights = weights
        self._pieces = pieces
        self._head = head
        self._layers = sum(name.endswith(".attention.self.query.weight") for name in weights)
        self._most = min(_MOST_PIECES, len(weights["embeddings.position_embeddings.weight"]))

    def directions(self, sentences: Sequence[str]) -> Numbers:
        """Return one row a sentence, each one long, so that a product of two is their cosine."""
        cut = [self._pieces.of(sentence, self._most) for sentence in sentences]
        width = self._weights["embeddings.word_embeddings.weight"].shape[1]
        rows = np.zeros((len(cut), width), np.float32)
        for size in {len(numbers) for numbers in cut}:  # those of one length need no padding
            places = [at for at, numbers in enumerate(cut) if len(numbers) == size]
            for first in range(0, len(places), _TOGETHER):
                some = places[first : first + _TOGETHER]
                rows[some] = self._means(np.array([cut[at] for at in some]))
        return rows

    def _means(self, numbers: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Numbers:
        states = self._normed(
            "embeddings.LayerNorm",
            self._weights["embeddings.word_embeddings.weight"][numbers]
            + self._weights["embeddings.position_embeddings.weight"][: numbers.shape[1]]
            + self._weights["embeddings.token_type_embeddings.weight"][0],
        )
        for number in range(self._layers):
            states = self._layer(f"encoder.layer.{number}", states)
        means = states.mean(axis=1)
        directions: Numbers = means / np.linalg.norm(means, axis=1, keepdims=True)
        return directions

    def _layer(self, name: str, states: Numbers) -> Numbers:
        seen = self._linear(f"{name}.attention.output.dense", self._attended(name, states))
        states = self._normed(f"{name}.attention.output.LayerNorm", states + seen)
        wide = gelu(self._linear(f"{name}.intermediate.dense", states))
        return self._normed(
            f"{name}.output.LayerNorm", states + self._linear(f"{name}.output.dense", wide)
        )

    def _attended(self, name: str, states: Numbers) -> Numbers:
        query, key, value = (
            self._heads(self._linear(f"{name}.attention.self.{part}", states))
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(-1, -2) / np.float32(self._head**0.5)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        seen: Numbers = (weights @ value).swapaxes(1, 2).reshape(states.shape)
        return seen

    def _heads(self, states: Numbers) -> Numbers:
        many, length, width = states.shape
        return states.reshape(many, length, width // self._head, self._head).swapaxes(1, 2)

    def _linear(self, name: str, states: Numbers) -> Numbers:
        weight = self._weights[f"{name}.weight"]
        flat = states.reshape(-1, states.shape[-1]) @ weight.T  # one product, not one a sentence
        turned: Numbers = flat.reshape(*states.shape[:-1], -1) + self._weights[f"{name}.bias"]
        return turned

    def _normed(self, name: str, states: Numbers) -> Numbers:
        states = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((states * states).mean(axis=-1, keepdims=True) + np.float32(_TINY))
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        normed: Numbers = states / spread * weight + bias
        return normed


def gelu(numbers: Numbers) -> Numbers:
    """Return each number times the share of a normal distribution that lies below it."""
    return numbers * (np.float32(0.5) + np.float32(0.5) * _erf(numbers * np.float32(0.5**0.5)))


def _erf(numbers: Numbers) -> Numbers:
    """Return the error function: Abramowitz and Stegun 7.1.26, wrong by 1.5e-7 at most."""
    size = np.abs(numbers)
    part = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * size)
    series = np.zeros_like(size)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * part
    found: Numbers = np.copysign(np.float32(1) - series * np.exp(-size * size), numbers)
    return found
