"""Templates over windows and options are spelled out question by question."""

from typing import Any

import pytest

from assistant.content.expand import WINDOWS, expand_section
from assistant.domain.errors import WrongInput


def said(*entries: Any, **options: Any) -> list[dict[str, Any]]:
    return list(expand_section({"id": "s", "questions": list(entries)}, options, WINDOWS))


def label(text: str) -> dict[str, Any]:
    return {"en": {"any": text}}


def option(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "label": label(code.capitalize()), **more}


def test_a_plain_question_only_learns_its_section() -> None:
    assert said({"id": "a", "kind": "text"}) == [{"id": "a", "kind": "text", "section": "s"}]


def test_a_template_is_spelled_out_for_each_window() -> None:
    template = {
        "each_window": ["infancy", "adulthood"],
        "phrases": {"When": {"infancy": label("As a baby,"), "adulthood": {"en": {"self": "Since,", "caregiver": "Later,"}}}},
        "questions": [
            {"id": "{window}.a", "path": "history.{window}", "words": {"en": {"self": {"ask": "{When} how?"}}}},
            {"id": "{window}.b", "next": "{next_window}", "windows": ["adulthood"], "ask_if": {"known": "x"}, "block": "own"},
        ],
    }  # fmt: skip
    first, second, third = said(template)
    assert (first["id"], first["path"], first["window"], first["block"]) == (
        "infancy.a",
        "history.infancy",
        "infancy",
        "history.infancy",
    )
    assert first["words"]["en"]["self"]["ask"] == "As a baby, how?"
    assert first["ask_if"] == {"reached": "infancy"}
    assert second["words"]["en"]["self"]["ask"] == "Since, how?"
    assert third["id"] == "adulthood.b"
    assert third["next"] == "never"
    assert third["block"] == "own"
    assert third["ask_if"] == {"all": [{"reached": "adulthood"}, {"known": "x"}]}


def test_the_phrase_is_that_of_the_voice_or_the_caregivers() -> None:
    phrase = {"infancy": {"en": {"caregiver": "Then,"}}}
    (found,) = said({"each_window": ["infancy"], "phrases": {"When": phrase}, "questions": [{"id": "q", "words": {"en": {"self": ["{When} x"], "clinician": 5}}}]})  # fmt: skip
    assert found["words"]["en"] == {"self": ["Then, x"], "clinician": 5}


def test_a_template_is_spelled_out_for_each_option() -> None:
    parent = {
        "id": "p",
        "block": "b",
        "options": [option("fire", voices=["self"]), option("flood"), option("wind")],
    }
    template = {"each_option_of": "p", "except": ["wind"], "questions": [{"id": "{option}.how", "words": {"en": {"any": {"ask": "{Item}: {item}?"}}}}]}  # fmt: skip
    _, fire, flood = said(parent, template)
    assert (fire["id"], fire["block"], fire["voices"]) == ("fire.how", "b", ["self"])
    assert flood["words"]["en"]["any"]["ask"] == "Flood: flood?"
    assert "voices" not in flood
    only = {
        **template,
        "only": ["flood"],
        "questions": [{"id": "x", "block": "mine", "voices": ["clinician"]}],
    }
    assert [(each["id"], each["block"]) for each in said(parent, only)[1:]] == [("x", "mine")]
    bare = said({"id": "p", "options": [option("fire", voices=["self"])]}, {"each_option_of": "p", "questions": [{"id": "y", "voices": ["any"]}]})  # fmt: skip
    assert bare[1]["voices"] == ["any"]
    assert "block" not in bare[1]


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("A break-up", "a break-up"),
        ("Asthma", "asthma"),
        ("I was told", "I was told"),
        ("I'm told", "I'm told"),
        ("In care", "in care"),
        ("ADHD in the family", "ADHD in the family"),
        ("TV at night", "TV at night"),
        ("McDonald", "mcDonald"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_loses_its_capital_but_not_a_names_letters(
    words: str, inside: str
) -> None:
    parent = {"id": "p", "options": [{"code": "a", "label": label(words)}]}
    _, found = said(
        parent,
        {"each_option_of": "p", "questions": [{"id": "x", "words": {"en": {"any": "({item})"}}}]},
    )
    assert found["words"]["en"]["any"] == f"({inside})"


def test_a_shared_list_brings_its_options_and_the_groups_that_are_used() -> None:
    library: dict[str, Any] = {"groups": {"g": label("G"), "h": label("H")}, "options": [option("a", group="g"), option("b", group="h", windows=["youth"], path="x.{window}")]}  # fmt: skip
    (found,) = said({"id": "q", "options": "lib", "more_options": [option("c")]}, lib=library)
    assert [each["code"] for each in found["options"]] == ["a", "c"]
    assert found["groups"] == {"g": label("G")}
    (young,) = said(
        {"each_window": ["youth"], "questions": [{"id": "q", "options": "lib"}]}, lib=library
    )
    assert young["options"][1] == option("b", group="h", path="x.youth")
    assert library["options"][1]["path"] == "x.{window}"


def test_templates_can_stand_inside_templates() -> None:
    inner = {"each_option_of": "{window}.p", "questions": [{"id": "{window}.{option}"}]}
    found = said(
        {
            "each_window": ["infancy", "youth"],
            "questions": [{"id": "{window}.p", "options": [option("a")]}, inner],
        }
    )
    assert [each["id"] for each in found] == ["infancy.p", "infancy.a", "youth.p", "youth.a"]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ({"id": "q", "options": "nowhere"}, "options.yaml has no list 'nowhere'."),
        ({"each_option_of": "nowhere", "questions": [{"id": "q"}]}, "'nowhere'"),
        ({"each_option_of": "plain", "questions": [{"id": "q"}]}, "'plain'"),
    ],
)
def test_what_does_not_exist_is_named_with_the_question(entry: Any, what: str) -> None:
    with pytest.raises(WrongInput) as caught:
        said({"id": "plain"}, entry)
    (problem,) = caught.value.problems
    assert problem.path == "q"
    assert what in problem.what
