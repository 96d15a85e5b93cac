"""What was typed is stored as typed; what could act is taken out or marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.cleaning import capture, for_screen

ACTING = ["\x00", "\x07", "\x1b[2J", "\x7f", "\x9b", "\ud800", "\ufffe"]


@pytest.mark.parametrize("act", ACTING)
def test_a_character_that_acts_is_not_stored(act: str) -> None:
    assert capture(f"a{act}b") == f"a{act[1:]}b"


def test_line_ends_become_newlines_and_words_stay() -> None:
    assert capture("a\r\nb\rc\td") == "a\nb\nc\td"
    assert capture("[red]🌧 señor “x”[/]") == "[red]🌧 señor “x”[/]"


@pytest.mark.parametrize("act", [*ACTING, "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041"])
def test_a_character_that_acts_is_shown_as_a_mark(act: str) -> None:
    assert for_screen(f"a{act}b") == f"a\ufffd{act[1:]}b"


@given(st.text())
def test_whatever_is_captured_can_be_kept_and_is_captured_the_same_again(text: str) -> None:
    kept = capture(text)
    assert kept.encode().decode() == kept
    assert capture(kept) == kept


@given(st.text(alphabet=st.characters()))
def test_nothing_on_the_screen_can_act(text: str) -> None:
    assert not set(for_screen(text)) & {"\x1b", "\r", "\x9b", "\x07", "\u202e"}
