"""A page as Markdown; nothing that a person typed can act as markup."""

import re

from assistant.export.page import Page, Part

_ACTS = re.compile(r"([\\`*_\[\]<>|~&@#]|(?<=:)//|(?<=www)\.)", re.IGNORECASE)
"""What acts wherever it stands; the last two only where an address would become a link."""
_BEGINS = re.compile(r"^([+\-=]|\d+(?=[.)]))")
"""What acts only at the beginning of a line."""


def as_markdown(page: Page) -> str:
    """Return the document."""
    parts = "\n".join(_part(part) for part in page.parts)
    return f"# {_safe(page.title)}\n\n_{_safe(page.note)}_\n\n{parts}"


def _part(part: Part) -> str:
    lines = [f"## {_safe(part.heading)}", ""]
    lines += [f"- {_safe(text)}" for text in part.paragraphs]
    for title, texts in part.cards:
        lines += [f"### {_safe(title)}", "", *(f"- {_safe(text)}" for text in texts), ""]
    return "\n".join([*lines, ""])


def _safe(text: str) -> str:
    """Escape what Markdown or HTML would act on; a line end would begin a new block."""
    line = _ACTS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    sign = found[1]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
