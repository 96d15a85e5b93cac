"""The verb `understand`: one JSON line in, one out; exact forms only."""

from typing import Any

import pytest

from assistant.conversation.understood import understood
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

TODAY = "2026-11-22"
OPTIONS = [{"code": "few", "label": "A few"}, {"code": "many", "label": "Many"}]


class Asks:
    def __init__(self, script: Script, knowledge: Knowledge) -> None:
        self._script, self._knowledge = script, knowledge

    def __call__(self, text: Any, kind: str, **more: Any) -> dict[str, Any]:
        expects = {"kind": kind, **({"options": OPTIONS} if kind in {"choice", "scale"} else {})}
        return self.line({"id": "u1", "text": text, "expects": expects, "today": TODAY, **more})

    def line(self, asked: Any) -> dict[str, Any]:
        return understood(asked, self._script.commands, self._knowledge.windows)


@pytest.fixture
def ask(script: Script, knowledge: Knowledge) -> Asks:
    return Asks(script, knowledge)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("yes_no", "yeah", True),
        ("yes_no", "Not at all.", False),
        ("choice", "a few", "few"),
        ("scale", "2", "many"),
        ("number", "15", 15),
        ("people", "Rosa, aunt", [{"name": "Rosa", "relation": "aunt"}]),
        ("text", " she hums ", "she hums"),
        ("story", "We moved twice.", "We moved twice."),
    ],
)
def test_an_exact_answer_is_sure(kind: str, text: str, value: Any, ask: Asks) -> None:
    assert ask(text, kind) == {
        "id": "u1", "act": "answer", "value": value, "certainty": "sure", "facts": [], "safety": [],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["age", "span", "date"])
@pytest.mark.parametrize(
    ("text", "months", "window"),
    [
        ("0", 0, "perinatal"),
        ("6 weeks", 1, "perinatal"),
        ("2 months", 2, "infancy"),
        ("13 months", 13, "early_childhood"),
        ("9 years", 108, "childhood"),
        ("11 years", 132, "youth"),
        ("40 years", 480, "adulthood"),
        ("2016-03-05", 128, "childhood"),
    ],
)
def test_a_time_is_read_back_with_its_window(
    kind: str, text: str, months: int, window: str, ask: Asks
) -> None:
    out = ask(text, kind)
    assert out["certainty"] == "confirm"
    assert out["value"] == {"from_months": months, "to_months": months, "windows": [window]}


@pytest.mark.parametrize(
    ("text", "months", "window"),
    [("2018-05-01", 25, "early_childhood"), ("2016-01-01", -3, "intrauterine"), ("2 years", 24, "early_childhood")],
)  # fmt: skip
def test_with_a_birth_date_a_date_is_when_something_was(
    text: str, months: int, window: str, ask: Asks
) -> None:
    out = ask(text, "date", birth_date="2016-03-05")
    assert out["value"] == {"from_months": months, "to_months": months, "windows": [window]}


def test_a_time_before_any_window_is_asked_again(ask: Asks) -> None:
    out = ask("2010-01-01", "date", birth_date="2016-03-05")
    assert (out["act"], out["certainty"]) == ("unclear", "ask")


def test_without_today_no_date_can_be_placed(ask: Asks) -> None:
    asked = {"id": 7, "text": "2016-03-05", "expects": {"kind": "age"}}
    assert ask.line(asked)["act"] == "unclear"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("i don't know", {"act": "absent", "absent": "unknown_to_me"}),
        ("why?", {"act": "question", "question": "why"}),
        ("are you a robot", {"act": "question", "question": "other"}),
        ("back", {"act": "command", "command": "back"}),
        ("change 3", {"act": "command", "command": "change", "about": "3"}),
        ("change", {"act": "command", "command": "change", "about": None}),
    ],
)
def test_a_command_or_an_absent_reason_is_sure(text: str, out: dict[str, Any], ask: Asks) -> None:
    assert ask(text, "choice") == {
        "id": "u1", "certainty": "sure", "facts": [], "safety": [], **out,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [("choice", "hm"), ("yes_no", "maybe"), ("age", "young"), ("text", "thanks")]
)
def test_anything_else_is_asked_again(kind: str, text: str, ask: Asks) -> None:
    out = ask(text, kind)
    assert (out["act"], out["certainty"]) == ("unclear", "ask")


def test_a_language_without_words_never_answers_by_itself(ask: Asks) -> None:
    assert ask("...", "choice", language="es")["act"] == "unclear"


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ([], ""),
        ("hello", ""),
        (None, ""),
        ({"id": 1, "expects": {"kind": "text"}}, "text"),
        ({"id": 1, "text": "a"}, "expects"),
        ({"text": "a", "expects": {"kind": "text"}}, "id"),
        ({"id": 1, "text": 5, "expects": {"kind": "text"}}, "text"),
        ({"id": 1, "text": "a", "expects": "text"}, "expects.kind"),
        ({"id": 1, "text": "a", "expects": {"kind": "mood"}}, "expects.kind"),
        ({"id": 1, "text": "a", "expects": {"kind": "choice"}}, "expects.options"),
        ({"id": 1, "text": "a", "expects": {"kind": "scale", "options": ["a"]}}, "expects.options"),
        ({"id": 1, "text": "a", "expects": {"kind": "age"}, "today": "soon"}, "today"),
        ({"id": 1, "text": "a", "expects": {"kind": "age"}, "today": 5}, "today"),
        ({"id": 1, "text": "a", "expects": {"kind": "age"}, "birth_date": "x"}, "birth_date"),
    ],
)
def test_a_line_of_another_shape_is_an_error_that_names_the_place(
    asked: Any, path: str, ask: Asks
) -> None:
    with pytest.raises(WrongInput) as caught:
        ask.line(asked)
    assert [problem.path for problem in caught.value.problems] == [path]


def test_all_that_is_wrong_is_said_at_once(ask: Asks) -> None:
    with pytest.raises(WrongInput) as caught:
        ask.line({"today": "x"})
    assert [each.path for each in caught.value.problems] == ["id", "text", "expects", "today"]
