"""Whoever types whatever: practice never breaks, opens no key too early, and comes back as it was."""

from random import Random

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.practice.pages import Page
from assistant.practice.shapes import Practice
from tests.practice.studios import Trainee

SHORT, WHOLE, LINES = 6, 400, 150
WORDS = (
    "back", "rate", "yes", "no", "", "0", "99", "how does she sleep?", "is everyone safe?", "🦔 [b]x[/b]",
    "you should leave him", "it stays between us", "let me sum up", "when was that?", "{short} [who]",
)  # fmt: skip


def line(page: Page, dice: Random) -> str:
    if page.choices and dice.random() < 0.8:
        return str(dice.choice(page.choices).number)
    return dice.choice(WORDS)


def walk(practice: Practice, knowledge: Knowledge, seed: int) -> None:
    dice = Random(seed)
    trainee = Trainee(practice, knowledge, seed=seed, all_open=bool(seed % 2))
    for _ in range(LINES):
        page = trainee.type(line(trainee.page, dice))
        assert page.finished or page.title
        numbers = [each.number for each in page.choices]
        assert numbers == [*range(numbers[0], numbers[0] + len(numbers))] if numbers else True
        if page.finished or dice.random() < 0.02:
            before = trainee.studio.deck.book
            trainee.open()
            assert trainee.studio.deck.book == before


@pytest.mark.broad
@pytest.mark.parametrize("seed", range(SHORT))
def test_a_blind_walk_through_practice_never_breaks(
    practice: Practice, knowledge: Knowledge, seed: int
) -> None:
    walk(practice, knowledge, seed)


@pytest.mark.trust
def test_many_blind_walks_never_break(practice: Practice, knowledge: Knowledge) -> None:
    for seed in range(SHORT, WHOLE):
        walk(practice, knowledge, seed)
