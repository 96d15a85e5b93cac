"""Three interviewers over every case: who does everything right, who is rude, who chooses blindly."""

from typing import TYPE_CHECKING

import pytest

from assistant.content.demo import invented
from assistant.content.keys import load_key
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.practice.critical import CAP
from assistant.practice.scoring import Score, score
from assistant.practice.shapes import Family, Practice
from assistant.practice.telling import Playing
from assistant.reasoning.formulation import formulate
from tests.practice.players import runs

if TYPE_CHECKING:
    from assistant.practice.committing import Commitment
    from assistant.practice.scene import Scene

SHORT, WHOLE = 2, 50
BEST, WORST = 95, 40


def _scores(practice: Practice, family: Family, seed: int) -> dict[str, Score]:
    key = load_key(family.id)
    played: list[tuple[str, Scene, Commitment]] = [*runs(Playing(practice, family, seed), key)]
    return {who: score(practice, family, scene, view, key) for who, scene, view in played}


def _hold(practice: Practice, seeds: range) -> None:
    for family in practice.families.values():
        between = []
        for seed in seeds:
            found = _scores(practice, family, seed)
            perfect, rude, blind = (found[who] for who in ("perfect", "rude", "blind"))
            assert perfect.total >= BEST, (family.id, seed, perfect)
            assert not perfect.misses, (family.id, seed)
            assert rude.total <= WORST, (family.id, seed, rude)
            assert rude.misses, (family.id, seed)
            assert rude.total <= CAP
            assert blind.total < perfect.total, (family.id, seed)
            between.append(blind.total - rude.total)
        assert sum(between) > 0, family.id


@pytest.mark.broad
def test_a_perfect_interviewer_a_rude_one_and_a_blind_one_stand_apart(practice: Practice) -> None:
    _hold(practice, range(SHORT))


@pytest.mark.trust
def test_they_stand_apart_over_fifty_seeds(practice: Practice) -> None:
    _hold(practice, range(WHOLE))


def test_the_same_seed_and_the_same_moves_give_the_same_talk(practice: Practice) -> None:
    family = next(iter(practice.families.values()))
    key = load_key(family.id)
    one, other = ([*runs(Playing(practice, family, 7), key)] for _ in range(2))
    assert one == other


def test_no_two_seeds_answer_quite_alike(practice: Practice) -> None:
    family = next(iter(practice.families.values()))
    key = load_key(family.id)
    talks = {
        tuple(beat.heard for beat in next(runs(Playing(practice, family, seed), key))[1].beats)
        for seed in range(6)
    }
    assert len(talks) > 3


@pytest.mark.broad
def test_a_draft_key_starts_where_the_program_starts_from_the_same_case(
    practice: Practice, knowledge: Knowledge
) -> None:
    for family in practice.families.values():
        case = read_case(invented(family.case), knowledge)
        found = formulate(case, knowledge, "trainee", brief=True)
        assert found.start_with in load_key(family.id).start, family.id
        assert found.start_with in practice.starts
