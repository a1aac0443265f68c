"""Patterns that know every Latin letter and not the English ones alone: "Łukasz", "Élisabeth", "Šefčovič"."""

from __future__ import annotations

import re

_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
_CAPITAL = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper() or letter.istitle())
_MARKS = "\u0300-\u036f"  # accents written behind their letter, which `\w` leaves out
_SMALL = "a-z" + "".join(letter for letter in _LATIN if letter.islower()) + _MARKS
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")  # of a pattern: what is escaped, a class


def latin(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A compiled pattern in which `A-Z` and `a-z` stand for all Latin capitals and small letters.

    An accent that stands behind its letter is part of the word, as `\\w` has it too.

    >>> latin("[A-Z][a-z]+").findall("Łódź, Oslo")
    ['Łódź', 'Oslo']
    """
    marked = _PART.sub(lambda part: _with_marks(part.group()), pattern)
    return re.compile(marked.replace("A-Z", _CAPITAL).replace("a-z", _SMALL), flags)


def _with_marks(part: str) -> str:
    r"""A class, or what is escaped, with the marks of accents wherever it has `\w`."""
    return rf"[\w{_MARKS}]" if part == r"\w" else part.replace(r"\w", rf"\w{_MARKS}")
