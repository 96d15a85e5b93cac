"""The notation of phrases, and the slips that are mended before danger is looked for again."""

import re

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.crisis_slips import CrisisSlips
from assistant.conversation.language.phrases import Table, anchors_of, pattern_of
from assistant.conversation.language.reader import Reader
from assistant.domain.lexicon import Lexicon, Rule
from tests.language.test_recognisers import LIFE


def places(phrase: str, flat: str, lexicon: Lexicon, *, is_harmless: bool = False) -> list[str]:
    level = "harmless" if is_harmless else "check"
    rule = Rule("a", "b", (phrase,), whole=False, level=level)  # type: ignore[arg-type]
    return [flat[found.start : found.end] for found in Table((rule,), lexicon).parts(flat)]


def test_a_phrase_is_tried_when_content_is_read() -> None:
    assert pattern_of("he hit me", {}, {})
    with pytest.raises(re.error, match="unterminated"):
        pattern_of("he (hit", {}, {})


def test_a_class_that_stands_twice_is_looked_for_twice() -> None:
    assert anchors_of("<a> and <a>", {"a": ("one", "two")}, {}) == (
        frozenset({"one", "two"}),
        frozenset({"and"}),
        frozenset({"one", "two"}),
    )


@pytest.mark.parametrize(
    ("phrase", "flat", "found"),
    [
        ("red & blue", "a blue and a red one . ", ["blue and a red "]),
        ("red & blue", "a blue one . a red one . ", []),
        ("red + blue", "a blue and a red one . ", []),
        ("red + blue", "red , then blue ? red ", ["red , then blue "]),
        ("red & blue", "red and red and blue ; red ", ["red and red and blue "]),
        ("a [very|so]+ red", "a red , a so very red ", ["a so very red "]),
        ("red", "red red ", ["red ", "red "]),
    ],
)
def test_parts_stand_in_one_sentence_in_any_order_or_in_this_one(
    phrase: str, flat: str, found: list[str], lexicon: Lexicon
) -> None:
    assert places(phrase, flat, lexicon) == found


def test_what_only_sounds_like_danger_takes_no_more_than_its_first_part(lexicon: Lexicon) -> None:
    assert places("red & blue", "red and red and blue . ", lexicon, is_harmless=True) == [
        "red ",
        "red ",
    ]


@pytest.mark.parametrize(
    ("phrase", "anchors"),
    [
        ("[a] red (dog|big cat)", [{"red"}, {"dog", "big"}]),
        ("(dog|*) ...", []),
        ("<pet> sleeps", [{"dog", "cat"}, {"sleeps"}]),
        ("<pet>? sleeps", [{"sleeps"}]),
        ("<open> sleeps", [{"sleeps"}]),
        ("red|blue", [{"red", "blue"}]),
        ("red|*", []),
    ],
)
def test_anchors_are_the_words_that_cannot_be_missing(phrase: str, anchors: list[set[str]]) -> None:
    classes = {"pet": ("dog", "cat"), "open": ("dog", "c*")}
    assert [set(each) for each in anchors_of(phrase, classes, {})] == anchors


@pytest.mark.parametrize(
    ("flat", "mended"),
    [
        ("i will hrut him ", "i will hurt him "),
        ("she is suicdal ", "she is suicidal "),
        ("he is strangleing me ", "he is strangling me "),
        ("stranglling ", "strangling "),
        ("he is hurtt ", "he is hurt "),
        ("he scaled it ", None),
        ("she swullowed it ", "she swallowed it "),
        ("the amusing skill of a stranger ", None),
        ("ihtt hrt 12345 ", None),
        ("nurt ", None),
        ("hunt ", None),
        ("kyll ", None),
        ("stragnled and sudiical ", "strangled and sudiical "),
    ],
)
def test_only_a_slip_of_one_letter_is_mended(
    flat: str, mended: str | None, lexicon: Lexicon
) -> None:
    assert CrisisSlips(lexicon).mended(flat) == mended


def test_what_rests_on_a_mended_word_is_no_more_than_asked_about(reader: Reader) -> None:
    assert reader.danger("i will hrut my baby").level == "check"
    assert reader.danger("i hrut my knee yesterday").level is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("His sister was always ill. She had leukaemia while he was small.", {("medical_trauma", False, "sibling")}),
        ("My husband has epilepsy and so does my brother, he is fine", {("seizures", False, "father")}),
        ("I have asthma myself and I was never ill, but he is well", set()),
        ("They think he might be autistic, we are waiting", set()),
        ("The doctors suspect that he has epilepsy or the like", set()),
        ("His dad has never hit him at all in his whole life", {("physical_abuse", True, "client")}),
        ("She isn't a good sleeper and never was at all", set()),
        ("He had grommets at four, and his hearing is fine now", {("hearing_problem", True, "client")}),
        ("No drugs or drink in this house, neglect or violence at home ever", {("caregiver_substance_use", True, "client"), ("physical_neglect", True, "client"), ("domestic_violence", True, "client")}),
        ("my stepdad hit my mum when i was 9, i saw it all", {("domestic_violence", False, "client")}),
    ],
)  # fmt: skip
def test_whose_it_is_and_whether_it_is_so(
    text: str, told: set[tuple[str, bool, str]], reader: Reader
) -> None:
    facts = reader.read(text, Question("story"), LIFE).facts
    assert {(fact.code, fact.negated, fact.about) for fact in facts} == told
