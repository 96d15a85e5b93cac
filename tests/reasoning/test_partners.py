"""Who can do it, when, and for how long: the plan fits the people, the day and the age."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.fit import stems
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.partners import is_alone, is_there_by_day, partners, there_for
from tests.reasoning.made_cases import Maker, Plain, seeds
from tests.reasoning.test_plan import first, nine_years

pytestmark = pytest.mark.broad

VOICES = ("clinician", "caregiver", "self", "trainee")
START = re.compile(r"Start with ([\d.]+) minutes of it\.")


def result(plain: Plain, knowledge: Knowledge, voice: str = "clinician") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def planned(found: Plain) -> list[Plain]:
    return [one for stage in found["plan"]["stages"] for one in stage["activities"]]


def named(*people: Plain) -> Plain:
    return {"preferences": {"safe_people": list(people)}}


@pytest.mark.parametrize(
    "person",
    [
        {"name": "Rex", "relation": "our dog"},
        {"name": "Dog"},
        {"name": "Mimi", "relation": "cat"},
        {"name": "Bear", "relation": "teddy"},
    ],
)
def test_an_animal_or_a_toy_is_no_partner(knowledge: Knowledge, person: Plain) -> None:
    alone = nine_years(**named(person))
    assert partners(read_case(alone, knowledge)) == ()
    assert is_alone(read_case(alone, knowledge))
    both = nine_years(**named(person, {"name": "Cat Stevens", "relation": "uncle"}))
    assert {name for one in first(both, knowledge) for name in one["with"]} == {"Cat Stevens"}


def bedtime(knowledge: Knowledge) -> set[str]:
    return {one.id for one in knowledge.activities.values() if one.setting == "bedtime"}


@settings(max_examples=40)
@given(seed=seeds())
def test_whoever_is_not_there_at_bedtime_is_no_partner_for_it(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    plain["preferences"] = {
        "safe_people": [
            {"name": "Mr. Hart", "relation": "class teacher"},
            {"name": "Aunt Rosa", "relation": "aunt", "days": ["tue", "sat"]},
        ]
    }
    for voice in VOICES:
        for one in planned(result(plain, knowledge, voice)):
            if one["id"] in bedtime(knowledge):
                assert one["with"] == []
                assert "if that person is safe" in one["when"] or "if safe" in one["when"]


def test_who_lives_close_leads_each_day_and_others_join_on_their_days(knowledge: Knowledge) -> None:
    people = (
        {"name": "Aunt Rosa", "relation": "aunt", "days": ["tue", "sat"]},
        {"name": "Mum", "relation": "mother"},
        {"name": "Mr. Hart", "relation": "teacher"},
    )
    for one in planned(result(nine_years(**named(*people)), knowledge)):
        setting = knowledge.activities[one["id"]].setting
        if one["with"] and setting != "any":
            assert one["with"][0] == "Mum"
            assert one["with"] == (["Mum"] if setting == "bedtime" else ["Mum", "Aunt Rosa"])


@settings(max_examples=40)
@given(seed=seeds())
def test_nobody_safe_means_alone_or_beside_the_clinician(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    plain["preferences"] = {"safe_people": []}
    plain["medical"] = dict.fromkeys(knowledge.medical, False)
    plain["safety"] = {}
    for voice in VOICES:
        found = result(plain, knowledge, voice)
        for stage in found["plan"]["stages"]:
            assert not (stage["open"] and stage["id"] == found["start_with"]) or (
                3 <= len(stage["activities"]) <= 8
            )
        for one in planned(found):
            assert one["with"] == []
            if knowledge.activities[one["id"]].partner == "safe_person":
                assert "clinician" in one["cautions"][0]


@pytest.mark.parametrize("age", [230, 400, 893])
def test_an_adult_with_nobody_is_offered_what_is_done_alone(knowledge: Knowledge, age: int) -> None:
    plain = nine_years(**named())
    plain["client"]["age_months"] = age
    for one in first(plain, knowledge):
        assert {"connection", "touch"}.isdisjoint(one["tags"])


@settings(max_examples=40)
@given(seed=seeds())
def test_one_thing_for_the_adult_leads_and_the_rest_is_for_the_child(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case(age=90)
    plain["now"]["caregiver_supported"] = 0
    plain["preferences"]["safe_people"] = [{"name": "Mum", "relation": "mother"}]
    plain["preferences"].pop("unsafe_people", None)
    found = planned(result(plain, knowledge))
    care = [one for one in found if "caregiver_care" in one["tags"]]
    assert care == found[:1]
    assert not found or any(one["with"] == ["Mum"] for one in found[1:])


@settings(max_examples=40)
@given(seed=seeds())
def test_a_dose_fits_the_minutes_of_the_day(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    for minutes in (5, 10, 20):
        plain["preferences"]["minutes_a_day"] = minutes
        for one in planned(result(plain, knowledge)):
            activity = knowledge.activities[one["id"]]
            begins = START.search(one["dose"])
            assert (begins is not None) is (activity.minutes > minutes)
            assert begins is None or one["dose"] == f"Start with {minutes} minutes of it."
            if activity.minutes <= minutes < activity.minutes * activity.times_a_day:
                assert "less often at first" in one["dose"]


def test_how_often_a_day_is_what_the_dose_says(knowledge: Knowledge) -> None:
    words = {"twice a day": 2, "three times a day": 3, "four times a day": 4}
    for one in knowledge.activities.values():
        said = [times for text, times in words.items() if text in one.dose["en"]["any"]]
        assert one.times_a_day == max(said, default=1), one.id


@pytest.mark.parametrize(
    ("one", "other"),
    [("drumming", "drums"), ("dancing", "dance"), ("running", "run"), ("singing", "sing")],
)
def test_what_is_liked_is_known_in_each_form(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_word_that_only_ends_alike_stays_whole() -> None:
    assert stems("thing ring swing king's") == ("thing", "ring", "swing", "king", "")


@pytest.mark.parametrize(
    ("like", "activity"),
    [
        ("drumming", "drumming_together"),
        ("my dog", "walk_with_dog"),
        ("rocking chair", "rocking_seat"),
    ],
)
def test_what_is_liked_is_offered_where_it_fits(
    knowledge: Knowledge, like: str, activity: str
) -> None:
    plain = nine_years(
        preferences={"likes": [like]}, medical=dict.fromkeys(knowledge.medical, False)
    )
    assert activity in [one["id"] for one in first(plain, knowledge)]


def test_two_likings_are_both_served(knowledge: Knowledge) -> None:
    plain = nine_years(preferences={"likes": ["cooking", "singing"]})
    cited = {path for one in first(plain, knowledge) for path in one["answers"]}
    assert {"preferences.likes.0", "preferences.likes.1"} <= cited


@settings(max_examples=60)
@given(seed=seeds())
def test_grown_people_are_spoken_to_as_such(knowledge: Knowledge, seed: int) -> None:
    childish = re.compile(
        r"reward chart|why it was done|loss of fun|lessons in how to make friends|in a game with you"
        r"|why did you do that|consequences and lectures|social rules",
        re.IGNORECASE,
    )
    plain = Maker(knowledge, seed).case(age=(140, 200, 216, 400)[seed % 4])
    for voice in VOICES:
        for one in result(plain, knowledge, voice)["plan"]["not_yet"]:
            assert not childish.search(" ".join((one["name"], one["until"], one["why"])))


@settings(max_examples=60)
@given(seed=seeds())
def test_the_day_is_told_as_it_can_be_at_any_age(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    age = plain["client"]["age_months"]
    for voice in VOICES:
        for one in planned(result(plain, knowledge, voice)):
            text = " ".join((one["when"], one["dose"]))
            assert not re.search(r"school|class\b|homework", text), one
            assert age < 36 or "diaper" not in text + one["text"]
            assert re.match(r"[A-Z\d“]", one["when"]), one["when"]
            for before, after in pairwise(one["when"].split(". ")):
                assert re.match(r"[A-Z\d“]", after), (before, after)


DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@pytest.mark.parametrize(
    "relation",
    ["grandma, by video or phone", "aunt on Zoom", "grandpa, has died", "uncle overseas"],
)
def test_whoever_cannot_be_there_in_person_is_no_partner(
    knowledge: Knowledge, relation: str
) -> None:
    alone = nine_years(**named({"name": "Hela", "relation": relation}))
    found = result(alone, knowledge)
    assert all(one["with"] == [] for one in planned(found))
    texts = {one["rule"]: one["text"] for one in found["explanation"]}
    assert texts["plan_nobody"].startswith("Nobody who was named as safe can be there in person")
    both = nine_years(**named({"name": "Hela", "relation": relation}, {"name": "Ann"}))
    assert {name for one in planned(result(both, knowledge)) for name in one["with"]} == {"Ann"}


@pytest.mark.parametrize("voice", ["caregiver", "clinician"])
def test_whoever_answers_is_one_person_and_is_called_you(knowledge: Knowledge, voice: str) -> None:
    plain = nine_years(
        **named(
            {"name": "me", "relation": "grandpa Walt", "days": ["mon", "sat"]},
            {"name": "Walt", "relation": "grandpa"},
            {"name": "Rosa"},
        )
    )
    plain["client"]["informant"] = "caregiver"
    found = result(plain, knowledge, voice)
    texts = {one["rule"]: one["text"] for one in found["explanation"]}
    names = "you; Rosa." if voice == "caregiver" else "me; Rosa."
    rule = "plan_partners_you" if voice == "caregiver" else "plan_partners"
    assert texts[rule].endswith(names)
    assert {name for one in planned(found) for name in one["with"]} == {"me", "Rosa"}


@pytest.mark.parametrize(
    ("days", "relation", "said", "rests"),
    [
        (DAYS, "father", "With Ann on any day.", False),
        (["sat", "sun"], "father", "With Ann on: Saturday; Sunday.", True),
        (["sat", "sun"], "father, evenings", "With Ann on: Saturday; Sunday, and in the evening.", False),
    ],
)  # fmt: skip
def test_it_can_rest_only_where_there_are_other_days(
    knowledge: Knowledge, days: list[str], relation: str, said: str, *, rests: bool
) -> None:
    plain = nine_years(**named({"name": "Ann", "relation": relation, "days": days}))
    cards = [one for one in planned(result(plain, knowledge)) if one["with"]]
    assert cards
    for one in cards:
        assert said in one["when"]
        assert ("it can rest" in one["when"]) is rests


def test_whoever_is_there_each_evening_is_there_at_bedtime(knowledge: Knowledge) -> None:
    ids = bedtime(knowledge)
    there = {"name": "Ann", "relation": "father, evenings", "days": ["sat", "sun"]}
    found = planned(result(nine_years(**named(there)), knowledge))
    at_night = [one for one in found if one["id"] in ids]
    assert at_night
    assert all(one["with"] == ["Ann"] for one in at_night)


def test_whoever_comes_for_a_lesson_walks_no_dog(knowledge: Knowledge) -> None:
    plain = nine_years(**named({"name": "Walt"}, {"name": "Mr Reyes", "relation": "drum teacher"}))
    plain["preferences"] |= {"likes": ["our dog", "drums"]}
    for one in planned(result(plain, knowledge)):
        is_lesson = {"outdoors", "animal", "touch", "water"}.isdisjoint(one["tags"])
        assert is_lesson or "Mr Reyes" not in one["with"]
    assert any("Mr Reyes" in one["with"] for one in planned(result(plain, knowledge)))


AT_HOME = re.compile(
    r"\b(?:bed|bedtime|bath|kitchen|waking|breakfast|meals?|dressing|naps?)\b", re.IGNORECASE
)
BY_DAY = re.compile(r"in the (?:after|mor)n|midday|sitting still", re.IGNORECASE)
OUT = {"outdoors"}


def test_what_is_done_around_meals_bath_and_bed_says_that_it_is_at_home(
    knowledge: Knowledge,
) -> None:
    for one in knowledge.activities.values():
        if one.partner == "safe_person" and OUT.isdisjoint(one.tags) and one.setting != "bedtime":
            words = " ".join((*one.when["en"].values(), *one.title["en"].values()))
            is_home = AT_HOME.search(words) and not BY_DAY.search(words)
            assert one.at_home or not is_home, one.id


GUESTS = (
    {"name": "Miss Byrne", "relation": "teacher", "days": ["mon", "tue", "wed", "thu", "fri"]},
    {"name": "Miss Byrne"},
    {"name": "Mr. Osei", "relation": "soccer coach"},
    {"name": "Ivo", "relation": "my old foreman", "days": ["sun"]},
    {"name": "Ivo", "days": ["sun"]},
    {"name": "Lena", "relation": "neighbor"},
    {"name": "Jo", "relation": "best friend"},
)
FAMILY = (
    {"name": "Mira", "relation": "wife"},
    {"name": "Ben"},
    {"name": "Aunt Rosa", "days": ["tue"]},
    {"name": "Sam", "relation": "boyfriend", "days": ["sat"]},
    {"name": "Kit", "relation": "sitter, in the evenings", "days": ["wed"]},
    {"name": "Mr. Lund", "relation": "stepfather"},
    {"name": "me"},
    {"name": "Mrs. Pryce", "relation": "family support worker", "days": ["tue"]},
)


@pytest.mark.parametrize("setting", ["any", "daily"])
@pytest.mark.parametrize(
    ("person", "comes"), [*((one, False) for one in GUESTS), *((one, True) for one in FAMILY)]
)
def test_at_home_are_those_who_live_there_and_kin_on_their_days(
    knowledge: Knowledge, person: Plain, setting: str, *, comes: bool
) -> None:
    people = partners(read_case(nine_years(**named(person)), knowledge))
    assert len(people) == 1
    assert there_for(people, setting) == people
    assert there_for(people, setting, at_home=True) == (people if comes else ())


@pytest.mark.parametrize("person", [*GUESTS, *FAMILY])
def test_somebody_from_outside_of_the_home_joins_by_day(
    knowledge: Knowledge, person: Plain
) -> None:
    found = partners(read_case(nine_years(**named(person)), knowledge))[0]
    is_outside = person["name"] == "Mrs. Pryce" or (
        person in GUESTS and person != {"name": "Ivo", "days": ["sun"]}
    )
    assert is_there_by_day(found, "daily", ("quiet",)) is is_outside
    assert not is_there_by_day(found, "any", ("quiet",))
    assert not is_there_by_day(found, "daily", ("outdoors",))


@pytest.mark.parametrize("voice", VOICES)
def test_a_card_for_the_home_names_nobody_from_school_or_work(
    knowledge: Knowledge, voice: str
) -> None:
    plain = nine_years(**named({"name": "Mum", "relation": "mother"}, GUESTS[0], GUESTS[3]))
    plain["preferences"]["likes"] = ["music", "rocking", "drawing"]
    seen = set()
    for one in planned(result(plain, knowledge, voice)):
        if knowledge.activities[one["id"]].at_home:
            seen.add(one["id"])
            assert one["with"] == ["Mum"]
            assert "Miss Byrne" not in one["when"]
        elif "Miss Byrne" in one["with"] and knowledge.activities[one["id"]].setting == "daily":
            assert "With Miss Byrne in the daytime on: Monday;" in one["when"]
    assert len(seen) >= 3
    alone = nine_years(**named(GUESTS[0]))
    for one in planned(result(alone, knowledge, voice)):
        if knowledge.activities[one["id"]].at_home:
            assert one["with"] == []
            assert "safe" in one["when"]


def test_a_helper_without_named_days_is_there_in_the_daytime(knowledge: Knowledge) -> None:
    plain = nine_years(**named({"name": "Mr. Osei", "relation": "teacher"}))
    plain["preferences"]["likes"] = ["drums", "soccer"]
    found = [one for one in planned(result(plain, knowledge)) if one["with"]]
    daily = [one for one in found if knowledge.activities[one["id"]].setting == "daily"]
    assert daily
    assert all(one["when"].endswith("With Mr. Osei in the daytime.") for one in daily)


def test_a_pet_somebody_far_away_and_one_who_was_guessed_are_no_partners(
    knowledge: Knowledge,
) -> None:
    people = [
        {"name": "Rex", "relation": "dog"},
        {"name": "Rex"},
        {"name": "the dog next door"},
        {"name": "Lena", "relation": "aunt, lives abroad"},
        {"name": "Olu", "relation": "neighbor", "known": "guess"},
        {"name": "Ana", "relation": "aunt"},
    ]
    case = read_case(nine_years(preferences={"safe_people": people}), knowledge)
    names = [one.name for one in partners(case)]
    assert "Ana" in names
    assert "Lena" not in names
    assert "Olu" not in names


def test_whoever_answers_is_one_person_and_needs_a_relation_to_be_known_by(
    knowledge: Knowledge,
) -> None:
    me = {"name": "me", "relation": "grandmother"}
    twice = nine_years(preferences={"safe_people": [me, {"name": "grandmother"}]})
    assert [one.name for one in partners(read_case(twice, knowledge))] == ["me"]
    bare = nine_years(preferences={"safe_people": [{"name": "me"}, {"name": "Bo"}]})
    assert [one.name for one in partners(read_case(bare, knowledge))] == ["me", "Bo"]
