"""Commands find their content compiled, and find no person's data."""

from collections.abc import Iterator

import pytest

from tests.compiled import cache_home


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache_home()))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.delenv("UNDERSONG_DB", raising=False)
        yield
