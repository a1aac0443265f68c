"""Dates as people read them."""

from __future__ import annotations

_MONTHS = "January February March April May June July August September October November December".split()


def readable_date(iso: str, basis: str = "") -> str:
    """A full or partial ISO date in words; what was inferred is said to be.

    >>> readable_date("2015-06", "inferred")
    'June 2015 (inferred)'
    """
    parts = iso.split("-")
    words = iso
    if all(part.isdigit() for part in parts) and len(parts) <= 3 and (len(parts) < 2 or 1 <= int(parts[1]) <= 12):
        month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
        day = [str(int(parts[2]))] if len(parts) > 2 else []
        words = " ".join([*day, *month, parts[0]])
    return f"{words} (inferred)" if words and basis == "inferred" else words
