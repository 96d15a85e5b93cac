"""Content is compiled once for the whole run; hypothesis is quick by default, long under trust."""

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage
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
    """Compile before the workers start, so that none of them does.

    What was compiled stays, and is large: looking through it for rubbish is a fifth of the time.
    """
    gc.set_threshold(100_000, 20, 20)
    if not hasattr(session.config, "workerinput"):
        compiled.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the broad tests last: what is made once for all tests is then made under coverage."""
    items.sort(key=_is_broad)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a broad test without coverage, which would make it three times slower."""
    stopped = []
    while _is_broad(item) and (coverage := Coverage.current()) is not None:
        coverage.stop()  # a worker has two, and the end of one wakes the other
        stopped.append(coverage)
    try:
        return (yield)
    finally:
        for coverage in reversed(stopped):
            coverage.start()


def _is_broad(item: pytest.Item) -> bool:
    return item.get_closest_marker("broad") is not None


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
