"""Names of a question that stand together: in one list, where the same is asked of each, or set against each other."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from index.letters import latin
from index.list_items import without_label
from index.terms import STOP_WORDS, content_terms
from rag.absent import names_of
from rag.amounts import in_digits
from rag.proper_names import names_in

_COMMA = re.compile(r"(?:[’']s)?,\s(?:the )?")
_AND = re.compile(r"(?:[’']s)?,?\s(?:and|as well as)\s(?:the )?")
_BEFORE_TWO = re.compile(r"\b(?:each of|both)\s(?:the )?$", re.IGNORECASE)
_BEHIND_TWO = re.compile(r"(?:\s[a-z]+){0,2}\seach\b")  # "Oslo and Bergen are each paying"
# One thing: "talks between Oslo, Bergen and Narvik", "the Ministry of Trade, Industry and Fisheries".
_AS_ONE = re.compile(r"\b(?:between|among|amongst)\s(?:the )?$")
_OFFICE_OF = re.compile(
    r"(?:Ministry|Department|Office|Minister|Secretary|Committee|Board|Agency|Institute|School|Faculty)\s(?:of|for)\b"
)
_OF_A_FIRM = re.compile(r"(?:Sons?|Brothers|Partners|Company|Co)\b")
_OPENS_A_PAIR = latin(r"(?:The )?(?P<name>[A-Z][\w’'-]*) (?:or|and|versus|vs\.?) (?:the )?[A-Z]")
_NOW = r"(?:now|today|nowadays|these days|at present|at the moment|currently)\b"
_OF_IT = r"(?:(?:what|how|where|it|they|that|those|is|are|the \w+|of) ){0,4}"
# "in 2019 compared with now", "then and now", "than it is today", "now and in 2019", but not "Oslo and now Bergen"
_AGAINST_NOW = re.compile(
    rf"\b(?:compared (?:with|to)|than|versus|vs\.?|against|then and) {_OF_IT}{_NOW}"
    rf"|\band (?:what|how) (?:\w+ ){{0,4}}{_NOW}"
    rf"|\band {_NOW}\W*$|\b{_NOW} (?:compared (?:with|to)|than|versus|vs\.?|and (?:in \d|then|before))",
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:risen|fallen|grown|gone (?:up|down)|become|been (?:cut|raised|lowered)|reached|passed|climbed|dropped|shrunk"
    r"|doubled|trebled|tripled|halved|(?:in|de)creased|changed|improved|worsened)\b"
)
_SINCE = rf"\b(?:has|have) (?:since {_CHANGED}|{_CHANGED} since\b(?! \d))"  # "has since risen to", not "has since died"
# "It is now 40", but not "until now", "from now on", "now and then", "what is now Poland", "in today's money", "he said
# today"
_OF_NOW = re.compile(
    rf"(?<!\buntil )(?<!\bby )(?<!\bwhat is )(?<!\bwhat are )(?<!\bsaid )\b{_NOW}(?! on\b| and (?:then|again)\b|[’']s)"
    rf"|{_SINCE}",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(r"\b(?:more|fewer|less|higher|lower)\b.*\bthan\b", re.IGNORECASE)
# "There were 31", "It had been 12 fires", but not "It was 12 May", "It was 2021", "There were 12 of them"
_SAYS_HOW_MANY = re.compile(
    r"(?:It|That|They|There) (?:was|were|had been) (?:(?:only|just|about|some|nearly|over) )?"
    r"(?!(?:1\d|20)\d\d\b)\d[\d,.]*+(?! ?[A-Z]| of (?:the|them|these|those)\b)(?P<counted>(?: [a-z-]+){0,2})"
)
# "Did Hale act the same way as Lind?", but not "the same day"
_LIKENS = re.compile(r"\b(?:the same(?: way| thing)?|just|exactly) as\b", re.IGNORECASE)

_Name = tuple[str, int, int]


def compared_in(question: str) -> list[str]:
    """The names of a question that compares: that which opens it as well, where another stands behind it.

    >>> compared_in("Orlo or Velt: which is larger?")
    ['Orlo', 'Velt']
    """
    opening = _OPENS_A_PAIR.match(question)
    names = names_of(question)
    return list(dict.fromkeys([opening["name"], *names])) if opening and names else names


def likens(question: str) -> bool:
    """Whether a question asks if one did or is as another: "Did Hale act the same way as Lind?"."""
    return bool(_LIKENS.search(question))


def compares_amounts(question: str) -> bool:
    """Whether a question asks of what there is more: "Were there more fires in 2021 than in 2020?"."""
    return bool(_AMOUNTS.search(question))


def says_how_many(text: str, counted: Collection[str]) -> bool:
    """Whether a sentence gives but a number, or how many there were of what has one of some terms.

    >>> [says_how_many(text, ["fire"]) for text in ("It was 31.", "There were 31 fires.", "There were 12 wardens.")]
    [True, True, False]
    """
    found = _SAYS_HOW_MANY.match(in_digits(without_label(text)))
    told = set(content_terms(found["counted"])) - STOP_WORDS if found else set()
    return bool(found and (not told or told.intersection(counted)))


def sets_against_now(question: str) -> bool:
    """Whether a question compares how something was with how it is.

    >>> [sets_against_now(asked) for asked in ("Its price in 2019 compared with now?", "Which is larger now?")]
    [True, False]
    """
    return bool(_AGAINST_NOW.search(question))


def tells_of_now(text: str) -> bool:
    """Whether a sentence says that it tells how something is now: "It has since risen to 40."."""
    return bool(_OF_NOW.search(text))


def named_together(question: str) -> tuple[str, ...]:
    """The names that a question lists; no mere pair, which may be asked of as one.

    >>> named_together("What are Oslo, Bergen and the Faroe Islands sending?")
    ('Oslo', 'Bergen', 'Faroe Islands')
    >>> named_together("What do Oslo and Bergen each send?")
    ('Oslo', 'Bergen')
    >>> named_together("When did the talks of Oslo and Bergen begin?")
    ()
    """
    known = set(names_of(question))
    names = [found for found in names_in(question) if found[0] in known]
    return next((tuple(name for name, *_ in run) for run in _runs(names, question) if _is_list(run, question)), ())


def _runs(names: list[_Name], question: str) -> list[list[_Name]]:
    """The names, those together between which nothing but a comma or "and" stands."""
    runs = [names[:1]]
    for before, name in pairwise(names):
        between = question[before[2] : name[1]]
        if _COMMA.fullmatch(between) or _AND.fullmatch(between):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def _is_list(run: list[_Name], question: str) -> bool:
    """Whether names that stand together are a list: three or more that end in "and", two by what is said of them."""
    if len(run) < 2 or not _AND.fullmatch(question[run[-2][2] : run[-1][1]]) or _OF_A_FIRM.match(run[-1][0]):
        return False
    before, behind = question[: run[0][1]], question[run[-1][2] :]
    if _AS_ONE.search(before) or _OFFICE_OF.match(run[0][0]):
        return False
    return len(run) > 2 or bool(_BEFORE_TWO.search(before) or _BEHIND_TWO.match(behind))
