"""Reads one document strictly, YAML 1.2 or JSON: ``no`` stays a word, a key said twice is an error."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from assistant.content.lines import Lines
from assistant.content.strictness import DEEPEST, HalfRead, too_deep
from assistant.domain.errors import Problem, WrongInput

_MARK = "\ufeff"
"""Some editors open a file with it; it says nothing."""
LARGEST = 5_000_000
"""Bytes of one document; a case file is a few kilobytes."""


def read_yaml(text: str) -> tuple[Any, Lines]:
    """Read one YAML document: ordinary dicts, lists and scalars, and where they stand.

    Raises:
        HalfRead: it uses an alias or a tag, says a key twice, or has a number that is none.
        WrongInput: it is not YAML 1.2, too large or too deep.
    """
    _check_size(text)
    from assistant.content.yaml_document import (  # noqa: PLC0415  # JSON input never pays for ruamel
        Document,
    )

    return Document(text.removeprefix(_MARK)).read()


def read_json(text: str) -> Any:
    """Read one JSON document with the same strictness.

    Raises:
        HalfRead: it says a key twice, or has a number that is none.
        WrongInput: it is not JSON, too large or too deep.
    """
    _check_size(text)
    try:
        root = json.loads(
            text.removeprefix(_MARK),
            object_pairs_hook=_once,
            parse_constant=_NoNumber,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        problem = Problem(
            "", f"This is not JSON: {error.msg}.", "Check commas and quotes.", error.lineno
        )
        raise WrongInput([problem]) from error
    except RecursionError as error:
        raise too_deep(0) from error
    found = _Found()
    root = found.read(root, "", DEEPEST)
    if found.problems:
        raise HalfRead(found.problems, root, Lines(), frozenset(found.unread))
    return root


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise WrongInput(
            [Problem("", "The document is larger than 5 MB.", "Give one case in each file.")]
        )


@dataclass(frozen=True, slots=True)
class _NoNumber:
    """Stands where a number was written that is none."""

    word: str
    what: str = "{} is not a number."
    mend: str = "Use null for what is not known."


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Stands where an object says a key twice."""

    pairs: list[tuple[str, Any]]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Pairs:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Pairs(pairs)


def _finite(digits: str) -> float | _NoNumber:
    number = float(digits)
    return number if isfinite(number) else _NoNumber(digits)


def _whole(digits: str) -> int | _NoNumber:
    try:
        return int(digits)
    except ValueError:  # thousands of digits
        return _NoNumber("", "A number in it is too long.", "Write a smaller one.")


_NOTHING_WRONG = frozenset({str, int, float, bool, type(None)})
"""What needs no second look, and so no path: nearly all of a case file."""


@dataclass(slots=True)
class _Found:
    """Goes through what was read and notes what is wrong, each with its path."""

    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def read(self, node: Any, path: str, left: int) -> Any:
        """Return the node without its marks."""
        if isinstance(node, _NoNumber):
            self.problems.append(Problem(path, node.what.format(node.word), node.mend))
            self.unread.add(path)
            return None
        if not isinstance(node, dict | list | _Pairs):
            return node
        if left == 0:
            raise too_deep(0)
        if isinstance(node, list):
            return [
                self.read(each, f"{path}.{n}".lstrip("."), left - 1) for n, each in enumerate(node)
            ]
        return self._object(node.items() if isinstance(node, dict) else node.pairs, path, left)

    def _object(self, pairs: Iterable[tuple[str, Any]], path: str, left: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if type(value) in _NOTHING_WRONG and key not in found:
                found[key] = value
                continue
            within = f"{path}.{key}".lstrip(".")
            if key in found:
                what = f"The key '{key}' is said twice."
                self.problems.append(Problem(within, what, "Keep one of them."))
            found[key] = self.read(value, within, left - 1)
        return found
