"""Questions and answers behind letters, as hearings and interviews are printed: who asks at "Q.", who answers at "A.".

The letters name nobody; the lines above them do: "ADA HOPPER, sworn", "Cross-examined by Mr Hale",
"Interview with Ada Hopper". Where they do not, nobody is named: least of all the judge who spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.labels import FORM_OF_ADDRESS
from index.letters import latin
from index.terms import STOP_WORDS
from rag.answer import Mention
from rag.persons import is_body, is_full_name, last_name, people_of
from rag.proper_names import PARTICLES
from rag.turns import Opening

_LETTER = re.compile(  # "Q. ", "A12: ", "**Question 3:** ", and those of a list: "B. "
    r"^[ \t>*_]*(?P<letter>[A-Z]|Question|Answer) ?\d*[.:][*_]*\s+(?=\S)", re.MULTILINE
)
_IN_TITLES = "|".join(sorted(word for word in STOP_WORDS - {"may", "will"} if len(word) > 1))
_WORD = rf"(?!(?i:{_IN_TITLES})\b)[A-Z][\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:(?:{PARTICLES}) ){{0,2}}{_WORD}){{0,5}}"
_THE_NAME = rf"(?:(?i:the) )?{_NAME}"
# Who is sworn: "ADA HOPPER, sworn", "Mrs Ada Hopper (recalled)", "ADA HOPPER, having been first duly sworn, …"
_WITNESS = latin(
    rf"(?P<who>{_NAME})(?:,| \() ?(?i:(?:an?|the|witness|having|being|been|was|were|first|previously|duly|then|called"
    r"|on|behalf|of|for|by|plaintiff|claimant|defen[cs]e|defendant|prosecution|crown|state|and),? )*"
    r"(?i:(?:re-?)?sworn|affirmed|(?:re-?)?called)(?=\W*$|[).,;]|\s(?:as|by|on|for|and)\b)"
)
_SWORN = re.compile(r"(?:sworn|affirmed)$", re.IGNORECASE)  # things are called, too: "Forms, called for by the clerk"
_DEPOSED = latin(rf"(?i:(?:oral |video )?(?:deposition|testimony) of) (?P<who>{_NAME})\W*$")
# "Examination-in-chief by Ms Hale", "Cross-examined by Mr Reed", "Re-examination of Ada Hopper by Ms Hale",
# "DIRECT EXAMINATION", and below it "BY MR. REED:"
_EXAMINED = latin(
    r"(?:(?i:(?P<again>(?:further |cross[- ]?|re[- ]?(?:direct )?){1,4})?(?:direct )?"
    r"(?:examination|examined)(?:[- ]in[- ]chief)?|questioned|questions)"
    rf"(?: (?i:of) (?P<whom>{_NAME}))?(?:,? (?i:by|(?P<from>from)) (?P<who>{_THE_NAME}))?"
    rf"|(?:BY|By) (?P<alone>{_THE_NAME}):)\W*$"
)
_CALLS = re.compile(r"\bI (?:now )?(?:re)?call\b")
_WITHDREW = re.compile(
    r"\bwitness (?:\w+ )?(?:withdrew|withdraws|released|excused|(?:stands?|stood|steps?|stepped) down)\b",
    re.IGNORECASE,
)
_LABEL = latin(rf"[*_]*(?P<who>{_THE_NAME})(?: \([^()]*\))?[*_]*:")
_OPENS = r"(?:^|[.:;|–—“”\"] )(?:(?i:an?|our|the|exclusive|full) )?"
_ENDS = r"(?=\W*$|[,.:;(|–—]|\s(?:[–—-]|(?i:by|on|about|at|in)\b))"
# "Interview with Ada Hopper", "The bridge: a conversation with Ada Hopper, mayor", but not "in an interview with …"
_INTERVIEWEE = latin(
    rf"{_OPENS}(?i:interview(?: with| of)|(?:in )?conversation with|q ?& ?a with) (?P<who>{_NAME}){_ENDS}"
    rf"|^(?i:interviewee|narrator): (?P<told>{_NAME})(?=\W*$| \()"
    rf"|^(?i:interview): (?P<asked>{_NAME})(?= (?i:on|about)\b)"
)
# "Interview by Bo Hale", "Ada Hopper, interviewed by Bo Hale", but not "he was interviewed by Bo Hale"
_INTERVIEWER = latin(
    rf"(?:{_OPENS}(?i:interview(?:ed)? by)|, interviewed by) (?P<who>{_NAME}){_ENDS}"
    rf"|^(?i:interviewer): (?P<told>{_NAME})\W*$"
)
# A line that points at another page: "See also: Interview with Bo Hale", or stands above one that does: "Related"
_ELSEWHERE = re.compile(
    r"\W*(?:(?:see|read) (?:also|more|next)\b|(?:more|related|next|previous|further reading)"
    r"(?: (?:articles|interviews|links|reading|stories|(?:from|in|on)\b[^:]*))?\s*(?:$|[:|–—-]))",
    re.IGNORECASE,
)
_STYLED = re.compile(rf"{FORM_OF_ADDRESS} ", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][”’\"')*_]*(?:\s|$)")
_ABOVE = 4000  # characters above the first question in which an interview is told of


def turns_of(text: str) -> dict[int, Mention | None]:
    """Who speaks behind each "Q." and "A." of a text, by where the words behind the letter begin; None if not told.

    Empty for a text in which no question behind the one is followed by the other.
    """
    letters = list(_LETTER.finditer(text))
    if not any(_is_exchange(text, one, other) for one, other in pairwise(letters)):
        return {}
    by_line = {
        text.rfind("\n", 0, letter.end("letter")) + 1: letter for letter in letters if letter["letter"][0] in "QA"
    }
    asked = _interviewed(text, min(by_line))
    told: dict[int, Mention | None] = {}
    for start, end in _lines(text):
        if letter := by_line.get(start):
            told[letter.end()] = asked.asker if letter["letter"][0] == "Q" else asked.answerer
        else:
            asked.read(text, start, end)
    return told


def lettered(text: str, turns: Collection[int]) -> list[Opening]:
    """Where lines open turns, with who speaks: "Q" or "A" at given places of words, "" behind them: "THE COURT: …"."""
    letters = {text.rfind("\n", 0, place) + 1: place for place in turns}
    opened: list[Opening] = []
    for start, end in _lines(text):
        if start in letters and (letter := _LETTER.match(text, start)):
            opened.append(Opening(start, letters[start], letter["letter"][0]))
        elif opened and (label := _LABEL.match(text, start, end)):
            opened.append(Opening(start, label.end(), ""))
    return opened


def past_letter(text: str, start: int, end: int) -> int:
    """Where a line's words begin behind its letter, if it has one: "A. I was."."""
    found = _LETTER.match(text, start)
    return found.end() if found and found.end() <= end else start


