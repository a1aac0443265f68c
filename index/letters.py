"""Patterns that know every Latin letter and not the English ones alone: "Łukasz", "Élisabeth", "Šefčovič"."""

from __future__ import annotations

import re

_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
_CAPITAL = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper() or letter.istitle())
_SMALL = "a-z" + "".join(letter for letter in _LATIN if letter.islower())


def latin(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A compiled pattern in which `A-Z` and `a-z` stand for all Latin capitals and small letters.

    >>> latin("[A-Z][a-z]+").findall("Łódź, Oslo")
    ['Łódź', 'Oslo']
    """
    return re.compile(pattern.replace("A-Z", _CAPITAL).replace("a-z", _SMALL), flags)
