"""What opens an item of a list, a bullet, a number or a letter; and the numbers of provisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile
from typing import NamedTuple

NUMBER = r"(?:\d{1,3}|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})"  # of an item: "12", "b", "iv"
# A capital without brackets is an initial: "J. Smith left."
_OPENING = rf"(?:[-*+•–●▪◦‣·■□☐✓✔→➢❖]|(?:\d{{1,3}}|[a-z]|[ivx]{{2,4}})[.)]|\({NUMBER}\))\s+"
LIST_ITEM = re.compile(rf"^\s*{_OPENING}\S")
PART_OF_A_CLAUSE = re.compile(rf"^\s*{_OPENING}[a-z]")  # "(1) drive a vehicle on a dune;"
# A section, a clause, or what else of a law or a contract has a number.
PROVISION = r"(?:sub-?)?(?:section|clause|paragraph|article|rule|regulation|condition|part|chapter|schedule)s?"
_NUMBERED = re.compile(rf"^\s*(?P<open>\(?)(?P<number>{NUMBER})(?P<close>[.)])\s")
_LABEL = re.compile(
    rf"^[\s*_]*(?:(?:{PROVISION}|§)\s?)?"
    r"(?:\((?P<in_brackets>\d{1,3}|[a-z])\)|(?P<above>(?:\d{1,3}\.)*)(?P<last>\d{1,3})(?P<dot>\.?))[*_:]*\s+\S",
    re.IGNORECASE,
)
_FIRST = frozenset("1aAiI")
_ROMAN = frozenset(pairwise("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split()))


class Label(NamedTuple):
    """The number that a provision has in front.

    Attributes:
        shape: what stands around its last part: "()" of "(2)", "7." of "7.2".
        last: its last part.
        whole: as others point at it: "(2)", "7.2".
    """

    shape: str
    last: str
    whole: str

    def follows(self, other: Label) -> bool:
        """Whether this is the next after another: "7.3" after "7.2", "(b)" after "(a)"."""
        return self.shape == other.shape and _is_next(self.last, other.last)


def label_of(text: str) -> Label | None:
    """The number in front of a provision.

    >>> [label_of(text) for text in ("(2) It is free.", "It is free.")]
    [Label(shape='()', last='2', whole='(2)'), None]
    """
    found = _LABEL.match(text)
    if not found:
        return None
    if within := found["in_brackets"]:
        return Label("()", within, f"({within})")
    return Label(found["above"] or found["dot"], found["last"], found["above"] + found["last"])


def without_label(text: str) -> str:
    """A provision without the number in front."""
    found = _LABEL.match(text)
    return text[found.end() - 1 :] if found else text


def items_under(lead: str, below: Iterable[str]) -> int:
    """How many of the sentences below a line are of the list that it leads into, or of one within an item of that.

    >>> items_under("(2) It must be sent with:", ["(a) a map,", "(b) the fee.", "(3) It is free."])
    2
    """
    own, before, count = _kind_of(lead, ""), "", 0
    levels: dict[str, str] = {}  # the last number of each list that goes on, by its kind, the outermost first
    for text in below:
        if LIST_ITEM.match(text):
            kind, number = _kind_of(text, before), _number_of(text)
            if number and not _goes_on(kind, number, own, levels):
                break
            levels = {outer: levels[outer] for outer in takewhile(kind.__ne__, levels)} | {kind: number}
            before = number
        count += 1
    return count


def _goes_on(kind: str, number: str, own: str, levels: Mapping[str, str]) -> bool:
    """Whether an item is of the list below a line or of one within it, and not the next of the line's own kind.

    Args:
        kind: what opens the item.
        number: the item's.
        own: what opens the line.
        levels: the last number of each list that goes on, by its kind.
    """
    if kind != own:
        return not levels or kind in levels or number in _FIRST
    # "(1) A person must not:" leads into "(1) drive" and "(2) camp", but not into "(2) A person may …".
    return _is_next(number, levels[own]) if own in levels else not levels and number in _FIRST


def _is_next(number: str, before: str) -> bool:
    """Whether a number or letter is the next after another: "10" after "9", "b" after "a", "iv" after "iii"."""
    if number.isdigit() and before.isdigit():
        return int(number) == int(before) + 1
    is_letter = len(before) == 1 and number == chr(ord(before) + 1)
    return is_letter or (before.lower(), number.lower()) in _ROMAN


def _number_of(item: str) -> str:
    """The number or letter of an item; none of a bullet."""
    found = _NUMBERED.match(item)
    return found["number"] if found else ""


def _kind_of(text: str, before: str) -> str:
    """What opens an item, alike for all of a list: its bullet, or "(1)", "(a)" and "(i)" for its number.

    Args:
        text: of the item.
        before: the number of the one before it: "i" is a letter behind "h".
    """
    found = _NUMBERED.match(text)
    if not found:
        return text.lstrip()[:1] if LIST_ITEM.match(text) else ""
    number = found["number"]
    is_roman = not number.strip("ivxIVX") and not (len(number) == len(before) == 1 and ord(number) == ord(before) + 1)
    sample = "1" if number.isdigit() else "i" if is_roman else "a"
    return found["open"] + (sample.upper() if number.isupper() else sample) + found["close"]
