"""A tiny model made up here: two layers, sixty-four numbers a piece, weights by dice that fall the same each time."""

import hashlib
import json
import random
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.likeness.installed import PACKAGE, VOCABULARY, WEIGHTS

WIDTH, WIDE, HEAD, LAYERS, LONGEST = 64, 24, 32, 2, 12
PIECES = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "i", "need", "a", "break", "##s", "rest", "he", "has", "pain", "un", "##break", "##able",
    "!", "?", ",", "-", "'", "cafe", "中", "2", "##3", "now",
)  # fmt: skip

Tensor = tuple[tuple[int, ...], list[float]]


def tensors() -> dict[str, Tensor]:
    """Return every weight by its name, as its shape and its numbers in one row."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(PIECES), WIDTH),
        "embeddings.position_embeddings.weight": (LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        **normed("embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= linear(f"{layer}.attention.{part}", WIDTH, WIDTH)
        shapes |= normed(f"{layer}.attention.output.LayerNorm")
        shapes |= linear(f"{layer}.intermediate.dense", WIDE, WIDTH)
        shapes |= linear(f"{layer}.output.dense", WIDTH, WIDE)
        shapes |= normed(f"{layer}.output.LayerNorm")
    dice = random.Random(7)  # noqa: S311  # the same weights each time
    return {name: (shape, _numbers(dice, name, shape)) for name, shape in shapes.items()}


def linear(name: str, rows: int, columns: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (rows, columns), f"{name}.bias": (rows,)}


def normed(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}


def _numbers(dice: random.Random, name: str, shape: tuple[int, ...]) -> list[float]:
    count = shape[0] * (shape[1] if len(shape) > 1 else 1)
    middle = 1.0 if name.endswith("LayerNorm.weight") else 0.0
    return list(array("f", (dice.gauss(middle, 0.4) for _ in range(count))))


def as_file(held: Mapping[str, Tensor]) -> bytes:
    """Return tensors in the form of a safetensors file, with a word about the file and whole numbers among them."""
    header: dict[str, object] = {
        "__metadata__": {"format": "made up"},
        "embeddings.position_ids": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
    }
    raw = bytes(8)
    for name, (shape, numbers) in held.items():
        content = array("f", numbers).tobytes()
        place = [len(raw), len(raw) + len(content)]
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": place}
        raw += content
    words = json.dumps(header).encode()
    words += b" " * (-len(words) % 8)
    return len(words).to_bytes(8, "little") + words + raw


def write_package(folder: Path, pieces: Sequence[str] = PIECES) -> Path:
    """Write a package like the one with the weights, that must never be imported; return its folder."""
    package = folder / PACKAGE
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    (package / WEIGHTS).write_bytes(as_file(tensors()))
    (package / VOCABULARY).write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return package


def checked(package: Path) -> dict[str, str]:
    """Return what the files of a package are checked against when they are as they should be."""
    return {
        name: hashlib.sha256((package / name).read_bytes()).hexdigest()
        for name in (WEIGHTS, VOCABULARY)
    }