def _is_exchange(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a question stands behind "Q." and its answer behind the next letter; in a list it would be "R."."""
    return one["letter"][0] == "Q" and other["letter"][0] == "A" and "?" in text[one.end() : other.start()]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip())
        start += len(line)


@dataclass
class _Asked:
    """Who answers and who asks, as far as a text has been read.

    Attributes:
        answerer: the witness or who is interviewed.
        examiner: who examines, or interviews.
        interrupted: whether another has spoken since, who may ask as well.
        examined: whether the witness has been examined: a further examination in chief is another's.
    """

    answerer: Mention | None = None
    examiner: Mention | None = None
    interrupted: bool = False
    examined: bool = False

    @property
    def asker(self) -> Mention | None:
        return None if self.interrupted else self.examiner

    def read(self, text: str, start: int, end: int) -> None:
        """Reads a line that is neither a question nor an answer."""
        if witness := _WITNESS.match(text, start, end) or _DEPOSED.match(text, start, end):
            self.answerer = _mention(witness, "who") if _SWORN.search(witness[0]) else _person(witness, "who")
            self.examiner, self.interrupted, self.examined = None, False, False
            start = witness.end()
        examined = _EXAMINED.search(text, start, end) if witness else _EXAMINED.match(text, start, end)
        if examined:
            self._examine(examined)
        elif (label := _LABEL.match(text, start, end)) and _SENTENCE_END.search(text, label.end(), end):
            who = self.examiner and last_name(self.examiner.text)
            self.interrupted = last_name(label["who"]) != who
            if _CALLS.search(text, label.end(), end):
                self.answerer = None
        elif _WITHDREW.search(text, start, end):
            self.answerer = None

    def _examine(self, examined: re.Match[str]) -> None:
        if examined["whom"]:
            if not self.answerer or last_name(self.answerer.text) != last_name(examined["whom"]):
                self.answerer = _person(examined, "whom")
        elif self.examined and not (examined["again"] or examined["alone"]) and "exam" in examined[0].lower():
            self.answerer = None
        self.examiner = self._examiner(examined)
        self.interrupted, self.examined = False, True

    def _examiner(self, examined: re.Match[str]) -> Mention | None:
        """Who examines; "Hale" or "the Court" as well where a witness answers, but no "Readers" with questions."""
        group = "alone" if examined["alone"] else "who"
        if not examined[group]:
            return None
        return _mention(examined, group) if self.answerer and not examined["from"] else _person(examined, group)


def _interviewed(text: str, end: int) -> _Asked:
    """Who is interviewed and by whom, as the lines above the first question tell.

    Below "Interview by Bo Hale" it is whoever they name alone, besides Bo Hale, and are about.
    """
    begin = max(0, end - _ABOVE)
    lines = [(begin + start, begin + stop) for start, stop in _lines(text[begin:end]) if start < stop]
    asker = next(_named(_INTERVIEWER, text, lines), None)
    answerer = next(_named(_INTERVIEWEE, text, lines), None)
    if asker and not answerer and not begin:  # else neither the title nor the first sentence is known
        people = [one for one in people_of(text, lines) if last_name(one.text) != last_name(asker.text)]
        is_alone = len({last_name(one.text) for one in people}) == 1
        answerer = people[0] if is_alone and _is_about(people[0], text, lines) else None
    return _Asked(answerer, asker)


def _is_about(who: Mention, text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether somebody's name stands in the title, or opens the first sentence below it."""
    told = [(start, end) for start, end in lines if not _INTERVIEWER.match(text[start:end])]
    sentences = (start for start, end in told if _SENTENCE_END.search(text, start, end))
    in_title = told and told[0][0] <= who.start < told[0][1] and not _SENTENCE_END.search(text, *told[0])
    opening = next(sentences, who.start + 1)
    return bool(in_title) or (opening <= who.start and not re.search(r"\w", text[opening : who.start]))


def _named(pattern: re.Pattern[str], text: str, lines: list[tuple[int, int]]) -> Iterator[Mention]:
    """Those whom a pattern finds in lines and who are called by first and last name."""
    above = ""
    for start, end in lines:
        line = text[start:end]
        is_elsewhere = _ELSEWHERE.match(line) or (above and _ELSEWHERE.fullmatch(above))
        above = line.strip(" \t#*_:")
        if not is_elsewhere and (found := pattern.search(line)):
            who = _mention(found, found.lastgroup or "who", start)
            if is_full_name(who.text.title() if who.text.isupper() else who.text):
                yield who


def _person(found: re.Match[str], group: str) -> Mention | None:
    """Who is examined, or examines, if it can be somebody: "ADA HOPPER", "Mr Hale", but not "Theses", "Old Degrees".

    The last word of what is no name stands in the text in small letters as well: "a degree".
    """
    who = _mention(found, group)
    if _STYLED.match(who.text):
        return who
    last = re.escape(last_name(who.text).lower().removesuffix("s"))
    is_name = is_full_name(who.text.title()) and not is_body(who.text.title())
    return who if is_name and not re.search(rf"\b{last}s?\b", found.string) else None


def _mention(found: re.Match[str], group: str, offset: int = 0) -> Mention:
    """A name that was found, without the full stop behind it."""
    name = found[group].rstrip(".")
    start = offset + found.start(group)
    return Mention(name, start, start + len(name))
