"""Practice content is compiled once for the whole run."""

from pathlib import Path

import pytest

from assistant.content.library import load_practice
from assistant.practice.shapes import Practice


@pytest.fixture(scope="session")
def practice(cache: Path) -> Practice:
    return load_practice(cache=cache)
