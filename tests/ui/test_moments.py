"""How dates in words are sorted."""

from __future__ import annotations

import pytest

from ui.moments import Moment, moment_of, moment_of_article


def test_dates_in_words_stand_in_the_order_of_time() -> None:
    told = [
        *("10,000 BC", "5th-century BC", "300 to 200 BC", "44 B.C.", "AD 79", "14th century", "1349", "the 1880s"),
        *("1914-18", "March 2021", "March 3, 2021", "10 March 2021", "2021-03-11", "Sept. 2021", "December 2021"),
    ]
    moments = [moment for words in told if (moment := moment_of(words))]
    assert len(moments) == len(told)
    assert moments == sorted(moments)


@pytest.mark.parametrize(
    "words",
    [
        *("last May", "Monday", "3 May", "two years ago", "12/03/21", ""),
        *("150 years ago", "365 days ago", "100 days later", "1000 years earlier", "10,000 years ago"),
    ],
)
def test_what_tells_no_year_has_no_moment(words: str) -> None:
    assert moment_of(words) is None


@pytest.mark.parametrize(
    ("words", "year"), [("1349", 1349), ("the year 980", 980), ("1998, two years later", 1998), ("2018 or later", 2018)]
)
def test_a_year_is_no_age(words: str, year: int) -> None:
    assert moment_of(words) == (year, 0, 0)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2021", (2021, 0, 0)),
        ("2021-03", (2021, 3, 0)),
        ("2021-03-10T12:00", (2021, 3, 10)),
        ("10 March 2021", (2021, 3, 10)),
        ("in spring", None),
        ("", None),
    ],
)
def test_the_moment_of_an_article(date: str, moment: Moment | None) -> None:
    assert moment_of_article(date) == moment
