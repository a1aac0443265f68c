"""Who is speaking: the speaker of a sentence and the outlet that an article names as its source.

What a sentence says by itself is completed by those around it: pronouns and
offices are resolved, and speech that names nobody is given to who speaks beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from index.document import Role, Sentence
from index.labels import Writer, chatter, writer_of, writers
from index.letters import latin
from rag.answer import Mention
from rag.attribution import Speech, speech_in
from rag.persons import is_full_name, last_name, may_be, people_in, same_name
from rag.subjects import PERSONAL, PRONOUN, opening_subject

_PLURAL = re.compile(r"^(?:they|them)$", re.IGNORECASE)
_UNNAMED = re.compile(r"\b[Aa]n? (?:\w+ )?(?:man|woman|boy|girl)\b")
_LABEL = latin(r"[*_]*(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})[*_]*:[*_]*\s")
_OWNED = re.compile(r"\b(?P<owner>her|his)\s[\w’' -]{2,40},\s$", re.IGNORECASE)
_ENDS_WITH_SPEECH = re.compile(r"[“\"][^“”\"]+[”\"][^“”\"]{0,60}$")
_ITS_WORDS = re.compile(r"(?:the|this) (?:statement|declaration|communiqu[eé]|letter|announcement)", re.IGNORECASE)
_NEAR = 600  # characters from whoever "they" are: some three sentences
_BACK = 60  # sentences read before those asked for: whoever speaks was named in full there, or further up
_ROLE_WORDS = re.compile(r"[A-Za-z][\w-]*")


class Speakers:
    """The speech of a run of sentences, with its pronouns and offices resolved.

    >>> Speakers(text, sentences, 3, 9).of(3).speaker.text
    'Foreign Minister Ada Hopper'
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], first: int, last: int) -> None:
        """Of sentences `first` to `last`; they are read, with a few before them, when one is asked for."""
        self._text = text
        self._sentences = sentences
        self._numbers = range(max(0, first - _BACK), min(last + 2, len(sentences)))
        self._people: list[Mention] = []
        self._known: list[Mention] = []
        self._is_he: dict[str, bool] = {}  # by last name: who was "he" is not "she" later

    @cached_property
    def _writers(self) -> list[Writer]:
        return writers(self._text)

    @cached_property
    def _speech(self) -> dict[int, Speech]:
        story = [number for number in self._numbers if self._sentences[number].role is Role.STORY]
        spans = [(self._sentences[number].start, self._sentences[number].end) for number in story]
        self._people = [person for start, end in spans for person in people_in(self._text, start, end)]
        speech: dict[int, Speech] = {}
        for number in story:
            speech[number] = found = self._read(number)
            if found.speaker:
                self._known.append(found.speaker)
        self._hand_on(story, speech)
        for number in story:
            if not speech[number].speaker and (label := self._label(number)):
                speech[number] = replace(speech[number], speaker=label)
        return speech

    def of(self, number: int) -> Speech:
        """The speech of the sentence with that number."""
        return self._speech.get(number, Speech())

    def _read(self, number: int) -> Speech:
        sentence, before = self._sentences[number], self._sentences[max(0, number - 1)]
        found = speech_in(self._text, sentence.start, sentence.end)
        if (
            not found.speaker
            and _is_speech_only(self._words(number))
            and self._text[before.start : before.end][-1] == ":"
        ):
            found = speech_in(self._text, before.start, before.end)  # "Hopper says:", in a paragraph of its own
        if found.speaker:
            found = replace(found, speaker=self._resolved(found.speaker))
        if found.reported_by and PRONOUN.match(found.reported_by.text):
            found = replace(found, reported_by=self._resolved(found.reported_by))
        return found

    def _resolved(self, mention: Mention) -> Mention | None:
        """Whom "he" or "the minister" stands for: the latest speaker it can be."""
        if PERSONAL.match(mention.text):
            if self._is_of_somebody_unnamed(mention):
                return None
            people = [person for person in self._people if person.end <= mention.start]
            surnames = {last_name(person.text) for person in people}
            people += [known for known in self._known if is_full_name(known.text) or last_name(known.text) in surnames]
            is_he = mention.text.lower() in ("he", "him")
            possible = [
                person
                for person in people
                if not self._is_aside(person, is_he)
                and may_be(mention.text, person.text)
                and self._is_he.get(last_name(person.text), is_he) == is_he
            ]
            found = max(possible, key=lambda person: person.start, default=None)
            if found:
                self._is_he[last_name(found.text)] = is_he
            return found
        if PRONOUN.match(mention.text):
            near = [known for known in self._known if mention.start - known.start < _NEAR]
            others = (known for known in reversed(near) if not is_full_name(known.text))
            return next(others, None) if _PLURAL.match(mention.text) else self._body_before(mention)
        if _ITS_WORDS.fullmatch(mention.text):
            return self._known[-1] if self._known else mention
        office = _office(mention.text)
        if mention.text[:4].lower() == "the " and not is_full_name(mention.text):
            for known in reversed(self._known):
                if office <= _office(known.text) and is_full_name(known.text):
                    return known
        return mention

    def _body_before(self, mention: Mention) -> Mention | None:
        """What "it" stands for at the beginning of a sentence: who speaks in the one before, or its subject."""
        number = next((n for n in self._numbers if self._sentences[n].start == mention.start), 0)
        if not number or self._sentences[number - 1].paragraph != self._sentences[number].paragraph:
            return None
        before = self._sentences[number - 1]
        if said := [known for known in self._known if before.start <= known.start < before.end]:
            return None if is_full_name(said[-1].text) else said[-1]
        subject = opening_subject(self._text, before.start, before.end)
        return None if subject is None or is_full_name(subject.text) else subject

    def _is_aside(self, person: Mention, is_he: bool) -> bool:
        """Whether somebody is brought in as "Her mother, Ada,": the next "she" is whom "her" stands for."""
        owner = _OWNED.search(self._text, max(0, person.start - 60), person.start)
        return owner is not None and (owner["owner"].lower() == "his") == is_he

    def _is_of_somebody_unnamed(self, pronoun: Mention) -> bool:
        """Whether the pronoun's own sentence brings in "a man" or "a woman" before it."""
        begin = max((s.start for s in self._sentences if s.start <= pronoun.start), default=0)
        return bool(_UNNAMED.search(self._text, begin, pronoun.start))

    def _hand_on(self, story: Sequence[int], speech: dict[int, Speech]) -> None:
        """Gives speech that names nobody the speaker who speaks beside it in its paragraph."""
        for place, number in enumerate(story):
            if speech[number].speaker or not _is_speech_only(self._words(number)):
                continue
            near = [story[p] for p in (place - 1, place + 1, place - 2) if 0 <= p < len(story)]
            beside = (other for other in near if speech[other].speaker and self._goes_on(other, number))
            if (other := next(beside, None)) is not None:
                speech[number] = speech[other]

    def _goes_on(self, other: int, number: int) -> bool:
        """Whether a speech that names nobody is that of another sentence near it.

        In its paragraph, with nobody else named between; or in the paragraph before, if that ends with speech.
        """
        one, before = self._sentences[number], self._sentences[other]
        if one.paragraph == before.paragraph:
            return not any(before.end <= person.start < one.start for person in self._people)
        return number - other == 1 and bool(_ENDS_WITH_SPEECH.search(self._words(other)))

    def _label(self, number: int) -> Mention | None:
        """Who speaks in a paragraph of a transcript: the name before its colon, "Hopper: …".

        The name opens more paragraphs than this one and stands in full elsewhere, as no "Note:" does.
        """
        if within := chatter(self._words(number)):
            begin, end = (self._sentences[number].start + at for at in within)
            return Mention(self._text[begin:end], begin, end)
        if wrote := writer_of(self._text, self._sentences[number].start, self._writers):
            return Mention(self._text[wrote.start : wrote.end], wrote.start, wrote.end)
        first = number
        while first and self._sentences[first - 1].paragraph == self._sentences[number].paragraph:
            first -= 1
        found = _LABEL.match(self._text, self._sentences[first].start)
        if not found:
            return None
        who = re.escape(found["who"])
        opens = len(re.findall(rf"^\W*{who}[*_]*:", self._text, re.MULTILINE))
        in_full = is_full_name(found["who"]) or latin(rf"[A-Z][\w’'-]+ {who}\b").search(self._text)
        return Mention(found["who"], *found.span("who")) if opens > 1 and in_full else None

    def _words(self, number: int) -> str:
        return self._text[self._sentences[number].start : self._sentences[number].end]


def is_person(who: Mention) -> bool:
    """Whether a speaker is called by an office and a name, without more around them."""
    return is_full_name(who.text) and not re.search(r"[,()]|\bof\b", who.text)


def same_speaker(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one speaker."""
    return same_name(one.text, other.text)


def _is_speech_only(words: str) -> bool:
    return words.lstrip()[:1] in ("“", '"')


def _office(who: str) -> frozenset[str]:
    """The words of a mention, without article and possessive."""
    return frozenset(word.lower() for word in _ROLE_WORDS.findall(who) if word.lower() not in ("the", "a", "an", "s"))
