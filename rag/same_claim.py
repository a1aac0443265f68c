"""Whether two sentences make the same claim: what is quoted once, with the other as "also in"."""

from __future__ import annotations

import re

from index.terms import STOP_WORDS, terms_of
from rag.amounts import amounts, in_digits

_CLAIM = 3  # telling words that make a claim: "Yes." repeats nothing
# Words without which a sentence says something else, though they look like empty ones.
_TURNING = frozenset(
    "no not nor down off only all most more will might could should must until once this these those before after under"
    " up out from over than now between against by".split()
)
_EMPTY = STOP_WORDS - _TURNING
_SPELLED = (  # words of one meaning, and "may" that is no month
    (re.compile(r"\b(?:can|won)[’']t\b|\bcannot\b|n[’']t\b", re.IGNORECASE), " not"),
    (re.compile(r"\bmay\b"), "might"),
    (re.compile(r"\bwould\b"), "will"),
)
_DONE = re.compile(r"[a-z]{2,}ed")
# ", the council said on Monday." closes a claim and is no part of it.
_SAID = re.compile(
    r",[”\"]?\s(?![^,;]*(?:\b(?:but|though|although|no|not|none|nobody|never|falsely|wrongly)\b|n[’']t\b))"
    r"(?:according to\s[^,;]{2,60}|[^,;]{2,60}\s(?:said|says|announced|confirmed|reported|stated)"
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
    if len(terms) != len(others) or len(set(terms) - _TURNING) < _CLAIM:
        return False
    # What opens a sentence may close it: "In May …".
    turned = any([*terms[n:], *terms[:n]] == others for n in range(len(terms)))
    return turned and amounts(one) == amounts(other) and _done(one) == _done(other)


def _told(text: str) -> list[str]:
    """The terms of a text that tell something, in order: those with a meaning, and those that turn it."""
    spelled = text
    for pattern, word in _SPELLED:
        spelled = pattern.sub(word, spelled)
    words = re.findall(r"\w+", spelled)
    return terms_of(" ".join(word for word in words if word.lower() not in _EMPTY))


def _done(text: str) -> set[str]:
    """The terms of the words of a text that have the form of the past: what "closed" does not share with "closes"."""
    return set(terms_of(" ".join(_DONE.findall(text.lower()))))
