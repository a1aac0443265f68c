"""Labels of speakers, as transcripts print them before their words: "Hopper: …", "MR. HALE: …", "Hale — …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise

from index.labels import is_label_alone
from index.letters import latin
from index.terms import STOP_WORDS
from rag.persons import is_body, is_full_name
from rag.proper_names import PARTICLES, STYLES
from rag.speech_runs import without_quotations
from rag.subjects import is_one_who_speaks

# What stands behind a label's name: "Tom Reed (00:12): Did it rain?", "Reed (the Echo): …", "Reed — Did it rain?"
_COLON = r"(?: (?:\[\d{1,2}(?::\d\d){1,2}\]|\([^()]{1,40}\)))?:"
LABEL = latin(
    rf"[*_]*(?P<who>[A-Z][\w.’'-]*(?: (?:(?:{PARTICLES}) ){{0,2}}[A-Z][\w.’'-]*){{0,4}})"
    rf"[*_]*(?:{_COLON}| [–—](?= ))[*_]*(?:\s|$)"
)
_AT_A_LINE = latin(rf"^[ \t>]*(?P<label>{LABEL.pattern})", re.MULTILINE)
# "MR. HALE", "ADA McHALE", "THE CHAIRMAN"
_IN_CAPITALS = latin(
    rf"(?P<style>(?i:{STYLES})\.? )?(?P<the>THE )?(?P<name>(?:Mc|Mac)?[A-Z][A-Z.’'-]*(?: (?:Mc|Mac)?[A-Z][A-Z.’'-]*)*)"
)
# Who is called by what he does at a hearing or an interview: "Chair: …", "Interviewer: …".
_AT_A_HEARING = re.compile(
    r"(?:(?:Vice|Deputy)[- ])?(?:Chair(?:man|woman|person)?|Moderator|Interviewer|Presenter|Judge|Clerk|Counsel"
    r"|Prosecutor|Witness|Speaker|Mayor|Minister|President)"
)
_JUDGE = re.compile(r"\b(?i:judge|justice)\b|\b(?:[LC]J|JJ)$")
# "I agree", "my Lady", but not "World War I"
_FIRST_PERSON = latin(r"(?:^|[^\w\s]|\b[a-z\d]\w*)\s*\bI\b|\b(?:[Ww]e|[Mm]y)\b")
_LETTER = re.compile(r"[A-Z]\d*")
_INITIALS = re.compile(r"[A-Z]{2,3}")
# "Hale — Was it safe?", but not "Hale — who left — said"
_DASHED = latin(r"^(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) [–—] (?=[^a-z\s])(?P<words>.*)", re.MULTILINE)
_CLOSING = "\"'”’»)*_ "  # marks behind a line's last


def labels_of(text: str, is_speakers: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Where labels stand at the beginning of lines, with the names in them: those of speakers who have another."""
    lines = list(_AT_A_LINE.finditer(text))
    times = Counter(found["who"].split()[-1] for found in lines)  # a record has many fields, each of them once
    for found in lines:
        if times[found["who"].split()[-1]] > 1 and is_speakers(found["who"]):
            yield found.start("label"), found["who"]


def is_label(who: str, text: str, alone: Collection[str]) -> bool:
    """Whether words before a colon are a speaker's name: they open several paragraphs, and the name stands in full.

    An office, and the initials of a name that stands in full, open sentences: "Judge: Ada Hopper" is a record's field.

    Args:
        who: the words.
        text: in which they stand.
        alone: who speaks below a line of their own, or behind a dash.
    """
    if _LETTER.fullmatch(who):
        return False  # "Plot A" is not whom "A: …" tells of
    opening = rf"^\W*{re.escape(who)}[*_]*{_COLON}"
    if len(re.findall(opening, text, re.MULTILINE)) < 2:
        return who in alone or _goes_by_last_name(who, text)
    if is_full_name(who) or _stands_in_full(who, text) or _is_name_in_capitals(who, text):
        return True
    is_short = _AT_A_HEARING.fullmatch(who) or (_INITIALS.fullmatch(who) and _are_initials(who, text))
    return bool(is_short) and len(re.findall(rf"{opening}.*[.?!…][\"”’)*_]*$", text, re.MULTILINE)) > 1


