"""Nobody is an answer about people, in more words too; what names nobody and denies nobody is asked again."""

import pytest

from assistant.conversation.understanding import Meaning, understand
from assistant.domain.script import Script
from tests.conversation.making import expected, question

PEOPLE = question(kind="people")


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("nobody", Meaning("answer", [])),
        ("no one at all, really", Meaning("answer", [], is_likely=True)),
        ("!!", Meaning("unclear", why_not="unclear_people")),
    ],
)
def test_nobody_in_more_words_is_read_back(line: str, meaning: Meaning, script: Script) -> None:
    found = understand(line, expected(PEOPLE), script.commands)
    assert (found.act, found.value, found.is_likely) == (
        meaning.act,
        meaning.value,
        meaning.is_likely,
    )
