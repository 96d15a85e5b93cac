"""The DOCX: opened again it says the same words, with words for each picture and no time of its own."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.domain.knowledge import Knowledge
from assistant.domain.signs import for_screen
from assistant.export.report import (
    Card,
    Heading,
    Listed,
    NewPage,
    Paragraph,
    Report,
    Space,
    Stamp,
    Table,
)
from assistant.printing.word import docx
from tests.papers import (
    HOSTILE,
    READERS,
    SIGNED,
    STAMP,
    case_of,
    hostile_report,
    hostile_texts,
    report_of,
)

pytestmark = pytest.mark.broad


def words(made: bytes) -> str:
    page = Document(io.BytesIO(made))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in page.paragraphs), *cells])


def small(text: str) -> Report:
    blocks = (
        Heading(text), Paragraph(text), Paragraph(text, "small"), Listed((text,)), Listed((text,), 3), NewPage(),
        Table((text, text), ((text, text),), (50, 50)), Table(("", ""), ((text, text),), (50, 50)), Card(text, (text,)), Space(text, 2),
    )  # fmt: skip
    return Report(text, text, STAMP, blocks)


@pytest.mark.parametrize("reader", READERS)
def test_the_same_input_gives_the_same_bytes_and_no_time_of_its_own(
    reader: str, knowledge: Knowledge
) -> None:
    one, two = (docx(report_of(case_of("on_edge"), knowledge, reader)) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_picture_has_its_words_and_a_table_repeats_its_head(knowledge: Knowledge) -> None:
    report = report_of(case_of("on_edge"), knowledge, "clinician")
    page = Document(io.BytesIO(docx(report)))
    told = [each.get("descr") for each in page.element.body.iter(qn("wp:docPr"))]
    assert told == [figure.model.alt() for figure in report.figures()]
    assert list(page.element.body.iter(qn("w:tblHeader")))


@pytest.mark.parametrize("stamp", [STAMP, SIGNED])
def test_every_page_has_the_stamp(stamp: Stamp, knowledge: Knowledge) -> None:
    page = Document(io.BytesIO(docx(report_of(case_of("on_edge"), knowledge, "fridge", stamp))))
    assert stamp.head in page.sections[0].header.paragraphs[0].text
    assert stamp.foot in page.sections[0].footer.paragraphs[0].text
    assert page.core_properties.title == "Our week"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_can_prevent_their_own_docx_and_they_come_back_as_shown(text: str) -> None:
    assert words(docx(small(text))).count(for_screen(text)) >= 11


@pytest.mark.parametrize(
    ("text", "reader"), zip([text for text in HOSTILE if len(text) < 100], READERS, strict=False)
)
def test_hostile_words_stand_in_every_kind_of_document(
    text: str, reader: str, knowledge: Knowledge
) -> None:
    assert words(docx(hostile_report(text, knowledge, reader)))


@pytest.mark.trust
def test_a_hundred_hostile_documents_can_be_opened_again(knowledge: Knowledge) -> None:
    for place, text in enumerate(hostile_texts(100, seed=23)):
        report = hostile_report(text, knowledge, READERS[place % len(READERS)])
        assert words(docx(report))
