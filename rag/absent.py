"""Names of a question that nothing read for it holds, or nothing around a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from index.furniture import is_furniture
from index.letters import latin
from index.library import Library
from index.terms import STOP_WORDS, terms_of
from rag.abbreviations import is_like_a_small_word
from rag.countries import Country, countries_in, is_called_a_country
from rag.persons import HE_OR_SHE, is_full_name
from rag.proper_names import STYLES, THINGS, names_in, opens

_PROPER = latin(r"[A-Z]|\d")  # begins with a capital or a digit
# A time, or a style: a text may give the name without it.
_NO_NAME = re.compile(
    rf"(?:{MONTHS}|{SHORT_MONTHS}|{WEEKDAYS}|{SHORT_WEEKDAYS}|{STYLES}"
    r"|USD|EUR|GBP|CHF|JPY|I|Inc|Ltd|LLC|LLP|PLC|Corp|Co|Corporation|Company|Limited|AG|SA|NV|GmbH)\.?"
)
_TIME_ONLY = re.compile(  # "May 2017"; "May" alone may be somebody
    rf"(?=.*\d)(?:(?:{MONTHS}|{SHORT_MONTHS}|{WEEKDAYS}|{SHORT_WEEKDAYS}|\d{{1,4}})\b[., ]*)+"
)
_THING = re.compile(THINGS)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}(?=\W|$)|\b(?:[A-Z]\.)+[A-Z]\b")
_OWNER = re.compile(r"(?<=\w)['’]s\s")  # "Oslo’s Storting" are two names
_NUMBER = re.compile(r"\d[\d.,]*s?")
_WITH_NUMBER = re.compile(r"(?P<word>[A-Za-z]{3,})-\d+")  # "COVID-19", which texts call "Covid"; not "F-35"
# What is numbered in Roman numerals as well: "Phase III", "World War 2".
_IN_ROMAN = re.compile(r"(?:Phase|Title|Type|Article|Chapter|War)")
_ROMAN = {str(n): roman for n, roman in enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split(), 1)}
_OTHER_NUMERALS = {**_ROMAN, **{roman: n for n, roman in _ROMAN.items()}}
_SIGNS = {"Section": r"§+|\b[Ss]ecs?\.", "Article": r"\b[Aa]rts?\."}  # in front of a number, as texts shorten them
_LETTERS = re.compile(r"[A-Z]{2,6}")
# What stands before a noun or opens a sentence, and what stands behind one: a term between them is whole.
_SMALL_WORD = rf"(?i:{'|'.join(STOP_WORDS)})\b"
_BEFORE_A_TERM = (
    r"(?:\b(?:the|an?|this|its|his|her|their|of|by|with|for|in|on|from|as|and|or)\s|^[^\w\n]*|[.!?:;]\s|[(“\"])"
)
_BEHIND_A_TERM = rf"(?=[^\w\n]*$|\s?[.,;:!?)”\"]|\s{_SMALL_WORD})"
_SMALL_IN_BODIES = ("of", "and", "for", "the", "on")
# Two letters stand for too much ("PM" for Paul Martin, "SC" for a court), but for unions of countries they do.
_OF_COUNTRIES = re.compile(r"(?:Union|Nations)\b")
_OF_A_PLACE = ("n", "an", "ean", "ian")
# A year where the words before it make it one: "in 2014", "the 2014 summit"; not "since", "after" and the like,
# for what came of a time may be told without it.
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![\w%]|[.,]\d|-[a-z])"
_COUNTED = (
    r"(?! ?(?:%|per ?cent|people|men|women|children|staff|crew|troops|euros?|pounds?|dollars?|roubles?|k?m"
    r"|met(?:er|re)s?|kilomet\w+|miles?|feet|tons?|tonnes?|kilos?|kg|resolution|a (?:day|week|month|ton|person))\b)"
)
_TIME = (
    r"in|during|early|late|mid|year|fiscal|his|her|its|their"
    rf"|(?:{MONTHS}|{SHORT_MONTHS})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?"
    r"|(?:summer|winter|spring|autumn|fall|end|start|beginning|middle|course|events|year) of"
)
_SINCE = "".join(f"(?<!{word} )" for word in ("of", "since", "after", "before", "until", "from", "to"))
_IN_A_YEAR = re.compile(
    rf"(?:\b(?:{_TIME})[ -]|{_SINCE}\bthe )((?:{_YEAR}(?: and | or |, ?(?:and )?)?)+){_COUNTED}"
    rf"|\b(?:by|around|about) ({_YEAR})(?=\W*$|, )",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"(?<![\d.,])(1\d{3}|20\d\d) ?(?:[-–—/]|to|until|and) ?(\d{4}|\d\d)(?!\d)")
_WITHIN = latin(r"(?<=[\w,] )[A-Za-z][a-z]+\b")  # a word that opens no sentence
_SMALL_IN_TITLES = frozenset("an and as at but by for from in into nor of on or over the to up with".split())
_ALSO_NAMES = frozenset(("may", "will", "the"))  # "in May", "Will Hale", "The Echo"
_LOOKED_INTO = 500  # documents, at most, whose authors are looked up: some 10 milliseconds
_OPENING = 600  # characters of a document in which its byline stands
_BYLINE = re.compile(r"\W*(?:posted )?by\s", re.IGNORECASE)


def absent_names(question: str, texts: Iterable[str]) -> list[str]:
    """The names of a question that no text holds, each once; a country held by another name is not absent.

    >>> absent_names("Did Norway join AUKUS?", ["Oslo did not."])
    ['AUKUS']
    """
    names = names_of(question)
    held = Held.of(texts) if names else None
    return [name for name in names if held and not held.name(name)]


def names_of(question: str) -> list[str]:
    """The names of a question, each once; none where its capitals do not tell them."""
    if question.isupper() or _is_title_case(question):
        return []
    names = (name for name, start, _ in names_in(question) if not opens(question, name, start))
    return list(dict.fromkeys(name for name in names if not _TIME_ONLY.fullmatch(name)))


def writers_among(names: Iterable[str], library: Library) -> list[str]:
    """Those of some names that are people's and that articles have for their author, stated or in a line by itself.

    The lines are looked through where the articles' passages, which leave them out, do not hold a name's words.
    """
    people = [name for name in names if is_full_name(name)]
    if not people:
        return []
    records = library.catalog.documents(limit=_LOOKED_INTO)
    written = "\n".join(record.metadata.author for record in records)
    if not all(map(library.words.holds, terms_of(" ".join(people)))):
        openings = ((library.catalog.text(record.sha256) or "")[:_OPENING] for record in records)
        written = "\n".join([written, *(line for one in openings for line in one.splitlines() if _is_byline(line))])
    return [name for name in people if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written, re.IGNORECASE)]


def _is_byline(line: str) -> bool:
    return bool(_BYLINE.match(line)) and is_furniture(line)


def named_elsewhere(names: Sequence[str], texts: Sequence[Held]) -> list[list[str]]:
    """For each of the texts read for a question the names that others of them hold and it does not.

    Whoever is called he or she may be any person; a country is neither.
    """
    known = [name for name in names if any(text.name(name) for text in texts)]
    return [
        [name for name in known if not text.name(_short(name)) and (not text.has_he_or_she or countries_in(name))]
        for text in texts
    ]


def years_of(question: str) -> list[int]:
    """The years that a question names; a number of things is none.

    >>> years_of("How many of the 2000 ships were sunk in 1941?")
    [1941]
    """
    found = (" ".join(filter(None, match.groups())) for match in _IN_A_YEAR.finditer(question))
    return list(dict.fromkeys(int(year) for years in found for year in re.findall(r"\d{4}", years)))


def is_of_a_year(years: Iterable[int], texts: Iterable[str], date: str) -> bool:
    """Whether texts name one of the years, or were written on a date that is in it or in one beside it.

    Written in 2018, "last year" is 2017; "1939 to 1945" has 1941, as have "the 1940s".
    """
    words = " ".join(texts)
    written = int(date[:4]) if date[:4].isdecimal() else None
    spans = [(int(start), _later(start, end)) for start, end in _FROM_TO.findall(words)]
    return any(
        (written is not None and abs(written - year) <= 1)
        or re.search(rf"(?<!\d)(?:{year // 1000},?{year % 1000:03}(?!\d)|{year // 10}0s)", words)
        or any(start <= year <= end for start, end in spans)
        for year in years
    )


def _later(start: str, end: str) -> int:
    """The year in which a span ends: of "1999" and "02" 2002."""
    if len(end) == len(start):
        return int(end)
    same = int(start[:2] + end)
    return same if same >= int(start) else same + 100


def _short(name: str) -> str:
    """A thing's name as a passage may have it that goes on about it: "Response Force" of "NATO Response Force"."""
    words = name.split()
    return " ".join(words[-2:]) if _THING.fullmatch(words[-1]) else name


