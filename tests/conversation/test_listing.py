"""The dialogue as a list, as the contract has it."""

import pytest

from assistant.conversation.listing import listed
from assistant.domain.script import Option, Script
from tests.conversation.making import question, script

KEYS = ["id", "section", "kind", "text", "options", "writes", "why", "sensitive", "ask_if"]


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_every_question_of_a_voice_is_listed_in_order(voice: str, script: Script) -> None:
    rows = listed(script, voice)
    expected = [name for name, each in script.questions.items() if each.is_for(voice)]
    assert [row["id"] for row in rows] == expected
    assert all(list(row) == KEYS for row in rows)
    assert all(row["text"] and row["why"] for row in rows)
    assert not [row["id"] for row in rows if "{" in row["text"] + row["why"]]
    assert not [row["id"] for row in rows for each in row["options"] if "{" in each["label"]]


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_what_is_for_the_clinician_alone_is_written_in_that_voice_alone(
    voice: str, script: Script
) -> None:
    written = {path for row in listed(script, voice) for path in row["writes"]}
    alone = {"functions.boundaries_with_bodies", "safety.illness_induced_suspected"}
    assert written & alone == (alone if voice == "clinician" else set())


def test_an_option_of_another_voice_writes_nothing_elsewhere_either() -> None:
    options = (
        Option("a", {"en": {"any": "A"}}, path="now.a", voices=("clinician",)),
        Option("b", {"en": {"any": "B"}}, path="now.b"),
    )
    made = script(question(options=options, path="now.c"))
    assert listed(made, "self")[0]["writes"] == ["now.c", "now.b"]
    assert listed(made, "clinician")[0]["writes"] == ["now.c", "now.a", "now.b"]


def test_an_option_of_another_voice_is_not_listed() -> None:
    options = (
        Option("a", {"en": {"any": "A"}}, voices=("clinician",)),
        Option("b", {"en": {"any": "B"}}),
    )
    made = script(question(options=options, safety=True))
    (row,) = listed(made, "self")
    assert row["options"] == [{"code": "b", "label": "B"}]
    assert row["sensitive"] is True
    assert len(listed(made, "clinician")[0]["options"]) == 2
