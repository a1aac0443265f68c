"""Lines that begin with a label: the fields of a record, the headers of a letter, the lines of a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.letters import latin

_FIELD = latin(r"^[A-Z][\w/’'-]*(?: [\w/’'-]+){0,3}: +\S")
_HEADER = re.compile(r"^(?:>\s?)*(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To):\s", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:>[ \t]?)+")
_WRITER = re.compile(
    r"^(?P<depth>(?:>[ \t]?)*)(?:From:[ \t]+(?P<sender>[^<>\n@,]{2,60}?)[ \t]*(?:<[^\n]*)?$"
    r"|On [^\n]{5,60}?,[ \t]+(?:at [\d:.]+(?: ?[AaPp][Mm])?,[ \t]+)?"
    r"(?P<wrote>[^<>\n@,\d]{2,60}?)[ \t]*(?:<[^\n]*?>[ \t]*)?wrote:[ \t]*$)",
    re.MULTILINE,
)
_CHAT = re.compile(r"^\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?\]?[ ,-]+(?P<who>[\w.-]+(?: [\w.-]+){0,3}): \S")


def is_field(paragraph: str) -> bool:
    """Whether a line may be a field of a record: "Units: about 84,000"; the header of a letter is none."""
    return bool(_FIELD.match(paragraph)) and not is_header(paragraph)


def is_header(paragraph: str) -> bool:
    """Whether a line is one of a letter's headers: "To: Ada Hopper"."""
    return bool(_HEADER.match(paragraph))


class Writer(NamedTuple):
    """Who wrote the lines below: `start` to `end` of a text, and how often these lines were answered."""

    start: int
    end: int
    depth: int


def writers(text: str) -> list[Writer]:
    """Who wrote the letters of a text, in order: behind "From:", or before "wrote:" above what is answered."""
    found = []
    for match in _WRITER.finditer(text):
        group = "sender" if match["sender"] else "wrote"
        found.append(Writer(*match.span(group), match["depth"].count(">") + (group == "wrote")))
    return found


def writer_of(text: str, at: int, known: Sequence[Writer]) -> Writer | None:
    """Who wrote the line at a place. It begins with ">", once for each time it was answered."""
    line = text.rfind("\n", 0, at) + 1
    depth = answered.group().count(">") if (answered := _ANSWERED.match(text, line)) else 0
    return next((writer for writer in reversed(known) if writer.end < line and writer.depth == depth), None)


def is_chat(paragraph: str) -> bool:
    """Whether a line is what somebody wrote in a chat: "[10:01] ada: the bridge is shut"."""
    return bool(_CHAT.match(paragraph))


def chatter(paragraph: str) -> tuple[int, int] | None:
    """Where in a line of a chat stands who wrote it; None if it is none."""
    found = _CHAT.match(paragraph)
    return found.span("who") if found else None
