"""As much of a JSON Schema reader as our own schema uses; a word it does not know is an error."""

import re
from typing import Any

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
}  # fmt: skip
BESIDE = {"$schema", "title", "description", "$defs", "format"}


def is_valid(value: Any, schema: Any, root: Any) -> bool:
    """Say whether a value fits a schema."""
    if isinstance(schema, bool):
        return schema
    words = {key: wanted for key, wanted in schema.items() if key not in BESIDE | {"then"}}
    return all(_holds(key, wanted, value, schema, root) for key, wanted in words.items())


def _holds(key: str, wanted: Any, value: Any, schema: Any, root: Any) -> bool:  # noqa: C901, PLR0911, PLR0912
    match key:
        case "$ref":
            return is_valid(value, root["$defs"][wanted.removeprefix("#/$defs/")], root)
        case "type":
            return any(_is(value, one) for one in ([wanted] if isinstance(wanted, str) else wanted))
        case "const":
            return bool(value == wanted) and type(value) is type(wanted)
        case "enum":
            return any(value == one and type(value) is type(one) for one in wanted)
        case "anyOf":
            return any(is_valid(value, one, root) for one in wanted)
        case "allOf":
            return all(is_valid(value, one, root) for one in wanted)
        case "not":
            return not is_valid(value, wanted, root)
        case "if":
            return not is_valid(value, wanted, root) or is_valid(value, schema["then"], root)
        case "items":
            return not isinstance(value, list) or all(is_valid(one, wanted, root) for one in value)
        case "required":
            return not isinstance(value, dict) or set(wanted) <= set(value)
        case "properties":
            return not isinstance(value, dict) or all(
                is_valid(value[name], one, root) for name, one in wanted.items() if name in value
            )
        case "additionalProperties":
            assert wanted is False
            return not isinstance(value, dict) or set(value) <= set(schema["properties"])
        case "minimum" | "maximum" | "exclusiveMaximum":
            return not _is(value, "number") or _within(key, wanted, value)
        case "pattern":
            return not isinstance(value, str) or re.search(wanted, value) is not None
    raise AssertionError(key)


def _is(value: Any, name: str) -> bool:
    if name in TYPES:
        return isinstance(value, TYPES[name])
    kinds = int if name == "integer" else (int, float)
    return isinstance(value, kinds) and not isinstance(value, bool)


def _within(key: str, wanted: float, value: float) -> bool:
    if key == "minimum":
        return value >= wanted
    return value <= wanted if key == "maximum" else value < wanted
