"""Other names for what a question names, as the articles themselves give them.

An article names a person with the office once ("Norwegian Fisheries Minister Kari
Dahl") and by surname ever after, and a long name with its abbreviation once ("the
World Trade Organization (WTO)"). A wrong name is worse than none: an office must be
the same to the word, held by one person alone, and not what the question asks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.letters import latin
from index.terms import STOP_WORDS, terms_of
from rag.abbreviations import defined_in
from rag.asked_for import SAYS, Kind, asked_for
from rag.countries import countries_in
from rag.proper_names import PARTICLES

_ROLE = (
    r"(?:minister|secretary(?:[- ]general)?|president|chancellor|chief|head|spokes(?:man|woman|person)|envoy|ambassador"
    r"|commander|chair(?:man|woman|person)?|leader|governor|mayor|premier|director)"
)
_WORD = r"(?:U\.S\.|U\.K\.|[\w-]+(?:[’']s)?)"
_OFFICE = rf"(?:{_WORD} ){{1,4}}(?i:{_ROLE})\b"
_IN_QUESTION = re.compile(rf"(?<!\w)(?P<office>{_OFFICE})(?=\W*$|[?!.;:]| (?:{SAYS}|{'|'.join(STOP_WORDS)})\b)")
_PART = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_IN_TEXT = latin(rf"(?<!\w)(?P<office>{_OFFICE}),? (?P<name>{_PART}(?: (?:(?:{PARTICLES})[ -])?{_PART}){{0,3}})")
_NO_PERSON = re.compile(
    rf"\b(?i:{_ROLE}|committee|party|department|association|officer|league|council|union|institute|office|weapons)\b"
)
# What many hold at once: told apart only by a country or an organisation.
_COMMON = frozenset(terms_of("foreign prime defence defense finance interior justice health general first chief press"))
_ASKS_NAME = re.compile(r"\b(?:who\w*|name[ds]?|surname|called|identify)\b", re.IGNORECASE)
_ASKS_SHORT = re.compile(r"\b(?:stands? for|short|abbreviat\w+|acronym|letters|initials)\b", re.IGNORECASE)
# "Northern Ireland", "Republic of Ireland", but "Great Britain" is Britain.
# The first word of a question is told by what it means.
_NAME_BEFORE = latin(r"\b(?P<word>(?!Great )[A-Z][\w-]*) (?:(?<=Republic )of (?:the )?)?$")
# What is a country's own: "British Government", "French Foreign Ministry", but no "Norwegian Salvation Army".
_STATE = r"(?i:government|army|navy|parliament|embassy|troops)|(?:Armed )?(?i:forces)|(?:[A-Z][\w-]* )?(?i:ministry)"
# "British Coal", no "British Prime Minister"
_NAME_BEHIND = latin(rf" (?!(?:(?:[A-Z][\w-]* ){{0,3}}(?i:{_ROLE})|{_STATE})\b)[A-Z]")
_ALIKE = 4  # letters: "Turkish" needs no "Turkey" beside it


def other_names(
    question: str, texts: Sequence[str], holds: Callable[[str], bool] = lambda _: False
) -> list[tuple[str, str]]:
    """What of a question the texts call otherwise: pairs (written, other name).

    A person for an office that the texts give to that person alone; the
    abbreviation for a long form; what the texts call a country that they never
    call as the question does ("London" for Britain), or else what the library calls it.

    Args:
        question: as understood.
        texts: what was found for it.
        holds: whether a word stands anywhere in the library.

    >>> other_names("What did Norway's fisheries minister say?", ["Norwegian Fisheries Minister Kari Dahl said no."])
    [("Norway's fisheries minister", 'Kari Dahl')]
    """
    return [*_office_holders(question, texts), *_abbreviations(question, texts), *_countries(question, texts, holds)]


def with_names(question: str, others: Iterable[tuple[str, str]]) -> str:
    """The question with each other name behind what was written."""
    for written, other in others:
        place = re.search(rf"(?<!\w){re.escape(written)}(?!\w)", question, re.IGNORECASE)
        if place and not question.startswith(f" ({other})", place.end()):
            question = f"{question[: place.end()]} ({other}){question[place.end() :]}"
    return question


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as its analysed terms and the countries it names, each as the countries it may be, in order."""

    terms: frozenset[str]
    countries: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, words: str) -> _Office:
        words = re.sub(r"[’']s\b", "", words)
        named: dict[str, set[str]] = {}
        for written, country in countries_in(words):
            named.setdefault(written, set()).add(country.name)
        terms = frozenset(terms_of(words)).difference(*(terms_of(written) for written in named))
        return cls(terms, tuple(map(frozenset, named.values())))

    @property
    def is_told_apart(self) -> bool:
        return bool(self.countries) or len(self.terms - _COMMON) > 1

    def is_same(self, other: _Office) -> bool:
        pairs = zip(self.countries, other.countries, strict=False)
        alike = len(self.countries) == len(other.countries) and all(one & theirs for one, theirs in pairs)
        return alike and self.terms == other.terms


