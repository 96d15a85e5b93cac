"""A document as Markdown and HTML: nothing that was typed can act, nothing is asked of any network."""

import re
from html.parser import HTMLParser
from itertools import cycle, pairwise

import pytest

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
from assistant.export.report_html import report_html
from assistant.export.report_markdown import report_markdown
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

MANY = 10_000


class Seen(HTMLParser):
    """What a browser would make of it: tags, attributes, words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(document: str) -> Seen:
    parser = Seen()
    parser.feed(document)
    return parser


def small(text: str) -> Report:
    blocks = (
        Heading(text), Paragraph(text), Paragraph(text, "note"), Listed((text, text)), Listed((text,), 3),
        Table((text, text), ((text, text),), (50, 50)), Table(("", ""), ((text, text),), (50, 50), is_small=True),
        Card(text, (text,)), Space(text, 2), NewPage(),
    )  # fmt: skip
    return Report(text, text, Stamp("2026-11-25T10:00:00", "k", "d", text), blocks)


CALM = small("calm")


def holds_html(text: str) -> bool:
    hostile = seen(report_html(small(text)))
    same = hostile.found == seen(report_html(CALM)).found or not text
    return same and for_screen(text) in hostile.text


def holds_markdown(text: str) -> bool:
    """Every line begins as in the calm one, and what stands in it cannot act."""
    hostile, calm = report_markdown(small(text)).split("\n"), report_markdown(CALM).split("\n")
    bare = [re.sub(r"\\.", "", line.replace("**", "").strip("_")) for line in hostile]
    bare = [re.sub(r"^(#+ |- |> |\d+\. )|^\|.*\|$|^---$", "", line) for line in bare]
    acts = any(re.search(r"[`*_<>\[\]|~&]|://|www\.", line) for line in bare)
    return len(hostile) == len(calm) and not acts


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_words_in_html(text: str) -> None:
    assert holds_html(text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
def test_what_was_typed_is_words_in_markdown(text: str) -> None:
    assert holds_markdown(text)


@pytest.mark.broad
def test_some_hundred_hostile_strings_are_words() -> None:
    texts = hostile_texts(300)
    assert [text for text in texts if not holds_html(text)] == []
    assert [text for text in texts if text and not holds_markdown(text)] == []


@pytest.mark.trust
def test_ten_thousand_hostile_strings_are_words() -> None:
    texts = hostile_texts(MANY, seed=11)
    assert [text for text in texts if not holds_html(text)] == []
    assert [text for text in texts if text and not holds_markdown(text)] == []


@pytest.mark.broad
@pytest.mark.parametrize(
    ("text", "reader"),
    zip([text for text in HOSTILE if len(text) < 1000], cycle(READERS), strict=False),
)
def test_nobody_can_prevent_or_change_the_document_about_them(
    text: str, reader: str, knowledge: Knowledge
) -> None:
    report = hostile_report(text, knowledge, reader)
    page = report_html(report)
    assert not [tag for tag, _ in seen(page).found if tag in {"script", "img", "iframe", "a"}]
    assert not [
        names for _, names in seen(page).found if any(one.startswith("on") for one in names)
    ]
    assert report_markdown(report)


@pytest.mark.broad
@pytest.mark.parametrize("reader", READERS)
def test_the_html_is_one_file_without_a_request_and_with_its_words_for_each_picture(
    reader: str, knowledge: Knowledge
) -> None:
    report = report_of(case_of("on_edge"), knowledge, reader)
    page = report_html(report)
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)\s*=|url\(|@import", page)
    assert page.count("<svg") == page.count("aria-label") == len(list(report.figures()))
    assert page.count("<svg") == page.count("The same in words")
    assert "<script" not in page


@pytest.mark.broad
@pytest.mark.parametrize("reader", READERS)
def test_the_same_input_gives_the_same_bytes(reader: str, knowledge: Knowledge) -> None:
    one, two = (report_of(case_of("on_edge"), knowledge, reader) for _ in range(2))
    assert report_html(one) == report_html(two)
    assert report_markdown(one) == report_markdown(two)


@pytest.mark.parametrize("stamp", [STAMP, SIGNED])
def test_the_stamp_stands_first_and_last(stamp: Stamp, knowledge: Knowledge) -> None:
    report = report_of(case_of("on_edge"), knowledge, "caregiver", stamp)
    plain = report_markdown(report).replace("\\", "")
    assert plain.count(stamp.head) == 2
    page = report_html(report)
    assert page.count(stamp.head) == 2
    assert ".stamp{position:fixed" in page  # on paper it is at the head of every page
    assert stamp.foot in page


@pytest.mark.broad
def test_every_heading_follows_the_one_above_it(knowledge: Knowledge) -> None:
    for reader in READERS:
        page = report_html(report_of(case_of("on_edge"), knowledge, reader))
        levels = [int(level) for level in re.findall(r"<h(\d)", page)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
