"""Lists as a text has them: their items, the lines that lead into them, and what a sentence announces by number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, takewhile

from index.list_items import LIST_ITEM, PART_OF_A_CLAUSE, items_under

Numbered = tuple[int, int]  # a document's key and the number of a sentence in it

_LEADS_IN = re.compile(  # "It does not cover the following.", but not "It fell the following day."
    r"(?:[:—]|\bthe following(?! (?:minute|hour|day|morning|evening|night|week|month|year)s?\b)(?: \w+){0,2}\.?)[*_]*$"
)
_NUMBER_WORDS = "two three four five six seven eight nine ten".split()
# "What would I do? Three things. Mend the stand. …"; with a verb it tells something itself: "He made two changes."
_ANNOUNCES = re.compile(
    rf"\W*(?:(?:and|but|so|only|just|these|here are|there are) )?(?P<number>{'|'.join(_NUMBER_WORDS)}) (?:[\w-]+ )?"
    r"(?:things|reasons|steps|conditions|demands|aims|changes|measures|recommendations|proposals|lessons|suggestions"
    r"|wishes|ways|rules)\.\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists near what may be quoted.

    Attributes:
        texts: the story sentences that are known.
        paragraphs: the paragraph of each.
        items: those that are of an item of a list.
        leads: those that lead into one.
    """

    texts: Mapping[Numbered, str]
    paragraphs: Mapping[Numbered, int]
    items: Collection[Numbered]
    leads: Collection[Numbered]

    @classmethod
    def of(cls, texts: Mapping[Numbered, str], paragraphs: Mapping[Numbered, int]) -> Lists:
        items = _items(texts, paragraphs)
        leads = {place for place, text in texts.items() if _LEADS_IN.search(text)}
        # "Do not take it", and below it "- if you are allergic": the list goes on from the line above.
        above = {(key, number - 1) for (key, number), text in texts.items() if PART_OF_A_CLAUSE.match(text)}
        return cls(texts, paragraphs, items, leads | (above - items))

    def end(self, key: int, lead: int) -> int:
        """The number of the last sentence of the list that a line leads into; its own where it leads into none."""
        if (key, lead) not in self.leads:
            return lead
        return lead + items_under(self.texts.get((key, lead), ""), self._items_from(key, lead + 1))

    def around(self, key: int, number: int) -> tuple[int, int]:
        """The numbers of the first and the last sentence of the list that a sentence is of; its own where of none."""
        if (key, number) not in self.items:
            return number, number
        first = number
        while (key, first - 1) in self.items:
            first -= 1
        last = first - 1 + items_under("", self._items_from(key, first))
        return (first, last) if last >= number else (number, number)

    def announced(self, key: int, number: int) -> tuple[int, int]:
        """The numbers of the sentence that announces some, and of the last of these; its own where it is of none.

        "Three things. Mend the roof. Open the gate. And lower the price." is of one paragraph.
        """
        for first in range(number, number - len(_NUMBER_WORDS) - 2, -1):
            if not self._is_in_one_paragraph(key, first, number):
                break
            if told := _ANNOUNCES.fullmatch(self.texts[key, first]):
                last = first + 2 + _NUMBER_WORDS.index(told["number"].lower())
                is_one = last >= number and self._is_in_one_paragraph(key, first, last)
                return (first, last) if is_one else (number, number)
        return number, number

    def items_among(self, key: int, first: int, last: int) -> list[list[int]]:
        """The numbers of the sentences of each item that opens among some consecutive sentences."""
        found: list[list[int]] = []
        for number in range(first, last + 1):
            if LIST_ITEM.match(self.texts.get((key, number), "")):
                found.append([])
            if found:
                found[-1].append(number)
        return found

    def leads_of(self, key: int, number: int) -> Iterator[int]:
        """The numbers of the lines that lead into the list that a sentence is part of, and into those around it."""
        while (key, number) in self.items and not LIST_ITEM.match(self.texts[key, number]):
            number -= 1
        text = self.texts.get((key, number), "")
        while LIST_ITEM.match(text) and (lead := self._lead_of(key, number)) is not None:
            leading = self.texts.get((key, lead), "")
            if PART_OF_A_CLAUSE.match(text) or _LEADS_IN.search(leading):
                yield lead
            number, text = lead, leading

    def _lead_of(self, key: int, number: int) -> int | None:
        """The number of the sentence that leads into the list that an item is part of."""

        def is_lead(before: int) -> bool:
            # "11. It is so:" leads into "(a) …" and not into "12. …".
            return before < number <= self.end(key, before)

        before = number - 1
        while (key, before) in self.items and not is_lead(before):
            before -= 1
        return before if is_lead(before) else None

    def _items_from(self, key: int, first: int) -> Iterator[str]:
        return (self.texts[key, n] for n in takewhile(lambda n: (key, n) in self.items, count(first)))

    def _is_in_one_paragraph(self, key: int, first: int, last: int) -> bool:
        """Whether all of some consecutive sentences are known, and of one paragraph."""
        own = self.paragraphs.get((key, first))
        return own is not None and all(self.paragraphs.get((key, n)) == own for n in range(first, last + 1))


def _items(texts: Mapping[Numbered, str], paragraphs: Mapping[Numbered, int]) -> set[Numbered]:
    """The sentences that open an item of a list, and those behind them in its paragraph."""
    opened: dict[Numbered, int] = {}
    in_order = sorted(texts)
    for key, number in in_order:
        if LIST_ITEM.match(texts[key, number]):
            opened.setdefault((key, paragraphs[key, number]), number)
    return {place for place in in_order if opened.get((place[0], paragraphs[place]), place[1] + 1) <= place[1]}
