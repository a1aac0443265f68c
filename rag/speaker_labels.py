"""Labels of speakers, as transcripts print them before their words: "Hopper: …", "MR. HALE: …", "Hale — …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache, cached_property
from itertools import pairwise

from index.calendar_words import MONTHS, WEEKDAYS
from index.labels import is_label_alone
from index.letters import latin
from index.terms import STOP_WORDS
from rag.countries import countries_in
from rag.persons import is_body, is_full_name, last_name
from rag.proper_names import PARTICLES, STYLES
from rag.speech_runs import without_quotations
from rag.subjects import is_one_who_speaks
from rag.turns import Exchange, Opening, ends_in_question

_NAME = rf"[A-Z][\w.’'-]*(?: (?:(?:{PARTICLES}) ){{0,2}}[A-Z][\w.’'-]*){{0,4}}"
# What stands behind a label's name: "Tom Reed (00:12): Did it rain?", "REED (the Echo): …", "Reed — Did it rain?"
_COLON = r"(?: (?:[(\[]\d{1,2}(?::\d\d){1,2}[)\]]|(?P<more>\([^()]{1,40}\))))?:"
LABEL = latin(rf"[*_]*(?P<who>{_NAME})[*_]*(?:{_COLON}|(?P<dash> [–—])(?= ))[*_]*(?:\s|$)")
_OPENING = latin(rf"^[^\w\n]*(?P<who>{_NAME})[*_]*{_COLON}(?P<words>.*)", re.MULTILINE)
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
_I = latin(r"(?:^|[^\w\s]|\b[a-z\d]\w*)\s*\bI\b|\b[Mm]y\b")
_FIRST_PERSON = latin(rf"{_I.pattern}|\b[Ww]e\b")
_LETTER = re.compile(r"[A-Z]\d*")
_WORD = re.compile(r"\w+(?:[.’'-]\w+)*")
_INITIALS = re.compile(r"[A-Z]{2,3}")
# "Hale — Was it safe?", but not "Hale — who left — said"
_DASHED = latin(r"^(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) [–—] (?=[^a-z\s])(?P<words>.*)", re.MULTILINE)
_ENDS_SENTENCE = re.compile(r"[.?!…][\"”’)*_]*$")
_ENDS_IN_QUESTION = re.compile(r"\?[\"'”’»)*_ ]*$", re.MULTILINE)
_NEXT_NAME = latin(r"(?P<before>[A-Z][\w’'-]+)\.?(?= (?P<name>[\w.’'-]+))")  # of each two words the second
_NO_NAME = re.compile(rf"(?:{STYLES}|Madam|{WEEKDAYS}|{MONTHS})\.?", re.IGNORECASE)


class Labels:
    """Those of a text: which words before a colon or a dash are a speaker's. All of it is looked through once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_speaker = cache(self._speaks)

    def at(self, start: int) -> re.Match[str] | None:
        """The label of a speaker that stands at a place: "Hopper: …"."""
        found = LABEL.match(self._text, start)
        return found if found and self.is_speaker(found) else None

    def is_speaker(self, label: re.Match[str]) -> bool:
        """Whether words that stand as a label does are a speaker's."""
        who = label["who"]
        if label["dash"]:
            return who in self._before_dashes
        return self._is_speaker(who) and not (label["more"] and not self._may_have_more(who))

    def openings(self) -> list[Opening]:
        """Where turns open at the beginning of lines, with who speaks; none where nobody asks.

        Who is a label in full, and by the last name as well, is one: "ADA HOPPER: …", "HOPPER: …".
        """
        if not _ENDS_IN_QUESTION.search(self._text):
            return []
        found = [label for label in _AT_A_LINE.finditer(self._text) if self.is_speaker(label)]
        in_full: dict[str, set[str]] = {}
        for who in {label["who"] for label in found if " " in label["who"]}:
            in_full.setdefault(last_name(who), set()).add(who)
        return [Opening(label.start("label"), label.end(), _in_full(label["who"], in_full)) for label in found]

    @cached_property
    def _lines(self) -> dict[str, list[re.Match[str]]]:
        """The lines that open with words and a colon, by the words."""
        lines: dict[str, list[re.Match[str]]] = {}
        for line in _OPENING.finditer(self._text):
            lines.setdefault(line["who"], []).append(line)
        return lines

    @cached_property
    def _alone(self) -> frozenset[str]:
        return speaking_alone(self._text)

    @cached_property
    def _before_dashes(self) -> frozenset[str]:
        return names_before_dashes(self._text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset((*_WORD.findall(self._text), *re.findall(r"\w+", self._text)))

    @cached_property
    def _behind_names(self) -> frozenset[str]:
        """The words that stand behind a name or a style: of "Ada Hopper’s" also "Hopper"."""
        found = _NEXT_NAME.finditer(self._text)
        names = {next_to["name"] for next_to in found}
        return frozenset(name[: part.end()] for name in names for part in re.finditer(r"\w+", name))

    def _speaks(self, who: str) -> bool:
        """Whether words before a colon are a speaker's name: they open several paragraphs, and the name stands in full.

        An office, and the initials of a name that stands in full, open sentences: "Judge: Ada Hopper" is a record's
        field.
        """
        if _LETTER.fullmatch(who):
            return False  # "Plot A" is not whom "A: …" tells of
        lines = self._lines.get(who, [])
        if not self._may_have_more(who):
            lines = [line for line in lines if not line["more"]]
        if len(lines) < 2:
            return who in self._alone or self._goes_by_last_name(who)
        if is_full_name(who) or self._is_name_in_capitals(who) or self._stands_in_full(who):
            return True
        is_short = _AT_A_HEARING.fullmatch(who) or (_INITIALS.fullmatch(who) and _are_initials(who, self._text))
        return bool(is_short) and sum(bool(_ENDS_SENTENCE.search(line["words"])) for line in lines) > 1

    def _may_have_more(self, who: str) -> bool:
        """Whether more may stand in brackets behind a name: it often stands without as well, or asks in capitals.

        "Ada Hopper (Chair): …" and "Hopper: …" are labels, "New York (2020): …" is a record's field.
        """
        lines = self._lines_of(who)
        asks = _IN_CAPITALS.fullmatch(who) and any(ends_in_question(line["words"]) for line in lines)
        bare = sum(not line["more"] for line in lines)
        return bool(asks) or bare > 1 or (bare == 1 and self._is_in_an_exchange(who))

    def _goes_by_last_name(self, who: str) -> bool:
        """Whether a full name is a label once, and its last name alone is one later: "ADA HOPPER: …", "HOPPER: …"."""
        is_name = " " in who and (is_full_name(who) or self._is_name_in_capitals(who))
        is_label = any(not line["more"] for line in self._lines.get(who.split()[-1], []))
        return is_name and is_label and self._is_in_an_exchange(who)

    def _lines_of(self, who: str) -> list[re.Match[str]]:
        """The lines that open with a label, or with its last word alone."""
        return [line for label in {who, who.split()[-1]} for line in self._lines.get(label, [])]

    def _is_in_an_exchange(self, who: str) -> bool:
        """Whether people speak to each other below labels: a glossary has "Olive Oil: …" and "Oil: …" as well.

        "I" shows it, but not "we": "Opening Hours: We are closed on Monday."
        """
        lines = self._lines_of(who)
        return self._somebody_asks or any(_I.search(without_quotations(line["words"])) for line in lines)

    @cached_property
    def _somebody_asks(self) -> bool:
        """Whether somebody asks who is a label in full, and by the last name or in full once more."""
        lines = (self._lines_of(who) for who in self._lines if " " in who)
        return any(ends_in_question(line["words"]) for of_one in lines if len(of_one) > 1 for line in of_one)

    def _is_name_in_capitals(self, who: str) -> bool:
        """Whether a label in capitals is a name: "MR. HALE", "THE CHAIRMAN", "ADA HOPPER", but not "KEY POINTS".

        No word of a name stands in the text in small letters; one alone stands there behind another name, in any
        letters.
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
            return self._stands_in_full(who) or self._stands_in_full(who.title())
        return not any(word in STOP_WORDS or word in self._words for word in words)

    def _stands_in_full(self, who: str) -> bool:
        """Whether another name or a style stands before a name somewhere in a text: "Ada Hopper", "MR. HOPPER"."""
        if " " not in who:
            return who in self._behind_names
        return latin(rf"[A-Z][\w’'-]+\.? {re.escape(who)}\b").search(self._text) is not None


def _in_full(who: str, in_full: Mapping[str, Collection[str]]) -> str:
    """The label in full of whoever has one by the last name alone, if that is one person's."""
    whole = in_full.get(last_name(who), ())
    return next(iter(whole)) if " " not in who and len(whole) == 1 else who


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


def names_before_dashes(text: str) -> frozenset[str]:
    """Who speak in an interview in which a dash stands behind their names: "Hale — Was it safe?".

    They are two persons who speak in turn, each twice or more, and one of them asks. Nothing else that recurs before
    dashes is told from them: places, days and offices stand there too.
    """
    lines = list(_DASHED.finditer(text))
    times = Counter(line["who"] for line in lines)
    turns = [line for line in lines if times[line["who"]] > 1]
    in_turn = all(one["who"] != other["who"] for one, other in pairwise(turns))
    openings = [Opening(line.start(), line.start("words"), line["who"]) for line in turns]
    names = frozenset(line["who"] for line in turns)
    asker = Exchange.of(text, openings).asker if in_turn else None
    return names if asker and all(_is_person(name, text) for name in names) else frozenset()


def _is_person(who: str, text: str) -> bool:
    """Whether a name is a person's: a first and a last, or the text has a first before it, and it is no place there."""
    if who.split()[0].lower() in STOP_WORDS or is_body(who) or countries_in(who) or _NO_NAME.fullmatch(who):
        return False
    if re.search(rf"\b(?:in|at|from|near|outside) {re.escape(who)}\b", text):
        return False
    called = (found["before"].lower() for found in _NEXT_NAME.finditer(text) if found["name"].rstrip(".’'") == who)
    return is_full_name(who) or any(first not in STOP_WORDS and first != "dear" for first in called)
