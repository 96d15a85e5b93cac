"""Where the parts of a document stand."""

from dataclasses import dataclass, field

from assistant.domain.errors import Problem


@dataclass(slots=True)
class Lines:
    """Says on which line of its document a dotted path stands."""

    line: int = 0
    inside: dict[str, "Lines"] = field(default_factory=dict)

    def of(self, path: str) -> int:
        """Return the line of the deepest part of the path that exists, counted from 1; 0 if none does."""
        node, found = self, 0
        for part in filter(None, path.split(".")):
            if part not in node.inside:
                break
            node = node.inside[part]
            found = node.line
        return found


@dataclass(frozen=True, slots=True)
class Placed(Problem):
    """A problem of the content: ``path`` is its file and line, ``name`` the id it is about."""

    name: str = ""
