"""What a story is taken to tell, and the words around a fact that leave too little ground for it."""

from datetime import date
from pathlib import Path

import pytest

from assistant.content.library import load_lexicon
from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life, numbered
from assistant.conversation.language.reader import Reader

LIFE = Life(date(2016, 5, 14), date(2026, 3, 1))
Told = set[tuple[str, bool]]


@pytest.fixture(scope="module")
def reader(cache: Path) -> Reader:
    return Reader(load_lexicon(cache=cache))


def _told(text: str, reader: Reader, life: Life = LIFE) -> Told:
    facts = reader.read(text, Question("story"), life).facts
    return {(fact.code, fact.negated) for fact in facts if fact.about == "client"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A no reaches to the next one of whom something is said, and to what is thought.
        ("nothing bad happened to me i just cant do maths", {("learning_at_school", False)}),
        ("I do not think that he was hit by anybody", {("physical_abuse", True)}),
        ("I never knew that she was being bullied back then", set()),
        ("My parents argued a lot but nobody was ever hit", {("domestic_violence", True)}),
        # A guess, a fear, a claim and a film are no ground.
        ("Her dad says I drank when I was pregnant with her", set()),
        ("I was scared of him being bullied at the new school", set()),
        ("I watched a film about domestic violence and cried", set()),
        # What only sounds like it.
        ("She hit her head on the cupboard and cried a bit", set()),
        ("I touched her cheek and she smiled at me", set()),
        ("It really hit us when the news came that day", set()),
        ("He passed out after the party that evening", {("collapse_or_fainting", False)}),
        # Skills are of today.
        ("He used to have nightmares but that was long ago", set()),
        ("He used to have nightmares and he still has nightmares", {("sleep", False)}),
        # Who only could hold the child, who is paid for it, and who did harm.
        ("I could only hold him for one hour a day then", set()),
        ("Her childminder Sue has had her since she was ten months", {("trusted_other_adult", False)}),
        ("I didn't see him till the next day I was so ill", set()),
        ("She never had a routine with anybody at home then", {("household_chaos", False)}),
        ("He never had any mates till he went to college", set()),
        # A stay in hospital counts where it was long or hurt.
        ("He was in hospital and then he came home", set()),
        ("He was in hospital for three weeks with his chest", {("medical_trauma", False)}),
        ("After he was born he was in hospital for three weeks", set()),
        ("She had leukaemia when she was four years old", {("medical_trauma", False)}),
        # Whose it is.
        ("My sister's boy was in care for a few years", set()),
        ("He was struggling with the work, he was depressed", {("mood", False), ("learning_at_school", False)}),
        ("His dad came back and he was drinking heavily again", {("caregiver_substance_use", False)}),
        ("My wife got ill with cancer when he was two and she was in hospital for a year", {("caregiver_distress", False)}),
        ("His mother had a breakdown when he was two and was in hospital for months", {("caregiver_distress", False)}),
    ],
)  # fmt: skip
def test_only_what_has_ground_is_told_of_the_client(text: str, told: Told, reader: Reader) -> None:
    assert _told(text, reader) == told


def test_a_person_who_did_harm_is_no_trusted_adult(reader: Reader) -> None:
    told = _told("The neighbour who looked out for me touched me and hurt me", reader)
    assert "trusted_other_adult" not in {code for code, _ in told}


@pytest.mark.parametrize(
    ("is_self", "told"), [(None, {("physical_abuse", False)}), (False, set()), (True, {("physical_abuse", False)})]
)  # fmt: skip
def test_a_childhood_is_the_clients_only_where_the_client_may_be_speaking(
    *, is_self: bool | None, told: Told, reader: Reader
) -> None:
    life = Life(LIFE.birth, LIFE.today, is_told_by_self=is_self)
    text = "When I was a kid my father hit us with the stick, all of us"
    assert _told(text, reader, life) == told


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("two thousand seventeen", "2017 "),
        ("two thousand and twenty five", "2025 "),
        ("two thousand seventeen two thousand eighteen", "2017 2018 "),
    ],
)
def test_a_year_may_be_said_in_words(typed: str, read: str) -> None:
    assert numbered(f"{typed} ") == read


@pytest.mark.parametrize(
    ("typed", "kind", "months"),
    [
        ("14/9/2024", "date", (99, 100)),
        ("2/3/24", "date", None),
        ("33/13/24", "date", None),
        ("that was from ten months to two years and two months", "span", (10, 26)),
        ("In the stomach of mother, month seven", "age", (-2, -2)),
        ("for about a year, when she was five", "span", (60, 71)),
        ("the three first weeks", "span", (0, 0)),
        ("I was 7", "age", (84, 95)),
        ("T1 only", "span", (-9, -7)),
        ("two Christmases ago", "date", (102, 103)),
    ],
)
def test_rarer_ways_of_telling_a_time_are_read_or_asked_about(
    typed: str, kind: str, months: tuple[int, int] | None, reader: Reader
) -> None:
    reading = reader.read(typed, Question(kind), LIFE).reading
    if months is None:
        assert reading.act == "unclear"
    else:
        assert (reading.value.first, reading.value.last) == months


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("i cant do this anymore i want to die", "immediate"),
        ("I never said i want to die", "check"),
        ("my boyfriend chokes me when he's mad", "immediate"),
        ("he kicks me when he's mad, he is three", "check"),
        ("Abuse: none known", None),
        ("Past SI, none current", None),
        ("she's cutting herself lol", None),
    ],
)
def test_a_denial_reaches_no_further_than_it_is_meant(
    text: str, level: str | None, reader: Reader
) -> None:
    assert reader.danger(text).level == level
