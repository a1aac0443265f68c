"""The figures that a sentence gives of what is asked, by which two articles can be seen to contradict each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from index.terms import content_terms, terms_of
from rag.amounts import amounts, in_digits
from rag.asked_for import Kind
from rag.dates import dates_in

_YEAR = re.compile(r"(?<!\d)\d{4}(?![\ds])")  # "the 1920s" are no year
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sentence gives, and the years that tell what it gives it of.

    Attributes:
        told: numbers by what they are of; years of an answer are of "year".
        asked: the years it names of those that the question names.
        years: all that it names.
        are_counted: whether the question says what it counts: else they are those that stand in the answer.
    """

    told: Mapping[str, Collection[str]]
    asked: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    are_counted: bool = False

    def contradict(self, other: Figures) -> bool:
        """Whether figures of the same differ: not what was in one year, and what was in another."""
        if self.asked != other.asked:
            return False
        shared = self.told.keys() & other.told.keys()
        if "year" not in shared and self.years and other.years and self.years.isdisjoint(other.years):
            return False
        return any(set(self.told[unit]).isdisjoint(other.told[unit]) for unit in shared)


def figures_of(question: str, kinds: Collection[Kind], text: str, answer: tuple[int, int]) -> Figures:
    """The figures that a sentence gives of what a question counts, or else those that its answer stands on.

    Numbers where a number is asked for, years where a date is, else none.

    Args:
        question: as it is meant.
        kinds: what kinds of thing it asks for.
        text: a sentence.
        answer: where in it the answer stands, in code points.

    >>> text = "Built in 1921 for 5 million euros, it has 300 lamps."
    >>> figures_of("When was it built?", [Kind.DATE], text, (6, 13)).told
    {'year': {'1921'}}
    >>> figures_of("How many lamps has it?", [Kind.NUMBER], text, (6, 13)).told
    {'lamps': {'300'}}
    """
    years = frozenset(_years(text, 0, len(text)))
    asked = years.intersection(_YEAR.findall(question))
    terms = set(content_terms(question))
    given = amounts(text) if Kind.NUMBER in kinds else {}
    counted = {unit: numbers for unit, numbers in given.items() if terms.intersection(terms_of(unit))}
    if counted:
        return Figures(counted, asked, years, are_counted=True)
    numbers = {number.replace(",", "") for number in _NUMBER.findall(in_digits(text[slice(*answer)]))}
    told = {unit: found & numbers for unit, found in given.items() if found & numbers}
    if Kind.DATE in kinds and (answered := _years(text, *answer)):
        told["year"] = answered
    return Figures(told, asked, years)


def _years(text: str, start: int, end: int) -> set[str]:
    """The years of the dates of a text that stand in a part of it."""
    return {year for a, b in dates_in(text) if a < end and start < b for year in _YEAR.findall(text[a:b])}
