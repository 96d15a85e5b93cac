"""Turns YAML sources into the plain form of a script or of the knowledge, checked by pydantic."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.expand import WINDOWS, expand_section
from assistant.content.lines import Lines
from assistant.content.shapes import WHOLE, entries_of, missing_files, shape_problems
from assistant.content.yaml_file import read_yaml
from assistant.domain.conditions import problems_of
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

Plain = dict[str, Any]

Places = Mapping[str, str]
Documents = Mapping[str, tuple[Any, Lines]]


def compile_part(part: str, sources: Mapping[str, str]) -> tuple[Plain, Places]:
    """Return the plain form of dialogs/ or knowledge/, and where each id stands.

    Raises:
        WrongInput: every problem of every file at once, each with file and line.
    """
    documents, problems = {}, []
    for name, text in sources.items():
        try:
            documents[name] = read_yaml(text)
        except WrongInput as error:
            problems += [_placed(part, name, each, each.line) for each in error.problems]
    problems = problems or [
        _placed(part, name, each, lines.of(each.path))
        for name, (root, lines) in documents.items()
        for each in shape_problems(part, name, root)
    ]
    problems = problems or list(missing_files(part, documents))
    if problems:
        raise WrongInput(problems)
    places = _places(documents)
    plain = (_knowledge if part == "knowledge" else _script)(documents, places)
    return plain, places


def _placed(part: str, name: str, problem: Problem, line: int) -> Problem:
    return Problem(f"{part}/{name}:{line}", problem.what, problem.mend)


def _knowledge(documents: Documents, places: Places) -> Plain:
    found: Plain = {name: {} for name in Knowledge.__dataclass_fields__ if name != "fingerprint"}
    problems = []
    for name, (root, _) in documents.items():
        for place, entries in entries_of(name, root):
            if place in WHOLE:
                found[place] = entries
                continue
            for entry in entries:
                key = entry.get("id", entry.get("country"))
                if key in found[place]:
                    problems.append(_twice(f"knowledge/{name}", key))
                found[place][key] = entry
    if problems:
        raise WrongInput(problems)
    return _checked("knowledge", Knowledge, found, places)


def _twice(where: str, name: str) -> Problem:
    return Problem(where, f"The id '{name}' is used twice.", "Give one of them another id.")


def _script(documents: Documents, places: Places) -> Plain:
    intake = dict(documents["intake.yaml"][0])
    order = intake.pop("sections")
    options = documents["options.yaml"][0] if "options.yaml" in documents else {}
    sections = {
        root["id"]: root for name, (root, _) in documents.items() if name.startswith("sections/")
    }
    problems = [*_order_problems(order, sections, places)]
    found: Plain = {**intake, "sections": {}, "questions": {}}
    found["phrases"] = documents["phrases.yaml"][0]
    found["commands"] = documents["commands.yaml"][0]
    for name in order:
        section = sections.get(name, {"questions": []})
        found["sections"][name] = {
            key: value for key, value in section.items() if key != "questions"
        }
        try:
            for question in expand_section(section, options, WINDOWS):
                if question["id"] in found["questions"]:
                    problems.append(_twice(f"dialogs/{places[name]}", question["id"]))
                found["questions"][question["id"]] = question
        except WrongInput as error:
            problems += [
                Problem(f"dialogs/{places.get(each.path, places[name])}", each.what, each.mend)
                for each in error.problems
            ]
    if problems:
        raise WrongInput(problems)
    return _checked("dialogs", Script, found, places)


def _order_problems(
    order: Sequence[str], sections: Mapping[str, Any], places: Places
) -> Iterator[Problem]:
    for name in order:
        if name not in sections:
            what = f"No section file has the id '{name}'."
            yield Problem("dialogs/intake.yaml", what, "Add it, or take the name out.")
    for name in sections:
        if name not in order:
            what = f"The section '{name}' is not in the order of dialogs/intake.yaml."
            yield Problem(f"dialogs/{places[name]}", what, "Name it there, or take the file out.")


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


def _checked(part: str, shape: Any, plain: Plain, places: Places) -> Plain:
    problems = [*_condition_problems(part, plain, places)]
    adapter = TypeAdapter(shape)
    try:
        adapter.validate_python(plain)
    except ValidationError as error:
        problems += [_problem(part, details, places) for details in error.errors()]
    if problems:
        raise WrongInput(problems)
    return plain


def _problem(part: str, details: Any, places: Places) -> Problem:
    path = ".".join(str(step) for step in details["loc"])
    ids = [str(step) for step in details["loc"] if str(step) in places]
    where = f"{part}/{places[ids[-1]]}" if ids else part
    return Problem(where, f"{path}: {details['msg']}.", f"See {part}/README.md.")


def _condition_problems(part: str, node: Any, places: Places, near: str = "") -> Iterator[Problem]:
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
