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
from assistant.content.lint_practice import check_playable, check_practice, read_keys
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script
from assistant.practice.shapes import Practice

PARTS = ("knowledge", "dialogs", "practice")


def lint(paths: Sequence[Path] = (), cache: Path | None = None) -> list[Finding]:
    """Return everything there is to mend, sorted by place; without paths the shipped content.

    A path is a folder of dialogues (it holds ``intake.yaml``), of knowledge, or of practice cases
    (it holds ``cases/`` and ``keys/``); what is not named is taken as shipped, so that all are always
    checked against each other.
    """
    folders, problems = _folders(paths)
    compiled = {}
    for part, folder in folders.items():
        try:
            compiled[part] = compile_part(part, read_sources(part, folder))
        except WrongInput as error:
            problems += error.problems
    if "practice" in folders:
        problems += read_keys(_own(folders["practice"]))[2]
    if problems:
        return sorted(_of_shape(each) for each in problems)
    return sorted(_findings(compiled, cache, folders.get("practice")))


def _own(folder: Path) -> Path | None:
    """Return a folder of own practice cases; the shipped ones are not own."""
    return None if (folder / "setting.yaml").exists() else folder


def lint_playable(folder: Path, cache: Path | None = None) -> list[Finding]:
    """Return what is wrong with own practice cases as they are played; no key is read for it."""
    try:
        plain, places = compile_part("practice", read_sources("practice", folder))
    except WrongInput as error:
        return sorted(_of_shape(each) for each in error.problems)
    found = check_playable(build(Practice, plain), load_knowledge(cache=cache))
    return sorted(_placed("practice", found, places))


def _of_shape(problem: Problem) -> Finding:
    name = problem.name if isinstance(problem, Placed) else ""
    return Finding(problem.path, "U001", name, problem.what, problem.mend)


def _findings(
    compiled: Mapping[str, tuple[Any, Places]], cache: Path | None, cases: Path | None
) -> Iterator[Finding]:
    knowing, asking = compiled.get("knowledge"), compiled.get("dialogs")
    knowledge = build(Knowledge, knowing[0]) if knowing else load_knowledge(cache=cache)
    script = build(Script, asking[0]) if asking else load_script(cache=cache)
    if asking:
        yield from _placed("dialogs", check_dialogue(script, knowledge), asking[1])
    if knowing:
        used = {name for question in script.questions.values() for name in question.sources}
        yield from _placed("knowledge", check_knowledge(knowledge, used), knowing[1])
    if cases is not None:
        yield from _playable(compiled["practice"], knowledge, _own(cases))


def _playable(
    playing: tuple[Any, Places], knowledge: Knowledge, folder: Path | None
) -> Iterator[Finding]:
    practice = build(Practice, playing[0])
    keys, key_places, _ = read_keys(folder)
    found = check_practice(practice, knowledge, keys, folder)
    yield from _placed("practice", found, {**playing[1], **key_places})


def _folders(paths: Sequence[Path]) -> tuple[dict[str, Path], list[Problem]]:
    """Return the folder of each part that is checked, and the paths that are none."""
    if not paths:
        homes = {
            part: Path(str(files("knowledge" if part == "practice" else part))) for part in PARTS
        }
        return {**homes, "practice": homes["practice"] / "practice"}, []
    named: dict[str, Path] = {}
    problems = []
    for path in paths:
        found = _holder(path.resolve())
        if not found:
            what = "No dialogue (intake.yaml), knowledge (windows.yaml) or practice cases (cases/, keys/) are here."
            problems.append(Problem(str(path), what, "Name the folder of one of them."))
        named |= found
    return named, problems


def _holder(path: Path) -> dict[str, Path]:
    """Return the folder of content that a path is, lies in, or holds."""
    marks = {"knowledge": "windows.yaml", "dialogs": "intake.yaml"}
    own = next((each for each in (path, *path.parents) if _holds_cases(each)), None)
    if own is not None:
        return {"practice": own}
    for folder in (path, *path.parents):
        for part, mark in marks.items():
            if path.exists() and (folder / mark).is_file():
                return {part: folder}
    return {part: path / part for part, mark in marks.items() if (path / part / mark).is_file()}


def _holds_cases(folder: Path) -> bool:
    return (folder / "cases").is_dir() and (folder / "keys").is_dir()


def _placed(part: str, found: Any, places: Places) -> Iterator[Finding]:
    patterns = [(_pattern(name), place) for name, place in places.items() if "{" in name]
    for code, name, what in found:
        exact = places.get(name)
        close = [found_at for pattern, found_at in patterns if pattern.fullmatch(name)]
        where = f"{part}/{exact or (close[0] if close else '')}".rstrip("/")
        yield Finding(where, code, name, what)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(window|option)\\\}", "[a-z_]+", re.escape(name)))
