"""The shape of the house, where no linter looks."""

from pathlib import Path

import pytest


@pytest.mark.parametrize("folder", ["dialogs", "knowledge"])
def test_content_folders_hold_data_and_no_code(folder: str) -> None:
    code = [path for path in Path(folder).rglob("*.py") if "__pycache__" not in path.parts]
    assert code == [Path(folder, "__init__.py")]
    lines = [line for line in code[0].read_text(encoding="utf-8").splitlines() if line.strip()]
    assert lines[0].startswith('"""')
    assert lines[-1].endswith('"""')


def test_every_module_opens_with_a_sentence() -> None:
    for path in Path("assistant").rglob("*.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path


def test_no_widget_is_given_text_that_could_be_markup() -> None:
    """Every Static is told ``markup=False`` or gets content made by ``shown``."""
    for path in Path("assistant/tui").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        for call in source.split("Static(")[1:]:
            if call.startswith("):"):
                continue
            assert "markup=False" in call[:160] or call.startswith('""'), path
