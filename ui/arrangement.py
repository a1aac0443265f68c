"""The order in which an answer's quotes are read: together, by sides, or by years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag import Answer, Arrangement, Mention, Quote
from rag.parties import same_party
from ui.dates import readable_date

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that stand under one heading; the heading is empty where there is none."""

    heading: str
    quotes: tuple[Quote, ...]


def arranged(answer: Answer) -> list[Group]:
    """The quotes in reading order, in groups."""
    if answer.arrangement is Arrangement.SIDES:
        return _by_side(answer.quotes)
    if answer.arrangement is Arrangement.TIMELINE:
        in_time = sorted(answer.quotes, key=_moment)
        return _consecutive([(_when(quote), quote) for quote in in_time])
    return [Group("", answer.quotes)]


def _by_side(quotes: Iterable[Quote]) -> list[Group]:
    """By side, in order of first appearance, under the shortest of its names; those of no side come last."""
    parties: list[tuple[Mention, list[Quote]]] = []
    nobodys: list[Quote] = []
    for quote in quotes:
        side = quote.side
        if side is None:
            nobodys.append(quote)
        elif known := next((theirs for party, theirs in parties if same_party(party, side)), None):
            known.append(quote)
        else:
            parties.append((side, [quote]))
    groups = [Group(_shortest_name(theirs), tuple(theirs)) for _, theirs in parties]
    return groups + [Group("", tuple(nobodys))] * bool(nobodys)


def _shortest_name(quotes: Iterable[Quote]) -> str:
    return min((quote.side.text for quote in quotes if quote.side), key=len)


def _consecutive(named: Sequence[tuple[str, Quote]]) -> list[Group]:
    groups: list[Group] = []
    for heading, quote in named:
        if groups and groups[-1].heading == heading:
            groups[-1] = Group(heading, (*groups[-1].quotes, quote))
        else:
            groups.append(Group(heading, (quote,)))
    return groups


def _moment(quote: Quote) -> str:
    """What sorts a quote in time: the year it tells of, else its article's date; unknown ones last."""
    told = _YEAR.search(quote.when.text) if quote.when else None
    return told[0] if told else quote.citation.date or "9999"


def _when(quote: Quote) -> str:
    """The moment in words: the quote's own where they name a year, else its article's date."""
    if quote.when and _YEAR.search(quote.when.text):
        return quote.when.text
    return readable_date(quote.citation.date, quote.citation.date_basis)
