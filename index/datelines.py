"""Dates that stand alone on their line, as a newspaper puts them under its title."""

from __future__ import annotations

import re
from datetime import date

from index.calendar_words import MONTH_NAMES
from index.furniture import plain
from index.letters import latin

_STAMP = re.compile(
    r"^(?:(?:first |last |originally )?(?:published|updated|posted|modified)(?: on| at)?:?\s*)+", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[,|]?\s*(?:\bat\s+)?\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b\.?)?(?:\s*[A-Z]{2,4}\b)?(?=\s*,|\s*$)", re.IGNORECASE
)
_LONGEST = 200  # characters; what is longer is no date, whoever wrote it
_NAME = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
_NAMES = rf"(?i:by):? {_NAME}(?:(?:,| and|, and) {_NAME})*"
_BYLINE = latin(rf"^{_NAMES}\s*[,|·•–—-]\s*(?=\S)|[\s,|·•–—-]+{_NAMES}$")
_BY_WHOM = latin(r"(?i:by) [A-Z][\w’'.-]* [A-Z]")  # by two names: "By Air" may be of a row of a table
_NUMERIC_DATE = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_WORD_DATE = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? (?P<m1>[a-z]+)\.?|(?P<m2>[a-z]+)\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
    r",? (?P<y>\d{4})$",
    re.IGNORECASE,
)


def dateline(paragraph: str) -> str | None:
    """The ISO date of a paragraph that is nothing but a date, else None.

    Words such as "Last updated on", a time of day and who wrote it are no part of it, nor is what
    else stands between bars: "The Beacon | 4 March 2025 | by Ada Hale, reporter". A numeric
    date whose day and month could be exchanged (`05/04/2017`) is recognised as a
    dateline, but its date is left unknown: the empty string.

    >>> dateline("Published Tue 4 Mar 2025 06.00 GMT")
    '2025-03-04'
    """
    text = plain(paragraph).strip(" .|")
    if len(text) <= _LONGEST:
        if not paragraph.lstrip().startswith("|"):  # no row of a table
            text = _between_bars(text) or text
        text = _BYLINE.sub("", text, count=1)
    if not _NUMERIC_DATE.match(text):
        text = _STAMP.sub("", _CLOCK.sub("", text)).strip(" ,.|–-")
    if match := _ISO_DATE.match(text):
        return _iso(*(int(part) for part in match.groups()))
    if match := _NUMERIC_DATE.match(text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12:
            return _iso(year, second, first)
        if second > 12:
            return _iso(year, first, second)
        return _iso(year, first, second) if first == second else ""
    if match := _WORD_DATE.match(text):
        name = (match["m1"] or match["m2"]).lower()
        months = [
            number for number, month in enumerate(MONTH_NAMES, 1) if len(name) >= 3 and month.lower().startswith(name)
        ]
        return _iso(int(match["y"]), months[0], int(match["d1"] or match["d2"])) if months else None
    return None


def _between_bars(text: str) -> str:
    """The date of a line that tells between bars who wrote it; empty where it does not."""
    cells = text.split(" | ")
    others = [cell for cell in cells if not _BY_WHOM.match(cell)]
    if len(others) == len(cells):
        return ""
    dates = [cell for cell in others if dateline(cell) is not None]
    has_figures = any(re.search(r"\d", cell) for cell in others if cell not in dates)  # a row of a table
    return dates[0] if dates and not has_figures else ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
