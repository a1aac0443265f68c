"""Who wrote the letters of a text: behind "From:", or before "wrote:" above what is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.calendar_words import CLOCK, WEEKDAYS

_DEPTH = r"^(?P<depth>(?:>[ \t]?)*)[ \t]*"
_FROM = re.compile(_DEPTH + r"From:[ \t]+(?P<sender>[^\r\n]+)", re.MULTILINE)
_PART = r"[^<>\[\]()@\",\d\n]{2,60}?"  # of a name
_NAME = rf"(?P<name>{_PART}(?:, {_PART})?)"  # "Bo Hale", "Hale, Bo"
_SENDER = re.compile(rf"[\"']?{_NAME}[\"']?[ \t]*(?:[<\[(].*)?")
_SENDER_BEHIND = re.compile(rf"\S+@\S+[ \t]+\({_NAME}\)[ \t]*")  # "bo@port.example (Bo Hale)"
_HEADER = re.compile(r"(?:>[ \t]?)*[ \t]*(?P<field>To|Cc|Bcc|Sent|Date|Subject|Reply-To):", re.IGNORECASE)
_OF_TIMETABLES = {"to", "date"}
_FEW = 4  # lines within which the other headers stand
_TIME = rf"{CLOCK}(?: (?:\([A-Z]{{2,5}}\)|[+-]\d{{4}}|GMT|UTC))?"
_WROTE = re.compile(  # mail programs break the line before the address or before "wrote"
    _DEPTH + r"On (?P<said>[^\n]{5,160}?(?:\n(?:>[ \t]?)*[^\n>]{0,80}>?)??)\s?\bwrote:[ \t\r]*$", re.MULTILINE
)
_WRITER = re.compile(
    rf"(?:,|{_TIME})[ \t]+(?:at {_TIME},?[ \t]+)?(?!{WEEKDAYS}|[AaPp]\.?[Mm]\b)"
    rf"(?P<name>(?:[A-Z][^\s,<>@\d]+, )?{_PART})\s*(?:<[^<>]*>)?\s*$"
)
_ANSWERED = re.compile(r"(?:>[ \t]?)+")


class Writer(NamedTuple):
    """Who wrote the lines below: `start` to `end` of a text, and how often these lines were answered.

    Where that cannot be read the two are the same: those lines are not the writer's before.
    """

    start: int
    end: int
    depth: int


def writers(text: str) -> list[Writer]:
    """Who wrote the letters of a text, in order."""
    return sorted([*_senders(text), *_answered(text)])


def writer_of(text: str, at: int, known: Sequence[Writer]) -> Writer | None:
    """Who wrote the line at a place. It begins with ">", once for each time it was answered."""
    line = text.rfind("\n", 0, at) + 1
    depth = answered.group().count(">") if (answered := _ANSWERED.match(text, line)) else 0
    wrote = next((writer for writer in reversed(known) if writer.end < line and writer.depth == depth), None)
    return wrote if wrote and wrote.start < wrote.end else None


def _senders(text: str) -> Iterator[Writer]:
    """Whom the letters' own headers name."""
    for header in _FROM.finditer(text):
        sender, start = header["sender"].rstrip(), header.start("sender")
        name = _SENDER.fullmatch(sender) or _SENDER_BEHIND.fullmatch(sender)
        if _is_letter(sender, name["name"] if name else "", _fields_near(text, *header.span())):
            begin, end = name.span("name") if name else (len(sender), len(sender))
            yield Writer(start + begin, start + end, header["depth"].count(">"))


def _fields_near(text: str, start: int, end: int) -> set[str]:
    """The other headers in the lines around one."""
    above, below = (
        text[max(0, start - 400) : start].splitlines()[-_FEW:],
        text[end : end + 400].splitlines()[: _FEW + 1],
    )
    found = (_HEADER.match(line) for line in (*above, *below))
    return {header["field"].lower() for header in found if header}


def _is_letter(sender: str, name: str, fields: set[str]) -> bool:
    """Whether "From:" is of a letter. "From: Leeds", "To: York" are of a timetable."""
    return "@" in sender or bool(fields - _OF_TIMETABLES) or (bool(fields) and len(name.split()) > 1)


def _answered(text: str) -> Iterator[Writer]:
    """Who is named above the lines that a letter answers."""
    for line in _WROTE.finditer(text):
        said, start, depth = line["said"], line.start("said"), line["depth"].count(">") + 1
        if name := _WRITER.search(said):
            yield Writer(start + name.start("name"), start + name.end("name"), depth)
        elif "@" in said:
            yield Writer(line.end(), line.end(), depth)
