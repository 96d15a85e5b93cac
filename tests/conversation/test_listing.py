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
