"""Whether two sentences make the same claim: what is quoted once, with the other as "also in"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.calendar_words import MONTHS
from index.terms import terms_of
from rag.amounts import amounts, in_digits

_CLAIM = 3  # telling words that make a claim: "Yes." repeats nothing
# What tells nothing by itself; every other word does, however small: "if", "or", "from", "he", the "to" of "fell to 4".
_EMPTY = frozenset(
    "a an the that it its is are was were be been being has have had having do does did in on at say says said".split()
)
_BEING = frozenset("is are was were be been being".split())  # "The bank was sued" is not "The bank sued"
_NOW = frozenset("is are has have do does".split())
_THEN = frozenset("was were had did".split())
_HAS_BEEN = re.compile(r"\b(?:has|have)(?=\s(?:\w+\s)?been\b)")  # "has been", "have not been"
_JOINING = frozenset(  # terms of words that join clauses, which then stand in an order
    terms_of("if unless because since while when where after before until though although as and or but so than")
)
_SPELLED = (  # words of one meaning, and "may" that is no month
    (re.compile(r"\bcan(?:[’']t|not)\b", re.IGNORECASE), "can not"),
    (re.compile(r"\bwon[’']t\b", re.IGNORECASE), "will not"),
    (re.compile(r"n[’']t\b", re.IGNORECASE), " not"),
    (re.compile(r"\bmay\b"), "might"),
    (re.compile(r"\bwould\b"), "will"),
    (re.compile(r"\b(all) of\b", re.IGNORECASE), r"\1"),
    (re.compile(rf"\b({MONTHS}) of(?= \d{{4}}\b)"), r"\1"),  # "May of 2018"
)
_ROUGHLY = re.compile(r"\b(?:some|about|around)\s(?=\d)", re.IGNORECASE)
_DONE = re.compile(r"[a-z]{2,}ed")
# ", the council said on Monday." closes a claim and is no part of it; ", unless the council has confirmed" is.
_SAID = re.compile(
    r",[”\"]?\s(?![^,;]*(?:\b(?:if|unless|once|until|when|where|what|which|who|than|contrary|half|less|more|only|or|so|and"
    r"|has|have|had|but|though|although|no|not|none|nobody|never|hardly|falsely|wrongly)\b|n[’']t\b))"
    r"(?:according to\s(?:the\s|[A-Z])[^,;]{2,60}|[^,;]{2,60}\s(?:said|says|announced|confirmed|reported|stated)"
    r"(?:\s(?:on|in|at|to)\s[^,;]{2,30})?)\.[”\"]?$"
)


def is_same_claim(one: str, other: str) -> bool:
    """Whether a sentence says what another does, no more and no less, but for who is told to have said it.

    A copy that is missed is one more line; one that is none would be a false citation.

    >>> is_same_claim("It cost five million euros in all.", "It cost 5,000,000 euros in all, the council said.")
    True
    >>> is_same_claim("It cost five million euros in all.", "Reports that it cost five million euros were wrong.")
    False
    """
    one, other = in_digits(one), in_digits(other)
    return _tell_the_same(one, other) or (
        _may_be_one_s(one, other) and _tell_the_same(*map(_without_source, (one, other)))
    )


def _may_be_one_s(one: str, other: str) -> bool:
    """Whether two texts do not close with the names of two who are told to have said them."""
    return len({found.group().lower() for found in map(_SAID.search, (one, other)) if found}) == 1


def _without_source(text: str) -> str:
    return _SAID.sub("", text)


def _tell_the_same(one: str, other: str) -> bool:
    """Whether two texts have the same telling words in one order, and amounts and deeds done of the same."""
    terms, others = _told(one), _told(other)
    if len(terms) != len(others) or len(set(terms)) < _CLAIM or _asks(one) != _asks(other):
        return False
    is_of_the_same = amounts(one) == amounts(other) and _done(one) == _done(other) and _may_be_of_one_time(one, other)
    return is_of_the_same and _are_in_one_order(terms, others)


def _are_in_one_order(terms: Sequence[str], others: Sequence[str]) -> bool:
    """Whether terms stand in one order, but that what opens a sentence of one clause may close it: "In May …"."""
    turns = range(1 if _JOINING.intersection(terms) else len(terms))
    return any([*terms[n:], *terms[:n]] == others for n in turns)


def _asks(text: str) -> bool:
    return "?" in text[-3:]


def _told(text: str) -> list[str]:
    """The terms of a text that tell something, in order."""
    return terms_of(" ".join(word for word in _words(_ROUGHLY.sub("", text)) if word.lower() not in _EMPTY))


def _words(text: str) -> list[str]:
    """The words of a text, those of one meaning spelled alike."""
    for pattern, word in _SPELLED:
        text = pattern.sub(word, text)
    return re.findall(r"\w+", text)


def _may_be_of_one_time(one: str, other: str) -> bool:
    """Whether the small verbs of two texts may tell of one time: "is shut" and "was shut" may not.

    "Residents signed" and "Residents have signed" may: where one has no such verb it tells nothing of the time.
    "Has been shut" is told of both times.
    """
    readings, other_readings = map(_small_verbs, (one, other))
    return any(_are_of_one_time(verbs, others) for verbs in readings for others in other_readings)


def _small_verbs(text: str) -> list[frozenset[str]]:
    """The small verbs of a text, as they stand and with "has been" read as "had been"."""
    words = " ".join(_words(text)).lower()
    return [_BEING.union(_NOW, _THEN).intersection(read.split()) for read in (words, _HAS_BEEN.sub("had", words))]


def _are_of_one_time(verbs: frozenset[str], others: frozenset[str]) -> bool:
    if bool(verbs & _BEING) != bool(others & _BEING):
        return False
    times, other_times = ([bool(found & of_time) for of_time in (_NOW, _THEN)] for found in (verbs, others))
    return times == other_times or not any(times) or not any(other_times)


def _done(text: str) -> set[str]:
    """The terms of the words of a text that have the form of the past: what "closed" does not share with "closes"."""
    return set(terms_of(" ".join(_DONE.findall(text.lower()))))
