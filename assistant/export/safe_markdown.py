"""Words in Markdown that stay words: nothing that a person typed can act as markup."""

import re

from assistant.domain.signs import for_screen

_ACTS = re.compile(r"([\\`*_\[\]<>|~&@#]|(?<=:)//|(?<=www)\.)", re.IGNORECASE)
"""What acts wherever it stands; the last two only where an address would become a link."""
_BEGINS = re.compile(r"^([+\-=]|\d+(?=[.)]))")
"""What acts only at the beginning of a line."""


def safe(text: str) -> str:
    """Escape what Markdown or HTML would act on; a line end would begin a new block."""
    line = _ACTS.sub(r"\\\1", " ".join(for_screen(text).split()))
    return _BEGINS.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    sign = found[1]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
