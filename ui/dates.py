"""Dates as people read them."""

from __future__ import annotations

import re
from datetime import date

from index.calendar_words import MONTH_NAMES

_FULL_OR_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:T.*)?", re.DOTALL)


def readable_date(iso: str, basis: str = "") -> str:
    """A full or partial ISO date in words, anything else as it stands; what was inferred is said to be.

    >>> readable_date("2015-06", "inferred")
    'June 2015 (inferred)'
    """
    words = _in_words(iso) or iso
    return f"{words} (inferred)" if words and basis == "inferred" else words


def _in_words(iso: str) -> str:
    """The words of a date that is in the calendar; empty for any other, which is not to be made a likelier one."""
    found = _FULL_OR_PARTIAL.fullmatch(iso)
    if found is None:
        return ""
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return " ".join([*([str(int(day))] if day else []), *([MONTH_NAMES[int(month) - 1]] if month else []), year])
