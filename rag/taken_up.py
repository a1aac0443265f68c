"""Who said or did something to whom in a question, and whether the next one asks how that was taken.

Whoever answers or accepts what was said is the one it was said to, and whoever denies a charge the one charged. A
deed may be denied by who did it ("Did Hale attack Dahl? Did he deny it?").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from index.letters import latin
from rag.persons import HE_OR_SHE, agrees

_Name = tuple[str, int, int]  # with where it starts and ends

# What may be denied: "accuse Hale", "said about Hale".
_AGAINST = (
    r"(?:accuse|blame|criticise|criticize|denounce|charge|reproach)d?|condemn(?:ed)?"
    r"|(?:say|said|write|wrote|written|think|thought|(?:allege|claim|complain)(?:e?d)?) (?:about|of|against)"
)
# What may be answered or accepted only: "tell Hale", "want from Hale".
_TOWARDS = (
    r"tell|told|send|sent|give|gave|given|(?:ask|answer|offer|warn|remind|threaten|order|want)(?:ed)?"
    r"|(?:promise|advise|urge|invite|call)d?|(?:attack|insult)(?:ed)?"
    r"|(?:say|said|write|wrote|written|replied|reply|suggest|propose)(?:e?d)? to"
    r"|(?:want|ask|demand|expect|request|need)(?:ed)? (?:from|of)"
)
_DEALS = rf"(?:(?P<against>{_AGAINST})|{_TOWARDS})"
_ACTIVE = re.compile(rf"\s(?:(?:\w+ly|then|first|have to|had to)\s)?{_DEALS}\s")
_PASSIVE = re.compile(rf"\s(?:been\s)?{_DEALS}\s(?:[a-z]+\s)*by\s")  # "(Hale) accused of by (Dahl)"
_ONE_OF_SEVERAL = latin(r",?\s(?:and|or)\s[A-Z]")
_BEHIND_ANOTHER = re.compile(r"\b(?:and|or)\s$")
_OWNS = re.compile(r"['’]")  # behind "Hale" in "Hale’s lawyer"
_ASKS_WHAT = re.compile(r"(?:(?:and|so|but),? )?(?:of )?what\b", re.IGNORECASE)  # not "Did Hale accuse Dahl?"

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
        other: whom it was done to, or what: "Gridcoin" of "say about Gridcoin".
        is_charge: whether the question asks what the other is charged with, which they may deny.
        is_told_of: whether the other is only spoken of, and by one word, which is more likely a thing's.
    """

    doer: str | None
    other: str
    is_charge: bool
    is_told_of: bool

    def is_taken_up(self, asked: str, pronoun: re.Match[str]) -> bool:
        """Whether whom a pronoun means takes it up there: "she" of "How did she answer him?"."""
        at = pronoun.start()
        takes = (
            _ANSWERS.match(asked, at)
            or (self.is_charge and _DENIES.match(asked, at))
            or (not self.is_told_of and _REACTION.match(asked, at))
        )
        return bool(takes) and agrees(pronoun.group(), self.other)

    def tells_who(self, asked: str, pronoun: str) -> bool:
        """Whether it is sure that a pronoun means the other, who takes it up, and not the doer.

        By a style: "she" is Ms Hale, and is not Mr Dahl. Or by both pronouns: in "How did she answer him?" there are
        two people, and who is charged answers. Where both have first names these tell whoever asks, but not us.
        """
        if self.doer and _fits_one_sex(self.doer):
            return not agrees(pronoun, self.doer)
        if _fits_one_sex(self.other):
            return True
        both_have_first_names = self.is_a_person and " " in (self.doer or "")
        is_charged = self.is_charge and not self.is_told_of
        return is_charged and has_he_and_she(asked) and not both_have_first_names

    @property
    def is_a_person(self) -> bool:
        """Whether the other is surely no thing: one word may be, "Gridcoin"."""
        return " " in self.other

    def may_be_either(self, pronouns: Iterable[str]) -> bool:
        """Whether each of some pronouns fits both the doer and the other."""
        return all(agrees(pronoun, name) for pronoun in pronouns for name in (self.doer or "", self.other))


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
        if _OWNS.match(question, second[2]) or _OWNS.search(second[0][-1]):
            return None  # "tell Dahl’s lawyer", "accused by Dahl’s lawyer": not Dahl
        alone = not (_BEHIND_ANOTHER.search(question[: doer[1]]) or _ONE_OF_SEVERAL.match(question, doer[2]))
        is_charge = bool(deals["against"] and _ASKS_WHAT.match(question))
        told_of = bool(deals["against"]) and between.endswith((" about ", " of ", " against ")) and " " not in other[0]
        return Dealing(doer[0] if alone else None, other[0], is_charge, told_of)
    return None


def has_he_and_she(asked: str) -> bool:
    """Whether a question speaks of a man and of a woman by pronouns: "How did she answer him?"."""
    return len({agrees(pronoun, "Mr") for pronoun in HE_OR_SHE.findall(asked)}) > 1


def _fits_one_sex(name: str) -> bool:
    """Whether a name has a style that tells whether it is he or she: "Ms Hale"."""
    return not (agrees("he", name) and agrees("she", name))
