"""A question without the time it names, for articles of that time: what is written in it need not name it."""

from __future__ import annotations

import re

from index.calendar_words import MONTH_NAMES, MONTHS

_TIME = re.compile(
    rf"\s*\b(?:[Ii]n|[Dd]uring|of|from)\s+(?:(?P<month>{MONTHS}),?\s)?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def timeless(question: str, date: str) -> str:
    """The question without a month and a year that a date is in; empty where it names none, or another one too.

    Args:
        question: as it is meant.
        date: ISO 8601, may be partial or empty.

    >>> timeless("What did Hopper say in February 2021?", "2021-02-15")
    'What did Hopper say?'
    """
    times = list(_TIME.finditer(question))
    if len(times) != 1 or len(_YEAR.findall(question)) != 1:
        return ""
    year, month = times[0]["year"], times[0]["month"]
    asked = f"{year}-{MONTH_NAMES.index(month) + 1:02}" if month else year
    rest = (question[: times[0].start()] + question[times[0].end() :]).strip(" ,")
    return rest if date.startswith(asked) else ""


def names_no_other_year(text: str, date: str) -> bool:
    """Whether a text names no year but a date's own."""
    return set(_YEAR.findall(text)) <= {date[:4]}
