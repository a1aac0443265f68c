"""Whose side somebody is on: one party has several voices, a country its capital and its ministers."""

from __future__ import annotations

import re

from index.letters import latin
from rag.answer import Mention
from rag.countries import countries_in
from rag.persons import has_office
from rag.speech import same_speaker

# What is a country's own and speaks for it, unlike its firms, banks and studies.
_STATE = re.compile(
    r"\b(?:government|ministr(?:y|ies)|department|administration|cabinet|parliament|embassy|authorities|officials"
    r"|diplomats|police|army|navy|air force|military|(?:armed |security )?forces|troops|coast guard)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\b(?:company|firm|bank|analyst|researcher|lawyer|founder|professor)\b", re.IGNORECASE)
# Who is against the state, or judges it: "Norwegian dissidents", "a Norwegian court".
_AGAINST = re.compile(
    r"\b(?:(?:dissident|rebel|separatist|defector|judge|court)s?|opposition|exiled|former|ex)\b", re.IGNORECASE
)
# Who leads a part of a country: "Norwegian Labour leader", "the Norwegian party chief", but not "Norwegian leader" and
# not "Norwegian Security Council chief".
_LEADS_A_PART = latin(r"\b(?:(?!Supreme\b)[A-Z][\w’'-]* leader|[Pp]arty (?:leader|chief|head))\b")
_LEADS_THE_STATE = re.compile(r"\b(?:Prime Minister|President)\b")  # "Norway’s Labour leader, Prime Minister Ada Hale"
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_WHERE = re.compile(r"\s(?:of|for|in|at|from)\s.*", re.DOTALL)  # "the mayor of London", "a witness in London"
# Between a first and a last name: "George W. Bush", "Ada G.H. Hale", but not "Former U.S. President"
_INITIALS = latin(r"\b[A-Z][\w’'-]+\s(?!U\.\s?[SKN]\.|E\.\s?U\.)((?:[A-Z]\.\s?)+)(?=[A-Z][\w’'-])")


def same_party(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one party.

    "Jens Stoltenberg" and "Stoltenberg" are; "Ada and Bo" is neither of the two. A country by any of
    its names is what its ministries and office holders speak for, but not these for one another.
    """
    if (" and " in one.text) != (" and " in other.text):
        return False
    is_one_speaker = same_speaker(one, other) and not _are_told_apart(one.text, other.text)
    return is_one_speaker or _speaks_for(one.text, other.text) or _speaks_for(other.text, one.text)


def is_nameless(who: Mention) -> bool:
    """Whether words name nobody by themselves: "The company", which in another article is another company."""
    return _ARTICLE.sub("", who.text).islower()


def _are_told_apart(one: str, other: str) -> bool:
    """Whether initials or small words tell two of one name apart: "the city council" and "the county council"."""
    initials = {re.sub(r"\W", "", found[1]) for who in (one, other) if (found := _INITIALS.search(who))}
    kind, other_kind = _kind_of(one), _kind_of(other)
    return len(initials) > 1 or not (kind <= other_kind or other_kind <= kind)


def _kind_of(who: str) -> frozenset[str]:
    """The small words that tell of what kind somebody is who is called by no name: the "city" of "the city council"."""
    *before, last = _WHERE.sub("", _ARTICLE.sub("", who)).split() or [""]
    return frozenset(word for word in before if word.islower()) if last.islower() else frozenset()


def _speaks_for(who: str, country: str) -> bool:
    """Whether words name a country, by itself or by who holds an office there, that other words name by itself."""
    named = {found.name for words, found in countries_in(country) if words == _bare(country)}
    called = countries_in(who)
    first = called[0][0] if called else ""  # "Russian forces in Ukraine" are Russia's
    is_theirs = any(words == first and found.name in named for words, found in called)  # several are called "American"
    return is_theirs and (first == _bare(who) or _is_official(who, first))


def _is_official(who: str, country: str) -> bool:
    """Whether somebody who is called by a country's name speaks for its state."""
    if _PRIVATE.search(who) or _AGAINST.search(who):
        return False
    leads_a_part = _LEADS_A_PART.search(who.replace(country, "", 1)) and not _LEADS_THE_STATE.search(who)
    return bool((has_office(who) and not leads_a_part) or _STATE.search(who))


def _bare(name: str) -> str:
    """A name without its article and possessive ending."""
    return re.sub(r"[’']s?$", "", _ARTICLE.sub("", name.strip()))
