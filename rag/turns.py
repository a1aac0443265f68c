"""Turns of an interview, a hearing or a panel: what is put to another without a question mark, and who answers for all.

Where one asks and another answers, what the one says last before the other's turn is put to them: "It is said that
you left." Where a question is put to each of several, each of the turns behind it opens with an answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.speech_verbs import CLAIMED

_CLOSING = "\"'”’»)*_ \n"
_YOU = re.compile(r"\b(?:you|yours?|yourself)\b", re.IGNORECASE)
# "Tell us about the strike.", "Let’s talk about the strike."
_REQUEST = re.compile(
    r"\W*(?:(?:and|but|so|now|then|please),? )?(?:tell (?:me|us)|(?:talk|take|walk) (?:me|us) (?:back|through)|describe"
    r"|let(?:[’']s| us) (?:talk|turn|go|move|come))\b",
    re.IGNORECASE,
)
# What nobody in particular says: "It is said that …", "People say he was cruel.", "There was talk of a fire."
_HEARSAY = re.compile(
    r"\W*(?:(?:and|but|yet|so),? )?(?:it(?:[’']s| is| was| has)(?: been)?(?: \w+ly| often| sometimes)? "
    r"(?:said|alleged|claimed|reported|rumou?red|suggested)\b"
    r"|(?:people|some(?: people)?|many(?: people)?|others|critics|they)(?: have| would| will| also| often| still)* "
    rf"(?:{CLAIMED})\b|the \w+ would say\b|there (?:is|was|has been) (?:some )?(?:talk|a rumou?r)\b)",
    re.IGNORECASE,
)
# "What worries each of you most?", "One sentence each."
_TO_ALL = re.compile(r"\beach(?= of you\b|\s*[.,:;?])|\b(?:all|both)(?: \w+)? of you\b", re.IGNORECASE)


class Turn(NamedTuple):
    """What one says until another does: where it starts, who speaks, and the words."""

    start: int
    who: str
    words: str

    @property
    def asks(self) -> bool:
        """Whether it ends in a question."""
        return self.words.rstrip(_CLOSING).endswith("?")


@dataclass(frozen=True)
class Exchange:
    """The turns of a text, in order."""

    turns: Sequence[Turn]

    @classmethod
    def of(cls, text: str, opened: Sequence[tuple[int, str]]) -> Exchange:
        """That of a text in which turns start at places, with who speaks there."""
        places = [*(start for start, _ in opened), len(text)]
        return cls([Turn(start, who, text[start : places[at + 1]]) for at, (start, who) in enumerate(opened)])

    @cached_property
    def asker(self) -> str | None:
        """Who of two asks: most of their turns end in a question, and few of the other's."""
        turns = Counter(turn.who for turn in self.turns)
        asked = Counter(turn.who for turn in self.turns if turn.asks)
        if len(turns) != 2:
            return None
        (who, times), *_ = asked.most_common(1) or [("", 0)]
        return who if times > 1 and 2 * times > turns[who] and 4 * (asked.total() - times) < turns.total() else None

    def is_put(self, start: int, end: int, behind: int) -> bool:
        """Whether a sentence is what the asker puts to the other last, without a question mark.

        Args:
            start: the sentence's.
            end: likewise.
            behind: where the sentence behind it starts.
        """
        number = self._turn_at(start)
        if number is None or number + 1 == len(self.turns) or behind < self.turns[number + 1].start:
            return False
        turn, other = self.turns[number : number + 2]
        if self.asker is None or turn.who != self.asker or other.who == self.asker:
            return False
        words = turn.words[start - turn.start : end - turn.start]
        return bool(_YOU.search(words) or _REQUEST.match(words) or _HEARSAY.match(words))

    def answers_to_all(self, start: int, behind: int) -> list[int]:
        """Where the turns start of those who answer a question that is put to each of several, as a turn's last.

        Args:
            start: the question's.
            behind: where the sentence behind it starts.
        """
        number = self._turn_at(start)
        if number is None or number + 1 == len(self.turns) or behind < self.turns[number + 1].start:
            return []
        asked = self.turns[number]
        if not asked.asks or not _TO_ALL.search(asked.words):
            return []
        heard, answers = {asked.who}, []
        for turn in self.turns[number + 1 :]:
            if turn.who in heard:
                break
            heard.add(turn.who)
            answers.append(turn.start)
        return answers

    def _turn_at(self, place: int) -> int | None:
        """The number of the turn in which a place stands."""
        number = bisect_right(self.turns, place, key=lambda turn: turn.start) - 1
        return None if number < 0 else number
