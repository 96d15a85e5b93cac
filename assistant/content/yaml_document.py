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
from assistant.content.strictness import DEEPEST, HalfRead, too_deep
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
        self._problems: list[Problem] = []
        self._unread: set[str] = set()

    def read(self) -> tuple[Any, Lines]:
        """Return the document and where its parts stand.

        Raises:
            HalfRead: everything in it that is not read, with the rest.
            WrongInput: it cannot be read any further; with what was wrong before.
        """
        try:
            root, lines = self._read()
        except YAMLError as error:
            raise WrongInput([*self._problems, _yaml_problem(error)]) from error
        except WrongInput as error:
            raise WrongInput([*self._problems, *error.problems]) from error
        if self._problems:
            raise HalfRead(self._problems, root, lines, frozenset(self._unread))
        return root, lines

    def _note(self, path: str, what: str, mend: str, event: Any) -> None:
        self._problems.append(Problem(path, what, mend, event.start_mark.line + 1))

    def _read(self) -> tuple[Any, Lines]:
        next(self._events)  # the start of the stream
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            return None, Lines()
        if start.version not in {None, (1, 2)}:
            raise _wrong("Only YAML 1.2 is read.", "Take the %YAML line out.", start)
        lines = Lines()
        root = self._node(next(self._events), lines, "", 0)
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            self._note("", "A second document starts here.", "Give one in each file.", after)
        return root, lines

    def _node(self, event: Any, lines: Lines, path: str, depth: int) -> Any:
        lines.line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            self._note(path, "Aliases (*name) are not read.", "Write it out.", event)
            self._unread.add(path)
            return None
        if event.tag is not None:
            self._note(path, f"Tags ({event.tag}) are not read.", "Take it out.", event)
            self._unread.add(path)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if depth == DEEPEST:
            raise too_deep(lines.line)
        if isinstance(event, MappingStartEvent):
            return self._mapping(lines, path, depth + 1)
        return self._sequence(lines, path, depth + 1)

    def _mapping(self, lines: Lines, path: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.tag is not None:
                self._note(path, "A key must be one plain word.", "Write it out.", event)
                self._leave_out(event, depth)
                continue
            key = _joined(event.value)
            within = f"{path}.{key}".lstrip(".")
            if key in found:
                self._note(within, f"The key '{key}' is said twice.", "Keep one of them.", event)
            inner = lines.inside[key] = Lines()
            found[key] = self._node(next(self._events), inner, within, depth)
            inner.line = event.start_mark.line + 1
        return found

    def _leave_out(self, key: Any, depth: int) -> None:
        """Pass over a key that is no word, and its value; neither can be wrong any further."""
        problems, unread = list(self._problems), set(self._unread)
        if not isinstance(key, ScalarEvent):
            self._node(key, Lines(), "", depth)
        self._node(next(self._events), Lines(), "", depth)
        self._problems, self._unread = problems, unread

    def _sequence(self, lines: Lines, path: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            within = f"{path}.{len(found)}".lstrip(".")
            inner = lines.inside[str(len(found))] = Lines()
            found.append(self._node(event, inner, within, depth))
        return found

    def _scalar(self, event: Any, path: str) -> Any:
        tag = self._resolver.resolve(ScalarNode, event.value, event.implicit)
        if str(tag) not in _READ:
            return _joined(event.value)
        node = ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            value = self._constructor.construct_object(node)
        except ValueError:  # thousands of digits
            self._note(path, "This is no usable number.", "Write a smaller one.", event)
            self._unread.add(path)
            return None
        if isinstance(value, float) and not isfinite(value):
            mend = "Use null for what is not known."
            self._note(path, f"{event.value} is not a number.", mend, event)
            self._unread.add(path)
            return None
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
