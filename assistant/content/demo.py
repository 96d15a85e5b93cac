"""The demonstration clinic as it is written down, and the invented cases it is made from."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.content.yaml_file import read_yaml

_PLACES = (("knowledge", "cases"), ("knowledge", "../tests/cases"))
"""Where the invented cases lie: in an installed package, and in the repository."""


def clinic() -> list[dict[str, Any]]:
    """Return what stands in the demonstration clinic, in the order in which it is set up."""
    entries: list[dict[str, Any]] = read_yaml(_text("clinic.yaml"))[0]
    return entries


def invented(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return an invented case by its name: from a folder of own ones where it is there, or as shipped.

    Raises:
        FileNotFoundError: there is no such case.
    """
    own = folder / f"{name}.case.yaml" if folder else None
    text = own.read_text(encoding="utf-8") if own and own.exists() else _text(f"{name}.case.yaml")
    case: dict[str, Any] = read_yaml(text)[0]
    return {key: value for key, value in case.items() if key != "expectation"}


def _text(name: str) -> str:
    places = [Path(str(files(package))) / folder / name for package, folder in _PLACES]
    found = next((one for one in places if one.exists()), places[-1])
    return found.read_text(encoding="utf-8")
