"""Builds plain values and their lines from one YAML document in one pass over its events."""

from math import isfinite
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from ruamel.yaml.nodes import ScalarNode

from assistant.content.lines import Lines
from assistant.content.strictness import DEEPEST, too_deep
from assistant.domain.errors import Problem, WrongInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = "tag:yaml.org,2002:"
_READ = frozenset({f"{_TAG}null", f"{_TAG}bool", f"{_TAG}int", f"{_TAG}float"})
"""What is not one of these is kept as it was typed: words, dates."""


class Document:
    """One YAML 1.2 document without aliases, tags or a key said twice."""

    def __init__(self, text: str) -> None:
        """Start reading; nothing is read yet."""
        reader: Any = YAML(typ="safe", pure=True)
        self._resolver = reader.resolver
        self._constructor = reader.constructor
        self._events: Iterator[Any] = reader.parse(text)

    def read(self) -> tuple[Any, Lines]:
        """Return the document and where its parts stand.

        Raises:
            WrongInput: the first thing in it that is not read.
        """
        try:
            return self._read()
        except YAMLError as error:
            raise WrongInput([_yaml_problem(error)]) from error

    def _read(self) -> tuple[Any, Lines]:
        next(self._events)  # the start of the stream
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            return None, Lines()
        if start.version not in {None, (1, 2)}:
            raise _wrong("Only YAML 1.2 is read.", "Take the %YAML line out.", start)
        lines = Lines()
        root = self._node(next(self._events), lines, 0)
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            raise _wrong("A second document starts here.", "Give one in each file.", after)
        return root, lines

    def _node(self, event: Any, lines: Lines, depth: int) -> Any:
        lines.line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            raise _wrong("Aliases (*name) are not read.", "Write it out.", event)
        if event.tag is not None:
            raise _wrong(f"Tags ({event.tag}) are not read.", "Take it out.", event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if depth == DEEPEST:
            raise too_deep(lines.line)
        if isinstance(event, MappingStartEvent):
            return self._mapping(lines, depth + 1)
        return self._sequence(lines, depth + 1)

    def _mapping(self, lines: Lines, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.tag is not None:
                raise _wrong("A key must be one plain word.", "Write it out.", event)
            key = _joined(event.value)
            if key in found:
                raise _wrong(f"The key '{key}' is said twice.", "Keep one of them.", event)
            within = lines.inside[key] = Lines()
            found[key] = self._node(next(self._events), within, depth)
            within.line = event.start_mark.line + 1
        return found

    def _sequence(self, lines: Lines, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            within = lines.inside[str(len(found))] = Lines()
            found.append(self._node(event, within, depth))
        return found

    def _scalar(self, event: Any) -> Any:
        tag = self._resolver.resolve(ScalarNode, event.value, event.implicit)
        if str(tag) not in _READ:
            return _joined(event.value)
        node = ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            value = self._constructor.construct_object(node)
        except ValueError as error:  # thousands of digits
            raise _wrong("This is no usable number.", "Write a smaller one.", event) from error
        if isinstance(value, float) and not isfinite(value):
            raise _wrong(
                f"{event.value} is not a number.", "Use null for what is not known.", event
            )
        return value


def _joined(text: str) -> str:
    """Put the two halves of a character together that JSON wrote as two."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _wrong(what: str, mend: str, event: Any) -> WrongInput:
    return WrongInput([Problem("", what, mend, event.start_mark.line + 1)])


def _yaml_problem(error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    what = str(getattr(error, "problem", None) or "cannot be read").splitlines()[0]
    return Problem("", f"This is not YAML: {what}.", "Check the indentation and the quotes.", line)
