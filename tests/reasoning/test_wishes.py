"""What is not liked is never offered, wherever it was said, and the page says why."""

import pytest

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.wishes import bare_stem, dislikes_of, is_denied, likes_of, told_stems
from tests.reasoning.made_cases import Plain


def case(**preferences: object) -> Plain:
    return {
        "contract": 1,
        "client": {"label": "x", "age_months": 290, "informant": "self"},
        "functions": {"sleep": 3, "arousal": 3, "sensory_processing": 2},
        "preferences": preferences,
    }


def result(knowledge: Knowledge, plain: Plain, voice: str = "self") -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, voice, brief=True))


def offered(found: Plain) -> list[Plain]:
    return [one for stage in found["plan"]["stages"] for one in stage["activities"]]


@pytest.mark.parametrize(
    "text",
    [
        "not into yoga", "breathing exercises freak me out", "she hates being sung to in a group",
        "can't stand hugs", "no dogs", "scared of water", "he doesn't like music", "dont like baths",
        "drums are too much", "never swims",
    ],
)  # fmt: skip
def test_a_denial_is_a_denial(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize(
    "text",
    ["drums", "she can't get enough of swings", "he never stops dancing", "not only cats", "knots and ropes"],
)  # fmt: skip
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("hugged", "hug"), ("hugging", "hug"), ("hugs", "hug"), ("sung", "sing"), ("stories", "stor"),
     ("story", "stor"), ("bathes", "bath"), ("dog", "dog"), ("ring", "ring"), ("reading", "read")],
)  # fmt: skip
def test_words_are_matched_without_their_endings(word: str, stem: str) -> None:
    assert bare_stem(word) == stem


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("hand dryers", ("dryer",)), ("hair cuts and face-paint", ("cut", "paint")),
        ("hand holding", ("hand", "hold")), ("dirty hands", ("dirt", "hand")), ("hand", ("hand",)),
    ],
)  # fmt: skip
def test_a_part_of_the_body_in_the_name_of_a_thing_names_only_the_thing(
    text: str, stems: tuple[str, ...]
) -> None:
    assert told_stems(text) == stems


def test_a_denial_among_the_likes_is_no_like_and_names_its_place(knowledge: Knowledge) -> None:
    plain = case(likes=["drawing", "not into yoga, breathing exercises freak me out. my cat"])
    told = read_case(plain, knowledge)
    assert [text for _, text in likes_of(told)] == ["drawing", "my cat"]
    found = {one.word: (one.said, one.path) for one in dislikes_of(told)}
    assert found["yoga"] == ("not into yoga", "preferences.likes.1")
    assert found["breath"] == ("breathing exercises freak me out", "preferences.likes.1")


@pytest.mark.broad
@pytest.mark.parametrize("box", ["likes", "dislikes"])
@pytest.mark.parametrize(
    ("text", "word"),
    [("breathing exercises freak me out", "breath"), ("hates drums", "drum"), ("no baths", "bath")],
)
@pytest.mark.parametrize("voice", ["self", "caregiver", "clinician"])
def test_nothing_rests_on_what_is_not_liked(
    knowledge: Knowledge, box: str, text: str, word: str, voice: str
) -> None:
    found = result(knowledge, case(**{box: [text]}), voice)
    cards = offered(found)
    assert len(cards) >= 3
    assert not any(word in f"{one['title']} {one['text']}".lower() for one in cards)
    out = [one for one in found["plan"]["excluded"] if one["caution"] == "disliked"]
    assert out
    assert all(one["answers"] == [f"preferences.{box}.0"] for one in out)
    (said,) = (one for one in found["explanation"] if one["rule"] == "plan_disliked")
    assert f"“{text}”" in said["text"]


def test_what_is_liked_in_plain_words_is_not_taken_away_by_a_word_it_shares(
    knowledge: Knowledge,
) -> None:
    found = result(knowledge, case(likes=["drums", "music", "hates loud music at parties"]))
    assert any("drum" in one["title"].lower() for one in offered(found))


def test_what_is_not_minded_among_the_dislikes_is_no_dislike(knowledge: Knowledge) -> None:
    told = read_case(case(dislikes=["he doesn't mind dogs", "nothing", " "]), knowledge)
    assert dislikes_of(told) == ()


def test_words_that_name_somebody_unsafe_are_not_said_again(knowledge: Knowledge) -> None:
    plain = case(dislikes=["drumming with Zorblatt"], unsafe_people=[{"name": "Zorblatt"}])
    found = result(knowledge, plain)
    assert any(one["caution"] == "disliked" for one in found["plan"]["excluded"])
    assert "plan_disliked" not in {one["rule"] for one in found["explanation"]}
