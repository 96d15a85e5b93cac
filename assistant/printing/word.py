"""A document as DOCX that can be edited: built from nothing, every word put in as text."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from assistant.domain.signs import for_screen
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
from assistant.printing.typesetting import png

_FACE = "Arial"
"""On every machine; a typeface that is not there would be replaced by one nobody chose."""
_WIDE = Cm(17)
_SMALL = Pt(8.5)
_SIZES = {"dense": 9.5, "page": 10.5, "wall": 13}
_ABOVE = {1: Pt(0), 2: Pt(9), 3: Pt(6)}
"""The space above a heading, by its level: a family's page keeps to two, as it does in PDF."""
_INK = RGBColor(0x11, 0x11, 0x11)
_LONGEST = 255
"""Signs of a property of the package; python-docx takes no more."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the package carries, so that the same input gives the same bytes."""


def docx(report: Report) -> bytes:
    """Return the document as DOCX."""
    page = Document()
    _set_up(page, report)
    page.add_heading(for_screen(report.title), 1)
    for block in report.blocks:
        _add(page, block)
    return _without_times(page)


def _set_up(page: Any, report: Report) -> None:
    made = datetime.fromisoformat(report.stamp.made)
    about = page.core_properties
    about.title = for_screen(report.title)[:_LONGEST]
    about.author, about.language = "Undersong", "en"
    about.created = about.modified = made
    about.last_modified_by, about.comments, about.revision = "Undersong", "", 1
    style = page.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(_SIZES[report.size])
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(4), 1.0
    page.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    for level, above in _ABOVE.items():
        heading = page.styles[f"Heading {level}"]
        heading.font.name, heading.font.color.rgb = _FACE, _INK
        heading.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = above, Pt(3)
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    _run(section.header.paragraphs[0], f"{report.stamp.head}    {report.subject}", bold=True)
    _run(section.footer.paragraphs[0], report.stamp.foot, size=_SMALL)


def _run(paragraph: Any, text: str, *, bold: bool = False, size: Any = None) -> Any:
    run = paragraph.add_run(for_screen(text))
    run.bold = bold or None
    run.font.size = size
    return paragraph


def _add(page: Any, block: Block) -> None:
    match block:
        case Heading():
            page.add_heading(for_screen(block.text), block.level + 1)
        case Paragraph():
            size = _SMALL if block.look == "small" else None
            _run(page.add_paragraph(), block.text, bold=block.look == "note", size=size)
        case Listed():
            _add_list(page, block)
        case Table():
            _add_table(page, block)
        case Card():
            _run(
                page.add_paragraph(), block.title, bold=True
            ).paragraph_format.keep_with_next = True
            _add_list(page, Listed(block.lines))
        case Figure():
            _add_figure(page, block)
        case Space():
            _run(page.add_paragraph(), block.label)
            for _ in range(block.lines):
                _run(page.add_paragraph(), "_" * 60)
        case NewPage():
            page.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _add_list(page: Any, block: Listed) -> None:
    """A number is part of the words, as each sentence keeps its own."""
    for place, item in enumerate(block.items):
        if block.first:
            paragraph = _run(page.add_paragraph(), f"{block.first + place}. {item}")
            paragraph.paragraph_format.left_indent = Cm(0.7)
            paragraph.paragraph_format.first_line_indent = Cm(-0.7)
        else:
            _run(page.add_paragraph(style="List Bullet"), item)


def _add_table(page: Any, block: Table) -> None:
    has_head = any(block.head)
    rows = [block.head, *block.rows] if has_head else list(block.rows)
    table = page.add_table(rows=len(rows), cols=len(block.widths))
    table.style, table.autofit = "Table Grid", False
    wide = [Emu(int(_WIDE * width / sum(block.widths))) for width in block.widths]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width  # some programs go by the columns, others by the cells
    for row, texts in zip(table.rows, rows, strict=True):
        is_head = has_head and texts is rows[0]
        for cell, text, width in zip(row.cells, texts, wide, strict=True):
            cell.width = width
            _run(cell.paragraphs[0], text, bold=is_head, size=_SMALL)
    if has_head:
        repeat = OxmlElement("w:tblHeader")
        repeat.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001  # python-docx has no name for it
    page.add_paragraph()


def _add_figure(page: Any, block: Figure) -> None:
    shape = page.add_picture(io.BytesIO(png(block.svg)), width=Emu(_WIDE * block.share // 100))
    shape._inline.docPr.set("descr", for_screen(block.model.alt()))  # noqa: SLF001  # as above
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    _run(page.add_paragraph(), block.caption, size=_SMALL)


def _without_times(page: Any) -> bytes:
    written, packed = io.BytesIO(), io.BytesIO()
    page.save(written)
    with (
        zipfile.ZipFile(written) as given,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return packed.getvalue()
