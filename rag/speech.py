"""Who is speaking: the speaker of a sentence and the outlet that an article names as its source.

Everything returned is a span of the article itself. The patterns know the verbs
of speech and how English builds a clause around them, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.document import Role, Sentence
from rag.answer import Mention

_CLAIMS = (
    "said|says|say|told|tells|added|adds|stressed|wrote|writes|repeated|continued|promised|explained|noted|stated|"
    "declared|threatened|threatens|put it|warned|warns|insisted|insists|argued|argues|claimed|claims|announced|"
    "announces|tweeted|replied|answered|reiterated|concluded|recalled|acknowledged|admitted|admits|commented|observed|"
    "remarked|confirmed|confirms|suggested|predicted|complained|believes|urged|asked|demanded|described|describes|"
    "pledged|vowed|emphasi[sz]ed|revealed|maintained|proposed|"
    'called(?=\\s+(?:[“"]|(?:for|on|it|him|her|them|the)\\b))'
)
_ACCUSES = "accused|accuses|blamed|blames|blaming|condemned|condemns|denounced|denounces|criticised|criticized|attacked"
_DENIES = "denied|denies|deny|denying|rejected|rejects|reject|dismissed|dismisses|disputed|disputes|refuted|refused"
_RELAYS = "reported|reports|cited|cites|quoted|quotes|citing|quoting"
_VERB = re.compile(rf"\b(?:(?P<claim>{_CLAIMS})|(?P<accusal>{_ACCUSES})|(?P<denial>{_DENIES})|(?P<relay>{_RELAYS}))\b")
_ACCORDING = re.compile(
    r"^\W*(?:According to|In the words of)\s+|[,;”\"]\s*(?:according to|in the words of)\s+(?=[^,;]+$)"
)
_WITH_SPEAKER = re.compile(
    r"\bwith\s+(?=[A-Z])(?P<who>[^,;“\"]{3,80}?)\s+(?:calling|saying|warning|adding|insisting)\b"
)
_CLAUSE_START = re.compile(
    r"[,;:—–(]\s+(?:and\s+)?|(?<=[a-z]{2})[.!?]\s+|[“”\"]\s*"
    r"|\b(?:that|[Ww]hile|but|[Aa]s|[Aa]lthough|[Tt]hough|which|who|after|when)\s+"
    rf"|\b(?:{_CLAIMS})\s+(?=[A-Z])"  # "The paper said the minister …"
)
_HELPERS = re.compile(
    r"(?:\s+(?:also|has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|could|can|may|might|should|must"
    r"|not|again|later|then|once|even|already|however|meanwhile|now|further|and|went on to|almost|himself|herself"
    r"|recently|\w+ly|on [A-Z]\w+day))+$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:he|she|they|it|him|her|them|who|which|this|that|there)$", re.IGNORECASE)
_PERSONAL = re.compile(r"^(?:he|she|him|her)$", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:they|them)$", re.IGNORECASE)
_OFFICE_AND_NAME = re.compile(
    r"\b(?:(?:[A-Z][\w’'-]*|(?:[A-Z]\.)+)\s+(?:of\s+)?){0,4}"
    r"(?:President|Minister|Secretary|Chancellor|General|Chairman|Chairwoman|Director|Senator|Governor|Mayor|Judge|King"
    r"|Queen|Prince|Princess|Pope|Professor|Commissioner|Ambassador|Representative|Colonel|Captain|Major|Mr\.?|Mrs\.?"
    r"|Ms\.?|Dr\.?|Sir|Lady|spokes(?:man|woman|person)|envoy|leader|chief|founder|head|analyst|researcher|lawyer)\s+"
    r"(?:[A-Z][\w’'-]+\s+){1,2}[A-Z][\w’'-]+"
)
_APPOSED = re.compile(r"(?P<who>(?:[Tt]he|[A-Z])[^,;:“”\"]{2,60}, (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+),$")
_BY = re.compile(r"\b(?:announced|said|stated|declared|confirmed)\b[^.;“”\"]{0,30}?\bby\s+(?:the\s+)?(?=[A-Z])")
_OPENING = re.compile(r"^(?:[A-Z“\"']|the\b|a\b|an\b|its\b|his\b|their\b|some\b|both\b|he\b|she\b|they\b|it\b)")
_ADVERBIAL = re.compile(
    r"^(?:Rather|Still|Although|When|As|If|On|In|At|By|For|After|Before|During|Since|Last|This|Earlier|Later|Yesterday"
    r"|Today|Meanwhile|However|While)\b"
)
_NAME_AFTER = re.compile(r"(?:the\s+|The\s+)?[A-Z][\w’'.-]*(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w’'.-]*){0,7}")
_CONNECTIVE = re.compile(r"^(?:But|And|So|Yet|Still|Then)\s+")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b")
_QUOTED = re.compile(r"[“”\"]")
_BACK = 15  # sentences read before those asked for
_LONGEST = 10  # words of a speaker's name with office
_ROLE_WORDS = re.compile(r"[A-Za-z][\w-]*")


class Stance:
    """What a speaker does: claims, accuses or denies."""

    CLAIM, ACCUSAL, DENIAL = "claim", "accusal", "denial"


@dataclass(frozen=True, slots=True)
class Speech:
    """What a text says of who is speaking in a sentence; None where it does not say."""

    speaker: Mention | None = None
    reported_by: Mention | None = None
    stance: str = Stance.CLAIM


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

    @cached_property
    def _speech(self) -> dict[int, Speech]:
        story = [number for number in self._numbers if self._sentences[number].role is Role.STORY]
        if story:
            begin, end = self._sentences[story[0]].start, self._sentences[story[-1]].end
            named = _OFFICE_AND_NAME.finditer(self._text, begin, end)
            self._people = [Mention(m.group(), m.start(), m.end()) for m in named]
        speech: dict[int, Speech] = {}
        for number in story:
            speech[number] = found = self._read(self._sentences[number])
            if found.speaker:
                self._known.append(found.speaker)
        self._hand_on(story, speech)
        return speech

    def of(self, number: int) -> Speech:
        """The speech of the sentence with that number."""
        return self._speech.get(number, Speech())

    def _read(self, sentence: Sentence) -> Speech:
        found = _speech_in(self._text, sentence.start, sentence.end)
        if found.speaker:
            found = replace(found, speaker=self._resolved(found.speaker))
        if found.reported_by and _PRONOUN.match(found.reported_by.text):
            found = replace(found, reported_by=self._resolved(found.reported_by))
        return found

    def _resolved(self, mention: Mention) -> Mention | None:
        """Whom "he" or "the minister" stands for: the latest speaker it can be."""
        if _PERSONAL.match(mention.text):
            people = [person for person in self._people if person.end <= mention.start]
            surnames = {last_name(person.text) for person in people}
            people += [known for known in self._known if _is_person(known.text) or last_name(known.text) in surnames]
            return max(people, key=lambda person: person.start, default=None)
        if _PRONOUN.match(mention.text):
            others = (known for known in reversed(self._known) if not _is_person(known.text))
            return next(others, None) if _PLURAL.match(mention.text) else None
        office = _office(mention.text)
        if mention.text[:4].lower() == "the " and not _is_person(mention.text):
            for known in reversed(self._known):
                if office <= _office(known.text) and _is_person(known.text):
                    return known
        return mention

    def _hand_on(self, story: Sequence[int], speech: dict[int, Speech]) -> None:
        """Gives speech that names nobody the speaker who speaks beside it in its paragraph."""
        for place, number in enumerate(story):
            if speech[number].speaker or not _is_speech_only(self._words(number)):
                continue
            paragraph = self._sentences[number].paragraph
            near = [story[p] for p in (place - 1, place + 1) if 0 <= p < len(story)]
            for other in near:
                if self._sentences[other].paragraph == paragraph and speech[other].speaker:
                    speech[number] = speech[other]
                    break

    def _words(self, number: int) -> str:
        return self._text[self._sentences[number].start : self._sentences[number].end]


def is_person(who: Mention) -> bool:
    """Whether a speaker is called by an office and a name, without more around them."""
    return _is_person(who.text) and not re.search(r"[,()]|\bof\b", who.text)


def same_speaker(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one speaker: they end in the same name."""
    return last_name(one.text) == last_name(other.text)


