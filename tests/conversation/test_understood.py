"""The verb `understand`: one JSON line in, one out; exact forms only."""

from typing import Any

import pytest

from assistant.conversation.language.reader import Reader
from assistant.conversation.understood import understood
from assistant.domain.errors import WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

TODAY = "2026-11-22"
OPTIONS = [{"code": "few", "label": "A few"}, {"code": "many", "label": "Many"}]


class Asks:
    def __init__(self, script: Script, knowledge: Knowledge, reader: Reader) -> None:
        self._script, self._knowledge, self._reader = script, knowledge, reader

    def __call__(self, text: Any, kind: str, **more: Any) -> dict[str, Any]:
        expects = {"kind": kind, **({"options": OPTIONS} if kind in {"choice", "scale"} else {})}
        return self.line({"id": "u1", "text": text, "expects": expects, "today": TODAY, **more})

    def line(self, asked: Any) -> dict[str, Any]:
        return understood(asked, self._reader, self._knowledge.windows, self._script.commands)


@pytest.fixture
def ask(script: Script, knowledge: Knowledge, reader: Reader) -> Asks:
    return Asks(script, knowledge, reader)


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
        "id": "u1", "act": "answer", "value": value, "certainty": "sure", "read_back": "",
        "facts": [], "safety": [], "notes": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("yep!!", True), ("yeah", True), ("mhm", True), ("Yup.", True), ("nope", False), ("Never!", False)],
)  # fmt: skip
def test_a_yes_or_no_as_people_say_it_is_sure(text: str, value: object, ask: Asks) -> None:
    out = ask(text, "yes_no")
    assert (out["act"], out["value"], out["certainty"]) == ("answer", value, "sure")


@pytest.mark.parametrize("text", ["1", "2", "0"])
def test_a_number_is_no_yes_where_no_list_was_shown(text: str, ask: Asks) -> None:
    assert ask(text, "yes_no")["act"] == "unclear"


def test_about_so_many_is_read_back(ask: Asks) -> None:
    out = ask("about 15", "number")
    assert (out["value"], out["certainty"], out["read_back"]) == (15, "confirm", "I heard: 15. Is that right?")  # fmt: skip


@pytest.mark.parametrize("kind", ["age", "span", "date"])
@pytest.mark.parametrize(
    ("text", "first", "last", "windows"),
    [
        ("0", 0, 11, ["perinatal", "infancy"]),
        ("2", 24, 35, ["early_childhood"]),
        ("1 year", 12, 23, ["infancy", "early_childhood"]),
        ("8 years old", 96, 107, ["childhood"]),
        ("10 years", 120, 131, ["childhood"]),
        ("17 years", 204, 215, ["youth"]),
        ("3 years", 36, 47, ["early_childhood"]),
        ("9 years 2 months", 110, 110, ["childhood"]),
        ("6 weeks", 1, 1, ["perinatal"]),
        ("2 months", 2, 2, ["infancy"]),
        ("13 months", 13, 13, ["early_childhood"]),
        ("40 years", 480, 491, ["adulthood"]),
        ("2016-03-05", 128, 128, ["childhood"]),
    ],
)
def test_an_age_is_read_back_with_every_month_and_window_it_covers(
    kind: str, text: str, first: int, last: int, windows: list[str], ask: Asks
) -> None:
    out = ask(text, kind)
    assert out["certainty"] == "confirm"
    assert out["value"] == {"from_months": first, "to_months": last, "windows": windows}
    assert out["read_back"].endswith("?")


@pytest.mark.parametrize(
    ("text", "read_back"),
    [
        ("2 years", "That would be from 2 years to 2 years and 11 months. Did I get that right?"),
        ("6 months", "That would be at the age of 6 months. Did I get that right?"),
        (
            "2016-01-01",
            "That would be before birth, month 7 of the pregnancy. Did I get that right?",
        ),
        (
            "2016-02-10",
            "That would be before birth, month 9 of the pregnancy. Did I get that right?",
        ),
    ],
)
def test_a_time_is_read_back_in_words(text: str, read_back: str, ask: Asks) -> None:
    assert ask(text, "date", birth_date="2016-03-05")["read_back"] == read_back


@pytest.mark.parametrize("text", ["Rosa", "Aunt Rosa; Dan", "my grandma", "Mum\nGreat-Grandma Jo", "Jo Ann O'Brien, neighbour, Mon", "Jean-Luc (her step-brother)", "J.R.", "JJ", "nobody"])  # fmt: skip
def test_people_who_are_plainly_named_are_sure(text: str, ask: Asks) -> None:
    out = ask(text, "people")
    assert (out["act"], out["certainty"]) == ("answer", "sure")
    assert all(set(person) >= {"name", "relation"} for person in out["value"])


@pytest.mark.broad
@pytest.mark.parametrize(
    "text",
    [
        "Rosa but not Dan", "not Dan", "Not Dan", "everybody except her uncle", "He hits us", "HE HIT ME",
        "I hate Dan", "she goes to Rosa when upset",
        "Rosa, not at night", "rosa", "Everyone", "123", "R2",
        "the nice lady from church", "Rosa and not Dan",
    ],
)  # fmt: skip
def test_people_in_any_other_words_are_asked_again(text: str, ask: Asks) -> None:
    out = ask(text, "people")
    assert (out["act"], out["value"], out["certainty"]) == ("unclear", None, "ask")


