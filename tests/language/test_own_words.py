"""What people say in own words: lists by clauses, people in a sentence, names, times, ways to go on."""

from datetime import date
from typing import Any

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.months import Life
from assistant.conversation.language.offers import Offer
from assistant.conversation.language.reader import Reader
from assistant.conversation.names import corrected_name, read_name
from assistant.conversation.people_told import for_voice, people_of, people_told

LIFE = Life(date(2016, 5, 14), date(2026, 3, 1))
SKILLS = (
    ("sleep", "Falling asleep or staying asleep"),
    ("arousal", "Being calm, not on edge or restless"),
    ("startle_and_orienting", "Settling after something new or sudden"),
)
ILLS = (
    ("asthma", "Asthma"),
    ("seizures", "Fits or seizures, now or before"),
    ("autism_known", "Autism"),
)
HARD = (
    ("separation_or_moves", "Time apart"),
    ("physical_abuse", "Being hit"),
    ("bereavement", "A death"),
)


def told(reader: Reader, text: str, options: Any) -> Any:
    offers = tuple(Offer(code, label) for code, label in options)
    reading = reader.read(text, Question("list", offers), LIFE).reading
    return reading.value, dict(reading.also)


@pytest.mark.parametrize(
    ("text", "options", "ticked", "also"),
    [
        ("sleep", SKILLS, ["sleep"], {}),
        ("he sleeps well but he is always on edge", SKILLS, ["arousal"], {}),
        ("he doesn't sleep well", SKILLS, ["sleep"], {}),
        ("never jumpy, sleep is bad", SKILLS, ["sleep"], {}),
        ("not the sleep, on edge", SKILLS, ["arousal"], {"left": ["not the sleep"]}),
        ("no sleep at all", SKILLS, ["sleep"], {}),
        ("1 and jumpy", SKILLS, ["sleep", "startle_and_orienting"], {}),
        ("9, and jumpy", SKILLS, ["startle_and_orienting"], {"left": ["9"]}),
        ("asthma and a strange rash", ILLS, ["asthma"], {"left": ["a strange rash"]}),
        ("no fits, asthma", ILLS, None, {}),
        ("no fits or seizures, he is autistic", ILLS, ["autism_known"], {}),
        ("not never fits, asthma since he was two", ILLS, ["asthma"], {"left": ["not never fits"]}),
        ("asthma, maybe autism", ILLS, ["asthma"], {"unsure": ["autism_known"]}),
        ("they took him from his mom at two and he was never hit", HARD, ["separation_or_moves"], {"left": ["he was never hit"]}),
        ("his nan died and when I was a kid my father beat us", HARD, None, {}),
        ("nothing but the fits", ILLS, ["seizures"], {}),
        ("all good, but his uncle shouts", ILLS, None, {}),
        ("not really any of those, he is a calm boy", SKILLS, [], {}),
    ],
)  # fmt: skip
def test_a_list_is_read_clause_by_clause(
    text: str, options: Any, ticked: Any, also: dict[str, Any], reader: Reader
) -> None:
    value, beside = told(reader, text, options)
    if ticked is None:
        assert value is None or "asthma" not in value
    else:
        assert value == ticked
        assert {name: list(words) for name, words in beside.items()} == also


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4 and 2 months", 50, 50),
        ("between his second and fourth birthdays", 24, 47),
        ("the last two months before the birth", -2, -1),
        ("the last 6 weeks of the pregnancy", -1, -1),
        ("8 and 3/4", 105, 105),
        ("8 and a quarter", 99, 99),
        ("at about a year", 12, 12),
        ("the winter he turned four", 42, 53),
        ("a fortnight old", 0, 0),
        ("he turned four in May, so 4 and 2 months", 50, 50),
        ("in july twenty nineteen", 37, 38),
        ("since I was 5", 60, 117),
        ("the 2010s", 0, 43),
    ],
)
def test_more_forms_of_time_are_months(text: str, first: int, last: int, reader: Reader) -> None:
    span = reader.read(text, Question("span"), LIFE).reading.value
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in his late twenties", 324, 359),
        ("in her teens", 156, 239),
        ("in my early 30s", 360, 407),
        ("in her mid forties", 528, 563),
        ("in the nineties", 76, 195),
    ],
)
def test_decades_are_ages_or_years(text: str, first: int, last: int, reader: Reader) -> None:
    life = Life(date(1983, 9, 1), date(2046, 3, 1))
    span = reader.read(text, Question("span"), life).reading.value
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["nine in may", "preschool says that he bites", "2 and 4 months to go"]
)
def test_a_time_that_no_words_say_is_asked(text: str, reader: Reader) -> None:
    reading = reader.read(text, Question("age"), LIFE).reading
    assert reading.act == "unclear" or reading.value.last < 48


