"""JSON on standard output, as every verb prints it."""

import json
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")
"""Half a character: JSON can name it, UTF-8 cannot hold it."""


def print_json(value: Any, indent: int | None = 2) -> None:
    """Print one value, on one line where there is no indent."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    print(_LONE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text), flush=True)  # noqa: T201
