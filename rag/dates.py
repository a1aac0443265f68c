"""Dates that a text states: whole, and not the numbers that only look like a year."""

from __future__ import annotations

import re

from index.calendar_words import MONTHS, NAMES_TOO, SHORT_MONTHS, WEEKDAYS
from index.letters import latin
from index.speech_verbs import CLAIMED, IRREGULAR_PASTS

_MONTH = rf"(?:(?:{MONTHS})\b|(?:{SHORT_MONTHS})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?[–-]\s?{_DAY})?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_ERA = r"(?:\s?(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|A\.D\.|(?:AD|CE)\b(?!\s[a-z]+s\b)))"
_STRETCH = r"(?:year|month|week|day|hour|spring|summer|autumn|fall|winter|decade|centur(?:y|ie))s?"
_DATE = re.compile(
    rf"\b{_YEAR}-\d\d-\d\d\b|(?<![\d./-])(?P<day>\d{{1,2}}([/.-])\d{{1,2}}\2(?:\d\d)?\d\d\b)"
    rf"|\b{_DAYS}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"
    rf"|\b{_MONTH}\s+{_DAYS}\b(?:,?\s+{_YEAR}\b)?|\b{_MONTH},?\s+{_YEAR}\b"
    # "May the court grant relief?" asks leave.
    rf"|(?!(?:^|(?<=[.!?]\s))May\s(?:the|an?|any|this|these|those|either|each|every|such|no)\b)"
    rf"(?P<month>\b(?:{MONTHS})\b)(?!\s(?:I|we|you|he|she|it|they)\b)"
    rf"|\b{WEEKDAYS}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)[- ]century\b{_ERA}?"
    rf"|(?<![\w.,/-])(?:\d{{1,4}}\s?[–-]\s?|\d{{3,4}}\s(?:to|and)\s)?(?:\d{{1,2}},\d{{3}}|\d{{1,4}})(?P<era>{_ERA})|\b(?:AD|A\.D\.)\s\d{{1,4}}\b"
    rf"|(?P<year>(?:\bmid-|(?<![\w.,/$€£#§-])(?<!\d ))(?:{_YEAR}[–/-](?:{_YEAR}|\d\d)|{_YEAR}s?)(?![\w/]|[.,-]\d)"
    # "A 2000-seat hall", but "the 1990-built hall", "1950-style"
    r"(?!-(?!(?:era|style|built|born|vintage|model|like|present|today)\b|[a-z]{3,}ed\b)[a-z]))"
    rf"|\b(?i:last|next|this|recent|previous|coming)\s+{_STRETCH}\b"
    rf"|\b(?:\d+|[Aa]n?|[Tt]he|one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|few)\s+{_STRETCH}"
    r"\s+(?:ago|later|earlier)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|recently)\b|^(?:Yesterday|Today|Tomorrow|Tonight)\b"
)
# In front of what is a number of something: "§ 1291", "grant no. 2018", "671 F.3d 1102, 1109".
_NUMBERED = re.compile(
    r"(?:§+|\b[Nn]os?\.?|\b(?:[Pp]art|[Rr]oom|[Ff]ax|[Pp]age|[Ff]light|Windows)|\bpp?\.|\b(?:[A-Z]\.\s?)+(?:Supp\.\s?)?(?:\d?[a-z]+)?)\s*$"
)
_IN_TIME = re.compile(
    r"\b(?:the|in|since|by|of|until|till|from|during|after|before|around|early|late|mid|its|his|her|their|to|and|year"
    r"|spring|summer|autumn|fall|winter)\W*$",
    re.IGNORECASE,
)
# Behind these a month alone is one, and no person: "In June Carter sang", but "by June Carter", "after May resigned".
_IN_A_MONTH = re.compile(r"\b(?:in|during|last|next|this|every|each|early|late|mid)\W*$", re.IGNORECASE)
_NEAR_A_MONTH = re.compile(rf"\b(?:between|through|or|for|is|was|{MONTHS})\W*$", re.IGNORECASE)
_BEFORE_A_MONTH = re.compile(rf"(?:\s?[,/–-]\s?|\s(?:and|or|to|through)\s)(?:{MONTHS})\b")
_DOES = latin(rf"\s(?:[A-Z]|(?:(?!(?:ended|started|passed|marked)\b)[a-z]+ed|{CLAIMED})\b)")  # another name, or a deed
# Behind these a month is one, described or not: "that August", "OPEC’s June meeting", "a rainy June day", "the planned
# May vote", but "the union met May", where a verb stands between; a single word is none.
_DETERMINES = r"(?:\b(?i:the|an?|one|that|our|my|your|some|any|no)|(?<=\w)(?:[’']s|(?<=s)[’']))"
_DESCRIBED = re.compile(
    rf"{_DETERMINES}\s(?:[a-z-]+\s|(?:[a-z-]+\s){{1,2}}"
    rf"(?!(?:[a-z]+ed|{CLAIMED}|{IRREGULAR_PASTS}|about|against|for|on|than|under|with|without)\s)[a-z-]+\s)?$"
)
_WOULD = re.compile(r"\s(?:is|was|has|had|would|will|could|can|should|does|did|may|might|must)\b")
_OPENING = re.compile(r"(?:^|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?:;(\n])\W*$")  # not "Mr."
_LOOKED_BACK = 40  # characters
# "In 2021 BC reported 5 deaths" is of a province, and "the wall built in 1200 BC collapsed" of an age.
_PROVINCE = re.compile(rf"\s?BC(?=\s(?:{CLAIMED}|reported|recorded|has|had|is|was|will)\b)")
_OPENS_IN = re.compile(r"(?:^|[.!?;:]\s+)(?:In|Since|During|By|Until)\s$")
_COUNTED = re.compile(
    r"\s+(?:[a-z]{3,}s|people|men|women|children|staff|police|(?:new|more|other|extra|further|additional)\s[a-z]+"
    r"|kr|USD|EUR|GBP)\b"
    r"|\s(?:[A-Z][\w’'-]*\s){1,3}(?:Street|Avenue|Road|Lane|Drive|Boulevard|Square|Place)\b"
)
_OF_PEOPLE = re.compile(r"\s+(?:people|men|women|children)\b(?![’'])")
# Behind these a number of people: "the 2000 men", "a crowd of 1500 people".
_ALL_THE = re.compile(r"\b(?:the|its|his|her|their|of)\s*$", re.IGNORECASE)
# No year has a unit behind it, whatever stands before: "a dose of 1000 mg", "1500%".
_MEASURED = re.compile(
    r"\s+(?:mm|cm|k?m|ft|[kmµμ]?g|mcg|m?[lL]|IU|mmol|kcal|kJ|rpm|mph|pp[mb]|[kMG]?Hz|[kMG]Wh?"
    r"|GMT|UTC|CES?T|BST|[ECMP][SD]T)(?![\w'’])"
    r"|\s?(?:%|per\s?cent\b|°|€|£)"
)
# One in words may count in money of a year, or begin what follows: "in 1998 dollars", "In 1950 tons of it fell".
_IN_UNITS = re.compile(
    r"\s+(?:(?:kilo|centi|milli)?met(?:re|er)s|miles|feet|yards|inches|acres|hectares|(?:kilo)?grams|kilos|tons|tonnes"
    r"|lit(?:re|er)s|gallons|barrels|degrees|(?:kilo|mega)?watts|volts|hours|euros?|dollars?|pounds|francs"
    r"|roubles|rubles|pesos|rupees|yen|yuan)\b"
)
_IN_THE_YEAR = re.compile(
    rf"\b(?:in|since|until|till|during|(?:year|spring|summer|autumn|fall|winter|{MONTHS})(?:\sof)?)\W*$", re.IGNORECASE
)
# In front of what is a number in an order: "Clause 12.3.14", "version 2.1.15", "Art. 1382".
_ORDERED = re.compile(
    r"\b(?:clause|section|article|art|paragraph|rule|regulation|chapter|schedule|annex|appendix|item|form|version|v"
    r"|resolution|highway|route)s?\.?\s*$",
    re.IGNORECASE,
)
_ENACTED = re.compile(r"\b(?:Rules|Regulations)\s*$")  # as a whole, and in a year: "the Gas Safety Regulations 1998"


