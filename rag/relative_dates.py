"""Dates that only the date of an article completes: "last year", "in May", "on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date as day_of

from index.calendar_words import MONTH
from rag.dates import dates_in

# "1349", "the 14th century", "44 BC", "3/12/21"; "two years later" is counted from what a text tells of.
_WHOLE = re.compile(r"\d{3}|centur|\d\s?B\.?\s?C|\b(?:AD|A\.D\.|CE)|\d[./-]\d{1,2}[./-]\d|\b(?:later|earlier)$")
_WITH_A_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OF_A_YEAR = re.compile(rf"{MONTH.pattern}|\b(?:years?|decades?|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_OF_A_MONTH = re.compile(r"\bmonths?\b", re.IGNORECASE)
_FROM_TODAY = re.compile(r"\b(?:last|next|this)\s$", re.IGNORECASE)  # "opened in 2018 and closed last May"
_EVERY = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_OFTEN = re.compile(r"\s(?:morning|afternoon|evening|night)s\b")  # "on Monday evenings"
_YEAR_LONG, _MONTH_LONG = len("2021"), len("2021-03")
_WEEK = 7  # days within which two articles may mean one Monday


def may_be_one_time(text: str, date: str, other_date: str) -> bool:
    """Whether what a text tells may be of one time in two articles, by their ISO dates.

    Without a date as "last year" or "on Monday" it may; with one, the articles must be of one year or month, or of
    days that are near, as far as their dates are known.

    >>> may_be_one_time("It closed last year.", "2019-05-02", "2022"), may_be_one_time("It closed.", "2019", "2022")
    (False, True)
    """
    return all(_may_be_one(words, date, other_date) for words in _relative_in(text))


def _relative_in(text: str) -> Iterator[str]:
    """The dates of a text that are not whole; a month is, where a year is named: "opened in 2018, closed in May"."""
    told = dates_in(text)
    names_a_year = any(_WITH_A_YEAR.search(text[start:end]) for start, end in told)
    for start, end in told:
        words, before = text[start:end], text[:start]
        is_of_the_year = names_a_year and MONTH.search(words) and not _FROM_TODAY.search(before)
        is_often = _EVERY.search(before) or _OFTEN.match(text, end)
        if not (_WHOLE.search(words) or is_of_the_year or is_often or _is_of_a_date(text, end, told)):
            yield words


def _is_of_a_date(text: str, end: int, told: Sequence[tuple[int, int]]) -> bool:
    """Whether another date stands directly behind one, as in "Monday, 3 May 2021"."""
    return any(text[end:start] in (" ", ", ") for start, _ in told if start > end)


def _may_be_one(words: str, date: str, other_date: str) -> bool:
    """Whether "last year", "last month" or "on Monday" may be one time in articles of two dates."""
    if _OF_A_YEAR.search(words):
        return _agree(date[:_YEAR_LONG], other_date[:_YEAR_LONG])
    if _OF_A_MONTH.search(words):
        return _agree(date[:_MONTH_LONG], other_date[:_MONTH_LONG])
    one, other = _day_of(date), _day_of(other_date)
    return abs((one - other).days) <= _WEEK if one and other else _agree(date, other_date)


def _agree(date: str, other_date: str) -> bool:
    """Whether two dates are one as far as both are told: "2021" and "2021-03"."""
    one, other = sorted((date, other_date), key=len)
    return other.startswith(one)


def _day_of(date: str) -> day_of | None:
    """The day of a full ISO date, with a time behind it or not; None of "2021-03"."""
    try:
        return day_of.fromisoformat(date[: len("2021-03-10")])
    except ValueError:
        return None
