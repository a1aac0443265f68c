"""The amounts that a text states, by what they are of: "415 people", and not "three of the lamps"."""

from __future__ import annotations

import re

from index.terms import STOP_WORDS
from rag.answer_type import NO_COUNT

_AMOUNT = re.compile(
    r"\b(?P<number>\d[\d,.]*\d|\d)\s*(?:(?:hundred|thousand|[mb]illion)s?\s)?"
    r"(?P<unit>%|percent|per cent|(?:[a-z][a-z-]+\s){0,2}?[a-z]{3,})"
)
_WORDS = {
    word: str(n) for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?= [a-z])", re.IGNORECASE)


def amounts(text: str) -> dict[str, set[str]]:
    """The numbers of a text by the last word of what they are of.

    >>> amounts("Eight people were hurt on 3 May, and 1,200 families left.")
    {'people': {'8'}, 'families': {'1200'}}
    """
    found: dict[str, set[str]] = {}
    in_digits = _IN_WORDS.sub(lambda word: _WORDS[word[0].lower()], text)
    for amount in _AMOUNT.finditer(NO_COUNT.sub(" ", in_digits)):
        if (unit := amount["unit"].split()[-1]) not in STOP_WORDS:
            found.setdefault(unit, set()).add(amount["number"].replace(",", ""))
    return found
