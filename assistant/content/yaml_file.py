"""Strict YAML 1.2 with line numbers: ``no`` stays a word, a key said twice is an error."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.domain.errors import Problem, WrongInput

LARGEST = 5_000_000
"""Bytes of one document; a case file is a few kilobytes."""
DEEPEST = 40
"""Levels of nesting; a case file has six."""


class Lines:
    """Says on which line of its document a dotted path stands."""

    def __init__(self, root: Any) -> None:
        """Keep the loaded document with the marks that its reader left."""
        self._root = root

    def of(self, path: str) -> int:
        """Return the line of the deepest part of the path that exists, counted from 1; 0 if unknown."""
        node, line = self._root, 0
        for part in filter(None, path.split(".")):
            marks = getattr(node, "lc", None)
            try:
                if isinstance(node, Mapping):
                    line = marks.key(part)[0] + 1 if marks else line
                    node = node[part]
                else:
                    line = marks.item(int(part))[0] + 1 if marks else line
                    node = node[int(part)]
            except (KeyError, IndexError, ValueError, TypeError, AttributeError):
                return line
        return line


def read_yaml(text: str) -> tuple[Any, Lines]:
    """Read one YAML document.

    Raises:
        WrongInput: it is not YAML, too large, too deep, uses an alias, or says a key twice.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415  # JSON input never pays for it
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415  # as above

    _check_size(text)
    reader = YAML(typ="rt", pure=True)
    reader.allow_duplicate_keys = False
    try:
        _check_events(reader, text)
        root = reader.load(text)
    except YAMLError as error:
        raise WrongInput([_yaml_problem(error)]) from error
    return plain(root), Lines(root)


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise WrongInput(
            [Problem("", "The document is larger than 5 MB.", "Give one case in each file.")]
        )


def _check_events(reader: Any, text: str) -> None:
    from ruamel.yaml.events import (  # noqa: PLC0415  # as above
        AliasEvent,
        CollectionEndEvent,
        CollectionStartEvent,
    )

    depth = 0
    for event in reader.parse(text):
        if isinstance(event, AliasEvent):
            line = event.start_mark.line + 1
            raise WrongInput([Problem("", "Aliases (*name) are not read.", "Write it out.", line)])
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise _too_deep(event.start_mark.line + 1)


def _too_deep(line: int) -> WrongInput:
    return WrongInput(
        [Problem("", f"Nested deeper than {DEEPEST} levels.", "A case file has six.", line)]
    )


def _yaml_problem(error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    what = str(getattr(error, "problem", None) or "cannot be read").splitlines()[0]
    if "duplicate key" in what:
        key = what.split('"')[1] if '"' in what else what
        return Problem("", f"The key '{key}' is said twice.", "Keep one of them.", line)
    return Problem("", f"This is not YAML: {what}.", "Check the indentation and the quotes.", line)


def plain(node: Any) -> Any:
    """Return ordinary dicts, lists and scalars."""
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return node if type(node) is kind else kind(node)
    return node.isoformat() if hasattr(node, "isoformat") else node


def read_json(text: str) -> Any:
    """Read one JSON document with the same strictness.

    Raises:
        WrongInput: it is not JSON, too large, too deep, or says a key twice.
    """
    _check_size(text)
    try:
        root = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        problem = Problem(
            "", f"This is not JSON: {error.msg}.", "Check commas and quotes.", error.lineno
        )
        raise WrongInput([problem]) from error
    except RecursionError as error:
        raise _too_deep(0) from error
    _check_depth(root, DEEPEST)
    return root


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise WrongInput([Problem("", f"The key '{key}' is said twice.", "Keep one of them.")])
        found[key] = value
    return found


def _no_constant(word: str) -> Any:
    raise WrongInput([Problem("", f"{word} is not a number.", "Use null for what is not known.")])


def _check_depth(node: Any, left: int) -> None:
    if left < 0:
        raise _too_deep(0)
    if isinstance(node, dict):
        for value in node.values():
            _check_depth(value, left - 1)
    elif isinstance(node, list):
        for value in node:
            _check_depth(value, left - 1)
