"""Countries by their other names: demonym, capital, long form ("Norwegian", "Oslo" for Norway).

News writes of a government by its capital and of its people by their name, and
so do its readers. The names come from the package `countryinfo`. People and other places are
called so as well: "Ada Jordan" is no country, nor is "New Mexico".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countryinfo import CountryInfo

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.terms import STOP_WORDS
from rag.question_words import QUESTION_WORDS

_SHORTEST = 4  # letters; shorter names are abbreviations and must stand in capitals
# What the package lacks: seats that news calls a government by, peoples that are not called as the adjective is.
_ALSO_CALLED = {
    "Croatia": ("Croat",),
    "Democratic Republic of the Congo": ("Democratic Republic of Congo",),
    "Denmark": ("Dane",),
    "Finland": ("Finn",),
    "France": ("Elysee",),
    "Netherlands": ("Holland",),
    "Poland": ("Pole",),
    "Russia": ("Kremlin",),
    "Serbia": ("Serb",),
    "Spain": ("Spaniard",),
    "Sweden": ("Swede",),
    "Turkey": ("Turk",),
    "Ukraine": ("Kiev",),
    "United Kingdom": ("Briton", "Downing Street", "Whitehall"),
    "United States": ("White House", "Pentagon", "Capitol Hill"),
}
_NOUNS = frozenset(("Island", "Valley"))  # names to the package, and what any place may be called
_ANOTHER = re.compile(r"\b(?:New|Lake|Mount|Fort|Port)\s+$")  # behind these stands another place: "New Mexico"
_WATERS = re.compile(r"\b(?:Gulf|Sea|Bay|Strait|Straits) of (?:the )?$")  # "Gulf of Mexico"
_ANOTHER_BEHIND = re.compile(r" (?:City|Sea|Channel)\b")  # "Jersey City", "the Irish Sea"
_FIRST_NAME = latin(r"(?<![\w’'.-])(?P<first>[A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:[A-Z]\. )?$")
_LOOKED_BACK = 40  # characters
_OPENS = re.compile(r"(?:^|[.?!:;\"“‘(\n])\s*$")
# Before a country these are no first name: "Northern Ireland", "In May Norway …", "Unlike Norway, …".
_NO_FIRST_NAME = re.compile(
    rf"(?:{'|'.join(sorted(STOP_WORDS | QUESTION_WORDS))}|{MONTHS}|{WEEKDAYS}"
    r"|(?:North|South|East|West)(?:ern)?|Central|Upper|Lower|Greater|Inner|Outer|Mainland|Downtown|Modern|Ancient|Medieval"
    r"|Imperial|Colonial|Nazi|Fascist|Communist|Air|Radio|Bank|Team|Miss|Republic|Kingdom|College|University|Embassy"
    r"|Unlike|Like|Besides|Despite|Within|Outside|Inside|Across|Beyond|Around|Near|Amid|Among|Towards?|Throughout|Without"
    r"|Although|Though|Whereas|Since|Unless|Yet|Still|However|Meanwhile|Today|Yesterday|Instead|Perhaps|Maybe|Even|Only)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its name, what its people are called, its capital, and what finds any of its names."""

    name: str
    demonym: str
    capital: str
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether a text names the country in any way."""
        return bool(self.pattern.search(text))


def countries_in(text: str) -> list[tuple[str, Country]]:
    """The countries a text names, each with the words that name it; no people and places that are called alike.

    >>> [(words, country.name) for words, country in countries_in("Did the Norwegian fleet meet Ada Jordan?")]
    [('Norwegian', 'Norway')]
    """
    names = (found.group() for found in _any_name().finditer(text) if not _is_another(text, found))
    return [(words, country) for words in names for country in _called(words)]


def is_called_a_country(word: str) -> bool:
    """Whether a country or its capital has that name: "Jordan", but not "Norwegian"."""
    return any(word in (country.name, country.capital.removesuffix(" D.C.")) for country in _called(word))


def _is_another(text: str, name: re.Match[str]) -> bool:
    """Whether a country's name is another place's or a person's where it stands."""
    before = max(0, name.start() - _LOOKED_BACK)
    is_other_place = _ANOTHER.search(text, before, name.start()) or _WATERS.search(text, before, name.start())
    return bool(is_other_place or _ANOTHER_BEHIND.match(text, name.end())) or _is_surname(text, name)


def _is_surname(text: str, name: re.Match[str]) -> bool:
    """Whether a country's name ends a person's, behind a first name: "Ada Jordan", but not "the Ministry of Jordan".

    What opens a sentence has its capital for that and tells of no name, unless nothing else is there.
    """
    first = _FIRST_NAME.search(text, max(0, name.start() - _LOOKED_BACK), name.start())
    if not first or re.match(r" [A-Z]", text[name.end() :]) or not is_called_a_country(name.group()):
        return False
    if _NO_FIRST_NAME.fullmatch(first["first"]) or _called(first["first"]):
        return False
    return (first.start(), name.end()) == (0, len(text)) or not _OPENS.search(
        text[max(0, first.start() - _LOOKED_BACK) : first.start()]
    )


@lru_cache(maxsize=1_000)
def _called(words: str) -> tuple[Country, ...]:
    """The countries that are called so."""
    return tuple(country for country in _countries() if country.pattern.fullmatch(words))


@cache
def _countries() -> tuple[Country, ...]:
    return tuple(map(_country, (known for known in CountryInfo.all().values() if known.get("name"))))


def _country(known: Mapping[str, object]) -> Country:
    name, demonym, capital = (str(known.get(key) or "") for key in ("name", "demonym", "capital"))
    return Country(name, demonym, capital, _pattern(tuple(_names(known))))


@cache
def _any_name() -> re.Pattern[str]:
    names = {name for known in CountryInfo.all().values() if known.get("name") for name in _names(known)}
    return _pattern(sorted(names, key=len, reverse=True))


def _names(known: Mapping[str, object]) -> Iterator[str]:
    """What a country is called: by name, people, capital and other spellings; codes only where they are words."""
    iso, others = known.get("ISO"), known.get("altSpellings")
    codes = {str(code) for code in iso.values()} if isinstance(iso, Mapping) else set()
    listed = [known["name"], known.get("demonym"), known.get("capital")]
    listed += others if isinstance(others, Iterable) else ()
    listed += _ALSO_CALLED.get(str(known["name"]), ())
    for name in listed:
        plain = re.sub(r"^(?:The|Great) ", "", name if isinstance(name, str) else "").removesuffix(" D.C.")
        is_code = plain in codes and plain not in ("US", "USA")  # the two codes that people write
        if plain in _NOUNS:
            continue
        if plain and plain.isascii() and not is_code and (len(plain) >= _SHORTEST or plain.isupper()):
            yield plain


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as whole words, with a plural; abbreviations with or without dots."""
    parts = [re.escape(name) + "s?" if not name.isupper() else r"\.?".join(name) + r"\.?" for name in names]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(parts)})(?!\w)")
