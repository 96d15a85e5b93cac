"""Turns YAML sources into the plain form of a script or of the knowledge, checked by pydantic."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.expand import expand_section
from assistant.content.yaml_file import Lines, read_yaml
from assistant.domain.conditions import problems_of
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

Plain = dict[str, Any]

_SINGLE = {"weights.yaml": "weights"}
_KEYED = {"regions.yaml", "medical.yaml", "safety.yaml", "tags.yaml"}
_PLACES = {"rules": "safety"}
_FOLDERS = {"activities": "activities", "countries": "countries"}


def compile_part(part: str, sources: Mapping[str, str]) -> Plain:
    """Return the plain form of dialogs/ or knowledge/.

    Raises:
        WrongInput: every problem of every file at once, each with file and line.
    """
    documents, problems = {}, []
    for name, text in sources.items():
        try:
            documents[name] = read_yaml(text)
        except WrongInput as error:
            problems += [_in_file(part, name, problem) for problem in error.problems]
    if problems:
        raise WrongInput(problems)
    return _knowledge(documents) if part == "knowledge" else _script(documents)


def _in_file(part: str, name: str, problem: Problem) -> Problem:
    return Problem(f"{part}/{name}:{problem.line}", problem.what, problem.mend)


def _knowledge(documents: Mapping[str, tuple[Any, Lines]]) -> Plain:
    found: Plain = {name: {} for name in Knowledge.__dataclass_fields__ if name != "fingerprint"}
    for name, (root, _) in documents.items():
        for place, entries in _entries(name, root):
            if place in {"weights", "tags", "clinician_only"}:
                found[place] = entries
            else:
                found[place] |= {entry.get("id", entry.get("country")): entry for entry in entries}
    return _checked("knowledge", Knowledge, found, _places(documents))


def _entries(name: str, root: Any) -> Iterator[tuple[str, Any]]:
    folder = name.split("/", maxsplit=1)[0]
    if folder in _FOLDERS:
        yield _FOLDERS[folder], root if isinstance(root, list) else [root]
    elif name in _KEYED:
        for key, entries in root.items():
            yield _PLACES.get(key, key), entries
    else:
        yield _SINGLE.get(name, name.removesuffix(".yaml")), root


def _script(documents: Mapping[str, tuple[Any, Lines]]) -> Plain:
    intake = dict(documents["intake.yaml"][0])
    order = intake.pop("sections")
    options = documents["options.yaml"][0] if "options.yaml" in documents else {}
    sections = {
        root["id"]: root for name, (root, _) in documents.items() if name.startswith("sections/")
    }
    missing = [name for name in order if name not in sections]
    if missing:
        raise WrongInput(
            [
                Problem(
                    "dialogs/intake.yaml",
                    f"No section file has the id '{name}'.",
                    "Add it, or take the name out.",
                )
                for name in missing
            ]
        )
    found: Plain = {**intake, "sections": {}, "questions": {}}
    found["phrases"] = documents["phrases.yaml"][0]
    found["commands"] = documents["commands.yaml"][0]
    problems = []
    for name in order:
        section = sections[name]
        found["sections"][name] = {
            key: value for key, value in section.items() if key != "questions"
        }
        for question in expand_section(section, options, _WINDOWS):
            if question["id"] in found["questions"]:
                problems.append(
                    Problem(
                        f"dialogs/sections/{name}.yaml",
                        f"The id '{question['id']}' is used twice.",
                        "Give one of them another id.",
                    )
                )
            found["questions"][question["id"]] = question
    if problems:
        raise WrongInput(problems)
    return _checked("dialogs", Script, found, _places(documents))


_WINDOWS = (
    "intrauterine",
    "perinatal",
    "infancy",
    "early_childhood",
    "childhood",
    "youth",
    "adulthood",
)


def places_of(sources: Mapping[str, str]) -> dict[str, str]:
    """Say for each id in which file and on which line it stands; the files are known to be good."""
    return _places({name: read_yaml(text) for name, text in sources.items()})


def _places(documents: Mapping[str, tuple[Any, Lines]]) -> dict[str, str]:
    """Say for each id in which file and on which line it stands."""
    found: dict[str, str] = {}

    def note(node: Any, path: str, name: str, lines: Lines) -> None:
        if isinstance(node, dict):
            key = node.get("id")
            if isinstance(key, str):
                found.setdefault(key, f"{name}:{lines.of(path + '.id')}")
            for child, value in node.items():
                note(value, f"{path}.{child}", name, lines)
        elif isinstance(node, list):
            for number, value in enumerate(node):
                note(value, f"{path}.{number}", name, lines)

    for name, (root, lines) in documents.items():
        note(root, "", name, lines)
    return found


def _checked(part: str, shape: Any, plain: Plain, places: Mapping[str, str]) -> Plain:
    problems = [*_condition_problems(part, plain, places)]
    adapter = TypeAdapter(shape)
    try:
        adapter.validate_python(plain)
    except ValidationError as error:
        problems += [_problem(part, details, places) for details in error.errors()]
    if problems:
        raise WrongInput(problems)
    return plain


def _problem(part: str, details: Any, places: Mapping[str, str]) -> Problem:
    path = ".".join(str(step) for step in details["loc"])
    ids = [str(step) for step in details["loc"] if str(step) in places]
    where = f"{part}/{places[ids[-1]]}" if ids else part
    return Problem(where, f"{path}: {details['msg']}.", f"See {part}/README.md.")


def _condition_problems(
    part: str, node: Any, places: Mapping[str, str], near: str = ""
) -> Iterator[Problem]:
    if isinstance(node, dict):
        near = node.get("id", near) if isinstance(node.get("id", near), str) else near
        for key, value in node.items():
            if (
                key in {"when", "ask_if", "before_activities"}
                and value is not None
                and _is_condition(key, value)
            ):
                for what in problems_of(value):
                    yield Problem(
                        f"{part}/{places.get(near, '')}",
                        f"{near}.{key}: {what}.",
                        f"See {part}/README.md.",
                    )
            else:
                yield from _condition_problems(part, value, places, near)
    elif isinstance(node, list):
        for value in node:
            yield from _condition_problems(part, value, places, near)


def _is_condition(key: str, value: Any) -> bool:
    """An activity's ``when`` is words, not a condition."""
    return key != "when" or not (isinstance(value, dict) and set(value) <= {"en", "es"})
