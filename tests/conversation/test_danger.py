"""Danger said in so many words is heard; what is past, denied, played or harmless raises no alarm."""

from collections.abc import Callable

import pytest

from assistant.conversation.language.dangers import Danger
from assistant.conversation.language.reader import Reader


@pytest.fixture
def danger_in(reader: Reader) -> Callable[[str], Danger]:
    return reader.danger


@pytest.mark.broad
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I want to die.", "suicidal_thoughts"),
        ("Most evenings he says he wants to kill himself", "suicidal_thoughts"),
        ("I am thinking about killing myself", "suicidal_thoughts"),
        ("I feel suicidal", "suicidal_thoughts"),
        ("I don’t want to live any more", "suicidal_thoughts"),
        ("I wish I was dead", "suicidal_thoughts"),
        ("my daughter is cutting herself", "self_harm_now"),
        ("He's been burning himself on purpose", "self_harm_now"),
        ("I hurt myself on purpose", "self_harm_now"),
        ("He is hitting me again", "violence_at_home_now"),
        ("yes, my husband beats us every week", "violence_at_home_now"),
        ("she hit me again last night", "violence_at_home_now"),
        ("we are not safe at home", "violence_at_home_now"),
        ("someone is hurting the baby right now", "abuse_now"),
        ("her stepdad hits her", "abuse_now"),
        ("I am so afraid I will hurt him", "caregiver_fears_harming"),
        ("i'm scared of hurting my little boy", "caregiver_fears_harming"),
        ("I'm going to shake her if this goes on", "caregiver_fears_harming"),
        ("help, the baby is not breathing!", "medical_emergency_now"),
        ("she has just taken all her tablets", "medical_emergency_now"),
        ("my son just overdosed", "medical_emergency_now"),
        ("She is fine. But I want to die", "suicidal_thoughts"),
    ],
)
def test_danger_that_is_said_as_present_is_immediate(
    text: str, code: str, danger_in: Callable[[str], Danger]
) -> None:
    found = danger_in(text)
    assert code in found.codes
    assert found.level == "immediate"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I cannot cope any more", "caregiver_overwhelmed"),
        ("we just can't go on any longer", "caregiver_overwhelmed"),
        ("if he is hitting me again", "violence_at_home_now"),
        ("I want to die lol", "suicidal_thoughts"),
        ("I do not want to be here any more", "suicidal_thoughts"),
    ],
)
def test_what_may_be_danger_is_asked_about(
    text: str, code: str, danger_in: Callable[[str], Danger]
) -> None:
    found = danger_in(text)
    assert (found.codes, found.level) == ((code,), "check")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I wanted to die when I was fifteen", "suicidal_thoughts"),
        ("she does not want to die", "suicidal_thoughts"),
        ("Do I want to die?", "suicidal_thoughts"),
        ("My first husband used to hit me", "violence_at_home_now"),
        ("He beat us years ago", "violence_at_home_now"),
        ("nobody is hurting her", "abuse_now"),
        ("I would never hurt him", "caregiver_fears_harming"),
        ("in the game he wants to kill himself", "suicidal_thoughts"),
        ("she kicks me when I put her shoes on", "violence_at_home_now"),
    ],
)
def test_past_or_denied_danger_goes_to_the_notes(
    text: str, code: str, danger_in: Callable[[str], Danger]
) -> None:
    found = danger_in(text)
    assert (found.codes, found.level) == ((), None)
    assert code in found.notes or code == "abuse_now"


@pytest.mark.parametrize(
    "text",
    [
        "", "she is dying to see you", "he beats me at cards", "it hit me that she was tired", "he hits the ball",
        "I want to die of shame", "my phone is dead", "he hurt himself when he fell", "I am worried about hurting her feelings",
        "he cuts himself a slice", "I took my tablets today", "he is not breathing well at night", "she hits her drum",
        "we want to go home", "I can't cope with maths homework", "I could kill for a coffee", "he hurts my ears",
        "I cannot take this train", "she has stopped breathing through her mouth",
        "she beats her brother at everything",
    ],
)  # fmt: skip
def test_a_harmless_line_raises_nothing(text: str, danger_in: Callable[[str], Danger]) -> None:
    found = danger_in(text)
    assert (found.codes, found.level, found.notes) == ((), None, ())


def test_present_and_past_are_kept_apart(danger_in: Callable[[str], Danger]) -> None:
    found = danger_in("He used to hit me years ago. Now I want to die. I want to die lol")
    assert (found.codes, found.level, found.notes) == (
        ("suicidal_thoughts",), "immediate", ("violence_at_home_now",),
    )  # fmt: skip
