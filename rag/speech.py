"""Who is speaking: the speaker of a sentence and the outlet that an article names as its source.

What a sentence says by itself is completed by those around it: pronouns and
offices are resolved, and speech that names nobody is given to who speaks beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from itertools import pairwise

from index.document import Role, Sentence
from index.labels import chatter, is_chat, is_label_alone
from index.letters import latin
from index.marks import Unmarked
from index.quotation import is_quoted, with_double_marks
from index.terms import STOP_WORDS
from index.writers import Writer, writer_of, writers
from rag.answer import Mention
from rag.antecedents import Antecedents
from rag.attribution import Speech, past_number, speech_in
from rag.exchanges import past_letter, turns_of
from rag.persons import is_body, is_full_name, people_of, same_name
from rag.proper_names import PARTICLES, STYLES
from rag.short_names import short_names_of
from rag.speech_acts import Act
from rag.speech_runs import is_speech_only, tells_of, without_quotations
from rag.subjects import PRONOUN, is_one_who_speaks

_AT_A_TIME = r"(?: [(\[]\d{1,2}(?::\d\d){1,2}[)\]])?"  # "Tom Reed (00:12): Did it rain?"
_LABEL = latin(
    rf"[*_]*(?P<who>[A-Z][\w.’'-]*(?: (?:(?:{PARTICLES}) ){{0,2}}[A-Z][\w.’'-]*){{0,4}})[*_]*{_AT_A_TIME}:[*_]*(?:\s|$)"
)
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
_ENDS_WITH_SPEECH = re.compile(r"[“\"][^“”\"]+[”\"][^“”\"]{0,60}$")
_OPENING_MARK = re.compile(r"[“\"]")
_ENDS_IN_QUESTION = re.compile(r"\?[”\"]?$")
_QUESTION = re.compile(r"\?[”\"]")
# Not "when asked", "was asked by the Echo".
_ASKS = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bwhen )(?<!\bif )\bask(?:s|ed)\b(?! (?:about|by)\b)")
# "Critics", "The ministers", "Some residents": the first words of a sentence, where they may be its subject.
_OF_SEVERAL = re.compile(r"\W*(?P<who>(?:(?:The|Some|Many|Most|Several|Other|Local)\s)?[\w-]+s)\s(?=[a-z])")
_YES_OR_NO = re.compile(r"\W*(?:Yes|No)\b")
_MARKS = ("”", '"')
_HEADING = re.compile(r"[\w &/’'-]+")  # a colon would make it a speaker's label
_CAPITALISED = latin(r"\s*(?P<word>[A-Z]\w*)")
_BACK = 60  # sentences read before those asked for: whoever speaks was named in full there, or further up


class Speakers:
    """The speech of a run of sentences, with its pronouns and offices resolved.

    >>> Speakers(unmarked(text), sentences, 3, 9).of(3).speaker.text
    'Foreign Minister Ada Hopper'
    """

    def __init__(self, voiced: Unmarked, sentences: Sequence[Sentence], first: int, last: int) -> None:
        """Of sentences `first` to `last`; they are read, with some before them, when one is asked for.

        Args:
            voiced: the text without marks: patterns for speakers count on words that stand beside one another.
            sentences: all of the text, at their places in it.
            first: number of a sentence.
            last: likewise.
        """
        self._voiced = voiced
        self._stand = sentences
        self._numbers = range(max(0, first - _BACK), min(last + 2, len(sentences)))

    @cached_property
    def _text(self) -> str:
        """The text without marks, with single marks around a speech as double ones, which patterns look for."""
        return with_double_marks(self._voiced.text)

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        """All sentences, at their places in the text without marks; those that are read begin with their own words."""
        sentences = list(self._stand)
        if len(self._text) != self._voiced.places[-1]:  # something was taken out
            spans = [self._voiced.of(one.start, one.end) for one in sentences]
            sentences = [replace(one, start=start, end=end) for one, (start, end) in zip(sentences, spans, strict=True)]
        for number in self._numbers:
            one = sentences[number]
            if not is_chat(self._text[one.start : one.end]):  # its clock may look like a number
                begin = past_number(self._text, one.start, one.end)
                if (behind := past_letter(self._text, begin, one.end)) in self._turns:
                    begin = behind
                sentences[number] = replace(one, start=_past_heading(self._voiced, begin, one.end))
        return sentences

    @cached_property
    def _is_label(self) -> Callable[[str], bool]:
        """Whether words before a colon are a speaker's name; all of the text is looked through, once for each."""
        return cache(partial(_is_label, text=self._text, alone=_speaking_alone(self._text)))

    @cached_property
    def _turns(self) -> dict[int, Mention | None]:
        return turns_of(self._text)

    @cached_property
    def _writers(self) -> list[Writer]:
        return writers(self._text)

    @cached_property
    def _speech(self) -> dict[int, Speech]:
        story = [number for number in self._numbers if self._sentences[number].role is Role.STORY]
        spans = [(self._sentences[number].start, self._sentences[number].end) for number in story]
        people = [*people_of(self._text, spans), *short_names_of(self._text, spans)]
        antecedents = Antecedents(self._text, sorted(people, key=lambda person: person.start), spans)
        speech: dict[int, Speech] = {}
        for number in story:
            if label := self._label(number):
                speech[number] = Speech(label)  # whomever its clauses tell of: the line is one person's
                continue
            before = speech.get(number - 1, Speech())
            speech[number] = found = self._read(number, antecedents, before.act is Act.ACCUSAL)
            if found.speaker:
                antecedents.known.append(found.speaker)
        self._hand_on(story, speech, antecedents.people)
        for number in story:
            if not speech[number].speaker and (writer := self._writer(number)):
                speech[number] = replace(speech[number], speaker=writer)
        return speech

    def of(self, number: int) -> Speech:
        """The speech of the sentence with that number, its mentions at their places in the text with its marks."""
        found = self._speech.get(number, Speech())
        return replace(found, speaker=self._placed(found.speaker), reported_by=self._placed(found.reported_by))

    def _placed(self, mention: Mention | None) -> Mention | None:
        return mention and Mention(mention.text, *self._voiced.stood(mention.start, mention.end))

    def _read(self, number: int, antecedents: Antecedents, accused: bool) -> Speech:
        """What a sentence says of its speaker, with whom it points at found among those before it.

        Args:
            number: the sentence's.
            antecedents: who was named before it.
            accused: whether somebody accuses another in the sentence before.
        """
        sentence, before = self._sentences[number], self._sentences[max(0, number - 1)]
        found = speech_in(self._text, sentence.start, sentence.end)
        if (
            not found.speaker
            and is_speech_only(self._words(number))
            and self._text[before.start : before.end].endswith(":")
        ):
            found = speech_in(self._text, before.start, before.end)  # "Hopper says:", in a paragraph of its own
        ahead = (before.start, before.end) if number else (0, 0)
        if found.speaker and accused and found.act is Act.DENIAL and antecedents.is_accused(found.speaker, ahead):
            found = replace(found, speaker=None)  # the accused denies, more likely than the accuser
        elif found.speaker:
            found = replace(found, speaker=antecedents.of(found.speaker, sentence.start, ahead))
        if found.reported_by and PRONOUN.match(found.reported_by.text):
            found = replace(found, reported_by=antecedents.of(found.reported_by, sentence.start, ahead))
        return found

    def _hand_on(self, story: Sequence[int], speech: dict[int, Speech], people: Sequence[Mention]) -> None:
        """Gives speech that names nobody the speaker who speaks beside it in its paragraph."""
        for place, number in enumerate(story):
            words = self._words(number)
            is_told = speech[number].speaker or self._sentences[number].start in self._turns
            if is_told or not is_speech_only(words):
                continue
            for other in (story[p] for p in (place - 1, place + 1, place - 2) if 0 <= p < len(story)):
                who = speech[other].speaker
                if who and self._goes_on(other, number, people) and not tells_of(words, who.text):
                    speech[number] = speech[other]
                    break

    def _goes_on(self, other: int, number: int, people: Sequence[Mention]) -> bool:
        """Whether a speech that names nobody is that of another sentence near it.

        In its paragraph, with nobody else told of between; or in the paragraph before, if that ends with speech.
        """
        one, before = self._sentences[number], self._sentences[other]
        if self._is_answer(other, number) or self._is_next_question(other, number):
            return False
        if one.paragraph == before.paragraph:
            named = any(before.end <= person.start < one.start for person in people)
            return not (named or _is_of_several(self._text[before.end : one.start]))
        words = self._words(other)
        is_next = number - other == 1 and not self._text[before.end : one.start].strip()  # not "2. “No.”"
        return is_next and bool(_ENDS_WITH_SPEECH.search(words) or is_quoted(words, len(words)))

    def _is_answer(self, other: int, number: int) -> bool:
        """Whether somebody asks a question beside a speech, which is then another's.

        Whoever asks may go on in the same paragraph, behind "Hopper asked.", but not with yes or no.
        """
        one, before, words = self._sentences[number], self._sentences[other], self._words(number)
        if number < other:
            return words.endswith(_MARKS) and _is_asked(self._words(other))
        # "“Is it safe?” Hopper asked." may be two sentences.
        first = other if _OPENING_MARK.search(self._words(other)) else max(0, other - 1)
        asked = self._text[self._sentences[first].start : one.start].rstrip()
        apart = one.paragraph != before.paragraph or asked.endswith(_MARKS) or _YES_OR_NO.match(words)
        return bool(apart) and _is_asked(asked)

    def _is_next_question(self, other: int, number: int) -> bool:
        """Whether a speech asks again in a paragraph below an answer: it is hardly that of who answers."""
        if self._sentences[number].paragraph == self._sentences[other].paragraph:
            return False
        asked = (first for first in (other - 1, other - 2) if first >= 0)
        return bool(_ENDS_IN_QUESTION.search(self._words(number))) and any(self._is_answer(at, other) for at in asked)

    def _label(self, number: int) -> Mention | None:
        """Who speaks in a line of a chat or a paragraph of a transcript: the name before its colon, "Hopper: …".

        In a transcript the name opens more paragraphs than this one; "Note:" may do so as well, but is no name.
        Several lines of it may be one paragraph: what "Q. …" asks "A. …" answers below it.
        """
        if within := chatter(self._words(number), self._text):
            begin, end = (self._sentences[number].start + at for at in within)
            return Mention(self._text[begin:end], begin, end)
        first = number
        while self._sentences[first].start not in self._turns and not self._opens_turn(first):
            if not first or self._sentences[first - 1].paragraph != self._sentences[number].paragraph:
                break
            first -= 1
        if self._sentences[first].start in self._turns:
            return self._turns[self._sentences[first].start]
        found = _LABEL.match(self._text, self._sentences[first].start) or self._label_above(first)
        if not found or not self._is_label(found["who"]):
            return None
        return Mention(found["who"], *found.span("who"))

    def _opens_turn(self, number: int) -> bool:
        """Whether a label opens a line with a sentence, within a paragraph as well."""
        start = self._sentences[number].start
        found = _LABEL.match(self._text, start) if self._text[start - 1 : start] in ("", "\n") else None
        return found is not None and self._is_label(found["who"])

    def _writer(self, number: int) -> Mention | None:
        """Who wrote the letter in which a sentence stands."""
        wrote = writer_of(self._text, self._sentences[number].start, self._writers)
        return Mention(self._text[wrote.start : wrote.end], wrote.start, wrote.end) if wrote else None

    def _label_above(self, number: int) -> re.Match[str] | None:
        """A label that stands alone in the paragraph before a sentence."""
        above = self._sentences[number - 1] if number else None
        return _LABEL.fullmatch(self._text, above.start, above.end) if above else None

    def _words(self, number: int) -> str:
        return self._text[self._sentences[number].start : self._sentences[number].end]


