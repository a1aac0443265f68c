"""Who is speaking: the speaker of a sentence and the outlet that an article names as its source.

What a sentence says by itself is completed by those around it: pronouns and
offices are resolved, and speech that names nobody is given to who speaks beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from index.document import Role, Sentence
from index.labels import chatter, is_chat
from index.letters import latin
from index.marks import Unmarked
from index.quotation import is_quoted, with_double_marks
from index.terms import STOP_WORDS
from index.writers import Writer, writer_of, writers
from rag.answer import Mention
from rag.antecedents import Antecedents
from rag.attribution import Speech, past_number, speech_in
from rag.exchanges import lettered, past_letter, turns_of
from rag.persons import is_full_name, people_of, same_name
from rag.short_names import short_names_of
from rag.speaker_labels import LABEL, Labels
from rag.speech_acts import Act
from rag.speech_runs import is_speech_only, tells_of, without_quotations
from rag.subjects import PRONOUN, is_one_who_speaks
from rag.turns import Exchange

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
    def _labels(self) -> Labels:
        return Labels(self._text)

    @cached_property
    def _turns(self) -> dict[int, Mention | None]:
        return turns_of(self._text)

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange.of(self._text, lettered(self._text, self._turns) or self._labels.openings())

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

    def is_put(self, number: int) -> bool:
        """Whether who asks puts a sentence to who answers, without a question mark: "It is said that you left."."""
        start, end, behind = self._with_next(number)
        return self._exchange.is_put(start, end, behind)

    def answers_to_all(self, number: int) -> list[int]:
        """The numbers of the sentences that answer a question put to each of several: the first of each one's turn."""
        start, _, behind = self._with_next(number)
        places = self._exchange.answers_to_all(start, behind)
        return [bisect_left(self._sentences, place, key=lambda one: one.start) for place in places]

    def _with_next(self, number: int) -> tuple[int, int, int]:
        """Where a sentence starts and ends, and where the next one starts."""
        behind = self._sentences[number + 1].start if number + 1 < len(self._sentences) else len(self._text)
        return self._sentences[number].start, self._sentences[number].end, behind

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
        """Who speaks in a line of a chat or a paragraph of a transcript: the name in its label, "Hopper: …".

        A label opens the paragraph, or stands alone above it.
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
        found = self._labels.at(self._sentences[first].start) or self._label_above(first)
        return Mention(found["who"], *found.span("who")) if found else None

    def _opens_turn(self, number: int) -> bool:
        """Whether a label opens a line with a sentence, within a paragraph as well."""
        start = self._sentences[number].start
        return self._text[start - 1 : start] in ("", "\n") and self._labels.at(start) is not None

    def _writer(self, number: int) -> Mention | None:
        """Who wrote the letter in which a sentence stands."""
        wrote = writer_of(self._text, self._sentences[number].start, self._writers)
        return Mention(self._text[wrote.start : wrote.end], wrote.start, wrote.end) if wrote else None

    def _label_above(self, number: int) -> re.Match[str] | None:
        """A speaker's label that stands alone in the paragraph before a sentence."""
        above = self._sentences[number - 1] if number else None
        label = LABEL.fullmatch(self._text, above.start, above.end) if above else None
        return label if label and self._labels.is_speaker(label) else None

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


def _is_asked(words: str) -> bool:
    """Whether words hold a question, its marks closed, and that somebody asks: "“Is it safe?” asked Hopper."."""
    return bool(_QUESTION.search(words) and _ASKS.search(without_quotations(words)))


def _is_of_several(words: str) -> bool:
    """Whether a sentence is about several people who may speak: "Critics disagree." has no verb known as speech."""
    found = _OF_SEVERAL.match(words)
    return found is not None and is_one_who_speaks(found["who"].lower())
