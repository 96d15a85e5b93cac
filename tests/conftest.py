"""Content is compiled once for the whole run; hypothesis is quick by default, long under trust."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from assistant.conversation.language.reader import Reader
from assistant.domain.knowledge import Knowledge
from assistant.domain.lexicon import Lexicon
from assistant.domain.script import Script
from assistant.interview.session import Books
from assistant.practice.shapes import Practice
from tests import compiled

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


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile before the workers start, so that none of them does."""
    if not hasattr(session.config, "workerinput"):
        compiled.compile_all()


@pytest.fixture(scope="session")
def cache() -> Path:
    return compiled.cache_folder()


@pytest.fixture(scope="session")
def script() -> Script:
    return compiled.script()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return compiled.knowledge()


@pytest.fixture(scope="session")
def practice() -> Practice:
    return compiled.practice()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return compiled.lexicon()


@pytest.fixture(scope="session")
def reader() -> Reader:
    return compiled.reader()


@pytest.fixture(scope="session")
def books() -> Books:
    return compiled.books()
