"""Countries by their other names: demonym, capital, long form ("Norwegian", "Oslo" for Norway).

News writes of a government by its capital and of its people by their name, and
so do its readers. The names come from the package `countryinfo`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countryinfo import CountryInfo

_SHORTEST = 4  # letters; shorter names are abbreviations and must stand in capitals
# What the package lacks: seats that news calls a government by, peoples that are not called as the adjective is.
_ALSO_CALLED = {
    "Croatia": ("Croat",),
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
    """The countries a text names, each with the words that name it.

    >>> [(words, country.name) for words, country in countries_in("Did the Norwegian fleet sail?")]
    [('Norwegian', 'Norway')]
    """
    names = (match.group() for match in _any_name().finditer(text))
    return [(words, country) for words in names for country in _called(words)]


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
        if plain and plain.isascii() and not is_code and (len(plain) >= _SHORTEST or plain.isupper()):
            yield plain


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as whole words, with a plural; abbreviations with or without dots."""
    parts = [re.escape(name) + "s?" if not name.isupper() else r"\.?".join(name) + r"\.?" for name in names]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(parts)})(?!\w)")
