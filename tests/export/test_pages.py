"""A result as a page: nothing that somebody typed can act in it, and nothing is left out."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.signs import for_screen
from assistant.export.html import as_html
from assistant.export.markdown import as_markdown
from assistant.export.page import NOT_A_DIAGNOSIS, Page, Part, page_of
from assistant.interview.session import Books
from tests.people import Sitting

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "# heading\n\n- list\n> quote",
    "`code` **bold** _it_ ~~no~~ | a | b |",
    '"><b>&amp;</b>',
    "https://example.org",
    "1. one\r\n***\n---",
    "\\*x\\*",
    "a\u2028b\x0bc",
]


def page(text: str) -> Page:
    return Page(text, text, (Part(text, (text,), ((text, (text, text)),)), Part("Empty")))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(name for name, _ in attrs)]

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(document: str) -> Tags:
    parser = Tags()
    parser.feed(document)
    return parser


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_makes_no_element_and_is_there_as_typed(text: str) -> None:
    hostile, calm = tags(as_html(page(text))), tags(as_html(page("calm")))
    assert hostile.found == calm.found
    assert hostile.text.count(text) == calm.text.count("calm")


@given(st.text())
def test_no_text_at_all_makes_an_element(text: str) -> None:
    assert tags(as_html(page(text))).found == tags(as_html(page("calm"))).found


def test_the_html_page_asks_nothing_of_any_network() -> None:
    document = as_html(page("calm"))
    assert "default-src 'none'" in document
    assert not re.search(r"(src|href|url)\s*[=(]", document)
    assert document.startswith("<!doctype html>")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_one_escaped_line_of_markdown(text: str) -> None:
    hostile, calm = as_markdown(page(text)).split("\n"), as_markdown(page("calm")).split("\n")
    assert len(hostile) == len(calm)
    for line in hostile:
        body = re.sub(r"^(#+ |- |_)", "", line)
        bare = re.sub(r"\\.", "", body.removesuffix("_"))
        assert not re.search(r"[`*_<>\[\]#|~&]|://|www\.", bare), line


def test_plain_sentences_are_not_escaped() -> None:
    plain = "Walk slowly, five minutes (or two). Stop if it upsets anyone - then rest!"
    assert f"- {plain}" in as_markdown(page(plain))


@pytest.mark.parametrize("text", ["1. one", "- one", "+ one", "=== one", "2) one"])
def test_what_would_begin_a_list_is_escaped(text: str) -> None:
    (line,) = [one for one in as_markdown(Page("t", "n", (Part("p", (text,)),))).split("\n") if "one" in one]  # fmt: skip
    assert "\\" in line


@given(st.text())
def test_markdown_gives_the_words_back(text: str) -> None:
    (line,) = [line for line in as_markdown(Page("t", "n", (Part("p", (text,)),))).split("\n") if line.startswith("- ")]  # fmt: skip
    assert re.sub(r"\\(.)", r"\1", line[2:]) == " ".join(for_screen(text).split())


def result(**changes: Any) -> dict[str, Any]:
    sentence = {"kind": "for", "text": "It fits.", "sources": ["a", "b"]}
    activity = {
        "id": "drum", "title": "Drum", "with": ["Rosa"], "text": "Tap.", "dose": "5 minutes", "when": "", "cautions": ["Softly."],
    }  # fmt: skip
    alone = {**activity, "id": "drum_alone", "with": [], "when": "At night.", "cautions": []}
    stages = [
        {"id": "regulate", "open": True, "activities": [activity, alone]},
        {"id": "relate", "open": True, "activities": []},
        {"id": "reason", "open": False, "activities": [activity]},
    ]
    limit = {"kind": "limit", "text": "A guess.", "sources": ["a"]}
    return {
        "explanation": [sentence, limit, {**sentence, "text": "So too."}],
        "plan": {"stages": stages},
        **changes,
    }


SOURCES = {"a": "Author A", "b": "Author B", "c": "Author C"}


def test_a_page_holds_the_sentences_by_kind_then_the_plan_then_the_open_stages() -> None:
    made = page_of(result(), "clinician", ["Drum with Rosa"], SOURCES)
    assert made.note == NOT_A_DIAGNOSIS
    assert [(part.heading, part.paragraphs) for part in made.parts] == [
        ("What speaks for it", ("It fits.", "So too.")),
        ("What this cannot say", ("A guess.",)),
        ("The plan you chose", ("Drum with Rosa",)),
        ("More to choose from", ()),
        ("Sources", ("a: Author A", "b: Author B")),
    ]
    assert made.parts[3].cards == (
        ("Drum (with Rosa)", ("Tap.", "5 minutes", "Softly.")),
        ("Drum", ("Tap.", "5 minutes", "At night.")),
    )


def test_what_was_chosen_stands_first_and_the_rest_after_it() -> None:
    made = page_of(result(), "caregiver", ["Drum with Rosa"], SOURCES, ["drum"])
    plan, more = made.parts[2:4]
    assert [title for title, _ in plan.cards] == ["Drum"]
    assert (more.heading, [title for title, _ in more.cards]) == ("More to choose from", ["Drum"])


@pytest.mark.parametrize("voice", ["caregiver", "self"])
def test_a_family_reads_no_list_of_sources_and_no_plan_that_was_not_chosen(voice: str) -> None:
    headings = [part.heading for part in page_of(result(), voice, [], SOURCES).parts]
    assert "Sources" not in headings
    assert "The plan you chose" not in headings


@pytest.mark.broad
@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_every_sentence_of_a_real_result_is_on_both_pages(voice: str, books: Books) -> None:
    sitting = Sitting(books, voice)
    sitting.to_review()
    assert sitting.desk.interview is not None
    found = sitting.desk.interview.result()
    cited = {name: source.citation for name, source in books.knowledge.sources.items()}
    made = page_of(found, voice, [], cited)
    shown, plain = tags(as_html(made)).text, re.sub(r"\\(.)", r"\1", as_markdown(made))
    for sentence in found["explanation"]:
        assert sentence["text"] in shown
        assert sentence["text"] in plain
