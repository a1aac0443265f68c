"""Who said or did something to whom in a question, and whether the next one asks how that was taken.

Whoever answers, denies or accepts what was said or done is the one it was said or done to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from index.letters import latin

_Name = tuple[str, int, int]  # with where it starts and ends

# What may be denied: "accuse Hale", "said about Hale".
_AGAINST = (
    r"(?:accuse|blame|criticise|criticize|denounce|charge|reproach|call)d?|(?:attack|insult|condemn)(?:ed)?"
    r"|(?:say|said|write|wrote|written|think|thought|(?:allege|claim|complain)(?:e?d)?) (?:about|of|against)"
)
# What may be answered or accepted: "tell Hale", "want from Hale".
_TOWARDS = (
    r"tell|told|send|sent|give|gave|given|(?:ask|answer|offer|warn|remind|threaten|order|want)(?:ed)?"
    r"|(?:promise|advise|urge|invite)d?|(?:say|said|write|wrote|written|replied|reply|suggest|propose)(?:e?d)? to"
    r"|(?:want|ask|demand|expect|request|need)(?:ed)? (?:from|of)"
)
_DEALS = rf"(?:(?P<against>{_AGAINST})|{_TOWARDS})"
_ACTIVE = re.compile(rf"\s(?:(?:\w+ly|then|first|have to|had to)\s)?{_DEALS}\s")
_PASSIVE = re.compile(rf"\s(?:been\s)?{_DEALS}\s(?:[a-z]+\s)*by\s")  # "(Hale) accused of by (Dahl)"
_ONE_OF_SEVERAL = latin(r",?\s(?:and|or)\s[A-Z]")
_BEHIND_ANOTHER = re.compile(r"\b(?:and|or)\s$")

_MATTER = r"(?:accusation|allegation|charge|claim|offer|request|demand|criticism|attack|warning|question|remark)s?"
# What they answer is what was said, and nothing else: no "respond to the strike".
_TO_IT = rf"(?: (?:to )?(?:it|that|this|him|her|(?:the|that|this|his|her) {_MATTER}))?\W*$"
_WHO = r"s?he (?:\w+ )?"  # "she then"
_ANSWERS = re.compile(
    rf"(?:{_WHO}(?:answer|repl(?:y|ied)|respond|react|retort)(?:ed)?|(?:his|her) (?:answer|reply|response)"
    rf"|{_WHO}(?:accept|refuse|decline|reject)(?:e?d)?|{_WHO}(?:take|took)(?= \w)"
    rf"|s?he (?:say|said)(?= to (?:it|that|this)\b)|s?he (?:say|said) (?:back|in (?:reply|return|response))){_TO_IT}",
    re.IGNORECASE,
)
_REACTION = re.compile(rf"(?:his|her) reaction{_TO_IT}", re.IGNORECASE)
_DENIES = re.compile(
    rf"{_WHO}(?:(?:deny|denied|admit|admitted|dispute|contest)(?:e?d)?{_TO_IT}|defend(?:ed)? (?:him|her)self\W*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dealing:
    """What a question tells that somebody said or did to somebody else.

    Attributes:
        doer: who did; None for one of several.
        other: whom it was done to.
        is_against: whether it is something that the other may deny.
        may_be_a_thing: whether the other may be no person: "Gridcoin" of "say about Gridcoin".
    """

    doer: str | None
    other: str
    is_against: bool
    may_be_a_thing: bool

    def is_taken_up(self, asked: str, at: int) -> bool:
        """Whether whom a question's pronoun means takes it up there: "she answer" of "How did she answer him?"."""
        return bool(
            _ANSWERS.match(asked, at)
            or (self.is_against and _DENIES.match(asked, at))
            or (not self.may_be_a_thing and _REACTION.match(asked, at))
        )


def dealing_in(question: str, people: Iterable[_Name]) -> Dealing | None:
    """Who in a question said or did something to whom, if it tells.

    >>> dealing = dealing_in("What did Hale accuse Dahl of?", [("Hale", 9, 13), ("Dahl", 21, 25)])
    >>> dealing.doer, dealing.other
    ('Hale', 'Dahl')
    """
    for first, second in pairwise(people):
        between = question[first[2] : second[1]]
        if deals := _ACTIVE.fullmatch(between):
            doer, other = first, second
        elif deals := _PASSIVE.fullmatch(between):
            doer, other = second, first
        else:
            continue
        if _ONE_OF_SEVERAL.match(question, other[2]) or _BEHIND_ANOTHER.search(question[: other[1]]):
            return None
        alone = not (_BEHIND_ANOTHER.search(question[: doer[1]]) or _ONE_OF_SEVERAL.match(question, doer[2]))
        told_of = between.endswith(" about ") and " " not in other[0]
        return Dealing(doer[0] if alone else None, other[0], bool(deals["against"]), told_of)
    return None
