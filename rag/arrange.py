"""How an answer's quotes stand to each other: together, as sides, or along time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from index.terms import content_terms, terms_of
from rag.answer import Arrangement, Mention, Quote
from rag.asked_for import Kind
from rag.figures import Figures
from rag.parties import same_party
from rag.speech_acts import Act

_YEAR = re.compile(r"\b\d{4}\b")  # of a date: "2021-03", "10 March 2021"


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote with what its speaker does, the first name it is about, and the figures it gives of what is asked."""

    quote: Quote
    act: Act
    about: Mention | None
    figures: Figures


def arranged(
    placed: Sequence[Placed], kinds: Sequence[Kind], named: Sequence[str] = ()
) -> tuple[tuple[Quote, ...], Arrangement]:
    """The quotes in their order, each with its side where there are sides.

    Sides are shown where the question asks for them or the quotes differ in what
    can be checked: an accusation and a denial, or two figures of the same thing.
    Quotes from articles of different years stand along time.

    Args:
        placed: the quotes, best first.
        kinds: what the question asks for.
        named: whose sides it asks for; where all are heard, what tells of none of them stands behind.
    """
    quotes = [one.quote for one in placed]
    if len(placed) < 2:
        return tuple(quotes), Arrangement.TOGETHER
    wanted = Kind.SIDES in kinds or Kind.COMPARISON in kinds
    if wanted or differ(placed):
        sided = [replace(one.quote, side=_side(one)) for one in placed]
        sides = [quote.side for quote in sided if quote.side]
        if any(not same_party(one, other) for one, other in combinations(sides, 2)):
            if named and Kind.SIDES in kinds and all(any(_is_of(name, side) for side in sides) for name in named):
                sided.sort(key=lambda quote: _is_beside(quote, named))
            return tuple(sided), Arrangement.SIDES
    if len({year.group() for quote in quotes if (year := _YEAR.search(quote.citation.date))}) > 1:
        return tuple(quotes), Arrangement.TIMELINE
    return tuple(quotes), Arrangement.TOGETHER


def differ(placed: Sequence[Placed]) -> bool:
    """Whether quotes contradict each other in a way that can be seen: denial, or another figure."""
    acts = {one.act for one in placed}
    if Act.DENIAL in acts and len(acts) > 1:
        return True
    return any(one.figures.contradict(other.figures) for one, other in combinations(placed, 2))


def _is_of(name: str, side: Mention) -> bool:
    return same_party(side, Mention(name, 0, len(name)))


def _is_beside(quote: Quote, named: Sequence[str]) -> bool:
    """Whether a quote that nobody tells is of none of the sides that a question names, and names none of them."""
    if quote.speaker or (quote.side and any(_is_of(name, quote.side) for name in named)):
        return False
    words = set(terms_of(quote.text))
    return not any(words.intersection(content_terms(name)) for name in named)


def _side(one: Placed) -> Mention | None:
    """Whose side a quote is: of who speaks, else of whom it is about; nobody's where it names two parties at once."""
    side = one.quote.speaker or one.about
    return side if side and not side.text.startswith("Both ") else None