def test_until_a_length_nothing_is_narrowed(reader: Reader) -> None:
    span = reader.read("from when he was two until 26 months", Question("span"), LIFE).reading.value
    assert (span.first, span.last) == (24, 26)


def test_who_tells_of_their_own_life_speaks_of_the_client(reader: Reader) -> None:
    own = Life(date(2008, 5, 14), date(2026, 3, 1), is_told_by_self=True)
    said = reader.read("my dad died when I was 12", Question("story"), own)
    assert said.facts[0].months is not None
    assert said.facts[0].months.first == 144


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("his swimming coach, Petra", ["Petra (his swimming coach)"]),
        ("MGM (Doreen), key worker Femi", ["Doreen (MGM)", "Femi (key worker)"]),
        ("my aunt Dee, shes round most sundays, and my coach Mr Bell", ["Dee (my aunt) sun", "Mr Bell (my coach)"]),
        ("Mr and Mrs Lowe from across the road", ["Mr Lowe (neighbor)", "Mrs Lowe (neighbor)"]),
        ("our Lisa, she's his auntie", ["Lisa (his auntie)"]),
        ("just me and my partner", ["me", "my partner"]),
        ("The teacher name is Miss Hallworth", ["Miss Hallworth (The teacher)"]),
        ("Dee! My aunt dee.", ["Dee", "Dee (My aunt)"]),
        ("next door on mondays", []),
        ("Mrs", []),
        ("her best mate's mum Carol, thursdays", ["Carol (her best mate's mum) thu"]),
        ("Sam, he is my friend and his dog", ["Sam (my friend)"]),
        ("Ann, she saw my mother when Ben came", ["Ann (my mother)"]),
        ("Ann (aunt), she knows my mother", ["Ann (aunt)"]),
        ("not grandma", []),
        ("my mates when they visit", ["my mates"]),
        ("Nan", ["Nan"]),
    ],
)  # fmt: skip
def test_people_are_found_in_a_sentence(text: str, people: list[str]) -> None:
    found = [person.plain() for person in people_told(text)]
    shown = [
        str(each["name"])
        + (f" ({each['relation']})" if "relation" in each else "")
        + "".join(f" {day}" for day in each.get("days", ()))  # type: ignore[attr-defined]
        for each in found
    ]
    assert shown == people


@pytest.mark.parametrize(
    ("text", "people", "is_plain"),
    [
        ("Rosa, aunt", [{"name": "Rosa", "relation": "aunt"}], True),
        ("rosa", [{"name": "rosa"}], False),
        ("yeah same", [], False),
        ("4", [], False),
    ],
)
def test_only_people_who_are_plainly_named_are_not_read_back(
    text: str, people: Any, is_plain: object
) -> None:
    told = people_of(text)
    assert (list(told.people), told.is_plain) == (people, is_plain)


@pytest.mark.parametrize(
    ("voice", "told_so"),
    [
        ("caregiver", [{"name": "Pete", "relation": "caregiver's husband"}, {"name": "mum", "relation": "caregiver's mum"}, {"name": "Jo"}]),
        ("self", [{"name": "Pete", "relation": "husband"}, {"name": "mum"}, {"name": "Jo"}]),
        ("clinician", [{"name": "Pete", "relation": "my husband"}, {"name": "my mum"}, {"name": "Jo"}]),
    ],
)  # fmt: skip
def test_people_are_said_from_the_clients_side(voice: str, told_so: Any) -> None:
    people: list[dict[str, object]] = [
        {"name": "Pete", "relation": "my husband"},
        {"name": "my mum"},
        {"name": "Jo"},
    ]
    assert for_voice(people, voice) == told_so


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("just Sam", "Sam"),
        ("Bo, short for Roberto", "Bo"),
        ("We call her Tilly but her real name is Matilda", "Tilly"),
        ("it's Amara", "Amara"),
        ("Mary Jane", "Mary Jane"),
        ("it's a secret", "it's a secret"),
    ],
)
def test_a_name_is_found_in_what_is_said(text: str, name: str) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("actually her name is Tilly", "Tilly"), ("her name is a secret", ""), ("he is fine", "")],
)
def test_a_name_is_corrected_only_by_a_name(text: str, name: str) -> None:
    assert corrected_name(text) == name


