"""Whom "he", "they" or "the minister" stand for.

A wrong name is worse than none: a pronoun stands for the nearest person it can be,
and for nobody where somebody whom it might mean as well was named since. Of two people in one
sentence it stands for whom that sentence is about; outside a quotation it stands for nobody named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from index.letters import latin
from index.quotation import is_quoted
from rag.answer import Mention
from rag.countries import countries_in
from rag.persons import is_body, is_full_name, last_name, may_be, people_of, personal_name
from rag.proper_names import STYLES
from rag.short_names import is_by_last_name
from rag.speech_acts import Act, verbs_in
from rag.speech_runs import speech_around, tells_of, told_of
from rag.subjects import PERSONAL, PRONOUN, is_one_who_speaks, opening_subject, opens_sentence

_UNNAMED = re.compile(r"\b[Aa]n? (?:\w+ )?(?:man|woman|boy|girl)\b")
_OWNED = re.compile(r"\b(?P<owner>her|his)\s[\w’' -]{2,40},\s$", re.IGNORECASE)
_ITS_WORDS = re.compile(r"(?:the|this) (?:statement|declaration|communiqu[eé]|letter|announcement)", re.IGNORECASE)
_OTHER_OFFICES = frozenset("vice deputy former shadow acting assistant ex then".split())
_AGED = latin(r"[A-Z][\w’'-]+(?=, (?:\d{1,3}|an?|who)\b)")
_SOMEBODY = re.compile(
    r"(?:an?|the|one|another|her|his) (?:[\w-]+ )*?(?:\w*(?:man|woman|person)|nurse|doctor|judge|victim|official|source"
    r"|resident|neighbou?r|friend|wife|husband|mother|father|son|daughter|sister|brother|aide|witness|student|teacher"
    r"|lawyer|driver|owner|farmer|worker|officer|diver|pilot|diplomat|minister|mayor|analyst|expert|coach|player)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w-]*")
_INITIAL = re.compile(r"[A-Z]\.")
# "Hopper accused the council of …": whom, up to what of, when or where.
_WHOM = re.compile(
    r"\s(?P<who>[^,;:“”\"]{2,60}?)"
    r"(?=\s(?:of|for|over|on|in|at|as|from|by|after|before|during|when|while|because|and|who|that)\b|[,;:“”\"]|\W*$)"
)
# "Carl Lind hit him", "Carl Lind, 43, has thanked her on Monday", but not "Ada Lind called her office", "said he …"
_TO_HIM = re.compile(
    r"(?:,[^,;:“”\"]{1,40},)?(?:\s(?:has|have|had|also|then|later|never|once|\w+ly))*\s[a-z]+"
    r"\s(?:him\b|her(?=\W*$|[,;.!?”\"]|\s(?:and|at|by|for|from|in|on|to|with|after|before|when|while|as)\b))"
)
_STYLED = re.compile(rf"(?:{STYLES})\b")
_SOMEBODY_NEW = re.compile(r"\W*(?:An?|Another|One)\s")
_OF_WHOM = re.compile(r"\s(?:of|for|to)\s(?=[A-Z]|the\b)")
_HIM = re.compile(r"\b(?:him|her)\b")
_GOES_ON = re.compile(r"\s(?:(?:also|further)\b|(?:added|adds|continued|continues|went on|goes on)\b)")
# "Ada Hopper KC asked Bo Hale where he had been", "put it to Mr Lind that he lied", but not "asked the council to act"
_ASKS = latin(
    r"(?:,?\s[A-Z]{2,3},?|,)?\s(?:\w+ly\s|then\s|also\s)?(?:asks|asked|questions|questioned|puts? it to)"
    r"\s(?!(?:for|about|by|to|not|if|whether|who|what|where|when|why|how|that)\b)(?P<whom>[^,;:“”\"]{2,60}?)"
    r"\s(?:if|whether|who|what|where|when|why|how|about|that)\b"
)
_PART = re.compile(r"[^.?!]+[.?!]*\s*")  # of a speech: about a sentence
_NOT_ALONE = re.compile(r"(?<=[’']s)|[’']|\s(?:and|or)\b")  # "Ada Hopper and …", "Ada Hopper’s mother"


@dataclass
class Antecedents:
    """Those of a text whom its pronouns and offices may stand for, as far as it has been read.

    Attributes:
        text: the document's.
        people: whom it names as people, in order.
        sentences: where those that are read start and end.
        known: whoever has spoken so far, in order.
    """

    text: str
    people: Sequence[Mention]
    sentences: Sequence[tuple[int, int]]
    known: list[Mention] = field(default_factory=list)
    _is_he: dict[str, bool] = field(default_factory=dict)  # by last name: who was "he" is not "she" later
    _meant: dict[int, Mention] = field(default_factory=dict)  # by a sentence's start: whom its "he" stood for

    def of(self, mention: Mention, start: int, before: tuple[int, int]) -> Mention | None:
        """Whom a mention stands for; itself where it is a name, None where that cannot be told.

        Args:
            mention: as a sentence has it.
            start: where that sentence starts.
            before: where the sentence before it stands, (0, 0) without one.
        """
        if PERSONAL.match(mention.text):
            found = self._person(mention, start)
            return None if found and self._acts_on(found, mention, before[0]) else found
        if mention.text.lower() in ("they", "them"):
            return next((one for one in self._spoken_in(before) if not _is_one_person(one.text)), None)
        if PRONOUN.match(mention.text):
            return self._body(before) if mention.start == start else self._body_within(start, mention)
        if _ITS_WORDS.fullmatch(mention.text):
            return self.known[-1] if self.known else mention
        return self._holder(mention) or mention

    def is_accused(self, pronoun: Mention, before: tuple[int, int]) -> bool:
        """Whether "he", "it" or "they" may be whom the sentence before accuses; "he also" is who accuses there."""
        if not PRONOUN.match(pronoun.text) or self.text.startswith(" also ", pronoun.end):
            return False
        words = self.text[before[0] : before[1]]
        ends = (verb.end for verb in verbs_in(words) if verb.act is Act.ACCUSAL)
        found = next((whom for end in ends if (whom := _WHOM.match(words, end))), None)
        return found is not None and self._may_be_called(found["who"], pronoun.text)

    def _may_be_called(self, who: str, pronoun: str) -> bool:
        """Whether a pronoun may stand for whom words call: "he" for a person, "it" for a body; for a plan neither."""
        surnames = {last_name(person.text) for person in self.people}
        is_named = who.split()[-1][:1].isupper()
        is_person = not _is_no_person(who) and (is_full_name(who) or (is_named and last_name(who) in surnames))
        if is_person or _SOMEBODY.fullmatch(who):
            return bool(PERSONAL.match(pronoun)) and may_be(pronoun, who)
        several = is_one_who_speaks(who) and who.endswith("s")
        speaks = is_named or is_one_who_speaks(who)
        return speaks and not PERSONAL.match(pronoun) and (pronoun.lower() == "they" or not several)

    def _acts_on(self, person: Mention, pronoun: Mention, since: int) -> bool:
        """Whether somebody does something to "him" in the sentence before or this one, and so is not that him.

        Who speaks there speaks on.
        """
        acts = _TO_HIM.match(self.text, person.end, pronoun.start)
        if not acts or person.start < since or any(one.start == person.start for one in self.known):
            return False
        return may_be(pronoun.text, acts.group().split()[-1])

    def _person(self, pronoun: Mention, start: int) -> Mention | None:
        """Whom "he" or "she" stands for."""
        begin, end = speech_around(self.text, self.sentences, start)
        if any(not self._is_quoted(man.start(), start) for man in _UNNAMED.finditer(self.text, start, pronoun.start)):
            return None
        is_he = pronoun.text.lower() in ("he", "him")
        people = [person for person in self.people if person.end <= pronoun.start]
        # "Mr Lind was late, he said": of who is called so, another is likelier to tell.
        people = [person for person in people if person.start < start or not is_by_last_name(person.text)]
        people = [person for person in people if person.start < begin or not self._is_quoted(person.start, begin)]
        surnames = {last_name(person.text) for person in people}
        people = [person for person in people if not self._is_in_passing(person)]
        spoke = [one for one in self.known if one.start < pronoun.start]
        people += [one for one in spoke if _is_one_person(one.text) or last_name(one.text) in surnames]
        asker, question = self._question_before(pronoun, start) or (None, None)
        possible = [
            person
            for person in people
            if not self._is_aside(person, pronoun, (begin, end))
            and self._may_be(pronoun, person)
            and not (asker and last_name(person.text) == last_name(asker.text))
        ]
        if question and not PERSONAL.match(question["whom"]):
            return _asked(question, pronoun)
        found = max(possible, key=lambda person: person.start, default=None)
        since = [one for one in spoke if found is None or one.start > found.start]
        unnamed = next((one for one in reversed(since) if not _is_no_person(one.text)), None)
        if unnamed and may_be(pronoun.text, unnamed.text):
            # Somebody without a full name spoke since: it is them, or nobody can tell.
            return unnamed if self._is_somebody(unnamed) else None
        found = self._subject_before(found, possible, start, pronoun)
        if found and self._is_another_told_of(found, pronoun, start):
            return None
        if found and (self._is_in_speech(found, pronoun) or self._tells_of(found, pronoun, (begin, end))):
            return None
        if found and self._may_be_answered(found, pronoun, (start, end)):
            return None
        if found:
            self._is_he[last_name(found.text)] = is_he
            self._meant[start] = found
        return found

    def _before(self, start: int) -> tuple[int, int]:
        """Where the sentence before the one that starts at a place stands, (0, 0) without one."""
        place = bisect_left(self.sentences, (start,))
        return self.sentences[place - 1] if place else (0, 0)

    def _is_in_passing(self, person: Mention) -> bool:
        """Whether "Mr Lind" neither opens a sentence nor stands behind another in it: "It accuses Mr Lind"."""
        begin, _ = self._before(person.start + 1)  # the sentence that names them
        if not is_by_last_name(person.text) or opens_sentence(self.text, begin, person.start):
            return False
        return not any(begin <= one.start < person.start for one in self.people)

    def _is_another_told_of(self, found: Mention, pronoun: Mention, start: int) -> bool:
        """Whether the sentence before is about somebody without a name: "A nurse left", "The aunt of Ada Hale left".

        Not if it tells what they do to whom the pronoun stands for: "A nurse helped him".
        """
        begin, end = self._before(start)
        who = _SOMEBODY.match(self.text, begin, end)
        if who is None or not may_be(pronoun.text, who.group()) or found.start >= end:
            return False
        of_whom = _OF_WHOM.match(self.text, who.end())
        if found.start >= begin:
            return of_whom is not None and found.start <= of_whom.end() + len("the ")
        is_new = bool(_SOMEBODY_NEW.match(self.text, begin) or of_whom)
        return is_new and not _HIM.search(self.text, who.end(), end)

    def _question_before(self, pronoun: Mention, start: int) -> tuple[Mention, re.Match[str]] | None:
        """Who asks whom what in the sentence before a pronoun's, if whoever is asked may be the pronoun.

        Not where the one who asks is told to go on: "he added".
        """
        if _GOES_ON.match(self.text, pronoun.end):
            return None
        begin, end = self._before(start)
        there = [one for one in (*self.people, *self.known) if begin <= one.start < end]
        asked = ((one, _ASKS.match(self.text, one.end, end)) for one in there if not self._is_quoted(one.start, begin))
        who, question = next((pair for pair in asked if pair[1]), (None, None))
        if not who or not question or not may_be(pronoun.text, question["whom"]):
            return None
        asks_a_body = _is_no_person(question["whom"]) and not PERSONAL.match(question["whom"])
        return None if asks_a_body else (who, question)

    def _subject_before(
        self, found: Mention | None, possible: Sequence[Mention], start: int, pronoun: Mention
    ) -> Mention | None:
        """Of the people who are possible, whom the sentence that names the nearest of them is about.

        Args:
            found: the nearest.
            possible: all of them.
            start: of the pronoun's own sentence, which is left as it is.
            pronoun: which may agree with the style of one of them.
        """
        named_in = (one for one in self.sentences if found and one[0] <= found.start < one[1] <= start)
        if found is None or (sentence := next(named_in, None)) is None:
            return found
        there = sorted((one for one in possible if one.start >= sentence[0]), key=lambda one: one.start)
        meant = self._meant.get(sentence[0])
        if meant and not any(last_name(one.text) == last_name(meant.text) for one in possible):
            meant = None  # "She told Bo Hale. He …"
        names = {last_name(one.text) for one in (*there, *([meant] if meant else []))}
        if len(names) < 2:
            return found
        spoke = next((one for one in self._spoken_in(sentence) if last_name(one.text) in names), None)
        subject = self._subject_of(there, sentence[0])
        chosen = meant or spoke or subject
        if chosen is None or chosen is meant or _GOES_ON.match(self.text, pronoun.end):
            return chosen
        return self._of_that_style(chosen, subject, there, pronoun)

    def _of_that_style(
        self, chosen: Mention, subject: Mention | None, there: Sequence[Mention], pronoun: Mention
    ) -> Mention | None:
        """Who is chosen of a sentence's people, unless another's style alone agrees with the pronoun.

        That is whom it means where the sentence is about them, "Mrs Hale was told by Bo Lind"; else it cannot be told.
        """
        if last_name(chosen.text) in self._is_he or _is_told_to_be(pronoun.text, chosen.text):
            return chosen
        styled = [one for one in there if _is_told_to_be(pronoun.text, one.text)]
        if not styled:
            return chosen
        return subject if subject in styled else None

    def _subject_of(self, people: Sequence[Mention], start: int) -> Mention | None:
        """Whoever of a sentence's people is alone the subject it opens with: "On Monday, Ada Hopper met …"."""
        first = people[0]
        if not opens_sentence(self.text, start, first.start) or _NOT_ALONE.match(self.text, first.end):
            return None
        in_a_list = any(self.text[first.end : other.start] == ", " for other in people)
        return None if in_a_list else first

    def _is_somebody(self, who: Mention) -> bool:
        """Whether words without a full name call one person: "a spokeswoman", "Maria, a nurse"."""
        aged = _AGED.match(self.text, who.start)
        return bool(_SOMEBODY.match(who.text) or (aged and aged.end() == who.end))

    def _is_aside(self, person: Mention, pronoun: Mention, speech: tuple[int, int]) -> bool:
        """Whether somebody is brought in as "Her mother, Ada,": the next "she" is whom "her" stands for.

        Unless the speech tells of whom that is, who then does not speak it.
        """
        owner = _OWNED.search(self.text, max(0, person.start - 60), person.start)
        if owner is None or (owner["owner"].lower() == "his") != (pronoun.text.lower() in ("he", "him")):
            return False
        whose = next((one for one in reversed(self.people) if one.end <= owner.start()), None)
        return whose is None or not self._tells_of(whose, pronoun, speech)

    def _tells_of(self, person: Mention, pronoun: Mention, speech: tuple[int, int]) -> bool:
        """Whether quotations in a part of the text name somebody whom a pronoun beside them might stand for."""
        return tells_of(self.text[slice(*speech)], person.text, pronoun.text)

    def _is_quoted(self, at: int, start: int) -> bool:
        """Whether a place stands within quotation marks in the sentence that starts before it."""
        return is_quoted(self.text[start:at], at - start)

    def _is_in_speech(self, person: Mention, pronoun: Mention) -> bool:
        """Whether somebody is named within a quotation, and whoever speaks it may be meant as well."""
        named_in = (one for one in self.sentences if one[0] <= person.start < one[1])
        sentence = next(named_in, (person.start, person.end))
        if not self._is_quoted(person.start, speech_around(self.text, self.sentences, sentence[0])[0]):
            return False
        speaker = self._meant.get(sentence[0]) or next(iter(self._spoken_in(sentence)), None)
        return speaker is None or self._may_be(pronoun, speaker)

    def _may_be_answered(self, speaker: Mention, pronoun: Mention, sentence: tuple[int, int]) -> bool:
        """Whether the pronoun may as well mean another, whom the quotation of who spoke last names: he may answer it.

        Unless the speaker is told to go on, "he added", or has gone on since.
        """
        before = next((one for one in self.sentences if one[0] <= speaker.start < one[1] <= sentence[0]), (0, 0))
        spoke = any(one.start == speaker.start for one in self._spoken_in(before))
        since = (one for at, one in self._meant.items() if before[0] < at < sentence[0])
        who = last_name(speaker.text)
        if not spoke or _GOES_ON.match(self.text, pronoun.end) or any(last_name(one.text) == who for one in since):
            return False
        words = self.text[speech_around(self.text, self.sentences, before[0])[0] : before[1]]
        people = people_of(words, [part.span() for part in _PART.finditer(words)])
        known = {last_name(one.text) for one in (*self.people, *people)}
        denies = any(verb.act is Act.DENIAL for verb in verbs_in(self.text[slice(*sentence)]))
        return any(
            last_name(name) != who and _is_person(name, known, denies) and self._may_be(pronoun, Mention(name, 0, 0))
            for name in told_of(words)
        )

    def _may_be(self, pronoun: Mention, person: Mention) -> bool:
        """Whether "he" or "she" may stand for somebody, by the words around the name and by who was "he" before."""
        is_he = pronoun.text.lower() in ("he", "him")
        return may_be(pronoun.text, person.text) and self._is_he.get(last_name(person.text), is_he) == is_he

    def _spoken_in(self, sentence: tuple[int, int]) -> list[Mention]:
        """Who speaks in a sentence, the last first."""
        return [one for one in reversed(self.known) if sentence[0] <= one.start < sentence[1]]

    def _body(self, before: tuple[int, int]) -> Mention | None:
        """What "it" stands for at the beginning of a sentence: who speaks in the one before, or its subject."""
        if said := self._spoken_in(before):
            return None if _is_one_person(said[0].text) else said[0]
        subject = opening_subject(self.text, *before) if before[1] else None
        if subject is None or _is_one_person(subject.text) or self._is_quoted(subject.start, before[0]):
            return None
        return subject

    def _body_within(self, start: int, mention: Mention) -> Mention | None:
        """What "it" stands for at the end of a sentence: the sentence's subject, where nobody is quoted."""
        words = self.text[start : mention.start]
        subject = opening_subject(self.text, start, mention.start)
        if subject is None or _is_one_person(subject.text) or re.search(r"[“”\"]", words) or words[-2:] != ", ":
            return None
        return subject

    def _holder(self, mention: Mention) -> Mention | None:
        """Who spoke before and holds the office that "the minister" names, if that is one alone."""
        if mention.text[:4].lower() != "the " or is_full_name(mention.text):
            return None
        wanted = _words(mention.text)
        holders = [one for one in self.known if is_full_name(one.text) and _is_of_office(wanted, _office(one.text))]
        return holders[-1] if len({last_name(one.text) for one in holders}) == 1 else None


