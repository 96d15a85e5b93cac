"""Reads one document strictly, YAML 1.2 or JSON: ``no`` stays a word, a key said twice is an error."""

import json
from collections.abc import Iterable
from math import isfinite
from typing import Any, NoReturn

from assistant.content.lines import Lines
from assistant.content.strictness import DEEPEST, too_deep
from assistant.domain.errors import Problem, WrongInput

LARGEST = 5_000_000
"""Bytes of one document; a case file is a few kilobytes."""


def read_yaml(text: str) -> tuple[Any, Lines]:
    """Read one YAML document: ordinary dicts, lists and scalars, and where they stand.

    Raises:
        WrongInput: it is not YAML 1.2, too large, too deep, uses an alias or a tag, or says a key twice.
    """
    _check_size(text)
    from assistant.content.yaml_document import (  # noqa: PLC0415  # JSON input never pays for ruamel
        Document,
    )

    return Document(text).read()


def read_json(text: str) -> Any:
    """Read one JSON document with the same strictness.

    Raises:
        WrongInput: it is not JSON, too large, too deep, or says a key twice.
    """
    _check_size(text)
    try:
        root = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        problem = Problem(
            "", f"This is not JSON: {error.msg}.", "Check commas and quotes.", error.lineno
        )
        raise WrongInput([problem]) from error
    except RecursionError as error:
        raise too_deep(0) from error
    except ValueError as error:  # thousands of digits
        problem = Problem("", "A number in it is too long.", "Write a smaller one.")
        raise WrongInput([problem]) from error
    _check_depth(root, DEEPEST)
    return root


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise WrongInput(
            [Problem("", "The document is larger than 5 MB.", "Give one case in each file.")]
        )


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise WrongInput([Problem("", f"The key '{key}' is said twice.", "Keep one of them.")])
        found[key] = value
    return found


def _no_constant(word: str) -> NoReturn:
    raise WrongInput([Problem("", f"{word} is not a number.", "Use null for what is not known.")])


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_constant(digits)


def _check_depth(node: Any, left: int) -> None:
    if isinstance(node, dict | list):
        if left == 0:
            raise too_deep(0)
        for value in node.values() if isinstance(node, dict) else node:
            _check_depth(value, left - 1)
