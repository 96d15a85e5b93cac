"""The PDF: what it carries, in which typefaces, and that nothing typed can act in it or keep it from being made."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from assistant.domain.knowledge import Knowledge
from assistant.export.report import Heading, Paragraph, Report, Table
from assistant.export.wording import wording_of
from assistant.printing import typesetting
from assistant.printing.typesetting import NotPrinted, pages, pdf, png
from tests.papers import (
    HOSTILE,
    READERS,
    SIGNED,
    STAMP,
    asked_again,
    case_of,
    composed,
    hostile_report,
    hostile_texts,
    record_of,
    remarked,
    report_of,
    told_of,
)

pytestmark = pytest.mark.broad

OURS = {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold", "DejaVuSans"}
ACTING = {"/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AcroForm", "/URI", "/Launch"}
CASES = ("on_edge", "everything_worst", "quiet_infant")
FULL = (*CASES, "worked_settling_slowly", "art_room", "loud_mornings")
"""Those of the longest reports among them."""


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


def fonts(document: pikepdf.Pdf) -> set[str]:
    return {
        str(each.BaseFont).lstrip("/").partition("+")[2]
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
    }


def acts(document: pikepdf.Pdf) -> Iterator[str]:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary):
            yield from ACTING & set(each.keys())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", CASES)
def test_a_pdf_is_whole_tagged_in_our_typefaces_and_cannot_act(
    name: str, reader: str, knowledge: Knowledge
) -> None:
    document = opened(pdf(report_of(case_of(name), knowledge, reader)))
    assert document.check_pdf_syntax() == []
    assert fonts(document) <= OURS
    assert not list(acts(document))
    root = document.Root
    assert str(root.Lang) == "en"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"]


def test_every_picture_has_its_words(knowledge: Knowledge) -> None:
    report = report_of(case_of("on_edge"), knowledge, "clinician")
    document = opened(pdf(report))
    told = [str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]  # fmt: skip
    for figure in report.figures():
        assert any(figure.model.alt()[:40] in one for one in told)


@pytest.mark.parametrize("reader", READERS)
def test_the_same_input_gives_the_same_bytes(reader: str, knowledge: Knowledge) -> None:
    one, two = (pdf(report_of(case_of("on_edge"), knowledge, reader)) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("name", CASES)
def test_a_familys_page_keeps_to_two_pages_and_the_fridge_page_to_one(
    name: str, knowledge: Knowledge
) -> None:
    for reader, most in (("caregiver", 2), ("self", 2), ("fridge", 1)):
        made = pdf(report_of(case_of(name), knowledge, reader))
        assert pages(made) == len(opened(made).pages) <= most


@pytest.mark.parametrize("name", FULL)
def test_a_familys_page_that_tells_of_an_earlier_time_keeps_to_two_pages_too(
    name: str, knowledge: Knowledge
) -> None:
    case = case_of(name)
    then = {**case, "functions": dict.fromkeys(case["functions"], 2)}
    for reader in ("caregiver", "self"):
        record = asked_again(record_of(case, knowledge, reader), then, knowledge, reader)
        wording = wording_of(knowledge, case, reader)
        assert pages(pdf(composed(record, wording, reader))) <= 2


def test_the_clinicians_report_keeps_to_five_pages_before_its_appendices(
    knowledge: Knowledge,
) -> None:
    for name in FULL:
        case = case_of(name)
        record = record_of(case, knowledge, "clinician")
        record = replace(record, told=remarked(record.told), others=(told_of(case),))
        report = composed(record, wording_of(knowledge, case, "clinician"), "clinician")
        ends = next(place for place, block in enumerate(report.blocks) if isinstance(block, Heading) and block.text.startswith("Appendix"))  # fmt: skip
        body = Report(report.title, report.subject, report.stamp, report.blocks[:ends], report.size)
        assert 3 <= pages(pdf(body)) <= 5


def test_every_page_says_draft_or_who_signed(knowledge: Knowledge) -> None:
    """The head of a page is drawn by the same few signs on each page: a draft's differ from a signed one's."""
    made = {stamp.head: pdf(report_of(case_of("on_edge"), knowledge, "caregiver", stamp)) for stamp in (STAMP, SIGNED)}  # fmt: skip
    draft, signed = (opened(one) for one in made.values())
    for page, other in zip(draft.pages, signed.pages, strict=True):
        assert page.Contents.read_bytes() != other.Contents.read_bytes()


@pytest.mark.parametrize("text", [*HOSTILE, *hostile_texts(30, seed=3)[-8:]])
def test_no_words_can_prevent_their_own_pdf(text: str, knowledge: Knowledge) -> None:
    document = opened(pdf(hostile_report(text, knowledge, "caregiver")))
    assert not list(acts(document))
    assert fonts(document) <= OURS


@pytest.mark.trust
def test_a_hundred_hostile_documents_are_printed(knowledge: Knowledge) -> None:
    for place, text in enumerate(hostile_texts(100, seed=17)):
        document = opened(pdf(hostile_report(text, knowledge, READERS[place % len(READERS)])))
        assert document.check_pdf_syntax() == []
        assert fonts(document) <= OURS
        assert not list(acts(document))


def test_whatever_the_typesetter_complains_of_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("Title", "", STAMP, (Paragraph("x"),))
    bad = [b"#panic()", b'#set text(font: "Nowhere")\nx']
    for source in bad:
        with monkeypatch.context() as patch:
            patch.setattr(typesetting, "_TEMPLATE", Source(source))
            with pytest.raises(NotPrinted, match="cannot be typeset"):
                pdf(report)


class Source:
    """A template that is wrong."""

    def __init__(self, source: bytes) -> None:
        self.source = source

    def read_bytes(self) -> bytes:
        return self.source


def test_a_picture_without_words_is_refused(knowledge: Knowledge) -> None:
    (figure, *_) = report_of(case_of("on_edge"), knowledge, "fridge").figures()
    mute = b'#set document(title: "x")\n= x\n#image(bytes(json(bytes(sys.inputs.data)).blocks.at(0).svg), format: "svg")'
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "_TEMPLATE", Source(mute))
        with pytest.raises(NotPrinted, match="alt"):
            pdf(Report("Title", "", STAMP, (figure,)))
    assert png(figure.svg).startswith(b"\x89PNG")


def test_a_long_table_repeats_its_head_and_runs_over_pages() -> None:
    rows = tuple((f"row {number}", "x" * 300) for number in range(80))
    made = pdf(Report("Title", "", STAMP, (Heading("A"), Table(("What", "Words"), rows, (30, 70)))))
    assert pages(made) > 1
