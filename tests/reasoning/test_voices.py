"""What families read: easy words, short sentences, no jargon, no blame, nobody unsafe."""

import json
import re

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.telling import Telling, clashing, trusted
from tests.reading import grade, sentences, words
from tests.reasoning.made_cases import Maker, Plain

pytestmark = pytest.mark.broad

FAMILY = ("caregiver", "self")
BANNED = re.compile(
    r"dysregul|trauma|attachment|arousal|cortex|brainstem|cerebell|dienceph|limbic|deficit|disorder"
    r"|damag|broken|abuser|neglectful|failed|bad parent|lower cortical|brain age",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"stunted|regressed|lizard|irreversible|caused by|proves|because the mother|high confidence",
    re.IGNORECASE,
)


def said(plain: Plain, knowledge: Knowledge, voice: str) -> list[Plain]:
    found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))
    return list(found["explanation"])


@pytest.mark.parametrize("voice", FAMILY)
def test_families_read_easy_words_in_short_sentences(knowledge: Knowledge, voice: str) -> None:
    for seed in range(30):
        plain = Maker(knowledge, seed).case()
        plain["client"] |= {"name": "Sam", "pronouns": "he"}
        for one in said(plain, knowledge, voice):
            text = one["text"]
            if len(sentences(text)) > 1 or len(words(text)) >= 15:
                assert grade(text) <= 6.0, text
            assert all(len(words(part)) <= 18 for part in sentences(text)), text
            assert not BANNED.search(text), text


def test_no_voice_ever_speaks_of_damage_or_proof(knowledge: Knowledge) -> None:
    for seed in range(12):
        for voice in ("clinician", "trainee", *FAMILY):
            for one in said(Maker(knowledge, seed).case(), knowledge, voice):
                assert not NEVER.search(one["text"]), one["text"]


@pytest.mark.parametrize("voice", ["clinician", "trainee", *FAMILY])
def test_every_page_begins_with_what_it_says_and_ends_with_what_it_cannot_say(
    knowledge: Knowledge, voice: str
) -> None:
    kinds = [one["kind"] for one in said(Maker(knowledge, 3).case(), knowledge, voice)]
    assert "limit" not in kinds[: kinds.index("opening") + 1]
    assert kinds[-1] == "limit"


def people(**preferences: object) -> Plain:
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
        "functions": {"sleep": 3, "arousal": 3, "sensory_processing": 2},
        "preferences": preferences,
    }


def test_a_name_that_may_be_an_unsafe_one_is_no_partner_and_is_asked_about(
    knowledge: Knowledge,
) -> None:
    plain = people(
        safe_people=[
            {"name": "Ann Lee"},
            {"name": "Ben"},
            {"name": "ben "},
            {"name": " "},
            {"name": "Leeroy"},
        ],
        unsafe_people=[{"name": "lee"}, {"name": ""}, {"name": "Big  Ben"}],
    )
    case = read_case(plain, knowledge)
    assert [person.name for person in trusted(case)] == ["Leeroy"]
    assert [person.name for person in clashing(case)] == ["Ann Lee", "Ben", "ben "]
    asked = [one for one in said(plain, knowledge, "clinician") if one["rule"] == "ask_same_name"]
    assert asked[0]["answers"] == [f"preferences.safe_people.{number}" for number in range(3)]


@pytest.mark.parametrize(
    ("unsafe", "safe"),
    [
        ("Zo\u00eb", "Zoe\u0308"),
        ("Zoe\u0308", "ZO\u00cb"),
        ("Aunt  Rosa", "aunt\u00a0rosa"),
        ("Zorblatt", "\uff3aorblatt"),
        ("Zorblatt", "Zor\u200bblatt"),
        ("Stra\u00dfe", "STRASSE"),
        ("Zorblatt", "Zorblatts mother"),
        ("Zorblatt", "Zorblatt's mum"),
        ("Zorblatt", "the ZORBLATT\u2019S dog"),
        ("Zorblatt", "Zorblatt\u02bcs sister"),
        ("Zorblatt", "friend of zorblatt"),
    ],
)
def test_an_unsafe_name_is_the_same_however_it_is_written(
    knowledge: Knowledge, unsafe: str, safe: str
) -> None:
    plain = people(safe_people=[{"name": safe}], unsafe_people=[{"name": unsafe}])
    plain["strengths"] = [{"text": f"plays with {safe}"}]
    plain["client"] |= {"name": safe}
    assert trusted(read_case(plain, knowledge)) == ()
    for voice in FAMILY:
        found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))
        assert safe not in json.dumps(found, ensure_ascii=False)
        assert found["strengths"] == []


