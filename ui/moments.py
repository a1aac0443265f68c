"""When something was, as dates in words are sorted: "10 March 2021", "the 1880s", "the 14th century", "44 BC"."""

from __future__ import annotations

import re

from index.calendar_words import MONTH, MONTH_NAMES

Moment = tuple[int, int, int]  # year, month and day, 0 where not told; before our era the year is negative
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
_ISO_MONTH = re.compile(r"(\d{4})-(\d\d?)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# "1349", but not "150 years ago"
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)(?!\s+(?:hour|day|week|month|year|decade)s?\s+(?:ago|later|earlier)\b)")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)[- ]century", re.IGNORECASE)
_BEFORE_OUR_ERA = re.compile(r"\bBCE?\b|\bB\.\s?C\b|\dBCE?\b")
_ERA = re.compile(rf"{_BEFORE_OUR_ERA.pattern}|\b(?:AD|CE)\b|\bA\.D\.")
_YEAR_OF_AN_ERA = re.compile(r"\d[\d,]*")  # "10,000 BC", "AD 79"


def moment_of(words: str) -> Moment | None:
    """The moment that words tell, the first one of a stretch; None where they tell no year.

    >>> moment_of("March 10, 2021"), moment_of("the 1880s"), moment_of("44 BC"), moment_of("last May")
    ((2021, 3, 10), (1880, 0, 0), (-44, 0, 0), None)
    """
    if iso := _ISO.search(words):
        year, month, day = map(int, iso.groups())
        return year, month, day
    told = _year_in(words)
    if told is None:
        return None
    named = MONTH.search(words)
    if not named:
        return told, 0, 0
    day_of_it = _DAY.search(words)
    return told, _number_of(named[0]), int(day_of_it[0]) if day_of_it else 0


def moment_of_article(date: str) -> Moment | None:
    """The same of an article's date, in which "2021-03" is a month and no stretch of years."""
    if month := _ISO_MONTH.fullmatch(date):
        return int(month[1]), int(month[2]), 0
    return moment_of(date)


def _year_in(words: str) -> int | None:
    is_before = _BEFORE_OUR_ERA.search(words)
    if century := _CENTURY.search(words):
        number = int(century[1])
        return -100 * number if is_before else 100 * (number - 1)
    if _ERA.search(words):
        told = _YEAR_OF_AN_ERA.search(words)
        year = int(told[0].replace(",", "")) if told else None
        return -year if year and is_before else year
    found = _YEAR.search(words)
    return int(found[0]) if found else None


def _number_of(month: str) -> int:
    """The number of a month by its name or the first letters of it."""
    return next(n for n, name in enumerate(MONTH_NAMES, 1) if name.startswith(month[:3]))
