"""Exact forms only: a number, a label, a listed synonym, an exact command; else asked again."""

from typing import Any

import pytest

from assistant.conversation.cleaning import LONGEST, plain
from assistant.conversation.understanding import Meaning, read_command, ticked, understand
from assistant.domain.script import Command, Option, Script
from tests.conversation.making import expected, question

PLACES = question(
    options=(
        Option("none", {"en": {"any": "Not at all"}}, aliases={"en": ("never",)}),
        Option("some", {"en": {"clinician": "A bit", "caregiver": "A little"}}),
        Option("blank", {"es": {"any": "Nada"}}),
    )
)
LIST = question("checklist", "fire", "flood", "loss")


@pytest.fixture
def commands(script: Script) -> Any:
    return script.commands


@pytest.mark.parametrize(
    ("line", "code"),
    [("1", "none"), ("2.", "some"), ("not at all", "none"), ("NEVER!", "none"), ("a little", "some")],
)  # fmt: skip
def test_a_number_a_label_or_a_synonym_chooses(line: str, code: str, commands: Any) -> None:
    assert understand(line, expected(PLACES), commands) == Meaning("answer", code)


@pytest.mark.parametrize("line", ["0", "4", "nev", "not", "", "...", "1 2", "nada", "little"])
def test_anything_else_at_a_choice_is_asked_again(line: str, commands: Any) -> None:
    meaning = understand(line, expected(PLACES), commands)
    assert meaning == Meaning("unclear", why_not="unclear_choice")


def test_a_longer_way_to_decline_is_declining(commands: Any) -> None:
    line = "I would rather not say anything about that"
    assert understand(line, expected(PLACES), commands) == Meaning("absent", absent="declined")


def test_a_label_is_that_of_the_voice(commands: Any) -> None:
    assert understand("a bit", expected(PLACES, "clinician"), commands).value == "some"
    assert understand("a bit", expected(PLACES), commands).act == "unclear"


def test_a_label_that_two_options_share_is_asked_again(commands: Any) -> None:
    twins = question(options=tuple(Option(code, {"en": {"any": "Yes"}}) for code in "ab"))
    assert understand("yes", expected(twins), commands).act == "unclear"


def test_a_number_that_is_also_another_code_is_asked_again(commands: Any) -> None:
    scale = question("choice", "0", "1", "2")
    assert understand("1", expected(scale), commands).act == "unclear"
    assert understand("3", expected(scale), commands).value == "2"


@pytest.mark.parametrize(
    ("line", "ticks", "unsure"),
    [
        ("1 3", ["fire", "loss"], []),
        ("1,3", ["fire", "loss"], []),
        ("1 & 3", ["fire", "loss"], []),
        ("3+1;3", ["loss", "fire"], []),
        ("fire and loss", ["fire", "loss"], []),
        ("Fire, flood", ["fire", "flood"], []),
        ("fire", ["fire"], []),
        ("?1", [], ["fire"]),
        ("1 ?2", ["fire"], ["flood"]),
        ("?fire, loss", ["loss"], ["fire"]),
        ("none", [], []),
        ("None of these.", [], []),
        ("no", [], []),
    ],
)
def test_several_can_be_ticked_and_some_with_doubt(
    line: str, ticks: list[str], unsure: list[str], commands: Any
) -> None:
    meaning = understand(line, expected(LIST), commands)
    assert meaning == Meaning("answer", ticked(ticks, unsure, "caregiver"))


@pytest.mark.parametrize("line", ["1 4", "fire and rain", "", ",", "?", "fire or loss", "1 2 x"])
def test_a_list_is_taken_whole_or_not_at_all(line: str, commands: Any) -> None:
    meaning = understand(line, expected(LIST), commands)
    assert meaning.act in {"unclear", "command"}


@pytest.mark.parametrize(
    ("line", "path", "number"),
    [
        ("15", "preferences.minutes_a_day", 15),
        ("about 15 minutes", "preferences.minutes_a_day", 15),
        ("38 weeks", "client.gestation_weeks", 38),
        ("Around 15.", "", 15),
    ],
)
def test_a_number_is_read_with_its_own_unit(
    line: str, path: str, number: int, commands: Any
) -> None:
    asked = question("number", path=path)
    assert understand(line, expected(asked), commands) == Meaning("answer", number)