@pytest.mark.parametrize(
    ("text", "names"),
    [("Rosa and Dan", ["Rosa", "Dan"]), ("Mum, Dan & Aunt Jo", ["Mum", "Dan", "Aunt Jo"]), ("no", [])],
)  # fmt: skip
def test_people_in_one_row_are_read_back(text: str, names: list[str], ask: Asks) -> None:
    out = ask(text, "people")
    assert ([person["name"] for person in out["value"]], out["certainty"]) == (names, "confirm")
    assert out["read_back"] == f"I heard: {'; '.join(names) or 'nobody'}. Is that right?"


@pytest.mark.parametrize("kind", ["yes_no", "text", "story", "age", "people"])
@pytest.mark.parametrize("text", ["Scratch that!", "I take that back.", "actually no", "Actually, no"])  # fmt: skip
def test_a_line_that_only_takes_back_is_a_correction(kind: str, text: str, ask: Asks) -> None:
    out = ask(text, kind)
    assert (out["act"], out["value"], out["about"]) == ("correction", None, None)
    assert (out["certainty"], bool(out["read_back"])) == ("confirm", True)


def test_a_text_that_goes_on_after_a_correction_is_a_text(ask: Asks) -> None:
    assert ask("actually no one came", "text")["act"] == "answer"


@pytest.mark.parametrize("kind", ["text", "story", "people", "yes_no", "number"])
@pytest.mark.parametrize(
    "text",
    [
        "I would rather not say anything about that", "i'd rather not say", "I’d rather not talk about it.",
        "I prefer not to say anything about this here", "I would really rather not say any more",
    ],
)  # fmt: skip
def test_a_longer_way_to_decline_is_understood_everywhere(kind: str, text: str, ask: Asks) -> None:
    out = ask(text, kind)
    assert (out["act"], out["absent"], out["value"]) == ("absent", "declined", None)


@pytest.mark.parametrize("text", ["I would rather not say his name was Dan", "I would rather not say that he lied"])  # fmt: skip
def test_a_text_that_only_opens_like_declining_is_kept(text: str, ask: Asks) -> None:
    assert ask(text, "story")["act"] == "answer"


@pytest.mark.parametrize(
    ("text", "certainty"), [("idk", "sure"), ("No idea.", "sure"), ("hard to say", "confirm")]
)
def test_not_knowing_is_understood(text: str, certainty: str, ask: Asks) -> None:
    for kind in ("yes_no", "choice", "age", "number"):
        out = ask(text, kind)
        assert (out["act"], out["absent"], out["certainty"]) == ("absent", "unknown_to_me", certainty)  # fmt: skip
        assert bool(out["read_back"]) is (certainty == "confirm")


@pytest.mark.parametrize("kind", ["yes_no", "choice", "scale", "number", "age", "span", "date", "people", "text", "story"])  # fmt: skip
@pytest.mark.parametrize("text", ["yes", "9 years", "Rosa", "why", "back", "skip", "scratch that", "idk", "", "he is hitting me again"])  # fmt: skip
def test_every_output_has_every_key(kind: str, text: str, ask: Asks) -> None:
    out = ask(text, kind)
    assert set(out) >= {"id", "act", "value", "certainty", "read_back", "facts", "safety"}
    assert bool(out["read_back"]) is (out["certainty"] == "confirm")
    assert out["act"] in {"answer", "correction"} or out["value"] is None


@pytest.mark.parametrize("kind", ["text", "story", "people", "yes_no", "age", "choice"])
def test_danger_is_heard_whatever_was_asked_and_is_never_a_sure_answer(kind: str, ask: Asks) -> None:  # fmt: skip
    out = ask("He is hitting us again", kind)
    assert (out["safety"], out["safety_level"]) == (["violence_at_home_now"], "immediate")
    assert out["certainty"] != "sure"


def test_past_danger_is_a_note(ask: Asks) -> None:
    out = ask("He used to hit me when we lived there", "story")
    assert (out["safety"], out["notes"]) == ([], ["violence_at_home_now"])
    assert "safety_level" not in out


@pytest.mark.parametrize(
    ("text", "months", "window"),
    [("2018-05-01", 25, "early_childhood"), ("2016-01-01", -3, "intrauterine")],
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
        ("ask me later", {"act": "absent", "absent": "later"}),
        ("why?", {"act": "question", "question": "why"}),
        ("are you a robot", {"act": "question", "question": "other"}),
        ("back", {"act": "command", "command": "back"}),
        ("change 3", {"act": "command", "command": "change", "about": "3"}),
        ("change", {"act": "command", "command": "change", "about": None}),
    ],
)
def test_a_command_or_an_absent_reason_is_sure(text: str, out: dict[str, Any], ask: Asks) -> None:
    assert ask(text, "choice") == {
        "id": "u1", "value": None, "certainty": "sure", "read_back": "", "facts": [], "safety": [],
        "notes": [], **out,
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [("choice", "hm"), ("age", "young")])
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
        ({"id": 1, "text": "a", "expects": {"kind": {"a": 1}}}, "expects.kind"),
        ({"id": 1, "text": "a", "expects": {"kind": ["age"]}}, "expects.kind"),
        (
            {
                "id": 1,
                "text": "a",
                "expects": {"kind": "choice", "options": [{"code": {}, "label": "A"}]},
            },
            "expects.options",
        ),
        ({"id": 1, "text": "a", "expects": {"kind": "age"}, "today": {"a": 1}}, "today"),
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
    assert "{'" not in str(caught.value)


def test_all_that_is_wrong_is_said_at_once(ask: Asks) -> None:
    with pytest.raises(WrongInput) as caught:
        ask.line({"today": "x"})
    assert [each.path for each in caught.value.problems] == ["id", "text", "expects", "today"]
