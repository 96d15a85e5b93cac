"""Checks dialogues and knowledge as a whole, beyond the shape of each file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.content.build import build
from assistant.content.compile import Places, compile_part
from assistant.content.finding import Finding
from assistant.content.library import load_knowledge, load_script, read_sources
from assistant.content.lines import Placed
from assistant.content.lint_dialogue import check_dialogue
from assistant.content.lint_knowledge import check_knowledge
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

PARTS = ("knowledge", "dialogs")


def lint(paths: Sequence[Path] = (), cache: Path | None = None) -> list[Finding]:
    """Return everything there is to mend, sorted by place; without paths the shipped content.

    A path is a folder of dialogues (it holds ``intake.yaml``) or of knowledge; the part that is
    not named is taken as shipped, so that the two are always checked against each other.
    """
    folders, problems = _folders(paths)
    compiled = {}
    for part, folder in folders.items():
        try:
            compiled[part] = compile_part(part, read_sources(part, folder))
        except WrongInput as error:
            problems += error.problems
    if problems:
        return sorted(_of_shape(each) for each in problems)
    return sorted(_findings(compiled, cache))


def _of_shape(problem: Problem) -> Finding:
    name = problem.name if isinstance(problem, Placed) else ""
    return Finding(problem.path, "U001", name, problem.what, problem.mend)


def _findings(compiled: Mapping[str, tuple[Any, Places]], cache: Path | None) -> Iterator[Finding]:
    knowing, asking = compiled.get("knowledge"), compiled.get("dialogs")
    knowledge = build(Knowledge, knowing[0]) if knowing else load_knowledge(cache=cache)
    script = build(Script, asking[0]) if asking else load_script(cache=cache)
    if asking:
        yield from _placed("dialogs", check_dialogue(script, knowledge), asking[1])
    if knowing:
        used = {name for question in script.questions.values() for name in question.sources}
        yield from _placed("knowledge", check_knowledge(knowledge, used), knowing[1])


def _folders(paths: Sequence[Path]) -> tuple[dict[str, Path], list[Problem]]:
    """Return the folder of each part that is checked, and the paths that are none."""
    if not paths:
        return {part: Path(str(files(part))) for part in PARTS}, []
    named: dict[str, Path] = {}
    problems = []
    for path in paths:
        found = _holder(path.resolve())
        if not found:
            what = "Neither a dialogue (intake.yaml) nor knowledge (windows.yaml) is here."
            problems.append(Problem(str(path), what, "Name the folder of one of them."))
        named |= found
    return named, problems


def _holder(path: Path) -> dict[str, Path]:
    """Return the folder of content that a path is, lies in, or holds."""
    marks = {"knowledge": "windows.yaml", "dialogs": "intake.yaml"}
    for folder in (path, *path.parents):
        for part, mark in marks.items():
            if path.exists() and (folder / mark).is_file():
                return {part: folder}
    return {part: path / part for part, mark in marks.items() if (path / part / mark).is_file()}


def _placed(part: str, found: Any, places: Places) -> Iterator[Finding]:
    patterns = [(_pattern(name), place) for name, place in places.items() if "{" in name]
    for code, name, what in found:
        exact = places.get(name)
        close = [found_at for pattern, found_at in patterns if pattern.fullmatch(name)]
        where = f"{part}/{exact or (close[0] if close else '')}".rstrip("/")
        yield Finding(where, code, name, what)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(window|option)\\\}", "[a-z_]+", re.escape(name)))
