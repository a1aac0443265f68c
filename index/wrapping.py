"""Undoes hard wraps: which of a block's lines were broken for width alone.

A line broken for width ends where the next word had no room; one that ends sooner was
meant to end. So a heading that touches its paragraph, and the short last line of a
paragraph that touches the next, end a run of broken lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.labels import is_chat, is_plain_field
from index.list_items import LIST_ITEM
from index.tables import is_row
from index.terms import STOP_WORDS

Line = tuple[int, int]  # where it starts and ends, without white space around it
TERMINALS = ".!?…:;。！？"
BLANK_LINE = re.compile(r"\s*?(?:\r\n|[\n\r])[ \t]*[\n\r]")
MARKDOWN_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+\S")
QUOTED_LINE = re.compile(r"(?:>\s?)+")  # of the letter that is answered
_HARDLY_WRAPPED = 60  # characters; a line that was broken for width is seldom so short where it has one below it alone
_RAGGED = 3  # characters by which a wrapped line may be shorter than it must
_USUAL_WIDTHS = range(40, 101)
_NARROWEST = 25  # characters of a column; what is narrower is a list of words
_FEWEST_WORDS = 3  # of a line in a column
_COLUMN_JOINS = 3  # in narrow columns lines are of like length by chance
_HEAD = 80  # characters that tell whether a line is a heading of Markdown
_LONG_WORD = 12  # characters; a longer word tells little of the room it had
_TABULAR = re.compile(r"\S(?: {3,}|\t| \| )\S")


def unwrapped(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The paragraphs of a block, which is a group of lines between blank ones."""
    joined = _whole_block(text, lines) or _runs(text, lines)
    start, end = lines[0]
    for number, following in enumerate(lines[1:]):
        torn = end - start > 40 and _surely_goes_on(text, end, following)
        is_heading = MARKDOWN_HEADING.match(text[start : min(end, start + _HEAD)])
        if (torn or number in joined) and not is_heading and not _begins(text, end, following):
            end = following[1]
        else:
            yield start, end
            start, end = following
    yield start, end


def _whole_block(text: str, lines: Sequence[Line]) -> set[int]:
    """The numbers of all lines but the last, where every one was broken for a usual width."""
    lengths = [end - start for start, end in lines]
    usual = len(lines) > 1 and min(lengths[:-1]) in _USUAL_WIDTHS and max(lengths) in _USUAL_WIDTHS
    every, width = range(len(lines) - 1), max(lengths)
    if len(lines) == 2 and _are_two(text, *lines):
        return set()
    if usual and all(lengths[n] + 1 + _first_word(text, lines[n + 1]) > width - _RAGGED for n in every):
        return set(every)
    return set()


def _are_two(text: str, line: Line, following: Line) -> bool:
    """Whether of two lines, which do not tell the width themselves, the first is a heading or a field of its own."""
    start, end = line
    is_ended = text[end - 1] in TERMINALS.replace(":", "")  # "…, Tom Reed wrote:" may go on below
    is_open = text[end - 1] == "," or text[start:end].split()[-1].lower() in STOP_WORDS  # "… Ada Hopper and"
    return end - start <= _HARDLY_WRAPPED and not (is_ended or is_open or _surely_goes_on(text, end, following))


def _runs(text: str, lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that the next belongs to, in runs of lines that surely were broken for width."""
    columns = [end - start + _indent(text, start) for start, end in lines]
    width = max(columns)
    joined: set[int] = set()
    run: list[int] = []
    for number, (line, following) in enumerate(pairwise(lines)):
        room_for = min(_first_word(text, following), _LONG_WORD)
        if columns[number] + 1 + room_for > width - _RAGGED and not _ends(text, line, following):
            run.append(number)
        else:
            joined |= _sure(text, lines, run, width)
            run = []
    return joined | _sure(text, lines, run, width)


def _sure(text: str, lines: Sequence[Line], run: list[int], width: int) -> set[int]:
    """The lines of a run, if at least half of those without a full stop go on in small letters; else none."""
    goes_on = sum(_surely_goes_on(text, lines[n][1], lines[n + 1]) for n in run)
    unended = sum(text[lines[n][1] - 1] not in TERMINALS for n in run)
    if not goes_on or goes_on * 2 < unended or width < _NARROWEST:
        return set()
    is_narrow = width < _USUAL_WIDTHS.start
    if is_narrow and (len(run) < _COLUMN_JOINS or any(_words(text, lines[n]) < _FEWEST_WORDS for n in run)):
        return set()
    return set(run)


def _first_word(text: str, line: Line) -> int:
    """How long a line's first word is."""
    words = _without_mail_marks(text[slice(*line)]).split(maxsplit=1)
    return len(words[0]) if words else 0


def _ends(text: str, line: Line, following: Line) -> bool:
    """Whether something new begins below a line, however long the line is: an indented paragraph, a row of a table."""
    words, below = text[slice(*line)], text[slice(*following)]
    deeper = _indent(text, following[0]) > _indent(text, line[0]) and not LIST_ITEM.match(words)
    tabular = _TABULAR.search(words) or _TABULAR.search(below)
    return bool(tabular or _begins(text, line[1], following) or (deeper and not below[0].islower()))


def _begins(text: str, end: int, following: Line) -> bool:
    """Whether a line is something of its own by how it begins: an item, a heading, a row, a label.

    Args:
        text: the document.
        end: where the line before it ends.
        following: the line.
    """
    line = text[slice(*following)]
    separate = any(begins(line) for begins in (LIST_ITEM.match, MARKDOWN_HEADING.match, is_row, is_chat))
    return separate or (text[end - 1] in TERMINALS and is_plain_field(line))


def _surely_goes_on(text: str, end: int, following: Line) -> bool:
    """Whether the next line goes on in small letters with what is not ended where the one before it ends."""
    return text[end - 1] not in TERMINALS and _without_mail_marks(text[slice(*following)])[:1].islower()


def _without_mail_marks(line: str) -> str:
    return QUOTED_LINE.sub("", line, count=1)


def _words(text: str, line: Line) -> int:
    return len(text[slice(*line)].split())


def _indent(text: str, start: int) -> int:
    """How far a line is indented that starts at a place."""
    before = text[max(0, start - 80) : start]
    return len(before) - len(before.rstrip(" \t\u00a0"))
