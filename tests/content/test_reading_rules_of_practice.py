"""What a trainee reads is plain and kind: short sentences, an easy grade, no word of the trade, no blame."""

import re
from collections.abc import Iterator

import pytest

from assistant.content.keys import load_key
from assistant.content.wording_rules import banned_in
from assistant.domain.persons import Person, fill
from assistant.practice.shapes import Practice
from tests.reading import grade, sentences, words

EASY, LONGEST = 6.0, 18


def texts(practice: Practice) -> Iterator[tuple[str, str]]:
    yield from practice.phrases.items()
    for area in practice.areas.values():
        yield from ((f"{area.id}.{how}", text) for how, text in area.asks.items())
    yield from ((each.id, each.text) for each in practice.sayings.values())
    for drill in practice.drills.values():
        yield drill.id, drill.shown
        yield f"{drill.id}.because", drill.because
    for family in practice.families.values():
        yield family.id, family.brief
        yield from ((f"{family.id}.{teller.id}", teller.opens) for teller in family.tellers)
        for fact in family.facts:
            yield from (
                (f"{family.id}.{fact.id}", text) for text in (*fact.says, *fact.more.values())
            )
        yield f"keys/{family.id}", load_key(family.id).because


@pytest.mark.broad
def test_no_sentence_of_practice_is_long_and_no_word_blames(practice: Practice) -> None:
    wrong = {
        name: text
        for name, text in texts(practice)
        if banned_in(text) or any(len(words(each)) > LONGEST for each in sentences(text))
    }
    assert wrong == {}


@pytest.mark.broad
def test_what_is_told_reads_easily_in_every_case(practice: Practice) -> None:
    for family in practice.families.values():
        told = " ".join(text for fact in family.facts for text in fact.says)
        assert grade(told) <= EASY - 2, family.id
        assert grade(load_key(family.id).because) <= EASY, family.id


def test_phrases_questions_and_drills_read_easily_together(practice: Practice) -> None:
    for part in (
        [text.replace("[", "").replace("]", "") for text in practice.phrases.values()],
        [text for area in practice.areas.values() for text in area.asks.values()],
        [f"{drill.shown} {drill.because}" for drill in practice.drills.values()],
    ):
        assert grade(" ".join(part)) <= EASY


@pytest.mark.parametrize("word", ["certified", "certificate"])
def test_practice_is_never_called_a_certificate(practice: Practice, word: str) -> None:
    said = [text for text in practice.phrases.values() if word in text]
    assert all(any(no in text for no in ("no score", "not certified", "No score")) for text in said)


@pytest.mark.parametrize("pronouns", ["she", "he", "they"])
def test_every_wording_agrees_with_the_pronoun(practice: Practice, pronouns: str) -> None:
    person = Person("Kit", pronouns)
    odd = re.compile(
        r"\b(?:(?:does|is|has|was) they|they (?:does|is|has|was|acts|behaves|gets)|(?:are|do|have|were) s?he|s?he (?:are|do|have|were|act|behave|get))\b",
        re.IGNORECASE,
    )
    texts = [text for area in practice.areas.values() for text in area.asks.values()]
    texts += [saying.text for saying in practice.sayings.values()]
    texts += [
        text for style in practice.styles.values() for said in style.lists.values() for text in said
    ]
    filled = [fill(text, person) for text in texts]
    assert [text for text in filled if odd.search(text)] == []
    assert not any(
        "{" in text and "short" not in text and "feeling" not in text and "told" not in text
        for text in filled
    )