def _past_heading(voiced: Unmarked, start: int, end: int) -> int:
    """Where a sentence begins behind a heading that marks set off: "**Results** The trial found …".

    A small word with a capital stands there: in "**Ada** Hopper said" the name goes on.
    """
    if start == end or not _is_behind_mark(voiced, start):
        return start
    behind = next((at for at in range(start + 1, end) if _is_behind_mark(voiced, at)), end)
    found = _CAPITALISED.match(voiced.text, behind, end)
    is_heading = found and found["word"].lower() in STOP_WORDS and _HEADING.fullmatch(voiced.text, start, behind)
    return found.start("word") if found and is_heading else start


def _is_behind_mark(voiced: Unmarked, at: int) -> bool:
    """Whether a mark stood before a character."""
    return voiced.places[at] != (voiced.places[at - 1] + 1 if at else 0)


def is_person(who: Mention) -> bool:
    """Whether a speaker is called by first and last name, with no more around them than an office."""
    return is_full_name(who.text) and not re.search(r"[,()]|\bof\b", who.text)


def same_speaker(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one speaker."""
    return same_name(one.text, other.text)


def _is_label(who: str, text: str, alone: Collection[str]) -> bool:
    """Whether words before a colon are a speaker's name: they open several paragraphs, and the name stands in full.

    An office, and the initials of a name that stands in full, open sentences: "Judge: Ada Hopper" is a record's field.

    Args:
        who: the words.
        text: in which they stand.
        alone: who speaks below a line of their own.
    """
    if _LETTER.fullmatch(who):
        return False  # "Plot A" is not whom "A: …" tells of
    opening = rf"^\W*{re.escape(who)}[*_]*{_AT_A_TIME}:"
    if len(re.findall(opening, text, re.MULTILINE)) < 2:
        return who in alone
    if is_full_name(who) or _stands_in_full(who, text) or _is_name_in_capitals(who, text):
        return True
    is_short = _AT_A_HEARING.fullmatch(who) or (_INITIALS.fullmatch(who) and _are_initials(who, text))
    return bool(is_short) and len(re.findall(rf"{opening}.*[.?!…][\"”’)*_]*$", text, re.MULTILINE)) > 1


def _speaking_alone(text: str) -> frozenset[str]:
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


def _is_asked(words: str) -> bool:
    """Whether words hold a question, its marks closed, and that somebody asks: "“Is it safe?” asked Hopper."."""
    return bool(_QUESTION.search(words) and _ASKS.search(without_quotations(words)))


def _is_of_several(words: str) -> bool:
    """Whether a sentence is about several people who may speak: "Critics disagree." has no verb known as speech."""
    found = _OF_SEVERAL.match(words)
    return found is not None and is_one_who_speaks(found["who"].lower())