def _asked(question: re.Match[str], pronoun: Mention) -> Mention | None:
    """Whom a question is put to, if their style is the pronoun's: in "asked Bo Hale why he …" the asker may be "he"."""
    whom = Mention(question["whom"], *question.span("whom"))
    return whom if _is_told_to_be(pronoun.text, whom.text) and _is_one_person(whom.text) else None


def _is_told_to_be(pronoun: str, words: str) -> bool:
    """Whether words tell that "he" or "she" stands for somebody: of "he" "Mr Hale" does, "Bo Hale" does not."""
    other = "she" if pronoun.lower() in ("he", "him") else "he"
    return may_be(pronoun, words) and not may_be(other, words)


def _is_one_person(who: str) -> bool:
    """Whether a full name is a person's, and one person's."""
    return is_full_name(who) and not is_body(who) and " and " not in who


def _is_person(who: str, known: Collection[str], denies: bool) -> bool:
    """Whether a name in a quotation is a person's: by its last, by a style, or by two names where somebody denies."""
    return not _is_no_person(who) and bool(
        last_name(who) in known or _STYLED.match(who) or (denies and is_full_name(who))
    )


def _is_no_person(who: str) -> bool:
    """Whether words call a country or another body, or several people."""
    return bool(PRONOUN.match(who)) or is_body(who) or bool(countries_in(who)) or " and " in who


def _is_of_office(wanted: Sequence[str], office: Sequence[str]) -> bool:
    """Whether "minister" or "foreign minister" calls a foreign minister; no other than he is called so."""
    others = _OTHER_OFFICES.intersection(office) - set(wanted)
    return bool(office and wanted and office[-1] == wanted[-1] and set(wanted) <= set(office) and not others)


def _office(who: str) -> list[str]:
    """The words of somebody's office: of "Minister of Works Ada Hopper" the first."""
    name = personal_name(who)
    words = who.removesuffix(name) or " ".join(who.split()[:-2])
    if words.endswith("Chief "):  # "Chief Executive Ada Hopper" is no chief
        words += " ".join([word for word in name.split() if not _INITIAL.fullmatch(word)][:-2])
    return _words(re.split(r"\bof\b|,", words)[0])


def _words(who: str) -> list[str]:
    """The words of a mention, without article and possessive."""
    return [word.lower() for word in _WORD.findall(who) if word.lower() not in ("the", "a", "an", "s")]