def _office_holders(question: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    offices = list(_IN_QUESTION.finditer(question))
    if not offices or _ASKS_NAME.search(question) or Kind.PERSON in asked_for(question):
        return
    for match in offices:
        written = _without_opening(match["office"])
        office = _Office.of(written)
        holders = _holders(office, texts) if office.is_told_apart else []
        if len(holders) == 1 and not set(holders[0].casefold().split()) & set(question.casefold().split()):
            yield written, holders[0]


def _without_opening(words: str) -> str:
    """An office without the words before it: of "did the Norwegian minister" the last two."""
    kept = words.split()
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].lower() in STOP_WORDS and kept[at] != "US":
            return " ".join(kept[at + 1 :])
    return words


def _holders(office: _Office, texts: Sequence[str]) -> list[str]:
    """The people to whom the texts give an office, each by the longest of the names they use."""
    found = [(match["office"], match["name"]) for text in texts for match in _IN_TEXT.finditer(text)]
    likely = [
        (held, name) for held, name in found if office.terms <= set(terms_of(held)) and not _NO_PERSON.search(name)
    ]
    names = {re.sub(r"[’']s$", "", name) for held, name in likely if office.is_same(_Office.of(_without_opening(held)))}
    longest: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        if not any(set(name.split()) <= set(other.split()) for other in longest):
            longest.append(name)
    return longest


def _abbreviations(question: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    if _ASKS_SHORT.search(question):
        return
    for short, long in dict.fromkeys(pair for text in texts for pair in defined_in(text)):
        spelt_out = re.search(rf"(?<!\w){re.escape(long)}(?!\w)", question, re.IGNORECASE)
        if spelt_out and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", question):
            yield spelt_out.group(), short
            return


def _stands_alone(country: str, question: str) -> bool:
    """Whether a country's name is part of no other wherever it stands: "Norway’s parties", not "Norway Rail".

    >>> [_stands_alone("British", f"Did the British {whose} go?") for whose in ("Prime Minister", "Coal")]
    [True, False]
    """
    places = re.finditer(rf"(?<!\w){re.escape(country)}(?!\w)", question)
    return not any(_is_part_of_a_name(question, *place.span()) for place in places)


def _is_part_of_a_name(question: str, start: int, end: int) -> bool:
    before = _NAME_BEFORE.search(question[:start])
    goes_on = before is not None and before["word"].lower() not in STOP_WORDS
    return goes_on or _NAME_BEHIND.match(question, end) is not None


def _countries(question: str, texts: Sequence[str], holds: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """The commonest other name of a country whose name in the question, or one like it, stands in none of the texts."""
    whole = "\n".join(texts)
    for written, country in countries_in(question):
        # A capital is its government or a place where others meet, and not the country.
        if written == country.capital or not _stands_alone(written, question):
            continue
        called = Counter(match.group() for match in country.pattern.finditer(whole))
        if called and not any(name[:_ALIKE].casefold() == written[:_ALIKE].casefold() for name in called):
            yield written, max(called, key=lambda name: called[name])
            return
        if not called and not holds(written):
            others = (name for name in (country.name, country.demonym, country.capital) if name.isalpha())
            if name := next(filter(holds, others), None):
                yield written, name
                return
