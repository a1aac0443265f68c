"""Turns of an interview, a hearing or a panel: what is put to another without a question mark, and who answers for all.

Where one asks and another answers, what the one says last before the other's turn may be put to them: "It is said that
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

from index.letters import latin
from index.speech_verbs import CLAIMED, IRREGULAR_PASTS

_CLOSING = "\"'”’»)*_ \n"  # marks behind a question's last
# "Tell us about the strike.", "Let’s talk about the strike.", but not "Let’s look at the wall, which is 4 metres high."
_REQUEST = re.compile(
    r"\W*(?:(?:and|but|so|now|then|please),? )?(?:tell (?:me|us)|(?:talk|take|walk) (?:me|us) (?:back|through)|describe"
    r"|let(?:[’']s| us) (?:talk|turn|go|move|come))\b[^,;:]*$",
    re.IGNORECASE,
)
# What nobody in particular says of the other: "It is said that you left.", "People say you were cruel."
_HEARSAY = re.compile(
    r"\W*(?:(?:and|but|yet|so),? )?(?:it(?:[’']s| is| was| has)(?: been)?(?: \w+ly| often| sometimes)? "
    r"(?:said|alleged|claimed|reported|rumou?red|suggested)"
    r"|(?:people|some(?: people)?|many(?: people)?|others|critics|they)(?: have| would| will| also| often| still)* "
    rf"(?:{CLAIMED})|there (?:is|was|has been) (?:some )?(?:talk|a rumou?r))(?: that)? you\b",
    re.IGNORECASE,
)
# What the other did, in few words and with neither name nor figure: "You were in the hall that night."
_YOU_DID = latin(
    rf"\W*(?:(?:And|But|So|Then),? )?[Yy]ou (?:[a-z]+ly |also |never |still )?(?:was|were|[a-z]+ed|{IRREGULAR_PASTS})\b"
    r"(?:(?! (?:two|three|four|five|six|seven|eight|nine|ten)\b) [a-z’'-]+){0,7}\W*"
)
_LAST_QUESTION = re.compile(r"[^.?!…]*\?\W*$")
_OF_YOU = re.compile(r"\b(?:each|all|both)(?: (?:two|three|four|five|six))? of you\b", re.IGNORECASE)
# "One word from each. What worries you?"
_A_WORD_EACH = re.compile(
    r"(?:^|[.,:;?!] )\W*(?:just )?(?:an?|one|two|three) (?:\w+ )?(?:word|sentence|line|minute|thought|answer)s?"
    r"(?: from)? each[.:;]",
    re.IGNORECASE,
)
_ADDRESSED = latin(r"\b(?P<who>[A-Z][\w’'-]+)(?=[,.?!:])")  # "Ada, how many are there?"


def ends_in_question(words: str) -> bool:
    """Whether words end in a question mark, with other marks behind it or not."""
    return words.rstrip(_CLOSING).endswith("?")


class Opening(NamedTuple):
    """Where a turn starts, with its label, and where its words begin; who speaks, "" where that does not matter."""

    start: int
    begin: int
    who: str


class Turn(NamedTuple):
    """What one says until another does: an opening, and the words behind it."""

    start: int
    begin: int
    who: str
    words: str

    @property
    def asks(self) -> bool:
        """Whether it ends in a question."""
        return ends_in_question(self.words)


@dataclass(frozen=True)
class Exchange:
    """The turns of a text, in order."""

    turns: Sequence[Turn]

    @classmethod
    def of(cls, text: str, opened: Sequence[Opening]) -> Exchange:
        """That of a text in which turns open at places."""
        ends = [*(opening.start for opening in opened), len(text)][1:]
        return cls([Turn(*opening, text[opening.begin : end]) for opening, end in zip(opened, ends, strict=True)])

    @cached_property
    def asker(self) -> str | None:
        """Who of two asks: most of their turns end in a question, and few of the other's."""
        turns = Counter(turn.who for turn in self.turns if turn.who)
        asked = Counter(turn.who for turn in self.turns if turn.who and turn.asks)
        if len(turns) != 2:
            return None
        (who, times), *_ = asked.most_common(1) or [("", 0)]
        return who if times > 1 and 2 * times > turns[who] and 4 * (asked.total() - times) < turns.total() else None

    def is_put(self, start: int, end: int, behind: int) -> bool:
        """Whether a sentence without a question mark is what the asker puts to the other, as the last of a turn.

        That is a request, hearsay of the other, or what they did in few words: all else the asker tells. The first
        turn introduces the other.

        Args:
            start: the sentence's.
            end: likewise.
            behind: where the sentence behind it starts.
        """
        number = self._ends_turn(start, behind)
        if not number:
            return False
        turn, other = self.turns[number : number + 2]
        if self.asker is None or turn.who != self.asker or other.who in ("", self.asker):
            return False
        words = turn.words[max(0, start - turn.begin) : end - turn.begin]
        return bool(_REQUEST.match(words) or _HEARSAY.match(words) or _YOU_DID.fullmatch(words))

    def answers_to_all(self, start: int, behind: int) -> list[int]:
        """Where the turns start of those who answer a question that is put to each of several, as a turn's last.

        They end where somebody speaks again. A question in a turn that calls one of them by name is put to that one.

        Args:
            start: the question's.
            behind: where the sentence behind it starts.
        """
        number = self._ends_turn(start, behind)
        if number is None or not self._asks_all(self.turns[number]):
            return []
        heard, answers = {self.turns[number].who}, []
        for turn in self.turns[number + 1 :]:
            if turn.who in heard:
                break
            heard.add(turn.who)
            answers.append(turn.start)
        return answers

    def _asks_all(self, turn: Turn) -> bool:
        question = _LAST_QUESTION.search(turn.words) if turn.asks else None
        if not question or not (_OF_YOU.search(question.group()) or _A_WORD_EACH.search(turn.words)):
            return False
        others = {name.casefold() for one in self.turns if one.who != turn.who for name in one.who.split()}
        return not any(found["who"].casefold() in others for found in _ADDRESSED.finditer(turn.words))

    def _ends_turn(self, start: int, behind: int) -> int | None:
        """The number of the turn that a sentence ends, None where it ends none before another's."""
        number = bisect_right(self.turns, start, key=lambda turn: turn.start) - 1
        is_last = 0 <= number < len(self.turns) - 1 and behind >= self.turns[number + 1].start
        return number if is_last else None
