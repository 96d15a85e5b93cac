"""Ages and birth dates: what is plainly written is read, anything else is asked again."""

from datetime import date

import pytest

from assistant.conversation.ages import Age, age_in, age_in_words, months_between, read_age

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("9", 108),
        ("9 years", 108),
        ("  9 Years. ", 108),
        ("9 yrs 2 mos", 110),
        ("9 years and 2 months", 110),
        ("9y2m", 110),
        ("18 months", 18),
        ("18 months old", 18),
        ("about 9 years", 108),
        ("she is 9 years old", 108),
        ("52 weeks", 11),
        ("4 weeks", 0),
        ("10 days", 0),
        ("0", 0),
        ("120 years", 1440),
    ],
)
def test_an_age_that_is_plainly_written_is_read(text: str, months: int) -> None:
    assert read_age(text, TODAY) == Age(months)


@pytest.mark.parametrize(
    ("text", "birth_date", "months"),
    [
        ("2016-03-05", "2016-03-05", 128),
        ("2016-3-5", "2016-03-05", 128),
        ("5 March 2016", "2016-03-05", 128),
        ("5th of march 2016", "2016-03-05", 128),
        ("March 5, 2016", "2016-03-05", 128),
        ("mar 5th 2016", "2016-03-05", 128),
        ("1 sept 2016", "2016-09-01", 122),
        ("2026-11-22", "2026-11-22", 0),
        ("2026-10-23", "2026-10-23", 0),
    ],
)
def test_a_birth_date_is_read_and_kept(text: str, birth_date: str, months: int) -> None:
    assert read_age(text, TODAY) == Age(months, birth_date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nine",
        "almost 9 years",
        "121 years",
        "121",
        "9 and 2 months",
        "2-3 years",
        "2 years 3 years",
        "2016-02-30",
        "2016-13-01",
        "2027-01-01",
        "1900-01-01",
        "32 march 2016",
        "5 marvelous 2016",
        "decided 5 2016",
        "05/03/2016",
        "9 years, roughly",
    ],
)
def test_what_could_mean_another_age_or_none_is_not_read(text: str) -> None:
    assert read_age(text, TODAY) is None


@pytest.mark.parametrize(
    ("born", "today", "months"),
    [
        (date(2020, 1, 31), date(2020, 2, 29), 1),
        (date(2020, 1, 31), date(2020, 2, 28), 0),
        (date(2020, 1, 31), date(2021, 2, 28), 13),
        (date(2020, 2, 29), date(2021, 2, 28), 12),
        (date(2020, 12, 15), date(2021, 1, 14), 0),
        (date(2020, 12, 15), date(2021, 1, 15), 1),
    ],
)
def test_a_birthday_on_a_day_the_month_lacks_counts_on_its_last(
    born: date, today: date, months: int
) -> None:
    assert months_between(born, today) == months


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (23, "23 months"),
        (24, "2 years"),
        (25, "2 years and 1 month"),
        (110, "9 years and 2 months"),
    ],
)
def test_an_age_is_said_as_people_say_it(months: int, words: str) -> None:
    assert age_in_words(months) == words


def test_an_age_without_a_birth_date_writes_none() -> None:
    assert Age(9).plain() == {"age_months": 9}
    assert Age(9, "2026-01-01").plain() == {"age_months": 9, "birth_date": "2026-01-01"}


def test_an_age_that_a_longer_text_gives_first_is_read_and_the_rest_is_beside_it() -> None:
    assert age_in("he is 9, 10 in a few weeks", TODAY) == (Age(108), "10 in a few weeks")
    assert age_in("old enough, I think", TODAY) is None
