"""The tensors of a safetensors file: a header that names them, then their raw numbers."""

import json
import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_LENGTH = 8
"""Bytes that say how long the header is."""


def read_tensors(path: Path) -> Mapping[str, Numbers]:
    """Return the tensors of single precision by name; they look at the file, and nothing is copied.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such file.
    """
    with path.open("rb") as file:
        try:
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            start = _LENGTH + int.from_bytes(held[:_LENGTH], "little")
            header = json.loads(held[_LENGTH:start])
            return dict(_tensors(held, header, start))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"{path.name} is no safetensors file.") from error


def _tensors(
    held: mmap.mmap, header: Mapping[str, Any], start: int
) -> Iterator[tuple[str, Numbers]]:
    for name, about in header.items():
        if about.get("dtype") != "F32":  # whole numbers, and what else is said about the file
            continue
        low, high = about["data_offsets"]
        flat = np.frombuffer(held, "<f4", count=(high - low) // 4, offset=start + low)
        yield name, flat.reshape(about["shape"])
