"""Cuts that are none: where segmentation ended a sentence that goes on.

Segmenters know the common abbreviations and stop at the others. What follows
tells more often than not: a sentence never begins in small letters, nor with the
number that "approx." or "Fig." stands in front of.
"""

from __future__ import annotations

import re

from index.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from index.letters import latin
from index.list_items import NUMBER

_TITLES = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Profs|Assoc|Rev|Revd|Ven|Hon|Sen|Rep|Gov|Gen|Atty|Maj|Col|Lt|Sgt|Capt|Cmdr|Adm|Pres"
    "|Supt|Insp|Amb|Cllrs?|Ald|Wm|Ft|Mt|Pt"
)
_BEFORE_NUMBERS = (
    "approx|circa|ca|c|nos?|figs?|eqs?|tab|vols?|pp?|paras?|ch|chap|secs?|arts?|cl|max|min|est|tel|ext|ed|ser|avg|regs?"
    "|pt|app|ver"
)
_ZONES = r"[A-Z]{1,3}T|GMT|UTC|Eastern|Central|Mountain|Pacific|local"
_NO_ENDS = [
    latin(rf"{before}\n{after}")
    for before, after in (
        (r"(?:^|[\s(“\"‘*_])(?:" + _TITLES + r")\.", r"[A-Z]"),
        (r"(?:^|[^\d\s]\s+|[(“\"‘*_])(?i:" + _BEFORE_NUMBERS + r")\.", r"[£$€§#~±<>+]?\d"),
        (r"\b[A-Z]\.", r"\d"),  # Fed. R. Civ. P. 56
        (r"\b[A-Z]\w*\.", r"[A-Z]\. \d"),  # the same, cut before its last letter
        (r"\b[A-Z]\w*\.", r"\d+(?:st|nd|rd|th|d)\b"),  # F. Supp. 2d
        (r"\b[A-Z]-[A-Z]\.", r"[A-Z]\."),  # D-N.Y.
        (r"[^\W\d]\.", r"[—–]\s"),  # LONDON, Ont. — The council …
        (r"\b[NS]\.\s?[EW]\.", r"[A-Z]"),  # 22 N.W. Pine Street
        (r"\b[ap]\.m\.", rf"(?:(?:{_ZONES}|{WEEKDAYS}s?)\b|(?:{MONTHS}|{SHORT_MONTHS})\.?\s\d)"),
        # The word in front of the point is short, and no sentence begins in small letters.
        (r"(?:^|[\s(/])(?:[A-Za-z]{1,4}|approx|(?:[A-Za-z]\.)+[A-Za-z])\.", r"[(\[]?[a-z]+\b(?![.@/]\w)"),
    )
]
# "reasons: 1. It is cheap", but not "the owner, 71. She left".
_NUMBER_OF_AN_ITEM = re.compile(
    rf"(?:^[*_(\[]*{NUMBER}[.)]|[:;,]\s\(?{NUMBER}\)|:\s(?:1|a|A|i|I)\.|;\s\d{{1,2}}\.)[*_]*$"
)
_NUMBER_OF_A_SECTION = re.compile(
    r"^[*_]*(?:(?:Table|Figure|Chart|Exhibit|Box|Section|Sec\.|Article|Art\.|Clause|Chapter|Ch\.)\s|§+\s?)[\dA-Z.]{1,6}\.[*_]*$"
)
# "Tues. 11 Feb. 1913. Rain, the ninth day.": what a diary's entry opens with tells nothing alone.
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = rf"(?:(?:{MONTHS})|(?:{SHORT_MONTHS})\.?)"
_WEEKDAY = rf"(?:{WEEKDAYS}|(?:{SHORT_WEEKDAYS})\.?)"
_DATE_OF_AN_ENTRY = re.compile(
    rf"^[*_]*(?:{_WEEKDAY}|(?:{_WEEKDAY},?\s)?(?:{_DAY}\s{_MONTH}|{_MONTH}\s{_DAY})(?:,?\s(?:1\d|20)\d\d)?)\.?[*_]*$"
)
_RUN_IN_HEADING = re.compile(r"^(\*\*|__)[^*_]{1,80}\1$")
_CLOSING = re.compile(r"\s?(?:[*_”’»)\]¹²³⁰⁴-⁹]|\[\^?\d{1,3}(?:[,–-]\s?\d{1,3})*\]|<sup>[^<]{0,20}</sup>)+(?=\s|$)")


def goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on at a cut.

    >>> goes_on("Gross margin was approx.", "42.5 percent.")
    True

    Args:
        before: the words up to the cut, from where the sentence begins.
        after: the words behind it.
    """
    before, after = before.strip(), after.lstrip()
    if _NUMBER_OF_AN_ITEM.search(before) or _NUMBER_OF_A_SECTION.match(before) or _RUN_IN_HEADING.match(before):
        return True
    if _DATE_OF_AN_ENTRY.match(before):
        return True
    place = f"{before[-60:]}\n{after[:20]}"
    return not before[:1].islower() and any(pattern.search(place) for pattern in _NO_ENDS)


def closing_marks(after: str) -> int:
    """How many characters of what stands behind a cut close what is before it."""
    found = _CLOSING.match(after)
    return found.end() if found else 0
