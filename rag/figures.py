"""The figures that a sentence gives of what is asked, by which two articles can be seen to contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from index.terms import content_terms, terms_of
from rag.amounts import Amount, in_digits, stated
from rag.asked_for import Kind
from rag.dates import dates_in
from rag.intervals import Interval, around_number, around_year

_YEAR = re.compile(r"(?<!\d)\d{4}(?![\ds])")  # "the 1920s" are no year
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


class Figure(NamedTuple):
    """A number or a year, in digits, and where it may lie: "about 40", "up to 40"."""

    digits: str
    lies: Interval


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sentence gives, and the years that tell what it gives it of.

    Attributes:
        told: figures by what they are of; years of an answer are of "year".
        asked: the years it names of those that the question names.
        years: all that it names.
        are_counted: whether the question says what it counts: else they are those that stand in the answer.
    """

    told: Mapping[str, Collection[Figure]]
    asked: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    are_counted: bool = False

    def contradict(self, other: Figures) -> bool:
        """Whether figures of the same cannot both be: not what was in one year, and what was in another."""
        if self.asked != other.asked:
            return False
        shared = self.told.keys() & other.told.keys()
        if "year" not in shared and self.years and other.years and self.years.isdisjoint(other.years):
            return False
        return not all(self._may_agree(other, unit) for unit in shared)

    def _may_agree(self, other: Figures, unit: str) -> bool:
        """Whether a figure of the one may be one of the other."""
        return any(mine.lies.meets(its.lies) for mine in self.told[unit] for its in other.told[unit])


def figures_of(question: str, kinds: Collection[Kind], text: str, answer: tuple[int, int]) -> Figures:
    """The figures that a sentence gives of what a question counts, or else those that its answer stands on.

    Numbers where a number is asked for, years where a date is, else none.

    Args:
        question: as it is meant.
        kinds: what kinds of thing it asks for.
        text: a sentence.
        answer: where in it the answer stands, in code points.

    >>> text = "Built in 1921 for 5 million euros, it has 300 lamps."
    >>> [figure.digits for figure in figures_of("When was it built?", [Kind.DATE], text, (6, 13)).told["year"]]
    ['1921']
    >>> [figure.digits for figure in figures_of("How many lamps?", [Kind.NUMBER], text, (6, 13)).told["lamps"]]
    ['300']
    """
    years = frozenset(_years(text, 0, len(text)))
    asked = years.intersection(_YEAR.findall(question))
    terms = set(content_terms(question))
    given = list(stated(text)) if Kind.NUMBER in kinds else []
    counted = [amount for amount in given if terms.intersection(terms_of(amount.unit))]
    if counted:
        return Figures(_by_unit(counted), asked, years, are_counted=True)
    numbers = {number.replace(",", "") for number in _NUMBER.findall(in_digits(text[slice(*answer)]))}
    told = _by_unit(amount for amount in given if amount.number in numbers)
    if Kind.DATE in kinds and (answered := _years(text, *answer)):
        told["year"] = [Figure(year, lies) for year, lies in answered.items()]
    return Figures(told, asked, years)


def _by_unit(given: Iterable[Amount]) -> dict[str, list[Figure]]:
    """Amounts as figures, by what they are of."""
    told: defaultdict[str, list[Figure]] = defaultdict(list)
    for amount in given:
        told[amount.unit].append(Figure(amount.number, around_number(amount.number, amount.before)))
    return dict(told)


def _years(text: str, start: int, end: int) -> dict[str, Interval]:
    """The years of the dates of a text that stand in a part of it, with where they may lie."""
    return {
        year.group(): around_year(year.group(), text[: a + year.start()])
        for a, b in dates_in(text)
        if a < end and start < b
        for year in _YEAR.finditer(text[a:b])
    }
