"""Abbreviations and their long forms, as texts define them: "the World Trade Organization (WTO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = r"[A-Z][A-Z&-]{1,9}"
_IN_BRACKETS = re.compile(rf"\(({_SHORT})s?\)")
_LONG_IN_BRACKETS = re.compile(rf"(?<![\w-])({_SHORT})s? \(([^()]{{5,120}})\)")
_SPELT_OUT = re.compile(
    rf"(?<![\w-])({_SHORT})s?\b[”\"’']?,? (?:which |that )?(?:stands? for|(?:is )?short for|meaning|i\.e\.)\b"
    rf"|(?:\b(?:abbreviated|shortened)(?: as| to)?|\bknown as|\bcalled),? [“\"‘']?({_SHORT})s?(?![\w-])"
)
_LONGEST = 120  # characters before an abbreviation in which its long form is looked for
_ASKED = rf"(?<![\w-])(?P<short>{_SHORT})(?![\w-])"
_ASKS_FOR_LONG = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:\b(?:what|which) (?:words )?(?:does|do|did|is|are) (?P<short>[\w&-]{2,10}) (?:short|stand) for\b)",
        rf"{_ASKED}[”\"’']*(?: (?:is|actually|really|exactly)){{0,2}} (?:stands? for|short for)\b",
        rf"{_ASKED}[”\"’']*s? (?:full|long) (?:name|form)\W*$",
        rf"{_ASKED}.{{0,40}}\b(?:(?:spel(?:t|led)|written) out|in full\W*$)",
        rf"(?i:\b(?:full|long) (?:name|form) (?:of|for) (?:the )?){_ASKED}\W*(?:$|in\b|stands?\b)",
        rf"(?i:\b(?:abbreviation|acronym|letters|initials) [“\"‘']?){_ASKED}.{{0,30}}\b(?i:for|mean)\W*$",
    )
)


def defined_in(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations that a text defines, each with its long form of two words or more.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", PSB 2003: the letters are found from right
    to left, the first at the start of a word.
    """
    for match in _IN_BRACKETS.finditer(text):
        words = re.split(r"[^\w\s’'-]", text[max(0, match.start() - _LONGEST) : match.start()])[-1].split()
        if long := _spelling(match[1], words):
            yield match[1], long


def _spelling(short: str, words: list[str]) -> str:
    """The end of the words that spells an abbreviation, or ""."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    before = " ".join(words[-min(len(letters) + 5, 2 * len(letters)) :])
    at = len(before)
    for number, letter in enumerate(reversed(letters), 1):
        at -= 1
        first = number == len(letters)
        while at >= 0 and (before[at].lower() != letter or (first and at > 0 and before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    return before[at:] if " " in before[at:] else ""


def asked_to_spell(question: str) -> str:
    """The abbreviation whose long form is asked for, in capitals, or "".

    >>> asked_to_spell("What does WTO stand for?")
    'WTO'
    """
    found = filter(None, (pattern.search(question) for pattern in _ASKS_FOR_LONG))
    return next((match["short"].upper() for match in found), "")


def spells(text: str, short: str) -> bool:
    """Whether a text may tell what an abbreviation is short for; in brackets it stands behind that, or the like."""
    if any(match[1] == short for match in _IN_BRACKETS.finditer(text)):
        return True
    if any(match[1] == short and _spelling(short, match[2].split()) for match in _LONG_IN_BRACKETS.finditer(text)):
        return True
    return any(short in match.groups() for match in _SPELT_OUT.finditer(text))
