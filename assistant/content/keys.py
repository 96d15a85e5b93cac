"""Reads the key of one practice case; nothing here is called before a trainee has committed."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.build import build
from assistant.content.lines import Lines, Placed
from assistant.content.yaml_file import read_yaml
from assistant.domain.errors import Problem, WrongInput
from assistant.practice.key import Key


def keys_folder(folder: Path | None = None) -> Path:
    """Return where keys lie: beside the cases of a folder, or where the shipped ones are."""
    return (folder or Path(str(files("knowledge"))) / "practice") / "keys"


def key_path(name: str, folder: Path | None = None) -> Path:
    """Return where the key of a case is, or would be: with the own ones, or with the shipped ones."""
    own = keys_folder(folder) / f"{name}.yaml"
    return own if own.exists() else keys_folder() / f"{name}.yaml"


def load_key(name: str, folder: Path | None = None) -> Key:
    """Return the key of a case, from a folder of own cases or as shipped.

    Raises:
        WrongInput: there is none, or it does not fit its shape.
    """
    path = key_path(name, folder)
    if not path.exists():
        what = f"The case '{name}' has no key."
        raise WrongInput([Problem(f"practice/keys/{path.name}:0", what, "Write one.")])
    return key_of(path.name, path.read_text(encoding="utf-8"))[0]


def key_of(name: str, text: str) -> tuple[Key, Lines]:
    """Return the key that a text holds, and where its parts stand.

    Raises:
        WrongInput: it is not YAML, or does not fit the shape; with file and line.
    """
    where = f"practice/keys/{name}"
    try:
        plain, lines = read_yaml(text)
    except WrongInput as error:
        raise WrongInput(
            [Problem(f"{where}:{each.line}", each.what, each.mend) for each in error.problems]
        ) from error
    try:
        TypeAdapter(Key).validate_python(plain)
    except ValidationError as error:
        raise WrongInput([_misfit(where, details, lines) for details in error.errors()]) from error
    found: Key = build(Key, plain)
    return found, lines


def _misfit(where: str, details: Any, lines: Lines) -> Problem:
    path = ".".join(str(step) for step in details["loc"])
    what = f"{path}: {details['msg']}."
    return Placed(f"{where}:{lines.of(path)}", what, "See knowledge/README.md.")