@pytest.mark.parametrize("line", ["9 months", "15 minutes", "fifteen", "-3", "3.5", "10-20", ""])
def test_a_number_of_something_else_is_asked_again(line: str, commands: Any) -> None:
    asked = question("number", path="client.gestation_weeks")
    meaning = understand(line, expected(asked), commands)
    assert meaning == Meaning("unclear", why_not="unclear_number")


@pytest.mark.parametrize(
    ("line", "fits"), [("21", False), ("22", True), ("44", True), ("45", False)]
)
def test_a_number_outside_its_bounds_is_asked_again(line: str, fits: bool, commands: Any) -> None:  # noqa: FBT001  # a table
    asked = question("number", low=22, high=44)
    meaning = understand(line, expected(asked), commands)
    assert meaning == (
        Meaning("answer", int(line)) if fits else Meaning("unclear", why_not="out_of_range")
    )


@pytest.mark.parametrize(
    ("kind", "line", "value"),
    [
        ("text", "  She hums.  ", "She hums."),
        ("text", "one\ntwo", "one\ntwo"),
        ("name", " Sam   Lee ", "Sam Lee"),
        ("texts", "kind; funny\n ;brave", ["kind", "funny", "brave"]),
        ("texts", "nothing", []),
        ("people", "nobody", []),
        ("people", "Rosa, aunt", [{"name": "Rosa", "relation": "aunt"}]),
        ("age", "9 years", {"age_months": 108}),
    ],
)
def test_words_of_their_own_are_kept(kind: Any, line: str, value: Any, commands: Any) -> None:
    assert understand(line, expected(question(kind)), commands) == Meaning("answer", value)


def test_an_empty_line_is_no_words(commands: Any) -> None:
    meaning = understand("  ", expected(question("text")), commands)
    assert meaning == Meaning("unclear", why_not="empty")
    assert (
        understand("x" * (LONGEST + 1), expected(question("text")), commands).why_not == "too_long"
    )
    assert understand("soon", expected(question("age")), commands).why_not == "unclear_age"


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("why", Meaning("command", command="why")),
        ("/Why?", Meaning("command", command="why")),
        ("I don’t know", Meaning("absent", absent="unknown_to_me")),
        ("no one knows", Meaning("absent", absent="unknown_to_anyone")),
        ("change 3", Meaning("command", command="change", about="3")),
    ],
)
def test_a_command_is_the_whole_line(line: str, meaning: Meaning, commands: Any) -> None:
    assert understand(line, expected(question("text")), commands) == meaning
    assert understand(f"{line} or so, perhaps", expected(PLACES), commands) != meaning


def test_an_answer_is_looked_for_before_a_command(commands: Any) -> None:
    asked = question(options=(Option("gap", {"en": {"any": "I don't know"}}),))
    assert understand("i don't know", expected(asked), commands) == Meaning("answer", "gap")


def test_a_language_without_words_knows_no_commands(commands: dict[str, Command]) -> None:
    assert read_command("why", commands, "es") is None


def test_texts_are_compared_without_case_space_and_edges() -> None:
    assert plain("  “It’s\n\tFINE!” ") == "it's fine"
    assert plain("(Yes)") == "yes"


def test_a_no_with_a_question_mark_is_asked_again_and_a_yes_with_one_is_a_guess(
    commands: Any,
) -> None:
    yes_no = question(
        options=(
            Option("true", {"en": {"any": "Yes"}}, value=True),
            Option("false", {"en": {"any": "No"}}, value=False),
        )
    )
    guess = Meaning("answer", "true", is_likely=True, is_guess=True)
    assert understand("yes?", expected(yes_no), commands) == guess
    assert understand("no?", expected(yes_no), commands).act == "unclear"


def test_a_clinicians_words_beside_a_number_are_a_note_and_no_number_is_made_up(
    commands: Any,
) -> None:
    said = understand("2 grandma mostly", expected(PLACES, "clinician"), commands)
    assert (said.value, said.left) == ("some", ("grandma mostly",))
    assert understand("9 grandma mostly", expected(PLACES, "clinician"), commands).act == "unclear"