@pytest.mark.parametrize(
    ("page", "text", "code"),
    [
        ("opening", "just me here, everyone is in bed", "alone"),
        ("opening", "my sister might walk in", "watched"),
        ("opening", "no", None),
        ("opening", "no one?", None),
        ("opening", "...", None),
        ("opening", "x" * 5000, None),
        ("choice", "go on i guess", "now"),
        ("stopping", "no", "resume"),
        ("agree", "yes but only until five months", None),
        ("agree", "nope, not quite", "no"),
    ],
)
def test_ways_to_go_on_are_heard(page: str, text: str, code: str | None, reader: Reader) -> None:
    assert reader.chosen(page, text) == code


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("not yet, ENT appointment in january", False, "confirm"),
        ("not yet but soon", None, "ask"),
        ("not really, never", None, "ask"),
        ("it did happen, yes, twice", True, "confirm"),
        ("not at any point, no", False, "confirm"),
        ("God knows. I wasn't about", "unknown_to_me", "confirm"),
        ("kind of, he did", None, "ask"),
        ("we like it, that is all", None, "ask"),
    ],
)
def test_a_first_clause_and_a_last_word_are_read_back(
    text: str, value: object, certainty: str, reader: Reader
) -> None:
    reading = reader.read(text, Question("yes_no"), LIFE).reading
    assert (reading.value, reading.certainty) == (value, certainty)


@pytest.mark.parametrize(
    ("text", "value"), [("GA 34+2", 34), ("34/40", 34), ("34 2", None), ("thirty-four week", 34)]
)
def test_weeks_as_a_clinician_writes_them(text: str, value: object, reader: Reader) -> None:
    assert reader.read(text, Question("number"), LIFE).reading.value == value


def test_what_the_person_lived_through_is_heard_in_a_list_too(reader: Reader) -> None:
    own = Life(date(2008, 5, 14), date(2026, 3, 1), is_told_by_self=True)
    offers = (Offer("bereavement", "A death"), Offer("physical_abuse", "Being hit"))
    reading = reader.read("my dad died when i was 12", Question("list", offers), own).reading
    assert reading.value == ["bereavement"]


def test_a_wrong_key_says_which_answer(reader: Reader) -> None:
    said = reader.read(
        "I pressed the wrong thing on the one about his tantrums", Question("yes_no"), LIFE
    )
    assert (said.reading.act, said.reading.about) == ("correction", "tantrums")
    plain = reader.read("I pressed the wrong key", Question("yes_no"), LIFE).reading
    assert (plain.act, plain.value) == ("command", "change")


def test_an_amount_with_more_behind_it_is_never_sure(reader: Reader) -> None:
    offers = (
        Offer("none", "Not at all"),
        Offer("little", "A little"),
        Offer("strong", "Very much"),
    )
    for text in ("very much since gran", "loads till year 9 then not really"):
        assert reader.read(text, Question("choice", offers), LIFE).reading.certainty != "sure"


def test_a_skill_that_goes_well_is_not_ticked(reader: Reader) -> None:
    offers = (
        Offer("sleep", "Falling asleep or staying asleep", ("sleep",)),
        Offer("arousal", "Being calm, not on edge", ("calm",)),
    )
    for text, ticked in (
        ("he is calm, sleep is bad", ["sleep"]),
        ("she is never calm", ["arousal"]),
    ):
        assert reader.read(text, Question("list", offers), LIFE).reading.value == ticked


def test_many_lists_are_read_one_after_another(reader: Reader) -> None:
    for number in range(30):
        offers = (Offer("a", f"Thing {number}"), Offer("b", "Other"))
        assert reader.read("other", Question("choice", offers), LIFE).reading.value == "b"
