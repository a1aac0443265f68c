"""Where a number may lie, by the words around it: "about 40", "up to 40", "between 40 and 50", "1.5 million"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, isinf

_ABOUT = re.compile(
    r"(?:\b(?:about|around|nearly|almost|some|roughly|approximately|circa|close to|an estimated)|\bc\.|\bca\.|~)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|(?<!\bno )(?<!\bnot )more than|(?:no|not) (?:fewer|less) than|over|above|upwards of"
    r"|exceed(?:s|ed|ing)?)\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:up to|at most|(?:no|not) more than|as many as|(?<!\bno )(?<!\bnot )(?:fewer|less) than|under|below)\s*$",
    re.IGNORECASE,
)
# "40 to 50", "40-50", "between 40 and 50": where the first number stands, in front of the second.
_FROM = r"(?<![\d.,-])(?P<low>\d[\d,]*(?:\.\d+)?)"
_RANGE = re.compile(
    rf"(?:{_FROM}(?:\s?[-–—]\s?| (?:to|or) )"
    rf"|\bbetween (?:about |around )?{_FROM.replace('low', 'between')}(?: [a-z]+)? and )$",
    re.IGNORECASE,
)
# "Raised from 40 to 50", "from 1914 to 1918": behind "to" stands the end alone; but "estimates range from 40 to 50".
_CHANGED = re.compile(
    rf"(?<!\brange )(?<!\branges )(?<!\branged )(?<!\branging )\bfrom (?:about |around )?{_FROM} to $", re.IGNORECASE
)
_BEFORE_A_YEAR = re.compile(r"\b(?:before|by)\s*$", re.IGNORECASE)  # what lasts until a year ends in it
_AFTER_A_YEAR = re.compile(r"\bafter\s*$", re.IGNORECASE)
_ROUNDED_FROM = 10**6  # "5 million" may be 5.2 million; "40 people" are 40
_ROUNDED_AT_MOST = 0.1  # "1 million" may be 1.1 million, not 1.4 million
_ABOUT_A_NUMBER = 0.1
_ABOUT_A_YEAR = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where a number may lie, neither end included."""

    low: float = -inf
    high: float = inf

    def meets(self, other: Interval) -> bool:
        """Whether one number may lie in both."""
        return self.low < other.high and other.low < self.high


def around_number(number: str, before: str) -> Interval:
    """Where a number may lie that stands behind some words, its digits given to the last that tells.

    >>> around_number("50", "between 40 and ")
    Interval(low=39.5, high=50.5)
    >>> around_number("31.4", "")
    Interval(low=31.35, high=31.45)
    """
    own = _as_given(number)
    if own == Interval():
        return own
    if _AT_LEAST.search(before):
        return Interval(low=own.low)
    if _AT_MOST.search(before):
        return Interval(high=own.high)
    if _ABOUT.search(before):
        margin = abs(_middle(own)) * _ABOUT_A_NUMBER
        return Interval(own.low - margin, own.high + margin)
    if first := _first_of_range(before):
        low = _as_given(_of_one_power(first, number))
        return Interval(min(low.low, own.low), own.high) if low.low <= own.high else own
    return own


def around_year(year: str, before: str) -> Interval:
    """Where a year may lie that stands behind some words.

    >>> around_year("1885", "built between 1880 and ")
    Interval(low=1879.5, high=1885.5)
    """
    if _ABOUT.search(before):
        return Interval(int(year) - _ABOUT_A_YEAR - 0.5, int(year) + _ABOUT_A_YEAR + 0.5)
    if _BEFORE_A_YEAR.search(before):
        return Interval(high=int(year) + 0.5)
    if _AFTER_A_YEAR.search(before):
        return Interval(low=int(year) - 0.5)
    first = float(_first_of_range(before) or year)
    return Interval(min(first, int(year)) - 0.5, int(year) + 0.5)


def _first_of_range(before: str) -> str:
    """The number in front of the last of a range, or nothing: "40" in "between 40 and "."""
    found = None if _CHANGED.search(before) else _RANGE.search(before)
    return (found["low"] or found["between"]).replace(",", "") if found else ""


def _middle(interval: Interval) -> float:
    return (interval.low + interval.high) / 2


def _as_given(number: str) -> Interval:
    """All that rounds to a number as it is given; everything where it is none: "3.4.2019"."""
    try:
        value = float(number.replace(",", ""))
    except ValueError:
        return Interval()
    if isinf(value):  # of more digits than a float holds
        return Interval()
    half = _last_digit(number.replace(",", "")) / 2
    if abs(value) >= _ROUNDED_FROM:
        half = min(half, abs(value) * _ROUNDED_AT_MOST)
    return Interval(round(value - half, 6), round(value + half, 6))


def _last_digit(number: str) -> float:
    """What the last digit that tells something is worth: 0.1 in "31.4", a million in "30000000", one in "40"."""
    whole, _, decimals = number.lstrip("-").partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    if float(whole) < _ROUNDED_FROM:
        return 1
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10 ** min(zeros, (len(whole) - 1) // 3 * 3))


def _of_one_power(low: str, high: str) -> str:
    """The first number of a range with the power behind the second: "29" of "29-30 million"."""
    first, last = (float(number.replace(",", "")) for number in (low, high))
    powers = [power for power in (10**12, 10**9, 10**6) if first * power <= last]
    return f"{first * powers[0]:.0f}" if powers else low
