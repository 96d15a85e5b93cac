"""The verb ``start``: a case file becomes an interview that can be gone on with."""

from pathlib import Path
from typing import Any

from assistant import wiring
from assistant.content.yaml_file import read_json, read_yaml
from assistant.domain.case import read_case
from assistant.domain.errors import Problem, WrongInput
from assistant.verbs.unlocking import opened


def start(wanted: Any) -> str:
    """Begin an interview on a new case from a case file, or rebuild a whole case; return what was made in a line.

    Raises:
        WrongInput: the file cannot be read, or is no case.
        NotKept: the database cannot be written.
    """
    plain = _plain_in(wanted.file)
    if isinstance(plain, dict) and "undersong_case" in plain:
        store = wiring.cases(opened(wanted, makes=True))
        return f"{store.take_in(plain)}: the whole case from {Path(wanted.file).name}"
    read_case(plain, wiring.knowledge())  # a wrong case begins nothing
    case: dict[str, Any] = plain
    interview, count = wiring.started_interview(
        opened(wanted, makes=True), wanted.voice or "clinician", case
    )
    return f"{interview}: {count} questions answered from {Path(wanted.file).name}"


def _plain_in(name: str) -> Any:
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem("", "The file cannot be read as UTF-8 text.", f"Check {name}.")
        raise WrongInput([problem]) from error
    return read_json(text) if name.endswith(".json") else read_yaml(text)[0]
