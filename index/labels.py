"""Lines that begin with a label: the fields of a record, the headers of a letter, the lines of a chat."""

from __future__ import annotations

import re

from index.calendar_words import CLOCK
from index.letters import latin

_FIELD = latin(r"^[*_]*[A-Z\d][\w/’'.&-]*(?: [\w/’'.&()+-]+){0,5}\**:[*_]* +\S")
_PLAIN_FIELD = latin(r"^[A-Z][\w/’'-]*(?: [\w/’'-]+){0,3}: +\S")
_HEADER = re.compile(r"^(?:>\s?)*(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To):\s", re.IGNORECASE)
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? "
_BEHIND_A_CLOCK = r"[ ,–-]+"
# "[10:01] ada: …"; "05/03/2024, 10:01 - Ada: …", as WhatsApp writes it; or behind a bare clock, as in programmes, too.
_CHAT = re.compile(
    rf"^\u200e?(?:(?P<sure>\[(?:{_DAY})?{CLOCK}\][ ,–-]*|{_DAY}{CLOCK} [–-] )|{CLOCK}{_BEHIND_A_CLOCK})"
    r"(?:~[ \u202f]?)?(?P<who>[\w.-]+(?: [\w.-]+){0,3}): \S"
)
_NUMBERED = re.compile(r"(?<!\S)\d+(?!\S)")  # "Item 4"
_HANDLE = re.compile(r"\w+[_.]\w+")


def is_field(paragraph: str) -> bool:
    """Whether a line may be a field of a record: "Units: about 84,000"; the header of a letter is none."""
    return bool(_FIELD.match(paragraph)) and not is_header(paragraph)


def is_plain_field(paragraph: str) -> bool:
    """The same for a label of few words without marks: with any other a wrapped sentence may go on."""
    return bool(_PLAIN_FIELD.match(paragraph)) and not is_header(paragraph)


def is_header(paragraph: str) -> bool:
    """Whether a line is one of a letter's headers: "To: Ada Hopper"."""
    return bool(_HEADER.match(paragraph))


def is_chat(paragraph: str) -> bool:
    """Whether a line is what somebody wrote in a chat: "[10:01] ada: the bridge is shut"."""
    return _chat(paragraph) is not None


def chatter(paragraph: str, text: str) -> tuple[int, int] | None:
    """Where in a line of a chat stands who wrote it; None if it is none.

    A name behind a bare clock opens other lines of the text as well, as in a programme no "10:00 Lunch: …" does.
    """
    found = _chat(paragraph)
    if not found:
        return None
    opening = rf"^{CLOCK}{_BEHIND_A_CLOCK}{re.escape(found['who'])}: "
    is_known = found["sure"] or _HANDLE.fullmatch(found["who"]) or len(re.findall(opening, text, re.MULTILINE)) > 1
    return found.span("who") if is_known else None


def _chat(paragraph: str) -> re.Match[str] | None:
    found = _CHAT.match(paragraph)
    return found if found and not _NUMBERED.search(found["who"]) else None
