"""Whose side somebody is on: one party has several voices, a country its capital and its ministers."""

from __future__ import annotations

import re

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
_AGAINST = re.compile(r"\b(?:opposition|dissident|exiled|rebel|separatist|former|ex)\b", re.IGNORECASE)


def same_party(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one party.

    "Jens Stoltenberg" and "Stoltenberg" are; "Ada and Bo" is neither of the two. A country by any of
    its names is what its ministries and office holders speak for, but not these for one another.
    """
    if (" and " in one.text) != (" and " in other.text):
        return False
    return same_speaker(one, other) or _speaks_for(one.text, other.text) or _speaks_for(other.text, one.text)


def _speaks_for(who: str, country: str) -> bool:
    """Whether words name a country, by itself or by who holds an office there, that other words name by itself."""
    named = {found.name for words, found in countries_in(country) if words == _bare(country)}
    theirs = countries_in(who)[:1]  # "Russian forces in Ukraine" are Russia's
    official = (has_office(who) or _STATE.search(who)) and not (_PRIVATE.search(who) or _AGAINST.search(who))
    itself = any(words == _bare(who) for words, _ in theirs)
    return bool(official or itself) and any(found.name in named for _, found in theirs)


def _bare(name: str) -> str:
    """A name without its article and possessive ending."""
    return re.sub(r"[’']s?$", "", name.strip().removeprefix("the "))
