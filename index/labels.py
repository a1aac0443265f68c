"""Lines that begin with a label or a name: fields of a record, headers of a letter, lines of a chat, signatures."""

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
_PARTICLES = "van|von|der|den|de|da|del|di|du|la|bin|al"  # of a name
_OF_A_SPEAKER = rf"(?:[A-Z\d][\w’'.-]*|of|the|for|and|{_PARTICLES})"
_TURN = latin(
    rf"[*_]*(?:[QA]\d*\.|[A-Z][\w’'.-]*(?: {_OF_A_SPEAKER}){{0,5}}(?: \([^()]{{1,40}}\)| \[{CLOCK}\])?[*_]*:)[*_]*\s+\S"
)
FORM_OF_ADDRESS = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Hon)\.?"
_NAME = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_NEXT = rf"(?: (?:{_PARTICLES})){{0,2}}(?:(?<=\.)| ){_NAME}"
_LETTERS = r"(?:[A-Z]{2,4}|PhD|Esq)\.?"  # behind a name
_PERSON = rf"(?:{FORM_OF_ADDRESS} {_NAME}|{_NAME}{_NEXT})(?:{_NEXT}){{0,3}}(?:,? {_LETTERS}){{0,4}}"
_OFFICE = (
    r"(?:(?:Vice|Co)-)?(?:Chair(?:man|woman|person)?|President|C[A-Z]O|Chief|Director|Officer|Secretary|Treasurer"
    r"|Minister|Manager|Accountant|Auditor|Partner|Solicitor|Counsel|Clerk|Registrar|Surveyor|Head|Trustee|Governor"
    r"|Mayor|Commissioner|Master|Judge|Inspector|Leader|Editor|Professor|Engineer|Spokes(?:man|woman|person))"
)
_OF_AN_OFFICE = r"(?:[A-Z&][\w’'&.-]*|of|and|for|the|to|at|in|on)"
_SIGNATURE = latin(
    rf"[*_]*{_PERSON}[*_]*(?:,?[ \t]*(?:\r\n|[\n\r])[ \t]*|, | [–—-] | \()(?=[*_]*(?:[^()\n]* )?{_OFFICE}\b)"
    rf"[*_]*{_OF_AN_OFFICE}(?:,? {_OF_AN_OFFICE})*\)?[*_]*"
)
_PARTY = (
    r"(?:Claimant|Defendant|Plaintiff|Appellant|Respondent|Applicant|Petitioner|Prosecution|Defence|Crown|Accused"
    r"|State|Intervener|Interested Party)(?:\(?s\)?)?"
)
_APPEARANCE = latin(
    rf"{_PERSON}(?:(?:,| and|, and) {_PERSON}){{0,3}}(?: \([^()]*\))?,?"
    rf" (?:for|on behalf of) the (?:[A-Za-z-]+ )?(?i:{_PARTY})"
)
# A line that is a label: "LORD JUSTICE HALE:", "Mr. Hale:", "Hale LJ:", "THE CHAIRMAN:", "MS HOPPER (for the port):"
_JUDGE = r"(?i:(?:(?:Chief|Vice|Presiding|Associate|District|Circuit|His|Her|Their|Honou?r) )*(?:Judge|Justice))"
_AT_A_HEARING = (
    r"(?:(?:VICE|DEPUTY)[- ])?(?:CHAIR(?:MAN|WOMAN|PERSON)?|COURT|JUDGE|WITNESS|CLERK|PRESIDENT|SPEAKER|MODERATOR)"
)
_LABEL_ALONE = latin(
    rf"[*_]*(?:THE {_AT_A_HEARING}|(?:(?i:{FORM_OF_ADDRESS}) )?{_JUDGE}(?: {_NAME}){{1,3}}"
    rf"|(?i:{FORM_OF_ADDRESS})(?: {_NAME}){{1,4}}"
    rf"|{_NAME}(?: {_NAME}){{0,2}},? (?:[LC]J|JJ|[KQ]C))(?: \([^()]{{1,60}}\))?[*_]*:[*_]*"
)
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


def is_turn(paragraph: str) -> bool:
    """Whether a line may be what somebody said in a transcript or a chat: "Q1 Chair: Is it shut?", "A. It is."."""
    return is_chat(paragraph) or (bool(_TURN.match(paragraph)) and not is_header(paragraph))


def is_label_alone(paragraph: str) -> bool:
    """Whether a line is nothing but the label of who speaks below it, whose style or office tells it: "MR. HALE:"."""
    return bool(_LABEL_ALONE.fullmatch(paragraph.strip()))


def is_signature(line: str) -> bool:
    """Whether a line is somebody's name and office: "Ada Hopper, Harbour Master"; or two, one for each of them."""
    return bool(_SIGNATURE.fullmatch(line))


def is_appearance(line: str) -> bool:
    """Whether a line says who appears for a party: "Ms A. Hopper (instructed by Hale LLP) for the Defendant"."""
    return bool(_APPEARANCE.fullmatch(line))


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