def _speech_in(text: str, start: int, end: int) -> Speech:
    """What one sentence says of its speaker, by its own words alone."""
    sentence = text[start:end]
    heads = _heads(sentence, start)
    relays = [who for _, who, kind in heads if kind == "relay"]
    speakers = [(who, kind) for _, who, kind in heads if kind != "relay"]
    if relays and (cited := _cited(sentence, start)):
        speakers = [(cited, Stance.CLAIM)]
    source = _according(sentence, start)
    if source and _PRONOUN.match(source.text):
        return Speech(source)
    if source and speakers:
        relays = [source]
    elif source:
        speakers = [(source, Stance.CLAIM)]
    elif len(speakers) > 1 and not relays and _nested(sentence, heads):
        # "The paper said the minister confirmed": the first tells of the second.
        relays, speakers = [speakers[0][0]], speakers[1:]
    reporter = relays[0] if relays else None
    return Speech(speakers[0][0], reporter, speakers[0][1]) if speakers else Speech(None, reporter)


def _heads(sentence: str, offset: int) -> list[tuple[int, Mention, str]]:
    """Verbs of speech outside quotation marks: their place, who speaks, and what kind of verb."""
    heads: list[tuple[int, Mention, str]] = []
    for verb in _VERB.finditer(sentence):
        if _inside_quotation(sentence, verb.start()):
            continue
        kind = verb.lastgroup or Stance.CLAIM
        who = _before(sentence, *verb.span(), offset) or _after(sentence, verb.end(), offset)
        aside = who and kind != "relay" and re.search(r"[^.\s]\W+as\s+$", sentence[: who.start - offset])
        if who and not aside:
            heads.append((verb.start(), who, kind))
    for pattern in (_BY, _WITH_SPEAKER):
        if found := pattern.search(sentence):
            begin = found.start("who") if "who" in found.groupdict() else found.end()
            words = found["who"] if "who" in found.groupdict() else _named_at(sentence, begin)
            heads.append((begin, Mention(words, offset + begin, offset + begin + len(words)), Stance.CLAIM))
    return sorted(heads, key=lambda head: head[0])


