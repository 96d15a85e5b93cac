"""Checks dialogues and knowledge as a whole, beyond the shape of each file."""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.content.build import build
from assistant.content.compile import compile_part, places_of
from assistant.content.finding import Finding
from assistant.content.lint_dialogue import check_dialogue
from assistant.content.lint_knowledge import check_knowledge
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

PARTS = ("knowledge", "dialogs")


def lint(paths: Sequence[Path] = ()) -> list[Finding]:
    """Return everything there is to mend, sorted by place; without paths the shipped content.

    A path is a folder of dialogues (it holds ``intake.yaml``) or of knowledge; the part that is
    not named is taken as shipped, so that the two are always checked against each other.
    """
    folders = {part: Path(str(files(part))) for part in PARTS}
    named = [
        ("dialogs" if (path / "intake.yaml").exists() else "knowledge", path) for path in paths
    ]
    folders |= dict(named)
    wanted = {part for part, _ in named} or set(PARTS)
    sources = {part: _read(folder) for part, folder in folders.items()}
    try:
        plain = {part: compile_part(part, sources[part]) for part in PARTS}
    except WrongInput as error:
        return sorted(Finding(each.path, "U001", "", each.what) for each in error.problems)
    knowledge = build(Knowledge, plain["knowledge"])
    script = build(Script, plain["dialogs"])
    found = []
    if "dialogs" in wanted:
        found += _placed("dialogs", check_dialogue(script, knowledge), sources["dialogs"])
    if "knowledge" in wanted:
        used = {name for question in script.questions.values() for name in question.sources}
        found += _placed("knowledge", check_knowledge(knowledge, used), sources["knowledge"])
    return sorted(found)


def _read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def _placed(part: str, found: Any, sources: Mapping[str, str]) -> list[Finding]:
    places = places_of(sources)
    patterns = [(_pattern(name), place) for name, place in places.items() if "{" in name]

    def place(name: str) -> str:
        exact = places.get(name)
        close = [found_at for pattern, found_at in patterns if pattern.fullmatch(name)]
        return f"{part}/{exact or (close[0] if close else '')}".rstrip("/")

    return [Finding(place(name), code, name, what) for code, name, what in found]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(window|option)\\\}", "[a-z_]+", re.escape(name)))
