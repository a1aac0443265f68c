"""The order in which an answer's quotes are read: together, by sides, or by years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag import Answer, Arrangement, Quote
from rag.parties import is_nameless, same_party
from ui.dates import readable_date
from ui.moments import Moment, moment_of, moment_of_article

_UNKNOWN: Moment = (9999, 0, 0)  # comes last


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
    parties: list[list[Quote]] = []
    nobodys: list[Quote] = []
    for quote in quotes:
        if quote.side is None:
            nobodys.append(quote)
        elif known := next((theirs for theirs in parties if all(_are_one_s(quote, one) for one in theirs)), None):
            known.append(quote)
        else:
            parties.append([quote])
    groups = [Group(_shortest_name(theirs), tuple(theirs)) for theirs in parties]
    return groups + [Group("", tuple(nobodys))] * bool(nobodys)


def _are_one_s(one: Quote, other: Quote) -> bool:
    """Whether two quotes are one party's; "the company" of one article is not that of another."""
    if not (one.side and other.side and same_party(one.side, other.side)):
        return False
    is_named = not (is_nameless(one.side) or is_nameless(other.side))
    return is_named or one.citation.sha256 == other.citation.sha256


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


def _moment(quote: Quote) -> Moment:
    """What sorts a quote in time: the date it tells of, else its article's date; unknown ones last."""
    told = moment_of(quote.when.text) if quote.when else None
    return told or moment_of_article(quote.citation.date) or _UNKNOWN


def _when(quote: Quote) -> str:
    """The moment in words: the quote's own where they name a year, else its article's date."""
    if quote.when and moment_of(quote.when.text):
        return quote.when.text
    return readable_date(quote.citation.date, quote.citation.date_basis)
