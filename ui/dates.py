"""Dates as people read them."""

from __future__ import annotations

from index.calendar_words import MONTH_NAMES


def readable_date(iso: str, basis: str = "") -> str:
    """A full or partial ISO date in words; what was inferred is said to be.

    >>> readable_date("2015-06", "inferred")
    'June 2015 (inferred)'
    """
    parts = iso.split("T")[0].split("-")
    words = iso
    if len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts) and _month(parts):
        day = [str(int(parts[2]))] if len(parts) > 2 else []
        words = " ".join([*day, *_month(parts), parts[0]]).strip()
    return f"{words} (inferred)" if words and basis == "inferred" else words


def _month(parts: list[str]) -> list[str]:
    """The month's name, `[""]` where only a year is known, nothing where it is no month."""
    if len(parts) == 1:
        return [""]
    return list(MONTH_NAMES[int(parts[1]) - 1 : int(parts[1])]) if parts[1] != "00" else []