def _goes_by_last_name(who: str, text: str) -> bool:
    """Whether a full name is a label once, and its last name alone is one later: "ADA HOPPER: …", "HOPPER: …"."""
    last = re.escape(who.split()[-1])
    is_name = is_full_name(who) or _is_name_in_capitals(who, text)
    return " " in who and is_name and len(re.findall(rf"^\W*{last}[*_]*:", text, re.MULTILINE)) > 0


def speaking_alone(text: str) -> frozenset[str]:
    """Who speaks below a line of their own, which has a style, as another of the text has: "LORD HALE:", "LADY REED:".

    Notes on people stand below such lines as well: who is no judge, nor in capitals, speaks of themselves, unless
    somebody has a second line.
    """
    lines = [line.strip() for line in text.splitlines()]
    places = [at for at, line in enumerate(lines) if line.endswith(":") and is_label_alone(line)]
    below = {
        lines[at].strip("*_ :"): "\n".join(lines[at + 1 : until]).strip().partition("\n\n")[0]
        for at, until in pairwise([*places, len(lines)])
    }
    if len(below) < 2:
        return frozenset()
    recurs = len(below) < len(places)
    return frozenset(who for who, words in below.items() if recurs or _tells_it_speaks(who) or _is_in_person(words))


def _tells_it_speaks(label: str) -> bool:
    """Whether a label is a judge's or in capitals, as those of a hearing are: "Lord Justice Hale", "MR. HALE"."""
    return bool(_JUDGE.search(label) or _IN_CAPITALS.fullmatch(label))


def _is_in_person(words: str) -> bool:
    """Whether somebody speaks of themselves in words, outside of quotations."""
    return _FIRST_PERSON.search(without_quotations(words)) is not None


def _are_initials(letters: str, text: str) -> bool:
    """Whether a name stands in a text that letters are the initials of: "NV" of "Nora Voss"."""
    words = (rf"{letter}[\w’'-]*[a-zß-ÿ][\w’'-]*" for letter in letters)
    return latin(rf"\b{' '.join(words)}\b").search(text) is not None


def _is_name_in_capitals(who: str, text: str) -> bool:
    """Whether a label in capitals is a name: "MR. HALE", "THE CHAIRMAN", "ADA HOPPER", but not "KEY POINTS".

    No word of a name stands in the text in small letters; one alone stands there behind another name, in any letters.
    """
    found = _IN_CAPITALS.fullmatch(who)
    if not found or found["style"]:
        return found is not None
    if found["the"]:
        return is_one_who_speaks(found["name"].lower())
    if is_body(who.title()):
        return False  # "BREAKING NEWS"
    words = found["name"].lower().split()
    if len(words) == 1:
        return _stands_in_full(who, text) or _stands_in_full(who.title(), text)
    return not any(word in STOP_WORDS or re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _stands_in_full(who: str, text: str) -> bool:
    """Whether another name or a style stands before a name somewhere in a text: "Ada Hopper", "MR. HOPPER"."""
    return latin(rf"[A-Z][\w’'-]+\.? {re.escape(who)}\b").search(text) is not None


def names_before_dashes(text: str) -> frozenset[str]:
    """Who speak in an interview in which a dash stands behind their names: "Hale — Was it safe?".

    Two or more do so twice or more, and one of them asks: nothing else that stands before dashes does.
    """
    lines = list(_DASHED.finditer(text))
    times = Counter(line["who"] for line in lines)
    recurring = frozenset(who for who, number in times.items() if number > 1)
    asks = any(line["words"].rstrip(_CLOSING).endswith("?") for line in lines if line["who"] in recurring)
    return recurring if len(recurring) > 1 and asks else frozenset()
