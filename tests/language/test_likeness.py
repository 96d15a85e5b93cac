"""Likeness in meaning proposes an act or asks gently about danger; it decides nothing and lowers nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from assistant.conversation.language.asked import Question
from assistant.conversation.language.likeness import Alike
from assistant.conversation.language.months import Life
from assistant.conversation.language.reader import Reader, Understood
from assistant.domain.lexicon import Lexicon
from tests.fakes import FakeLikeness

BREAK, HARMLESS = "I need a break", "he skips breakfast"
STOP, HURT, CUT = "stop", "I took all my pills", "he's been cutting himself"
ODD = "zzz qqq xxx"


def reading(lexicon: Lexicon, near: Mapping[str, float], text: str = ODD) -> Understood:
    return Reader(lexicon, FakeLikeness(near)).read(
        text, Question("yes_no"), Life(), by_meaning=True
    )


@pytest.mark.broad
@pytest.mark.parametrize(
    ("near", "act"),
    [
        ({BREAK: 0.5}, "pause"),
        ({BREAK: 0.49}, None),
        ({BREAK: 0.6, HARMLESS: 0.54}, "pause"),
        ({BREAK: 0.6, HARMLESS: 0.56}, None),
        ({BREAK: 0.6, STOP: 0.56}, None),
        ({BREAK: 0.6, HURT: 0.56}, None),
        ({BREAK: 0.6, "can we finish this tomorrow": 0.59}, "pause"),
        ({HARMLESS: 0.9, BREAK: 0.6}, None),
        ({"why do you ask?": 0.8}, "why"),
        ({HURT: 0.9}, None),
        ({}, None),
    ],
)
def test_an_act_is_proposed_where_a_line_is_near_and_clearly_nearest(
    near: Mapping[str, float], act: str | None, lexicon: Lexicon
) -> None:
    said = reading(lexicon, near).reading
    if act is None:
        assert said.act == "unclear"
    else:
        assert (said.value, said.certainty) == (act, "confirm")


@pytest.mark.broad
@pytest.mark.parametrize(
    ("near", "code"),
    [
        ({HURT: 0.5}, "medical_emergency_now"),
        ({HURT: 0.49}, None),
        ({HURT: 0.6, HARMLESS: 0.51}, "medical_emergency_now"),
        ({HURT: 0.6, HARMLESS: 0.53}, None),
        ({HURT: 0.6, CUT: 0.59}, "medical_emergency_now"),
        ({BREAK: 0.9}, None),
        ({HARMLESS: 0.9, HURT: 0.5}, None),
    ],
)
def test_danger_is_asked_about_gently_and_never_met_at_once(
    near: Mapping[str, float], code: str | None, lexicon: Lexicon
) -> None:
    reader = Reader(lexicon, FakeLikeness(near))
    found = reader.danger(ODD)
    assert found == reader.read(ODD, Question("story"), Life(), by_meaning=True).danger
    assert found.codes == ((code,) if code else ())
    assert found.level == ("check" if code else None)


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",  # a rule says it is immediate
        "my ex used to hit me but he's been gone 3 years",  # a rule says it is past
        "he beats me at checkers every time",  # a rule says it is no danger at all
        "I need a break",  # a rule says it is a command
        "hm yes",  # too short to be like anything
        "word " * 30,  # too long
        "",
    ],
)
def test_what_a_rule_said_of_danger_stands(text: str, lexicon: Lexicon) -> None:
    alone = Reader(lexicon)
    beside = Reader(lexicon, FakeLikeness({HURT: 1.0}))
    assert beside.danger(text) == alone.danger(text)
    assert beside.read(text, Question("yes_no"), Life(), by_meaning=True) == alone.read(
        text, Question("yes_no"), Life()
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [("yes she did", "yes_no"), ("no never at all", "yes_no"), ("about 3 times", "number")],
)
def test_an_answer_stays_as_sure_as_rules_made_it(text: str, kind: str, lexicon: Lexicon) -> None:
    alone = Reader(lexicon).read(text, Question(kind), Life())
    beside = Reader(lexicon, FakeLikeness({HURT: 1.0, BREAK: 0.9}))
    found = beside.read(text, Question(kind), Life(), by_meaning=True)
    assert found.reading == alone.reading
    assert found.danger.level == "check"


def test_each_sentence_of_a_story_is_looked_at_by_itself(lexicon: Lexicon) -> None:
    asked: list[str] = []

    @dataclass
    class Noting:
        near: list[str] = field(default_factory=lambda: asked)

        def of(self, text: str, lines: Sequence[str]) -> Sequence[float]:
            self.near.append(text)
            return [1.0 * (line == HURT and text.startswith("Then")) for line in lines]

    found = Alike(lexicon, Noting()).danger(
        "He was a calm baby. Oh. Then it all went wrong! And so"
    )
    assert asked == ["He was a calm baby", "Then it all went wrong"]
    assert found is not None
    assert found.means == "medical_emergency_now"


@pytest.mark.parametrize("text", ["one two", "word " * 13])
def test_an_act_is_three_to_twelve_words(text: str, lexicon: Lexicon) -> None:
    assert Alike(lexicon, FakeLikeness({BREAK: 1.0})).act(text) is None


def test_without_it_and_where_it_can_tell_nothing_all_is_as_before(lexicon: Lexicon) -> None:
    class Silent:
        def of(self, text: str, lines: Sequence[str]) -> Sequence[float]:
            return [] if text and lines else [1.0]

    alone, beside = Reader(lexicon), Reader(lexicon, Silent())
    for text in (ODD, "I have no words for that", "he was often poorly"):
        assert beside.read(text, Question("yes_no"), Life(), by_meaning=True) == alone.read(
            text, Question("yes_no"), Life()
        )
        assert beside.danger(text) == alone.danger(text)


def test_it_is_not_asked_unless_that_is_wanted(lexicon: Lexicon) -> None:
    likeness = FakeLikeness({BREAK: 1.0})
    said = Reader(lexicon, likeness).read(ODD, Question("yes_no"), Life())
    assert (said.reading.act, likeness.asked) == ("unclear", [])
