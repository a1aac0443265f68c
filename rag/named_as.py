"""Whether a sentence says that somebody's name and other words of it mean one person."""

from __future__ import annotations

import re

_IS = r"(?:is|was|(?:has |had )(?:been|become)|becomes|became|remains|remained)(?: (?:now|also|still|then))?"
_A_CLAUSE = r", (?:who|whose|an?|the|aged|\d+)\b[^,]*, "  # ", who keeps the books, "
_ARTICLE = r"(?:(?:the|an?|its|their|our) )?"
# "Ada Hale took it over", "Ada Hale, who keeps the books, took it over", "Ada Hale is now the head", "Ada Hale as head"
_BEFORE = re.compile(rf" |{_A_CLAUSE}| {_IS} {_ARTICLE}| as {_ARTICLE}|: ")
# The same with the name behind: "The head: Ada Hale came", "The head is Ada Hale", "The head (Ada Hale)"
_BEHIND = re.compile(rf" | {_IS} |: | \(")
_COMMA = re.compile(rf", {_ARTICLE}")
# "Ada Hale, the driver, left" and "It was the driver, Ada Hale.", but not "They met Ada Hale, the driver left."
_CLOSED = re.compile(r"\W*$|[,;)]| (?:of|for|at|in|who)\b")
_NOT_APPOSED = re.compile(r"\b(?:to|for|with|without|after|before|behind|from|against|unlike|like) $", re.IGNORECASE)
_OWNS = re.compile(r"[’']")  # "Ada Hale is the driver’s aunt"


def is_named_as(sentence: str, name: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether words stand beside a name as what its bearer is or does: "Ada Hale, the driver", "the head: Ada Hale".

    Args:
        sentence: in which both stand.
        name: where the name starts and ends.
        words: where the words do.
    """
    first, last = sorted((name, words))
    between = sentence[first[1] : last[0]].replace("\n", " ")
    if _OWNS.match(sentence, last[1]):
        return False
    if _COMMA.fullmatch(between):
        return bool(_CLOSED.match(sentence, last[1])) and not _NOT_APPOSED.search(sentence[: first[0]])
    return bool((_BEFORE if first == name else _BEHIND).fullmatch(between))
