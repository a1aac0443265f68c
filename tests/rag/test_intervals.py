"""Where a number may lie, by the words in front of it."""

from __future__ import annotations

from math import inf

import pytest

from rag.intervals import Interval, around_number, around_year


@pytest.mark.parametrize(
    ("number", "before", "low", "high"),
    [
        ("40", "", 39.5, 40.5),
        ("40", "at least ", 39.5, inf),
        ("40", "no fewer than ", 39.5, inf),
        ("40", "no more than ", -inf, 40.5),
        ("40", "less than ", -inf, 40.5),
        ("40", "about ", 35.5, 44.5),
        ("31.4", "", 31.35, 31.45),
        ("5000000", "", 4500000, 5500000),
        ("1000000", "", 900000, 1100000),
        ("2000000000", "", 1800000000, 2200000000),
        ("1600000000", "", 1550000000, 1650000000),
        ("30000000", "", 29500000, 30500000),
        ("4000", "", 3999.5, 4000.5),
        ("50", "between 40 and ", 39.5, 50.5),
        ("50", "between 40 percent and ", 39.5, 50.5),
        ("50", "between about 40 and ", 39.5, 50.5),
        ("50", "40-", 39.5, 50.5),
        ("50", "40 ships and ", 49.5, 50.5),
        ("30", "from 40 to ", 29.5, 30.5),  # it fell
        ("50", "from 400 to ", 49.5, 50.5),
        ("500", "raised from 100 to ", 499.5, 500.5),
        ("500", "raised from about 100 to ", 499.5, 500.5),
        ("500", "100 to ", 99.5, 500.5),
        ("500", "100 or ", 99.5, 500.5),
        ("500", "from 100-", 99.5, 500.5),
        ("50", "estimates range from 40 to ", 39.5, 50.5),
        ("50", "estimates ranging from 40 to ", 39.5, 50.5),
        ("-5", "", -5.5, -4.5),
        ("3.4.2019", "", -inf, inf),
        ("30.4.2019", "on 27-", -inf, inf),
        ("3.4.2019", "from 1 to ", -inf, inf),
        ("3.4.2019", "between 1 and ", -inf, inf),
        ("3.4.2019", "at least ", -inf, inf),
        ("9" * 400, "about ", -inf, inf),
        ("1" + "0" * 400, "", -inf, inf),
        ("0" * 5000 + "7", "", 6.5, 7.5),
        ("50", "9" * 400 + "-", -inf, 50.5),
    ],
)
def test_where_a_number_may_lie(number: str, before: str, low: float, high: float) -> None:
    assert around_number(number, before) == Interval(low, high)


@pytest.mark.parametrize(
    ("year", "before", "low", "high"),
    [
        ("1920", "built in ", 1919.5, 1920.5),
        ("1920", "built around ", 1914.5, 1925.5),
        ("1920", "built by ", -inf, 1920.5),
        ("1920", "built after ", 1919.5, inf),
        ("1920", "built before ", -inf, 1920.5),
        ("1920", "worked until ", 1919.5, 1920.5),
        ("1885", "built between 1880 and ", 1879.5, 1885.5),
        ("1918", "lasted from 1914 to ", 1917.5, 1918.5),
        ("1918", "the war of 1914-", 1913.5, 1918.5),
        ("1918", "in 1914 or ", 1913.5, 1918.5),
        ("1918", "9" * 400 + "-", 1917.5, 1918.5),
    ],
)
def test_where_a_year_may_lie(year: str, before: str, low: float, high: float) -> None:
    assert around_year(year, before) == Interval(low, high)
