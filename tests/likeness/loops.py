"""The same encoder once more, written with loops and nothing but the mathematics of the standard library."""

from collections.abc import Mapping, Sequence
from math import erf, exp, sqrt

from tests.likeness.tiny import HEAD, LAYERS, Tensor

Row = list[float]


def direction(numbers: Sequence[int], held: Mapping[str, Tensor]) -> Row:
    """Return where a sentence of these pieces points."""
    rows = [
        [
            sum(each)
            for each in zip(
                row_of(held, "embeddings.word_embeddings", number),
                row_of(held, "embeddings.position_embeddings", place),
                row_of(held, "embeddings.token_type_embeddings", 0),
                strict=True,
            )
        ]
        for place, number in enumerate(numbers)
    ]
    rows = [norm(held, "embeddings.LayerNorm", row) for row in rows]
    for number in range(LAYERS):
        rows = layer(held, f"encoder.layer.{number}", rows)
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    length = sqrt(sum(number * number for number in means))
    return [number / length for number in means]


def layer(held: Mapping[str, Tensor], name: str, rows: list[Row]) -> list[Row]:
    query, key, value = (
        [turn(held, f"{name}.attention.self.{part}", row) for row in rows]
        for part in ("query", "key", "value")
    )
    after = []
    for at, row in enumerate(rows):
        seen: Row = []
        for first in range(0, len(row), HEAD):
            part = slice(first, first + HEAD)
            scores = [dot(query[at][part], other[part]) / sqrt(HEAD) for other in key]
            weights = [exp(score) for score in scores]
            seen += [
                sum(w * other[column] for w, other in zip(weights, value, strict=True))
                / sum(weights)
                for column in range(first, first + HEAD)
            ]
        seen = turn(held, f"{name}.attention.output.dense", seen)
        row = norm(held, f"{name}.attention.output.LayerNorm", add(row, seen))  # noqa: PLW2901  # as the formula goes
        wide = [gelu(number) for number in turn(held, f"{name}.intermediate.dense", row)]
        narrow = turn(held, f"{name}.output.dense", wide)
        after.append(norm(held, f"{name}.output.LayerNorm", add(row, narrow)))
    return after


def turn(held: Mapping[str, Tensor], name: str, row: Row) -> Row:
    shape, _ = held[f"{name}.weight"]
    bias = held[f"{name}.bias"][1]
    return [dot(row_of(held, name, at), row) + bias[at] for at in range(shape[0])]


def norm(held: Mapping[str, Tensor], name: str, row: Row) -> Row:
    mean = sum(row) / len(row)
    spread = sqrt(sum((number - mean) ** 2 for number in row) / len(row) + 1e-12)
    weight, bias = held[f"{name}.weight"][1], held[f"{name}.bias"][1]
    return [
        (number - mean) / spread * w + b for number, w, b in zip(row, weight, bias, strict=True)
    ]


def row_of(held: Mapping[str, Tensor], name: str, at: int) -> Row:
    shape, numbers = held[f"{name}.weight"]
    return numbers[at * shape[1] : (at + 1) * shape[1]]


def dot(one: Row, other: Row) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def add(one: Row, other: Row) -> Row:
    return [a + b for a, b in zip(one, other, strict=True)]


def gelu(number: float) -> float:
    return number * (1 + erf(number / sqrt(2))) / 2
