"""Our typefaces: which letters they hold, and what is written where they do not."""

import pytest

from assistant.printing.typefaces import FOLDER, drawable, letters, printable
from tests.papers import hostile_texts


@pytest.mark.parametrize(
    "text", ["Łukasz Žižek", "Ελένη", "Кирилл", "אברהם", "ليلى", "“curly” – … ●", "😀"]
)
def test_names_of_many_writings_stand_as_they_are(text: str) -> None:
    assert printable(text) == drawable(text) == text


def test_a_letter_that_cannot_be_drawn_is_written_as_its_number() -> None:
    assert printable("漢 ok") == "[U+6F22] ok"
    assert drawable("漢 ok") == "□ ok"


@pytest.mark.broad
@pytest.mark.parametrize("text", hostile_texts(200))
def test_every_letter_that_is_printed_can_be_drawn(text: str) -> None:
    assert all(ord(sign) in letters() or sign in "\n\t\u200b" for sign in printable(text))


def test_a_run_without_a_space_can_be_broken_and_loses_no_letter() -> None:
    long = "x" * 4000
    assert max(map(len, printable(long).split("\u200b"))) <= 32
    assert printable(long).replace("\u200b", "") == long
    assert printable("x" * 30) == "x" * 30


def test_each_typeface_has_its_licence_beside_it() -> None:
    assert {path.name for path in FOLDER.glob("*.ttf")} == {
        "AtkinsonHyperlegible-Bold.ttf",
        "AtkinsonHyperlegible-Regular.ttf",
        "DejaVuSans.ttf",
    }
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "AtkinsonHyperlegible-OFL.txt").read_text()
    assert "Bitstream" in (FOLDER / "DejaVu-LICENSE.txt").read_text()
