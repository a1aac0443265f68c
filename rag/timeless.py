"""A question without the time it names, for articles of that time: what is written in it need not name it."""

from __future__ import annotations

import re

from index.calendar_words import MONTH_NAMES, MONTHS

_TIME = re.compile(
    rf"\s*\b(?:[Ii]n|[Dd]uring|of|from)\s+(?:(?P<month>{MONTHS}),?\s)?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def time_of(question: str) -> str:
    """The year, or the month of a year, that a question names, as ISO 8601 begins; empty where none, or several.

    >>> time_of("What did Hopper say in February 2021?")
    '2021-02'
    """
    found = _only(question)
    if found is None:
        return ""
    year, month = found["year"], found["month"]
    return f"{year}-{MONTH_NAMES.index(month) + 1:02}" if month else year


def timeless(question: str, date: str) -> str:
    """The question without a month and a year that a date is in; empty where it names none, or another one too.

    Args:
        question: as it is meant.
        date: ISO 8601, may be partial or empty.

    >>> timeless("What did Hopper say in February 2021?", "2021-02-15")
    'What did Hopper say?'
    """
    found = _only(question)
    if found is None or not date.startswith(time_of(question)):
        return ""
    return (question[: found.start()] + question[found.end() :]).strip(" ,")


def _only(question: str) -> re.Match[str] | None:
    """The time that a question names, if it is the only one."""
    times = list(_TIME.finditer(question))
    return times[0] if len(times) == 1 == len(_YEAR.findall(question)) else None


def names_no_other_year(text: str, date: str) -> bool:
    """Whether a text names no year but a date's own."""
    return set(_YEAR.findall(text)) <= {date[:4]}
