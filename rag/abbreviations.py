"""Abbreviations and their long forms, as texts define them: "the World Trade Organization (WTO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.terms import STOP_WORDS

_SHORT = r"[A-Z][A-Z&-]{1,9}"
_IN_BRACKETS = re.compile(rf"\(({_SHORT})s?\)")
_LONGEST = 120  # characters before an abbreviation in which its long form is looked for
_TITLES = 3  # capitalised words that may be a long form whose letters are others: "Treaty on Shorter Missiles (INF)"

_LETTERS = r"(?P<short>[A-Z][\w&/-]*[A-Z0-9][\w&/-]*?)s?"  # two capitals at least, or a digit: "WTO", "MoD", "G20"
_BARE = r"(?P<short>[a-z]{2,6})"  # of a question without capitals
_END = (
    r"[”\"’']*(?:,? (?:please|here|in (?:the|this|that|our) (?:contract|agreement|lease|report|document"
    r"|leaflet|study|paper|passage)|today|exactly|really|actually|again|then|in full|in (?:the|this"
    r"|these) (?:article|text)s?))*\W*$"
)
_ASKS_FOR_LONG = tuple(
    re.compile(pattern.replace("SHORT", short).replace("END", _END))
    for short in (_LETTERS, _BARE)
    for pattern in (
        r"(?i:\bwhat (?:words )?(?:does|do|did) (?:the )?(?:letters |acronym |abbreviation |initials )?[“\"‘']?)SHORT"
        r"[”\"’']*(?i: stand for)END",
        r"(?i:\bwhat (?:words )?(?:is|are) (?:the )?[“\"‘']?)SHORT[”\"’']*(?i: short for)END",
        r"(?i:\bwhat (?:the )?[“\"‘']?)SHORT[”\"’']*(?i: (?:stands|is short) for)END",
        r"^[“\"‘']?SHORT[”\"’']*(?i: (?:stands|is short) for what)END",
        r"(?i:\bwhat does the (?:acronym|abbreviation|initials) [“\"‘']?)SHORT[”\"’']*(?i: mean)END",
        r"(?i:\bwhat (?:is|are|do) the (?:letters|acronym|abbreviation|initials) [“\"‘']?)SHORT"
        r"[”\"’']*(?i: (?:short |stand )?for)END",
        r"(?i:^how (?:is|do you write|would you write) (?:the )?)SHORT(?i:,? (?:written|spel(?:t|led)|in full)\b).*",
        r"^(?i:the )?SHORT,.{0,30}(?i:(?:spel(?:t|led)|written) out|in full)END",
        r"^(?i:the )?[“\"‘']?SHORT[”\"’']*(?i: ?[,:–—-]+ what (?:do|does) (?:the|those|these|its) (?:letters|initials)"
        r" (?:stand for|refer to|mean))END",
        r"(?i:\b(?:long|full) form of (?:the )?[“\"‘']?)SHORTEND",
    )
)


def defined_in(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations that a text defines, each with its long form of two words or more.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", PSB 2003: the letters are found from right
    to left, the first at the start of a word.
    """
    for match in _IN_BRACKETS.finditer(text):
        if long := _spelling(match[1], _words_before(text, match.start())):
            yield match[1], long


def _words_before(text: str, end: int) -> list[str]:
    return re.split(r"[^\w\s’'-]", text[max(0, end - _LONGEST) : end].rstrip(" ,"))[-1].split()


def _spelling(short: str, words: list[str]) -> str:
    """The end of the words that spells an abbreviation, or ""."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if not letters:
        return ""
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
    """The abbreviation whose long form is asked for, as it is written, or "".

    >>> asked_to_spell("What does WTO stand for?")
    'WTO'
    """
    found = (pattern.search(question) for pattern in _ASKS_FOR_LONG)
    shorts = (match["short"] for match in found if match)
    # A small word is an abbreviation where nothing has a capital: "what does wto stand for".
    return next((s for s in shorts if not s.islower() or (question.islower() and s not in STOP_WORDS)), "")


def spells(text: str, short: str) -> bool:
    """Whether a text tells what an abbreviation stands for, or may: its long form need not have the same letters."""
    own = rf"(?i:{re.escape(short)})s?" if len(short) > 2 else rf"(?:{re.escape(short)}|{re.escape(short.upper())})s?"
    own = rf"(?<![\w&/-])[“\"‘']?{own}[”\"’']?(?![\w&/-])"
    known = r"(?:also |commonly |hereinafter |better )?(?:known|abbreviated|referred to)(?: as| to)?"
    opening = rf"(?:(?:the|or|hereinafter|henceforth|in short|short|{known}) )*"
    behind = (
        rf"[(\[]{opening}{own}(?:[,;] [^)\]]*| for short)?[)\]]|, or (?:the )?{own}[,.;)]"
        rf"|, {known} (?:the )?{own}[,.;)]|, (?:the )?{own} for short\b"
    )
    if any(_may_spell(short, text, match.start()) for match in re.finditer(behind, text)):
        return True
    before = rf"{own}(?: \(|, (?:the |or )?|: | [–—] (?:the )?)([^(),.;:–—]{{5,{_LONGEST}}})"
    if any(_initials(match[1]).startswith(short.lower()) for match in re.finditer(before, text)):
        return True
    called = r"(?:an|the) (?:acronym|abbreviation) (?:of|for)"
    said = (
        rf"{own},? (?:which |that )?(?:stands? for|(?:is )?short for|(?:shall )?means?|(?:is )?{called})\b"
        rf"|\b(?:abbreviated|shortened)(?: as| to)? (?:the )?{own}|\b(?:acronym|abbreviation|initials|letters),? {own}"
        rf"|\b[A-Z]\w+,? (?:also |better )?(?:known as|called) (?:the )?{own}[,.;)]"
    )
    return bool(re.search(said, text))


def _may_spell(short: str, text: str, end: int) -> bool:
    """Whether what stands before a place spells an abbreviation, or is a title of several words."""
    words = _words_before(text, end)
    capitals = [word for word in words[-2 * _TITLES :] if word[:1].isupper()]
    return bool(_spelling(short, words)) or len(capitals) >= _TITLES


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split() if word.lower() not in STOP_WORDS).lower()
