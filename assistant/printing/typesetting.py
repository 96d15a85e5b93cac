"""A document as PDF that passes PDF/UA-1: the same input gives the same bytes, in our own typefaces."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from assistant.domain.errors import AssistantError
from assistant.export.report import (
    Block,
    Card,
    Figure,
    Heading,
    Listed,
    NewPage,
    Paragraph,
    Report,
    Space,
    Table,
)
from assistant.printing.typefaces import FOLDER, drawable, printable

STANDARD = "ua-1"
_TEMPLATE = Path(__file__).with_name("template.typ")
_PICTURE = b'#set page(width: auto, height: auto, margin: 2pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
_PER_INCH = 200.0
_SIZES = {"dense": 8.8, "page": 9.6, "wall": 13.0}
"""Of the letters, in points."""
_SMALLER = (0.96, 0.92, 0.88)
"""Tried one after the other until a document keeps to its pages; smaller than that nobody should read."""
_PAGE = re.compile(rb"/Type */Page\b")


class NotPrinted(AssistantError):  # noqa: N818  # reads as what it is
    """The page could not be typeset as it should be."""


def pdf(report: Report) -> bytes:
    """Return the document as PDF.

    Raises:
        NotPrinted: the typesetter complained of anything at all.
    """
    made = _typeset(report, 1.0)
    for smaller in _SMALLER:
        if not report.most_pages or pages(made) <= report.most_pages:
            break
        made = _typeset(report, smaller)
    return made


def _typeset(report: Report, smaller: float) -> bytes:
    data = json.dumps(_data(report, smaller), ensure_ascii=False)
    return _set(_TEMPLATE.read_bytes(), {"data": data}, format="pdf", pdf_standards=STANDARD)


def pages(made: bytes) -> int:
    """Return how many pages a PDF of ours has."""
    return len(_PAGE.findall(made))


def png(svg: str) -> bytes:
    """Return a picture as PNG, for what cannot draw SVG."""
    return _set(_PICTURE, {"svg": drawable(svg)}, format="png", ppi=_PER_INCH)


def _set(source: bytes, inputs: dict[str, str], **wanted: Any) -> bytes:
    made: Any
    try:
        made, warnings = typst.compile_with_warnings(
            source, root=str(FOLDER), font_paths=_fonts(), sys_inputs=inputs, **wanted
        )
    except typst.TypstError as error:
        raise NotPrinted(f"The page cannot be typeset: {error.message}") from error
    if warnings:
        raise NotPrinted(f"The page cannot be typeset as it should be: {warnings[0].message}")
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Our own typefaces and no other: neither those of the machine nor those of the typesetter."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )


def _data(report: Report, smaller: float) -> dict[str, Any]:
    return {
        "title": printable(report.title),
        "subject": printable(report.subject),
        "head": printable(report.stamp.head),
        "foot": printable(report.stamp.foot),
        "day": [int(part) for part in report.stamp.day.split("-")],
        "size": _SIZES[report.size] * smaller,
        "smaller": smaller,
        "dense": report.size == "dense",
        "blocks": [_block(block) for block in report.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": printable(block.text), "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "text": printable(block.text), "look": block.look}
        case Listed():
            return {"kind": "listed", "items": _all(block.items), "first": block.first}
        case Table():
            rows = [_all(row) for row in block.rows]
            return {"kind": "table", "head": _all(block.head), "rows": rows, "widths": block.widths}
        case Card():
            return {"kind": "card", "title": printable(block.title), "lines": _all(block.lines)}
        case Figure():
            alt, caption = printable(block.model.alt()), printable(block.caption)
            svg = drawable(block.svg)
            return {
                "kind": "figure",
                "svg": svg,
                "alt": alt,
                "caption": caption,
                "share": block.share,
            }
        case Space():
            return {"kind": "space", "label": printable(block.label), "lines": block.lines}
        case NewPage():
            return {"kind": "page"}


def _all(texts: tuple[str, ...]) -> list[str]:
    return [printable(text) for text in texts]
