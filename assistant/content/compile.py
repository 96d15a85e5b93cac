"""Turns YAML sources into the plain form of a script or of the knowledge, checked by pydantic."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.compile_language import put_language_together
from assistant.content.compile_practice import practice_places, put_practice_together
from assistant.content.expand import WINDOWS, expand_section
from assistant.content.lines import Lines, Placed
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
    """Return the plain form of dialogs/, dialogs/language/, knowledge/ or knowledge/practice/, and where each id stands.

    Raises:
        WrongInput: every problem of every file at once, each with file and line.
    """
    documents, problems = {}, []
    for name, text in sources.items():
        try:
            documents[name] = read_yaml(text)
        except WrongInput as error:
            problems += [_placed(part, name, each, each.line, "") for each in error.problems]
    problems = problems or [
        _placed(part, name, each, lines.of(each.path), _id_at(root, each.path))
        for name, (root, lines) in documents.items()
        for each in shape_problems(part, name, root)
    ]
    problems = problems or list(missing_files(part, documents))
    if problems:
        raise WrongInput(problems)
    places = practice_places(documents) if part == "practice" else _places(documents)
    put_together = {
        "knowledge": _knowledge,
        "dialogs": _script,
        "language": put_language_together,
        "practice": put_practice_together,
    }
    plain = put_together[part](documents, places)
    return plain, places


def _placed(part: str, name: str, problem: Problem, line: int, about: str) -> Problem:
    home = "dialogs/language" if part == "language" else part
    return Placed(f"{home}/{name}:{line}", problem.what, problem.mend, name=about)


def _id_at(node: Any, path: str) -> str:
    """Return the id nearest to a path, or nothing."""
    found = ""
    for step in [*filter(None, path.split(".")), ""]:
        if isinstance(node, dict):
            found = node["id"] if isinstance(node.get("id"), str) else found
            node = node.get(step)
        elif isinstance(node, list) and step.isdecimal() and int(step) < len(node):
            node = node[int(step)]
    return found


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
                    near = name.split("/")[0]  # another file may use the word for something else
                    where = [at for at in _places_of(key, documents) if at.startswith(near)]
                    problems.append(_twice("knowledge", key, where))
                found[place][key] = entry
    if problems:
        raise WrongInput(problems)
    return _checked("knowledge", Knowledge, found, places)


def _twice(part: str, name: str, where: Sequence[str]) -> Problem:
    """Name both places; an id that a template makes has none of its own."""
    first, last = where[0], where[-1]
    beside = f", first at {part}/{first}" if first != last else ""
    what = f"The id '{name}' is used twice{beside}."
    return Placed(f"{part}/{last}", what, "Give one of them another id.", name=name)


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
                    key = question["id"]
                    where = _places_of(key, documents) or [places[name]]
                    problems.append(_twice("dialogs", key, where))
                found["questions"][question["id"]] = question
        except WrongInput as error:
            problems += [
                Placed(
                    f"dialogs/{places.get(each.path, places[name])}",
                    each.what,
                    each.mend,
                    name=each.path or name,
                )
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
            yield Placed("dialogs/intake.yaml", what, "Add it, or take the name out.", name=name)
    for name in sections:
        if name not in order:
            what = f"The section '{name}' is not in the order of dialogs/intake.yaml."
            mend = "Name it there, or take the file out."
            yield Placed(f"dialogs/{places[name]}", what, mend, name=name)


def _places(documents: Documents) -> dict[str, str]:
    """Say for each id in which file and on which line it stands first."""
    found: dict[str, str] = {}
    for key, place in _ids(documents):
        found.setdefault(key, place)
    return found


def _places_of(name: str, documents: Documents) -> list[str]:
    """Return every place where an id stands, in order."""
    return [place for key, place in _ids(documents) if key == name]


def _ids(documents: Documents) -> Iterator[tuple[str, str]]:
    for name, (root, lines) in documents.items():
        yield from ((key, f"{name}:{lines.of(path)}") for key, path in _ids_in(root, ""))


def _ids_in(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key in ("id", "country"):
            if isinstance(node.get(key), str):
                yield node[key], f"{path}.{key}"
                break
        for child, value in node.items():
            yield from _ids_in(value, f"{path}.{child}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _ids_in(value, f"{path}.{number}")


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
    name = ids[-1] if ids else ""
    return Placed(where, f"{path}: {details['msg']}.", f"See {part}/README.md.", name=name)


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
                    yield Placed(
                        f"{part}/{places.get(near, '')}",
                        f"{near}.{key}: {what}.",
                        f"See {part}/README.md.",
                        name=near,
                    )
            else:
                yield from _condition_problems(part, value, places, near)
    elif isinstance(node, list):
        for value in node:
            yield from _condition_problems(part, value, places, near)


def _is_condition(key: str, value: Any) -> bool:
    """An activity's ``when`` is words, not a condition."""
    return key != "when" or not (isinstance(value, dict) and set(value) <= {"en", "es"})
