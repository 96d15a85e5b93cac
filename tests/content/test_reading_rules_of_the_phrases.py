"""The stock sentences keep the reading rules: short, plain, without blame, in every voice."""

import pytest

from assistant.content.wording_rules import banned_in, sentences_of, words_of
from assistant.domain.script import Script
from assistant.domain.texts import say
from tests.reading import grade, words

VOICES = ("caregiver", "self")
SCOLDING = {"please", "sorry", "oops", "valid", "invalid", "required", "forgot", "failed"}
ERRORS = ("unclear", "out_of_range", "empty", "too_long", "choose_one", "not_now", "which_sentence")
ELEMENTS = {
    "why we ask": "to learn what may help",
    "everyone is asked": "the same questions",
    "may skip": "You can skip any",
    "may stop and come back": "come back later",
    "who sees it": "may read them",
    "when somebody must be told": "in danger",
    "how long": "20 minutes",
    "no right or wrong": "no right or wrong answers",
}


@pytest.mark.parametrize("voice", VOICES)
def test_every_stock_sentence_is_plain(script: Script, voice: str) -> None:
    for key, phrase in script.phrases.items():
        if key.startswith("source_"):
            continue  # a citation is a title, and titles are as they are
        text = say(phrase, voice)
        assert not banned_in(text), key
        for sentence in sentences_of(text):
            assert len(words_of(sentence)) <= 18, f"{key}: {sentence}"
        if len(words(text)) >= 15 or len(sentences_of(text)) >= 2:
            assert grade(text) <= 6.0, f"{key}: {grade(text):.1f}"


def test_what_asks_again_never_scolds_and_is_short(script: Script) -> None:
    for key, phrase in script.phrases.items():
        if key.startswith(ERRORS):
            text = say(phrase, "caregiver")
            assert not SCOLDING & {word.lower() for word in words(text)}, key
            for sentence in sentences_of(text):
                assert len(words_of(sentence)) <= 12, key


@pytest.mark.parametrize("key", ["preamble", "alone_preamble"])
@pytest.mark.parametrize("voice", VOICES)
def test_the_preamble_is_short_plain_and_complete(script: Script, voice: str, key: str) -> None:
    text = say(script.phrases[key], voice)
    assert len(words(text)) <= 120
    assert grade(text) <= 5.0
    assert all(part in text for part in ELEMENTS.values())


def test_every_phrase_has_words_for_every_voice(script: Script) -> None:
    for key, phrase in script.phrases.items():
        for voice in (*VOICES, "clinician"):
            assert say(phrase, voice) or key == "hint_offer", f"{key} ({voice})"


def test_no_two_commands_answer_to_the_same_words_but_go_on(script: Script) -> None:
    taken: dict[str, str] = {}
    for name, command in script.commands.items():
        for alias in command.aliases["en"]:
            other = taken.setdefault(alias, name)
            assert other == name or {other, name} <= {"finish", "go_on", "resume"}, alias
