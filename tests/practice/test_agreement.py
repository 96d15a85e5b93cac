"""Agreement against published figures, and by its own laws.

Shrout and Fleiss (1979), table 2: six targets, four judges; their text gives ICC(2,1) = .29.
The data set *anxiety* of R's irr (20 subjects, 3 raters): irr::icc (two-way, agreement) prints
0.198 with -0.039 < ICC < 0.494, psych::ICC 0.1979983 with -0.03891068 to 0.4935740, and irr::kappa2
of the first two raters with squared weights 0.297.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.practice.agreement import Agreement, Icc, agreement, icc, quadratic_kappa
from assistant.practice.f_distribution import f_quantile, incomplete_beta

JUDGES = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
ONE = (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3)
TWO = (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
THREE = (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)
RATINGS = some.lists(some.tuples(some.integers(0, 3), some.integers(0, 3)), min_size=3, max_size=40)


def test_six_targets_and_four_judges_give_what_shrout_and_fleiss_give() -> None:
    found = icc(JUDGES)
    assert found is not None
    assert found.value == pytest.approx(0.29, abs=0.005)


def test_twenty_subjects_and_three_raters_give_what_irr_and_psych_print() -> None:
    found = icc([*zip(ONE, TWO, THREE, strict=True)])
    assert found is not None
    assert found.value == pytest.approx(0.1979983, abs=5e-7)
    assert (found.low, found.high) == pytest.approx((-0.03891068, 0.4935740), abs=5e-7)


def test_quadratic_kappa_gives_what_irr_prints() -> None:
    found = quadratic_kappa([*zip(ONE, TWO, strict=True)])
    assert found == pytest.approx(0.297, abs=0.0005)


@pytest.mark.parametrize(
    ("share", "above", "below", "value"),
    [(0.95, 1, 10, 4.9646), (0.95, 5, 10, 3.3258), (0.99, 2, 20, 5.8489), (0.975, 4, 30, 3.2499)],
)
def test_quantiles_are_those_of_printed_tables(
    share: float, above: float, below: float, value: float
) -> None:
    assert f_quantile(share, above, below) == pytest.approx(value, abs=6e-5)


def test_a_share_of_nothing_and_of_all_is_the_end_of_the_function() -> None:
    assert (incomplete_beta(2, 3, 0), incomplete_beta(2, 3, 1)) == (0.0, 1.0)


def test_an_even_share_of_an_even_distribution_is_the_half() -> None:
    assert incomplete_beta(3, 3, 0.5) == pytest.approx(0.5)


def test_fewer_than_three_ratings_say_nothing_but_how_many_they_are() -> None:
    assert agreement([(1, 1), (2, 3)]) == Agreement(2)


def test_raters_who_always_give_the_same_have_no_correlation() -> None:
    found = agreement([(1, 1)] * 5)
    assert (found.exact, found.icc, found.kappa, found.bias) == (1.0, None, None, 0.0)


def test_a_rater_who_is_always_one_higher_where_nothing_else_varies_agrees_in_nothing() -> None:
    found = agreement([(1, 0)] * 5)
    assert (found.exact, found.within_one, found.bias) == (0.0, 1.0, 1.0)
    assert found.icc == Icc(0.0, 0.0, 0.0)


@given(RATINGS)
def test_an_interval_holds_its_value_and_who_agrees_with_themself_has_all(
    ratings: list[tuple[int, int]],
) -> None:
    found = icc(ratings)
    if found is not None:
        assert found.low - 1e-9 <= found.value <= found.high + 1e-9
        assert found.value <= 1 + 1e-9
    itself = icc([(own, own) for own, _ in ratings])
    assert itself is None or itself == Icc(1.0, 1.0, 1.0)


@pytest.mark.broad
@given(RATINGS)
def test_exchanging_the_raters_changes_the_sign_of_the_lean_and_nothing_else(
    ratings: list[tuple[int, int]],
) -> None:
    one, other = agreement(ratings), agreement([(right, own) for own, right in ratings])
    assert one.bias is not None
    assert other.bias == pytest.approx(-one.bias)
    assert (one.exact, one.within_one) == (other.exact, other.within_one)
    assert (one.kappa is None) == (other.kappa is None)
    assert one.kappa is None or one.kappa == pytest.approx(other.kappa)