def _named_at(sentence: str, at: int) -> str:
    """The name that begins at a place, with one in apposition."""
    name = re.compile(_NAME_AFTER.pattern + r"(?:, (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?=,))?").match(sentence, at)
    return name.group().rstrip(".") if name else ""


def _before(sentence: str, verb: int, end: int, offset: int) -> Mention | None:
    """The subject in front of a verb of speech that stands from `verb` to `end`."""
    head = sentence[:verb].rstrip()
    if helped := _HELPERS.search(head):
        head = head[: helped.start()].rstrip()
        if _PASSIVE.search(helped.group()) and not sentence[:end].endswith("ing"):
            return None
    if apposed := _APPOSED.search(head):
        a, b = apposed.span("who")
        cut = max((m.end() for m in _CLAUSE_START.finditer(head[a : head.rindex(",", a, b)])), default=0)
        return Mention(head[a + cut : b], offset + a + cut, offset + b)
    begin = max((m.end() for m in _CLAUSE_START.finditer(head) if m.end() < len(head)), default=0)
    begin += len(head[begin:]) - len(_CONNECTIVE.sub("", head[begin:]))
    who = head[begin:]
    return Mention(who, offset + begin, offset + len(head)) if _is_subject(who) else None


def _is_subject(who: str) -> bool:
    """Whether words in front of a verb can be its whole subject."""
    words = who.split()
    if not 0 < len(words) <= _LONGEST or words[-1] in ("that", "who", "which"):
        return False
    if not _OPENING.match(who) or _ADVERBIAL.match(who) or (len(words) > 1 and _PRONOUN.match(words[0])):
        return False
    return who[-1].isalnum() or who[-1] in ")’'"


def _after(sentence: str, verb: int, offset: int) -> Mention | None:
    """The subject behind a verb of speech that follows the speech: '…," said Ada Hopper.'"""
    spoken = re.search(r"[“”\"»][,.]?\s*\w+\s*$", sentence[:verb])
    begin = verb + len(sentence[verb:]) - len(sentence[verb:].lstrip())
    who = _named_at(sentence, begin) if spoken else ""
    return Mention(who, offset + begin, offset + begin + len(who)) if who else None


def _according(sentence: str, offset: int) -> Mention | None:
    found = _ACCORDING.search(sentence)
    if not found or _inside_quotation(sentence, found.start()):
        return None
    # "According to Article 5" and "to the 1997 agreement" have no speaker.
    name = re.compile(r"(?:him|her|them)\b").match(sentence, found.end()) or _NAME_AFTER.match(sentence, found.end())
    if not name or re.match(r"\s+\d", sentence[name.end() :]):
        return None
    return Mention(
        name.group().rstrip("."), offset + name.start(), offset + name.start() + len(name.group().rstrip("."))
    )


def _cited(sentence: str, offset: int) -> Mention | None:
    """Whom an outlet cites: "the paper quoted Hopper as saying"."""
    found = re.search(r"\b(?:cited|cites|citing|quoted|quotes|quoting)\s+", sentence)
    name = _NAME_AFTER.match(sentence, found.end()) if found else None
    return Mention(name.group(), offset + name.start(), offset + name.end()) if name else None


def _nested(sentence: str, heads: Sequence[tuple[int, Mention, str]]) -> bool:
    """Whether the second speaker speaks inside what the first tells, not in a clause of their own."""
    between = sentence[heads[0][0] : heads[1][0]]
    return not re.search(r"[,;”\"]|\bthat\b", between)


def _inside_quotation(sentence: str, at: int) -> bool:
    """Whether a place stands within quotation marks."""
    inside = False
    for mark in _QUOTED.finditer(sentence, 0, at):
        # Saved pages carry marks that point the wrong way: an opening one within a quotation closes it.
        inside = not inside and mark.group() != "”"
    return inside


def _is_speech_only(words: str) -> bool:
    return words.lstrip()[:1] in ("“", '"')


def _is_person(who: str) -> bool:
    """A first and a last name at the end: two capitalised words, the last no abbreviation."""
    words = who.split()
    return (
        len(words) >= 2
        and all(w[:1].isupper() and not w.isupper() for w in words[-2:])
        and words[0]
        not in (
            "The",
            "the",
        )
    )


def _office(who: str) -> frozenset[str]:
    """The words of a mention, without article and possessive."""
    return frozenset(word.lower() for word in _ROLE_WORDS.findall(who) if word.lower() not in ("the", "a", "an", "s"))


def last_name(who: str) -> str:
    """What a speaker is known by: the last word of a mention, without a possessive."""
    return re.sub(r"[’']s?$", "", who.split()[-1]).casefold()
