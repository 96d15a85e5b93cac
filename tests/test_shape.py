"""The shape of the house, where no linter looks."""

import ast
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


MAY_OPEN = {
    "anchor.py": "the mark beside the slots, which is no database",
    "backups.py": "a copy that is not in use yet",
    "carried.py": "a form before it is opened as a database",
    "holding.py": "what the system says of a process",
    "opening.py": "a file that is not there yet, or a folder",
    "slots.py": "a slot, which is replaced whole and never written in place",
    "taking_over.py": "a file that was taken out of use",
}
OPENERS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copyfile", "copy2", "copytree", "touch"}  # fmt: skip
"""To open a live database any other way than by SQL drops its locks when it is closed again."""


@pytest.mark.parametrize("path", sorted(Path("assistant/store").glob("*.py")), ids=lambda path: path.name)  # fmt: skip
def test_nothing_opens_a_database_but_the_driver(path: Path) -> None:
    called = {
        getattr(node.func, "attr", getattr(node.func, "id", ""))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and not _is_our_copy(node)
    }
    assert path.name in MAY_OPEN or not called & OPENERS, called & OPENERS


def test_the_driver_is_connected_in_one_place() -> None:
    for path in Path("assistant").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "driver.connect(" not in source or path.name == "opening.py", path
        assert "import shutil" not in source or "store" not in path.parts, path


def _is_our_copy(call: ast.Call) -> bool:
    """Say whether it is the copy that SQL makes."""
    return isinstance(call.func, ast.Name) and call.func.id == "copy"
