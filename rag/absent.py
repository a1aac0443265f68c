"""Names of a question that nothing read for it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.letters import latin
from index.words import STOP_WORDS, terms_of
from rag.countries import countries_in
from rag.proper_names import THINGS, names_in, opens

_PROPER = latin(r"[A-Z]|\d")  # begins with a capital or a digit
_STYLE = re.compile(  # not of the name itself: a text may give the name without it
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|King|Queen|Pope|President|Chancellor|Prime|Foreign|Defen[cs]e|Minister|Secretary"
    r"|General|Senator|Ambassador|Governor|Colonel|Captain|Professor|Chief)\.?"
)
_THING = re.compile(
    rf"{THINGS}|Pact|Accord|Agreement|Law|Forces|Army|Navy|Office|Party|Group|Bank|Fund|Court|Committee|Commission"
    r"|Foundation|University|Company|Street|Place"
)
_CAPITALISED = latin(r"(?<=[\w,] )[A-Z][a-z]+\b")


def absent_names(question: str, texts: Iterable[str]) -> list[str]:
    """The names of a question that no text holds, each once; a country held by another name is not absent.

    >>> absent_names("Did Norway join AUKUS?", ["Oslo did not."])
    ['AUKUS']
    """
    if _is_title_case(question):
        return []  # its capitals tell no names
    names = dict.fromkeys(name for name, start, _ in names_in(question) if not opens(question, name, start))
    held = {term for text in set(texts) for term in terms_of(text)} if names else set()
    return [name for name in names if not _is_held(name, held)]


def _is_held(name: str, held: set[str]) -> bool:
    """Whether the country that a name names is held, and its surname; of a thing every word."""
    for words, country in countries_in(name):
        if not any(held.issuperset(terms_of(one)) for one in (words, *country.names)):
            return False
        name = name.replace(words, " ")
    parts = [part for part in re.split(r"[\s-]+", name) if _PROPER.match(part) and not _STYLE.fullmatch(part)]
    telling = parts if parts and _THING.fullmatch(parts[-1]) else parts[-1:]
    return held.issuperset(terms_of(re.sub(r"(?<=\d)s\b", "", " ".join(telling))))


def _is_title_case(question: str) -> bool:
    """Whether a small word has a capital and opens no sentence: "Where Did The Minister Stay?"."""
    return any(match.group().lower() in STOP_WORDS for match in _CAPITALISED.finditer(question))
