"""What the shapes of content have in common: no unknown keys, and conditions as plain data."""

from collections.abc import Mapping
from typing import Any, ClassVar

Condition = Mapping[str, Any]
"""One operator and its operand, judged in ``domain.conditions``; the language is closed."""


class Strict:
    """A key that the shape does not know is an error, wherever the value is read."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
