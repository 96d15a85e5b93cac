"""Which questions are on the path, and what a change would do to it."""

from collections.abc import Mapping

import pytest

from assistant.conversation.path import Setting, find_path, ordered, preview
from assistant.domain.answers import Answer
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Option, Script
from tests.conversation.making import question, script

OPEN = Setting("caregiver", {})
PETS = question("choice", "yes", "no", id="pets")
KIND = question("choice", "cat", "dog", id="kind", ask_if={"is": {"path": "answers.pets", "value": "yes"}}, rests_on=("pets",))  # fmt: skip
WALKS = question(
    "choice", "yes", id="walks", ask_if={"is": {"path": "answers.kind", "value": "dog"}}
)
ALWAYS = question("choice", "yes", id="always", if_unknown="ask", ask_if={"is": {"path": "answers.pets", "value": "no"}})  # fmt: skip
OURS = question("choice", "yes", id="ours", voices=("clinician",))
MADE = script(PETS, KIND, WALKS, ALWAYS, OURS)


def answers(**given: str) -> dict[str, Answer]:
    return {
        name: Answer(name, number, code) for number, (name, code) in enumerate(given.items(), 1)
    }


def ids(knowledge: Knowledge, given: Mapping[str, Answer], setting: Setting = OPEN, made: Script = MADE) -> list[str]:  # fmt: skip
    return [each.id for each in find_path(made, knowledge, given, setting).questions]


def test_what_a_question_waits_for_decides_whether_it_is_asked(knowledge: Knowledge) -> None:
    assert ids(knowledge, {}) == ["pets", "always"]
    assert ids(knowledge, answers(pets="yes")) == ["pets", "kind"]
    assert ids(knowledge, answers(pets="no")) == ["pets", "always"]
    assert ids(knowledge, answers(pets="yes", kind="dog")) == ["pets", "kind", "walks"]
    assert ids(knowledge, {}, Setting("clinician", {})) == ["pets", "always", "ours"]


def test_an_absent_reason_is_never_a_no(knowledge: Knowledge) -> None:
    unknown = {"pets": Answer("pets", 1, absent="unknown_to_me")}
    assert ids(knowledge, unknown) == ["pets", "always"]


def test_an_answer_off_the_path_is_set_aside_and_decides_nothing(knowledge: Knowledge) -> None:
    path = find_path(MADE, knowledge, answers(pets="no", kind="dog", walks="yes", gone="x"), OPEN)
    assert path.ids() == {"pets", "always"}
    assert path.set_aside == ("kind", "walks")
    assert not path.facts.known("answers.kind")


def test_a_change_is_shown_with_what_it_sets_aside_and_brings_back(knowledge: Knowledge) -> None:
    given = answers(pets="yes", kind="dog", walks="yes")
    away = preview(
        MADE,
        knowledge,
        given,
        OPEN,
        find_path(MADE, knowledge, given, OPEN),
        Answer("pets", 4, "no"),
    )
    assert (away.set_aside, away.restored, away.look_again) == (("kind", "walks"), (), ())
    assert away.matter()
    without = {**given, "pets": Answer("pets", 4, "no")}
    back = preview(
        MADE,
        knowledge,
        without,
        OPEN,
        find_path(MADE, knowledge, without, OPEN),
        Answer("pets", 5, "yes"),
    )
    assert (back.set_aside, back.restored, back.look_again) == ((), ("kind", "walks"), ("kind",))
    same = preview(
        MADE,
        knowledge,
        given,
        OPEN,
        find_path(MADE, knowledge, given, OPEN),
        Answer("walks", 6, "yes"),
    )
    assert not same.matter()


def test_an_answer_whose_premise_changed_later_is_looked_at_again(knowledge: Knowledge) -> None:
    given = answers(kind="dog", pets="yes")
    assert find_path(MADE, knowledge, given, OPEN).look_again == ("kind",)


def test_an_option_can_close_the_rest_of_its_block(knowledge: Knowledge) -> None:
    options = (
        Option("some", {"en": {"any": "a"}}),
        Option("nothing", {"en": {"any": "b"}}, ends_block=True),
    )
    first = question(id="first", block="then", options=options)
    rest, other = question("text", id="rest", block="then"), question("text", id="other")
    made = script(first, rest, other)
    assert ids(knowledge, answers(first="some"), made=made) == ["first", "rest", "other"]
    assert ids(knowledge, answers(first="nothing"), made=made) == ["first", "other"]
    declined = {"first": Answer("first", 1, absent="declined")}
    assert ids(knowledge, declined, made=made) == ["first", "rest", "other"]


@pytest.mark.parametrize(
    ("chosen", "closed", "deferred"),
    [
        ((), False, False),
        (("now",), False, False),
        (("skip",), True, False),
        (("talk",), True, False),
        (("later",), False, True),
        (("later", "now"), False, True),
        (("later", "later"), True, True),
        (("later", "skip"), True, True),
    ],
)
def test_a_sensitive_section_can_be_put_off_once_and_closed(
    chosen: tuple[str, ...], closed: bool, deferred: bool  # noqa: FBT001  # a table
) -> None:  # fmt: skip
    setting = Setting("caregiver", {"hard": chosen} if chosen else {})
    assert (setting.is_closed("hard"), setting.is_deferred("hard")) == (closed, deferred)
    assert setting.choice("hard") == (chosen[-1] if chosen else "")


def test_what_was_put_off_comes_before_the_last_section() -> None:
    made = script(*(question("text", id=name, section=name) for name in ("a", "b", "c", "z")))
    setting = Setting("caregiver", {"a": ("later",), "z": ("later",)})
    assert [each.id for each in ordered(made, setting)] == ["b", "c", "a", "z"]


def test_a_follow_up_is_asked_only_where_its_option_was_ticked(knowledge: Knowledge) -> None:
    ticks = question("checklist", "fire", "flood", id="list")
    more = question("text", id="more", follows="answers.list.fire", if_unknown="ask")
    made = script(ticks, more)
    for value, asked in (({"ticked": ["fire"]}, True), ({"ticked": [], "unsure": ["fire"]}, False)):
        assert ("more" in ids(knowledge, {"list": Answer("list", 1, value)}, made=made)) == asked
    assert ids(knowledge, {}, made=made) == ["list"]