def test_a_longer_name_that_only_begins_alike_is_another_person(knowledge: Knowledge) -> None:
    plain = people(safe_people=[{"name": "Dana"}], unsafe_people=[{"name": "Dan"}])
    assert [one.name for one in trusted(read_case(plain, knowledge))] == ["Dana"]


def test_a_client_who_shares_the_unsafe_name_has_a_stand_in_for_families(
    knowledge: Knowledge,
) -> None:
    plain = people(unsafe_people=[{"name": "Dan"}])
    plain["client"] |= {"name": "Dan", "pronouns": "name"}
    case = read_case(plain, knowledge)
    assert Telling(case.heard_by("caregiver"), knowledge).person.name == "your child"
    assert Telling(case.heard_by("caregiver"), knowledge).person.pronouns == "they"
    assert Telling(case, knowledge).person.name == "Dan"


def test_words_that_no_voice_has_are_nothing(knowledge: Knowledge) -> None:
    telling = Telling(read_case(people(), knowledge), knowledge)
    assert telling.words({}) == ""


def test_what_is_for_the_clinician_alone_still_comes_first_for_everybody(
    knowledge: Knowledge,
) -> None:
    plain = people() | {"safety": {"illness_induced_suspected": True}}
    for voice in ("caregiver", "self", "trainee"):
        found = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))
        assert found["start_with"] == "refer_first"
        assert [one["id"] for one in found["safety"]] == ["talk_first"]
        assert not any("illness_induced" in one["path"] for one in found["questions_that_matter"])
    found = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert [one["id"] for one in found["safety"]] == ["illness_induced_suspected"]


def test_a_note_on_boundaries_is_for_the_clinician_alone_and_in_no_bound(
    knowledge: Knowledge,
) -> None:
    plain = people()
    before = to_plain(formulate(read_case(plain, knowledge), knowledge))
    plain["functions"]["boundaries_with_bodies"] = 2
    after = to_plain(formulate(read_case(plain, knowledge), knowledge))
    assert after["regions"] == before["regions"]
    assert after["domains"] == before["domains"]
    rules = {
        voice: {one["rule"] for one in said(plain, knowledge, voice)}
        for voice in ("clinician", "trainee", *FAMILY)
    }
    assert "ask_bodies" in rules["clinician"]
    assert not any("ask_bodies" in rules[voice] for voice in ("trainee", *FAMILY))
    plain["functions"]["boundaries_with_bodies"] = 1
    assert "ask_bodies" not in {one["rule"] for one in said(plain, knowledge, "clinician")}


def test_a_trainee_reads_the_steps(knowledge: Knowledge) -> None:
    texts = [one["text"] for one in said(people(), knowledge, "trainee")]
    assert any(text.startswith("Step 1") for text in texts)
    assert any(text.startswith("Step 4") for text in texts)


def test_a_doubted_form_is_named_to_the_clinician_and_to_no_family(knowledge: Knowledge) -> None:
    plain = people()
    plain["functions"] = dict.fromkeys(
        (
            "sleep",
            "arousal",
            "mood",
            "appetite",
            "shutting_down",
            "pleasure",
            "seeking_comfort",
            "body_rhythms",
        ),
        3,
    )
    plain["history"] = {
        "perinatal": {
            "adversity": {},
            "connection": {"attuned_caregiver": 1, "constant_caregiver": 1},
        }
    }
    rules = {
        voice: {one["rule"] for one in said(plain, knowledge, voice)}
        for voice in ("clinician", "caregiver")
    }
    assert "limit_conf_doubtful" in rules["clinician"]
    assert "limit_conf_doubtful" not in rules["caregiver"]
    assert "limit_unsure" in rules["caregiver"]


def test_a_card_for_a_small_child_stays_about_the_child_in_the_clients_own_voice(
    knowledge: Knowledge,
) -> None:
    case = read_case(
        {"contract": 1, "client": {"label": "x", "age_months": 108, "informant": "self"}}, knowledge
    )
    telling = Telling(case.heard_by("self"), knowledge)
    said = telling.card(knowledge.activities["same_good_morning"].when)
    assert said == "As soon as the child wakes up."
    assert "you" in telling.card(knowledge.activities["same_way_walk"].text).lower()


@pytest.mark.parametrize("voice", FAMILY)
def test_a_danger_that_was_told_heads_what_a_family_reads(voice: str, knowledge: Knowledge) -> None:
    plain = {
        "contract": 1,
        "client": {"label": "A", "age_months": 72, "informant": "caregiver"},
        "safety": {"threat_to_others_now": True},
        "functions": {"mood": 2, "sleep": 0},
    }
    told = to_plain(formulate(read_case(plain, knowledge), knowledge, voice))["explanation"]
    assert told[0]["rule"] == "threat_to_others_now"
    assert told[0]["answers"] == ["safety.threat_to_others_now"]
