"""Dates that only the date of an article completes: "last year", "in May", "on Monday"."""

from __future__ import annotations

import re

from index.calendar_words import MONTHS, SHORT_MONTHS
from rag.dates import dates_in

# "1349", "the 14th century", "44 BC", "3/12/21"
_WHOLE = re.compile(r"\d{3}|centur|\d\s?B\.?\s?C|\b(?:AD|A\.D\.|CE)|\d[./-]\d{1,2}[./-]\d")
_OF_A_YEAR = re.compile(
    rf"\b(?:{MONTHS}|{SHORT_MONTHS}|years?|decades?|spring|summer|autumn|fall|winter)\b", re.IGNORECASE
)
_YEAR, _MONTH = len("2021"), len("2021-03")


def may_be_one_time(text: str, date: str, other_date: str) -> bool:
    """Whether what a text tells may be of one time in two articles, by their ISO dates.

    Without a date as "last year" or "on Monday" it may; with one, the articles must be of one year or month,
    as far as their dates are known.

    >>> may_be_one_time("It closed last year.", "2019-05-02", "2022"), may_be_one_time("It closed.", "2019", "2022")
    (False, True)
    """
    told = [text[start:end] for start, end in dates_in(text)]
    relative = [words for words in told if not _WHOLE.search(words)]
    if not relative:
        return True
    length = _YEAR if all(map(_OF_A_YEAR.search, relative)) else _MONTH
    one, other = sorted((date[:length], other_date[:length]), key=len)
    return other.startswith(one)
