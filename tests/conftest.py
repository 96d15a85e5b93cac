"""Content is compiled once for the whole run; hypothesis is quick by default, long under trust."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from assistant.content.library import (
    load_knowledge,
    load_lexicon,
    load_practice,
    load_script,
)
from assistant.conversation.language.reader import Reader
from assistant.domain.knowledge import Knowledge
from assistant.domain.lexicon import Lexicon
from assistant.domain.script import Script
from assistant.interview.session import Books
from assistant.practice.shapes import Practice

settings.register_profile(
    "quick",
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failure is shrunk by hand: shrinking takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "trust", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("trust" if os.environ.get("UNDERSONG_TRUST") else "quick")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="session")
def script(cache: Path) -> Script:
    return load_script(cache=cache)


@pytest.fixture(scope="session")
def knowledge(cache: Path) -> Knowledge:
    return load_knowledge(cache=cache)


@pytest.fixture(scope="session")
def lexicon(cache: Path) -> Lexicon:
    return load_lexicon(cache=cache)


@pytest.fixture(scope="session")
def practice(cache: Path) -> Practice:
    return load_practice(cache=cache)


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    return Reader(lexicon)


@pytest.fixture(scope="session")
def books(script: Script, knowledge: Knowledge, reader: Reader) -> Books:
    return Books(script, knowledge, reader=lambda: reader)