def dates_in(text: str) -> list[tuple[int, int]]:
    """The spans of a text that name a date, a weekday or a stretch of time.

    >>> [text[a:b] for text in ("Filed on Sept. 3, 2019 under No. 2024-03.",) for a, b in dates_in(text)]
    ['Sept. 3, 2019']
    """
    found: list[tuple[int, int]] = []
    numbered = 0  # where the last number that is no year ends
    for match in _DATE.finditer(text):
        start, end = match.span()
        if match["day"] and _ORDERED.search(text[max(0, start - _LOOKED_BACK) : start]):
            continue
        if match["month"] and _is_somebody(text, start, end):
            continue
        if match["era"] and _is_province(text, start, match):
            end = match.start("era")
        if match["year"] and _is_number(text, start, end, numbered):
            numbered = end
        else:
            found.append((start, end))
    return found


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Whether a month without day and year is a person, as far as it shows: "Theresa May", "May said"."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    if not re.fullmatch(NAMES_TOO, text[start:end]) or _IN_A_MONTH.search(before):
        return False
    if _DOES.match(text, end):
        return True
    if _DESCRIBED.search(before):
        return bool(re.search(r"\bthat\s$", before) and _WOULD.match(text, end))  # "said that May would resign"
    listed = _NEAR_A_MONTH.search(before) or _BEFORE_A_MONTH.match(text, end)
    return not (listed or _IN_TIME.search(before) or _OPENING.search(before))


def _is_province(text: str, start: int, date: re.Match[str]) -> bool:
    """Whether the era behind a year is who does something in it: "In 2021 BC reported 5 deaths"."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    is_year = re.fullmatch(_YEAR, text[start : date.start("era")])
    return bool(is_year and _OPENS_IN.search(before) and _PROVINCE.match(text, date.start("era")))


def _is_number(text: str, start: int, end: int, numbered: int) -> bool:
    """Whether what looks like a year counts or numbers something."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    if _MEASURED.match(text, end) or (_ORDERED.search(before) and not _ENACTED.search(before)):
        return True
    if _NUMBERED.search(before) or (numbered and not text[numbered:start].strip(" ,–-")):
        return True
    return _is_count(before, text, end)


def _is_count(before: str, text: str, end: int) -> bool:
    """Whether a number counts what stands behind it: "a fine of 1500 euros", and not "In 1998 people voted"."""
    if _IN_THE_YEAR.search(before):
        return False
    if _IN_UNITS.match(text, end) or (_OF_PEOPLE.match(text, end) and _ALL_THE.search(before)):
        return True
    return bool(_COUNTED.match(text, end)) and not _IN_TIME.search(before)
