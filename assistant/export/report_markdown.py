"""A document as Markdown: pictures in words, everything that was typed as words."""

from collections.abc import Iterator

from assistant.export.report import (
    Block,
    Card,
    Figure,
    Heading,
    Listed,
    Paragraph,
    Report,
    Space,
    Table,
)
from assistant.export.safe_markdown import safe


def report_markdown(report: Report) -> str:
    """Return the document."""
    lines = [f"# {safe(report.title)}", "", f"**{safe(report.stamp.head)}**", ""]
    if report.subject:
        lines += [safe(report.subject), ""]
    for block in report.blocks:
        lines += [*_block(block), ""]
    lines += ["---", "", f"**{safe(report.stamp.head)}**", "", safe(report.stamp.foot), ""]
    return "\n".join(lines)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {safe(block.text)}"
        case Paragraph():
            yield f"> {safe(block.text)}" if block.look == "note" else safe(block.text)
        case Listed():
            yield from _items(block)
        case Table():
            yield from _table(block)
        case Card():
            yield f"**{safe(block.title)}**"
            yield ""
            yield from (f"- {safe(line)}" for line in block.lines)
        case Figure():
            yield f"_{safe(block.caption)}_"
            yield ""
            yield from (f"- {safe(line)}" for line in block.model.lines())
        case Space():
            yield f"{safe(block.label)}:"
        case _:
            yield "---"


def _items(block: Listed) -> Iterator[str]:
    for place, text in enumerate(block.items):
        yield f"{block.first + place}. {safe(text)}" if block.first else f"- {safe(text)}"


def _table(block: Table) -> Iterator[str]:
    yield _row(block.head)
    yield f"|{'---|' * len(block.head)}"
    yield from map(_row, block.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(safe(cell) or ' ' for cell in cells)} |"