def _undotted(text: str) -> str:
    """Initials without their dots: "UN" for "U.N."."""
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), text)


@dataclass(frozen=True, slots=True)
class Held:
    """What texts hold: their words, and the terms of these."""

    words: str
    terms: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Held:
        words = _undotted("\n".join(dict.fromkeys(texts)))
        return cls(words, frozenset(terms_of(words)))

    @property
    def has_he_or_she(self) -> bool:
        """Whether somebody is spoken of by pronoun."""
        return bool(HE_OR_SHE.search(self.words))

    def name(self, name: str) -> bool:
        """Whether a name is held, by itself, by its letters or by another of a country's names."""
        return all(self._part(part) or self._otherwise_long(part) for part in _OWNER.split(_undotted(name)))

    def _otherwise_long(self, name: str) -> bool:
        """Whether a body is held by its letters, or letters by the body they stand for: "EU", "European Union"."""
        if _LETTERS.fullmatch(name):
            between = rf"[\s-](?:(?:{'|'.join(_SMALL_IN_BODIES)})\s)*"
            whole = re.search(r"\b" + between.join(rf"{letter}[a-z]+" for letter in name) + r"\b", self.words)
            is_body = whole and (len(name) > 2 or _OF_COUNTRIES.match(whole[0].split()[-1]))
            return bool(is_body) or self._term(name)
        words = re.split(r"[\s-]+", name)
        capitals = [word for word in words if word[:1].isupper()]
        if len(capitals) < 2 or not (len(capitals) > 2 or _OF_COUNTRIES.match(words[-1])):
            return False
        # A small word may have its letter: "DoD", "FBI".
        letters = "".join(f"[{word[0]}{word[0].upper()}]?" if word in _SMALL_IN_BODIES else word[:1] for word in words)
        return bool(re.search(rf"\b{letters}\b", self.words))

    def _term(self, letters: str) -> bool:
        """Whether three letters or more are held by a term in small letters: "PCR" by "polymerase chain reaction".

        Many words that stand in a row begin with given letters: they must be a noun's, and all of it.
        """
        if len(letters) < 3:
            return False
        parts = [rf"(?!{_SMALL_WORD}){letter.lower()}[a-z]{{2,}}" for letter in letters]
        parts[0] = rf"(?!{_SMALL_WORD})[{letters[0]}{letters[0].lower()}][a-z]{{2,}}"  # it may open a sentence
        parts[-1] = r"(?!\w+(?:ed|ly)\b)" + parts[-1]  # not "The port crews rested"
        term = r"[\s-](?:of\s)?".join(parts)
        return bool(re.search(_BEFORE_A_TERM + term + _BEHIND_A_TERM, self.words, re.MULTILINE))

    def _part(self, name: str) -> bool:
        """Whether the country that a name names is held, and its surname; of a thing every word.

        A number alone tells nothing: of "COVID-19" the word before it must be held, and may be alone.
        """
        if self._first_name(name):
            return True
        called: dict[str, list[Country]] = {}
        for words, country in countries_in(name):
            called.setdefault(words, []).append(country)
        for words, countries in called.items():
            # Several countries may be called so: "American" those of two.
            if not self._holds(words) and not any(country.is_in(self.words) for country in countries):
                return False
            name = name.replace(words, " ")
        parts = [part for part in re.split(r"[\s-]+", name) if _PROPER.match(part) and not _NO_NAME.fullmatch(part)]
        if self._without_number(name) or (len(parts) > 1 and self._in_other_numerals(*parts[-2:])):
            return True
        if len(parts) > 1 and _NUMBER.fullmatch(parts[-1]):
            return self._numbered(*parts[-2:])
        telling = parts if parts and _THING.fullmatch(parts[-1]) else parts[-1:]
        return self._holds(re.sub(r"(?<=\d)s\b", "", " ".join(telling)))

    def _without_number(self, name: str) -> bool:
        """Whether a name's word is held by itself, without the number that a hyphen joins to it, or another."""
        found = _WITH_NUMBER.fullmatch(name)
        if found is None:
            return False
        first, rest = found["word"][0], found["word"][1:]
        return bool(re.search(rf"(?<![\w-]){first}(?i:{rest})(?![\w-]|\s\d)", self.words))

    def _in_other_numerals(self, word: str, number: str) -> bool:
        """Whether a word and its number are held, this in Roman numerals for Arabic ones or the other way round."""
        other = _OTHER_NUMERALS.get(number) if _IN_ROMAN.fullmatch(word) else None
        return bool(other and re.search(rf"\b(?i:{word})\s{other}\b", self.words))

    def _numbered(self, word: str, number: str) -> bool:
        """Whether a word and its number are held, or a sign that stands for the word: "§ 230" for "Section 230"."""
        number = number.removesuffix("s")
        sign = _SIGNS.get(word)
        return self._holds(f"{word} {number}") or bool(
            sign and re.search(rf"(?:{sign})\s*{re.escape(number)}(?!\w)", self.words)
        )

    def _first_name(self, name: str) -> bool:
        """Whether a country's name opens somebody's whose last name is held: "Hale" of "Georgia Hale"."""
        first, _, last = name.partition(" ")
        is_name = last and is_called_a_country(first) and not (_THING.fullmatch(last) or countries_in(last))
        return bool(is_name and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", self.words))

    def _holds(self, words: str) -> bool:
        """Whether every term is held, as it is or as what people of a place are called: "European" for Europe.

        Letters that are a small word as well are held in capitals alone: "who" is not the WHO.
        """
        if is_like_a_small_word(words):
            return bool(re.search(rf"\b{words}\b", self.words))
        return all(
            term in self.terms
            or any(term + ending in self.terms or term.removesuffix(ending) in self.terms for ending in _OF_A_PLACE)
            for term in terms_of(words)
        )


def _is_title_case(question: str) -> bool:
    """Whether most small words that open no sentence have capitals: "Where Did the Minister Stay?", not "Was it May?".

    Those that titles leave small, and those that are names as well, count where there are no others.
    """
    small = [word for word in _WITHIN.findall(question) if word.lower() in STOP_WORDS]
    telling = [word for word in small if word.lower() not in _ALSO_NAMES | _SMALL_IN_TITLES] or small
    return len([word for word in telling if word[0].isupper()]) > len(telling) / 2
