"""What sets right the sentence before it: another figure, date or name than was told there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar_words import MONTHS
from index.speech_verbs import CLAIMED
from rag.amounts import in_digits

_OPENS = r"^\s*[\"“‘'(*_]*(?:(?:But|However|And),?\s)?"
_PLAIN_VALUE = r"(?:figure|number|total|sum|amount|percentage|date|year|name|spelling)s?"
_VALUE = rf"(?:{_PLAIN_VALUE}|(?:count|share|rate|title|address|price|value|score|age|result|estimate)s?)"
_WRITTEN = r"(?:sentence|passage|line|entry|table|caption|headline|report|article|notice|statement)s?"
_NUMBER = (
    r"(?:[£$€]?\d[\d.,]*|zero|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|half)\b"
)
_IS = r"(?:is|was|are|were)"
_ERRATUM = r"(?:correction|corrigendum|erratum)s?\b(?:\s\([^)]{1,30}\))?[*_]*:"
# What is given as right: a number, quoted words, a name; not "the actual number is hard to know".
_GIVEN = rf"(?:(?:in fact|rather|now)\s)?(?:[“\"‘']|(?:(?:about|some|nearly|over|only)\s)?{_NUMBER}|(?-i:[A-Z]))"
_SETS_RIGHT = re.compile(
    # "The corrected figure is 53%.", "The right date for it is 9 May.", but not "The real price of it is its noise."
    rf"{_OPENS}[Tt]he\s(?:(?:correct(?:ed)?|revised)\s(?:\w+\s)?{_VALUE}|(?:right|true|(?:actual|real)(?!\sname))\s{_PLAIN_VALUE})"
    rf"(?:\s(?:for|of|in)\s[^.;:]{{1,40}}?)?\s(?:{_IS}|should\s(?:be|read|have\s(?:been|read))|reads?):?\s{_GIVEN}"
    # "It should have read “nine”.", "That number should have been 40.", but not "It should have been painted."
    rf"|{_OPENS}(?:[Ii]t|(?:[Tt]his|[Tt]hat|[Tt]he)(?:\s(?:\w+\s)?(?:{_VALUE}|{_WRITTEN}))?)\sshould\s"
    rf"(?:(?:have\s)?read\b(?!\s(?:the|an?|his|her|its|their)\b)"
    rf"|have\s(?:said|stated|been(?:\sgiven\sas)?)\b:?\s(?:[“\"‘']|{_NUMBER}))"
    # "That date was wrong.", "The figure has since been corrected.", but not "The rate is corrected for age."
    rf"|{_OPENS}(?:[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose|[Tt]he|[Bb]oth)\s(?:\w+\s)?{_PLAIN_VALUE}\s"
    rf"(?:(?:{_IS}|turned\sout\sto\sbe|(?:has|have)\s(?:since\s|later\s|now\s)?been)\s(?:(?:since|later|\w+ly)\s)?"
    r"(?:corrected(?!\sfor\b)|(?:wrong|incorrect|mistaken|inaccurate|mis(?:stated|reported|printed|calculated|spelt|spelled)"
    r"|an?\s(?:error|mistake|misprint|slip|typing\serror))(?=\s*(?:[.,;:]|$)|\s(?:and|but|in)\b))"
    r"|(?:has|have)\s(?:since\s|later\s|now\s)?been\s(?:revised|restated|amended)\b)"
    rf"|{_OPENS}{_ERRATUM}",
    re.IGNORECASE,
)
# "In fact, it was Lind.", "It was in fact nine."; of what was merely told, or of one number behind another.
_IN_FACT = re.compile(
    rf"{_OPENS}(?:(?:In\s(?:actual\s)?fact|In\sreality|In\struth|Actually),?\s(?:it|they|this|that|there|he|she|the\s\w+)\s"
    rf"(?:{_IS}|had|has)|(?:It|They|This|That|There)\s{_IS}\s(?:in\sfact|actually|in\sreality))\b"
    rf"(?P<number>\s(?:\w+\s){{0,2}}?{_NUMBER})?",
    re.IGNORECASE,
)
# "So it was nine.": nothing but a number, which follows from what stands before it
_SO_MANY = re.compile(
    rf"{_OPENS}so\s(?:it|they|this|that|there|the\s\w+)\s{_IS}\s(?:\w+\s)?{_NUMBER}%?(?:\s(?!of\b)\w+){{0,2}}\W*$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says|gave|gives|given|reported|stated|announced|wrote|written|printed|told|claimed|thought|believed|assumed"
    r"|supposed|expected)\b"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_HAS_NUMBER = re.compile(rf"(?<!\w){_NUMBER}", re.IGNORECASE)
# What tells of an error and leaves to the next sentence what is right.
_TELLS_AN_ERROR = re.compile(
    r"(?:\b(?:earlier|previous)\sversion\sof\sthis\s\w+"
    rf"|^\W*{_ERRATUM}).*\b(?:said|gave|stated|misstated|wrote|named|reported|printed)\b",
    re.IGNORECASE | re.DOTALL,
)
# "In a correction sent on Monday, Lind said …", but not "In a sharp correction, the index fell", "In a clarification
# letter, Lind said …"
_IN_A_CORRECTION = re.compile(
    rf"{_OPENS}In an?\s(?:(?:later|second|further|formal|written|published)\s)?"
    r"(?:correction|corrigendum|erratum|clarification)(?:\s(?:published|sent|issued|printed)\b[^.,;:]{0,60})?,\s"
    rf"(?:[\w’'-]+\s){{1,6}}?(?:{CLAIMED})\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTHS})\b|\b(?:{MONTHS})\s\d{{1,2}}\b")
_TELLS_WHAT_IS_RIGHT = re.compile(r";|\b(?:not|rather than|instead of|in fact|should)\b")
# "Of those two were empty", "That figure included an order …"
_POINTS_BACK = re.compile(
    r"^\W*(?:This|That|These|Those|It|They)\b|\bof\s(?:these|those|them)\b|\b(?:this|that|these|those)\s" + _PLAIN_VALUE
)


def corrects(text: str, before: str) -> bool:
    """Whether a sentence sets right what one before it tells, and means little without that.

    >>> corrects("The correct figure is nine.", "We found eleven nests.")
    True
    >>> corrects("In fact, it was nine.", "The report gave eleven."), corrects("In fact, it was new.", "It shone.")
    (True, False)

    Args:
        text: of the sentence.
        before: of the one before it, or of one that those between point back at.
    """
    if _SETS_RIGHT.match(text):
        return True
    if found := _IN_FACT.match(text):
        return bool(_TOLD.search(before) or (found["number"] and _HAS_NUMBER.search(before)))
    if _SO_MANY.match(text):
        return bool(_HAS_NUMBER.search(before))
    return bool(_TELLS_AN_ERROR.search(before)) and not _TELLS_WHAT_IS_RIGHT.search(before)


def corrects_figure(text: str, told: str) -> bool:
    """Whether a sentence, wherever it stands, sets right a number that another tells: it says so, and repeats it.

    >>> corrects_figure("The correct figure is 374 tons, not 412.", "The bridge weighs 412 tons.")
    True

    From a thousand on in words as well: "The correct figure is 3,400, not four thousand.".
    """
    if _SETS_RIGHT.match(text) or _TELLS_AN_ERROR.search(text):
        said = text
    elif found := _IN_A_CORRECTION.match(text):
        said = _DAY.sub(" ", text[found.end() :])
    else:
        return False
    return bool(_telling_figures(said) & _telling_figures(told))


def _telling_figures(text: str) -> set[str]:
    """The figures of a text that another does not hold by chance: no years, none of one digit, no small ones in words.

    >>> sorted(_telling_figures("Four thousand of the 412 left by 1990, twelve on foot."))
    ['4000', '412']
    """
    in_words = {figure for figure in _FIGURE.findall(in_digits(text)) if figure.isdecimal() and len(figure) > 3}
    figures = in_words.union(_FIGURE.findall(text))
    return {figure for figure in figures if len(figure) > 1 and not _YEAR.fullmatch(figure)}


def last_correction(said: Sequence[str], told: int) -> int:
    """The number of the last sentence that sets right what one tells; its own where none does.

    One that says how the error came about may stand between: "That figure included an order of May.".

    Args:
        said: the sentences of a paragraph, or of a speech.
        told: the number of the one.
    """
    while told + 1 < len(said):
        if corrects(said[told + 1], said[told]):
            told += 1
        elif told + 2 < len(said) and _corrects_from_afar(*said[told : told + 3]):
            told += 2
        else:
            break
    return told


def first_corrected(said: Sequence[str], correcting: int) -> int:
    """The number of the first sentence that one sets right, likewise; its own where there is none."""
    first = correcting
    while first > 0 and corrects(said[first], said[first - 1]):
        first -= 2 if first > 1 and _corrects_from_afar(*said[first - 2 : first + 1]) else 1
    return first


def _corrects_from_afar(told: str, between: str, text: str) -> bool:
    """Whether a sentence corrects the last but one: that tells something to correct, and the one between goes on."""
    is_told = _HAS_NUMBER.search(told) or _TOLD.search(told)
    return bool(is_told and _POINTS_BACK.search(between)) and corrects(text, told)
