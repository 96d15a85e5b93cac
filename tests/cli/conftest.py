"""Commands compile their content once, into a folder of this run, and find no person's data."""

from collections.abc import Iterator

import pytest

from tests.commands import run


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.delenv("UNDERSONG_DB", raising=False)
        run("formulate", "-", "--json")  # a process of its own compiles without being measured
        run("questions", "--json")
        yield
