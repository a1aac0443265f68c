"""Names of a question that nothing read for it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.letters import latin
from index.words import STOP_WORDS, terms_of
from rag.countries import Country, countries_in
from rag.dates import MONTHS, WEEKDAYS
from rag.proper_names import THINGS, names_in, opens

_PROPER = latin(r"[A-Z]|\d")  # begins with a capital or a digit
_NO_NAME = re.compile(  # a time, or a style: a text may give the name without it
    rf"(?:{MONTHS}|{WEEKDAYS}"
    r"|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|King|Queen|Pope|President|Chancellor|Prime|Foreign|Defen[cs]e|Minister|Secretary"
    r"|General|Senator|Ambassador|Governor|Colonel|Captain|Professor|Chief)\.?"
)
_THING = re.compile(
    rf"{THINGS}|Pact|Accord|Agreement|Law|Forces|Army|Navy|Office|Party|Group|Bank|Fund|Court|Committee|Commission"
    r"|Foundation|University|Company|Street|Place"
)
_OWNER = re.compile(r"(?<=\w)['’]s\s")  # "Oslo’s Storting" are two names
_OF_A_PLACE = ("n", "an", "ean", "ian")
_CAPITALISED = latin(r"(?<=[\w,] )[A-Z][a-z]+\b")


def absent_names(question: str, texts: Iterable[str]) -> list[str]:
    """The names of a question that no text holds, each once; a country held by another name is not absent.

    >>> absent_names("Did Norway join AUKUS?", ["Oslo did not."])
    ['AUKUS']
    """
    if _is_title_case(question):
        return []  # its capitals tell no names
    names = dict.fromkeys(name for name, start, _ in names_in(question) if not opens(question, name, start))
    held = _Held.of(texts) if names else None
    return [name for name in names if held and not all(map(held.name, _OWNER.split(name)))]


@dataclass(frozen=True, slots=True)
class _Held:
    """What texts hold: their words, and the terms of these."""

    words: str
    terms: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Held:
        words = "\n".join(dict.fromkeys(texts))
        return cls(words, frozenset(terms_of(words)))

    def name(self, name: str) -> bool:
        """Whether the country that a name names is held, and its surname; of a thing every word."""
        called: dict[str, list[Country]] = {}
        for words, country in countries_in(name):
            called.setdefault(words, []).append(country)
        for words, countries in called.items():
            # Several countries may be called so: "American" those of two.
            if not self._holds(words) and not any(country.is_in(self.words) for country in countries):
                return False
            name = name.replace(words, " ")
        parts = [part for part in re.split(r"[\s-]+", name) if _PROPER.match(part) and not _NO_NAME.fullmatch(part)]
        telling = parts if parts and _THING.fullmatch(parts[-1]) else parts[-1:]
        return self._holds(re.sub(r"(?<=\d)s\b", "", " ".join(telling)))

    def _holds(self, words: str) -> bool:
        """Whether every term is held, as it is or as what people of a place are called: "European" for Europe."""
        return all(
            term in self.terms
            or any(term + ending in self.terms or term.removesuffix(ending) in self.terms for ending in _OF_A_PLACE)
            for term in terms_of(words)
        )


def _is_title_case(question: str) -> bool:
    """Whether a small word has a capital and opens no sentence: "Where Did The Minister Stay?"."""
    return any(match.group().lower() in STOP_WORDS for match in _CAPITALISED.finditer(question))
