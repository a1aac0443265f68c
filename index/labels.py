"""Lines that begin with a label: the fields of a record, the headers of a letter, the lines of a chat."""

from __future__ import annotations

import re

from index.letters import latin

_FIELD = latin(r"^[A-Z][\w/’'-]*(?: [\w/’'-]+){0,3}: +\S")
_HEADER = re.compile(r"^(?:>\s?)*(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To):\s", re.IGNORECASE)
_CHAT = re.compile(r"^\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?\]?[ ,-]+(?P<who>[\w.-]+(?: [\w.-]+){0,3}): \S")


def is_field(paragraph: str) -> bool:
    """Whether a line may be a field of a record: "Units: about 84,000"; the header of a letter is none."""
    return bool(_FIELD.match(paragraph)) and not is_header(paragraph)


def is_header(paragraph: str) -> bool:
    """Whether a line is one of a letter's headers: "To: Ada Hopper"."""
    return bool(_HEADER.match(paragraph))


def is_chat(paragraph: str) -> bool:
    """Whether a line is what somebody wrote in a chat: "[10:01] ada: the bridge is shut"."""
    return bool(_CHAT.match(paragraph))


def chatter(paragraph: str) -> tuple[int, int] | None:
    """Where in a line of a chat stands who wrote it; None if it is none."""
    found = _CHAT.match(paragraph)
    return found.span("who") if found else None
