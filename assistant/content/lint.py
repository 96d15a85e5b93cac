"""Checks dialogues and knowledge as a whole, beyond the shape of each file."""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.content.build import build
from assistant.content.compile import compile_part
from assistant.content.finding import Finding
from assistant.content.library import read_sources
from assistant.content.lint_dialogue import check_dialogue
from assistant.content.lint_knowledge import check_knowledge
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

PARTS = ("knowledge", "dialogs")


def lint(paths: Sequence[Path] = ()) -> list[Finding]:
    """Return everything there is to mend, sorted by place; without paths the shipped content.

    A path is a folder of dialogues (it holds ``intake.yaml``) or of knowledge; the part that is
    not named is taken as shipped, so that the two are always checked against each other.
    """
    try:
        folders, wanted = _folders(paths)
        sources = {part: read_sources(part, folder) for part, folder in folders.items()}
        compiled = [compile_part(part, sources[part]) for part in PARTS]
    except WrongInput as error:
        return sorted(Finding(each.path, "U001", "", each.what) for each in error.problems)
    (knowing, knowledge_places), (asking, dialogue_places) = compiled
    knowledge = build(Knowledge, knowing)
    script = build(Script, asking)
    found = []
    if "dialogs" in wanted:
        found += _placed("dialogs", check_dialogue(script, knowledge), dialogue_places)
    if "knowledge" in wanted:
        used = {name for question in script.questions.values() for name in question.sources}
        found += _placed("knowledge", check_knowledge(knowledge, used), knowledge_places)
    return sorted(found)


def _folders(paths: Sequence[Path]) -> tuple[dict[str, Path], set[str]]:
    """Return where each part is taken from, and which parts were asked for."""
    folders = {part: Path(str(files(part))) for part in PARTS}
    named: dict[str, Path] = {}
    problems = []
    for path in paths:
        found = _holder(path.resolve())
        if not found:
            what = "Neither a dialogue (intake.yaml) nor knowledge (windows.yaml) is here."
            problems.append(Problem(str(path), what, "Name the folder of one of them."))
        named |= found
    if problems:
        raise WrongInput(problems)
    return {**folders, **named}, set(named) or set(PARTS)


def _holder(path: Path) -> dict[str, Path]:
    """Return the folder of content that a path is, lies in, or holds."""
    marks = {"knowledge": "windows.yaml", "dialogs": "intake.yaml"}
    for folder in (path, *path.parents):
        for part, mark in marks.items():
            if path.exists() and (folder / mark).is_file():
                return {part: folder}
    return {part: path / part for part, mark in marks.items() if (path / part / mark).is_file()}


def _placed(part: str, found: Any, places: Mapping[str, str]) -> list[Finding]:
    patterns = [(_pattern(name), place) for name, place in places.items() if "{" in name]

    def place(name: str) -> str:
        exact = places.get(name)
        close = [found_at for pattern, found_at in patterns if pattern.fullmatch(name)]
        return f"{part}/{exact or (close[0] if close else '')}".rstrip("/")

    return [Finding(place(name), code, name, what) for code, name, what in found]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(window|option)\\\}", "[a-z_]+", re.escape(name)))
