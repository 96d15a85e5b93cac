"""What a family says of a page, in the order in which it is talked about."""

import pytest

from assistant.domain.fits import Fit, agenda, counted, fit_of

FITS = {
    "a": Fit("not_sure", "one"),
    "b": Fit("fits", "two"),
    "c": Fit("does_not_fit", "three"),
    "d": Fit("does_not_fit", "four", "no"),
}


def test_what_does_not_fit_is_talked_about_before_what_is_not_sure() -> None:
    assert [fit.text for fit in agenda(FITS)] == ["three", "four", "one"]


def test_each_mark_is_counted() -> None:
    assert counted(FITS.values()) == {"fits": 1, "not_sure": 1, "does_not_fit": 2}


@pytest.mark.parametrize("value", [None, 3, "maybe", ["fits"]])
def test_a_mark_that_is_none_of_ours_is_never_read_as_fitting(value: object) -> None:
    assert fit_of(value, "said", "text", "now") == Fit("not_sure", "text", "said", "now")
