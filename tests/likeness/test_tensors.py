"""A safetensors file is read as it stands; what is no such file is told apart."""

import json
from pathlib import Path

import pytest

from assistant.likeness.tensors import read_tensors
from tests.likeness.tiny import as_file, tensors


def test_every_tensor_of_single_precision_has_its_shape_and_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "made.safetensors"
    path.write_bytes(as_file(tensors()))
    found = read_tensors(path)
    assert set(found) == set(tensors())
    for name, (shape, numbers) in tensors().items():
        assert found[name].shape == shape
        assert found[name].ravel().tolist() == numbers


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no such file at all",
        (4).to_bytes(8, "little") + b"[{]}",
        (2).to_bytes(8, "little") + b"[]",
        as_file(tensors())[:-4],
        *(
            len(header).to_bytes(8, "little") + header + bytes(64)
            for header in (
                json.dumps({"a": {"dtype": "F32", "shape": [3], "data_offsets": [0, 8]}}).encode(),
                json.dumps({"a": {"dtype": "F32", "shape": [2]}}).encode(),
                json.dumps({"a": 3}).encode(),
            )
        ),
    ],
)
def test_what_is_no_such_file_is_a_value_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"broken\.safetensors"):
        read_tensors(path)
