"""Recognises the furniture of saved web pages: what surrounds a story on a page.

The patterns name things that publishing systems print (comment forms, sharing
links, "related" boxes, credits), never anything a particular article is about.
They are matched against one whole paragraph.
"""

from __future__ import annotations

import re
from datetime import date

_LONGEST = 40  # words; a longer paragraph is story, whatever it begins with
_START = r"^\W*(?:"
_FURNITURE = re.compile(
    _START + r"leave a (?:reply|comment)|(?:post|add|write) a comment|be the first to comment"
    r"|your e-?mail address will not be published|required fields are marked"
    r"|this site uses \w+ to reduce spam|learn how your comment data"
    r"|(?:no|\d+) (?:comments?|responses?|replies)\b\W*$|comments? (?:are )?(?:closed|off)|cancel reply"
    r"|save my name, e-?mail|notify me of (?:new|follow)|log ?in to (?:leave|post|comment)"
    r"|fact[- ]checked\W*$|share (?:this|on|via)\b|follow us\b|like us on|tweet this"
    r"|subscribe (?:to|now)|sign up (?:for|to (?:our|receive|get|be|read))\b|newsletter\W*$|click here"
    r"|read (?:more|also|next|the full)\b.{0,120}$"
    r"|(?:see|read|watch) also\b|related(?: (?:articles?|stories|posts?|links?|content|topics?))?\s*(?::|\W*$)"
    r"|more (?:from|on|stories)\b[^.,;!?]{0,80}$|you (?:may|might) also like|recommended(?: for you)?\W*$"
    r"|most (?:read|popular|viewed|shared)\b.{0,40}$|trending\W*$|popular posts"
    r"|articles? les plus (?:consult|lus?|populaires)|à lire aussi|lire aussi|lisez aussi"
    r"|am meisten gelesen|lesen sie auch|lea también|leer más|más leídos|te puede interesar|leggi anche|читайте также"
    r"|advertisement\W*$|sponsored\W*$|skip to|(?:previous|next) (?:post|article)\b|back to top"
    r"|(?:copyright|©|\(c\)) ?(?:\d{4}|.{0,40}all rights)|all rights reserved"
    r"|filed under|tags?:|categories:|posted (?:in|on|by)\b(?:.{0,40}|.*[·|].*)$|print this|e-?mail this"
    r"|we use cookies|accept (?:all )?cookies|privacy policy\W*$|terms of (?:use|service)\W*$"
    r")",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W*(?:\[\s*)?(?:(?:featured |lead |cover |file )?(?:image|photo|picture|photograph|graphic|illustration|video)"
    r"s?(?: (?:by|credit|courtesy|via|source)\b|\s*:|\s*/)|credit\s*:|source\s*:\s*\S+\s*$|getty images"
    r"|\(?ap photo|reuters\s*/|(?:fig(?:ure)?s?\.?|table|chart|exhibit|plate) ?\d+[a-z]?\s?[.:|])",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^[^.!?]{1,60}[:—]$")
_NUMERIC_DATE = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTHS = "january february march april may june july august september october november december".split()
_WORD_DATE = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? (?P<m1>[a-z]+)|(?P<m2>[a-z]+)\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
    r",? (?P<y>\d{4})$",
    re.IGNORECASE,
)


def is_furniture(paragraph: str) -> bool:
    """True for comment forms, related links, share buttons and their kind."""
    text = _plain(paragraph)
    if not any(c.isalnum() for c in text):
        return True
    return bool(_FURNITURE.match(text)) and len(text.split()) <= _LONGEST


def is_caption(paragraph: str) -> bool:
    """True for image captions and credits: a credit word, or a line all in brackets."""
    text = _plain(paragraph)
    bracketed = len(text) < 200 and text[:1] in "[(" and text[-1:] in "])" and text.count(text[0]) == 1
    return bool(_CAPTION.match(text)) or bracketed


def is_lead_in(paragraph: str) -> bool:
    """True for a short line ending in a colon or a dash ("The agency reports:")."""
    return bool(_LEAD_IN.match(_plain(paragraph)))


def dateline(paragraph: str) -> str | None:
    """The ISO date of a paragraph that is nothing but a date, else None.

    A numeric date whose day and month could be exchanged (`05/04/2017`) is
    recognised as a dateline, but its date is left unknown: the empty string.
    """
    text = _plain(paragraph).strip(" .|")
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
        months = [number for number, month in enumerate(_MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
        return _iso(int(match["y"]), months[0], int(match["d1"] or match["d2"])) if months else None
    return None


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _plain(paragraph: str) -> str:
    """The paragraph without inline tags and Markdown marks, white space folded."""
    text = re.sub(r"</?\w[^>]{0,200}>", "", paragraph)
    text = re.sub(r"[*_#>`]+", " ", text)
    return " ".join(text.split())
