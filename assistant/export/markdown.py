"""A page as Markdown; nothing that a person typed can act as markup."""

from assistant.export.page import Page, Part
from assistant.export.safe_markdown import safe


def as_markdown(page: Page) -> str:
    """Return the document."""
    parts = "\n".join(_part(part) for part in page.parts)
    return f"# {safe(page.title)}\n\n_{safe(page.note)}_\n\n{parts}"


def _part(part: Part) -> str:
    lines = [f"## {safe(part.heading)}", ""]
    lines += [f"- {safe(text)}" for text in part.paragraphs]
    for title, texts in part.cards:
        lines += [f"### {safe(title)}", "", *(f"- {safe(text)}" for text in texts), ""]
    return "\n".join([*lines, ""])
