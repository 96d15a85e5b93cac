"""Puts knowledge/practice/ together: what can be played, without any key."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.lines import Lines, Placed
from assistant.domain.errors import Problem, WrongInput
from assistant.practice.shapes import Practice

Documents = Mapping[str, tuple[Any, Lines]]
FILES = ("setting.yaml", "styles.yaml", "words.yaml", "drills.yaml")
_KEYED = ("areas", "sayings", "starts", "rivals", "activities")
_AS_IT_IS = ("probes", "orders", "levels")


def practice_file(name: str, root: Any) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the outline of a file: a dotted path in it, and what."""
    if name == "drills.yaml":
        yield from _listed(root, "")
    elif not isinstance(root, dict):
        yield "", "The file is not a mapping."
    elif name == "setting.yaml":
        for key in _KEYED:
            yield from _listed(root.get(key), key)
        yield from ((key, "Nothing reads this.") for key in set(root) - {*_KEYED, *_AS_IT_IS})
    elif name == "styles.yaml":
        yield from _styled(root)
    elif name.startswith("cases/"):
        if not isinstance(root.get("id"), str):
            yield "", "The case has no id."
        yield from _listed(root.get("facts"), "facts")
    elif name != "words.yaml":
        yield "", "Nothing reads this file."


def _listed(entries: Any, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(entries, list):
        yield path, "This is not a list of entries."
        return
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            yield f"{path}.{number}".lstrip("."), "This entry has no id."


def _styled(root: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    styles = root.get("styles")
    if not isinstance(root.get("common"), dict) or not isinstance(styles, dict):
        yield "", "The file needs the mappings 'common' and 'styles'."
    elif not all(isinstance(each, dict) and isinstance(each.get("lists"), dict) for each in styles.values()):  # fmt: skip
        yield "styles", "Each style needs the mapping 'lists'."


def practice_places(documents: Documents) -> dict[str, str]:
    """Say where each id stands; a fact is named with its case, as other cases may use its name."""
    found: dict[str, str] = {}
    for name, (root, lines) in documents.items():
        if name.startswith("cases/"):
            found[root["id"]] = f"{name}:{lines.of('id')}"
            for number, fact in enumerate(root["facts"]):
                found[f"{root['id']}.{fact['id']}"] = f"{name}:{lines.of(f'facts.{number}.id')}"
        for path, entry in _entries(name, root):
            found.setdefault(entry["id"], f"{name}:{lines.of(path)}")
    return found


def _entries(name: str, root: Any) -> Iterator[tuple[str, Any]]:
    if name == "drills.yaml":
        yield from ((f"{number}.id", each) for number, each in enumerate(root))
    if name == "setting.yaml":
        for key in _KEYED:
            yield from ((f"{key}.{number}.id", each) for number, each in enumerate(root[key]))


def put_practice_together(documents: Documents, places: Mapping[str, str]) -> dict[str, Any]:
    """Return the plain form of everything that can be played.

    Raises:
        WrongInput: an id is used twice, or an entry does not fit its shape; with file and line.
    """
    setting = documents["setting.yaml"][0]
    styles = documents["styles.yaml"][0]
    problems: list[Problem] = []
    found: dict[str, Any] = {key: setting.get(key) for key in _AS_IT_IS}
    for key in _KEYED:
        found[key] = _by_id(setting[key], places, problems)
    found["styles"] = {
        name: {**style, "lists": {**styles["common"], **style["lists"]}}
        for name, style in styles["styles"].items()
    }
    found["phrases"] = documents["words.yaml"][0]
    found["drills"] = _by_id(documents["drills.yaml"][0], places, problems)
    cases = [root for name, (root, _) in documents.items() if name.startswith("cases/")]
    found["families"] = _by_id(cases, places, problems)
    problems += _misfits(found, documents, places)
    if problems:
        raise WrongInput(problems)
    return found


def _by_id(entries: Any, places: Mapping[str, str], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        name = entry["id"]
        if name in found:
            what = f"The id '{name}' is used twice."
            mend = "Give one of them another id."
            problems.append(Placed(f"practice/{places[name]}", what, mend, name=name))
        found[name] = entry
    return found


def _misfits(
    found: Mapping[str, Any], documents: Documents, places: Mapping[str, str]
) -> Iterator[Problem]:
    files = {root["id"]: name for name, (root, _) in documents.items() if name.startswith("cases/")}
    try:
        TypeAdapter(Practice).validate_python(found)
    except ValidationError as error:
        for details in error.errors():
            steps = [str(step) for step in details["loc"]]
            name = steps[1] if len(steps) > 1 else ""
            where = places.get(name, "setting.yaml:0")
            if steps[0] == "families":
                lines = documents[files[name]][1]
                where = f"{files[name]}:{lines.of('.'.join(steps[2:])) or lines.of('id')}"
            what = f"{'.'.join(steps)}: {details['msg']}."
            yield Placed(f"practice/{where}", what, "See knowledge/README.md.", name=name)
