"""What one sentence says of who is speaking in it, by its own words alone.

Everything returned is a span of the article itself. The patterns know the verbs
of speech and how English builds a clause around them, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.letters import latin
from index.speech_verbs import ACCUSED, CLAIMED, CLAIMING, DENIED
from index.words import STOP_WORDS
from rag.answer import Mention
from rag.persons import has_office, is_full_name, is_quoted
from rag.subjects import (
    NAME_AFTER,
    PRONOUN,
    is_adverbial,
    is_somebody,
    named_at,
    opening_subject,
    source_of,
    subject_of,
)

_CLAIMS = (
    rf"{CLAIMED}|put it|(?:quoted|cited)(?: by [^,;:“”\"]{{2,40}}?)? as (?:saying|telling)|points? out|pointed out"
    r"|agreed(?=:)"
    r"|considers(?=\s+(?:it|that|this|the|him|her|them)\b)"
    r"|(?:found|finds|calculated|calculates|discovered|discovers|reali[sz]ed)(?=\s+that\b)"
    r"|(?:estimated|estimates)(?=\s+that\b|[.,])|(?:accepted|accepts|agreed|agrees)(?=\s+(?:that|with)\b)"
    r'|call(?:ed|s)(?=\s+(?:[“"]|(?:for|on)\b|(?:it|him|her|them|the\s[^.,;]{1,40}?)\s+(?:[“"]|an?\b)))'
    rf"|(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbeen ))(?:{CLAIMING})"
)
_RELAYS = (
    r"reported(?!\s(?:an?\s)?(?:record\s|net\s)?(?:revenues?|profits?|loss(?:es)?|sales|earnings|income))|reports"
    r"|cited|cites|quoted|quotes|citing|quoting"
)
_VERB = re.compile(rf"\b(?:(?P<claim>{_CLAIMS})|(?P<accusal>{ACCUSED})|(?P<denial>{DENIED})|(?P<relay>{_RELAYS}))\b")
_AS_NOUN = re.compile(r"\b(?:the|an?|his|her|its|their|[\d,.]*\d)\s$", re.IGNORECASE)  # "the accused", "57 reports"
# What is also done without a word: "The firm added staff", but "added that it was late", "added: “…”".
_ALSO_DONE = re.compile(
    r"(?:add|advis|alleg|answer|boast|conclud|continu|counter|maintain|observ|promis|recall|recount|repl|respond"
    r"|threaten)\w+|wrote|writes|repeat(?:ed|s)"
)
_IN_WORDS = re.compile(
    r"[^,;.]{0,40}(?:\bthat\b|:|,?\s[“\"])"
    r"|\s(?:the|a|his|her|its|their)\s(?:\w+\s)?(?:statement|claim|call|warning|demand|accusation|promise|line|view)s?\b"
)
_TO_DO = ("advis", "promis", "threaten")
_TO = re.compile(r"[^,;.]{0,40}\bto\s[a-z]")
# "asked not to be named", "said nothing", "claimed her third title", "denied Hale a goal", "dismissed the manager"
_UNSPOKEN = re.compile(
    r"asked\snot\sto\b|(?:said|says|say)\s(?:nothing|little|goodbye)\b"
    r"|claim(?:ed|s)?\s(?:[\w’'-]+\s){0,3}(?:title|victory|win|lives|life|medal|place|crown|prize|point|goal|wicket|trophy"
    r"|promotion|credit)s?\b"
    r"|admitt?(?:ed|s)\s(?:\w+\s){0,2}(?:women|men|patients|students|members|pupils)\b"
    r"|den(?:ied|ies|y|ying)\s(?:[A-Z]|him\b|them\b|us\b)(?!(?:\S+\s){1,3}(?:claim|accusation|allegation|report|charge)s?\b)"
    r"|dismiss(?:ed|es)\s(?!(?:\S+\s){0,4}(?:claim|accusation|allegation|report|criticism|suggestion|idea|charge|fear|concern"
    r"|notion|talk|rumou?r|call|demand|argument|warning|proposal|offer|plan|as)s?\b|(?:it|them|this|that)\b)"
)
_WITH_SPEAKER = latin(r"\bwith\s+(?=[A-Z])(?P<who>[^,;“\"]{3,80}?)\s+(?:calling|saying|warning|adding|insisting)\b")
_BY = latin(  # "was announced on Monday by the Minister"
    r"(?:\b(?:is|are|was|were|been|being|as)\s(?:\w+ly\s)?|,\s)(?:announced|said|stated|declared|confirmed|denied|rejected|dismissed|described|called|accused|condemned"
    r"|criticised|criticized|denounced|warned|told)\b"
    r"[^.;“”\"]{0,30}?\bby\s+(?:the\s+)?(?=[A-Z])"
)
_SAYING = re.compile(
    r",\s(?:saying|adding|noting|stating|warning|arguing|claiming|insisting|stressing|explaining|demanding|telling)"
    r"(?:\sthat\b|\s[“\"]|:|(?<=saying)\s)"
)
_QUOTED_BY = re.compile(r"\b(?:quoted|cited) by (?P<who>[^,;:“”\"]{2,40}?) as (?:saying|telling)\b")
_SPEECH_BEHIND = re.compile(r":\s*[“\"]")
_OUTLET = re.compile(  # what relays news when nobody else is told to have said it
    r"\b(?:Press|News|Times|Post|Journal|Herald|Tribune|Gazette|Telegraph|Guardian|Observer|Chronicle|Zeitung|Radio|TV"
    r"|Television|News Agency|(?:news)?paper|magazine|daily|weekly|radio|television|broadcaster|news agency)$"
)
# "The mayor, Ada Hopper, was furious", "His daughter Ada grins", "Hopper’s verdict"
_INTRODUCED = latin(
    r"\W*(?:(?:And|But|So|Then)\s)?(?P<who>(?:The|Its|His|Her|Their)\s[^,:“”\"]{2,60},\s(?:[A-Z][\w.’'-]+\s){0,3}"
    r"[A-Z][\w.’'-]+(?=,)|(?:His|Her|Their|Its)\s(?:[a-z-]+\s){1,2}[A-Z][\w’'-]+"
    rf"|{NAME_AFTER.pattern})"
)
_BESIDE = latin(
    rf"[,!?…][”\"]\s(?P<who>(?:he|she)\b|{NAME_AFTER.pattern})\s[a-z]+(?:ed|s)(?=[.,]|\s(?:as|while|with|in|at|when|before|after)\b)"
)
_NO_SPEAKERS = STOP_WORDS - {"he", "she"}
_HAS = re.compile(r"\s(?:has|have|had|with|wears?|wore)\b")
_NUMBERS = frozenset("one two three four five six seven eight nine ten many some under".split())
_NO_NAME = re.compile(rf"\w+(?:ed|ing)|{'|'.join(STOP_WORDS)}", re.IGNORECASE)  # as the only word
_QUOTED = re.compile(r"[“”\"]")


class Stance:
    """What a speaker does: claims, accuses or denies."""

    CLAIM, ACCUSAL, DENIAL = "claim", "accusal", "denial"


@dataclass(frozen=True, slots=True)
class Speech:
    """What a text says of who is speaking in a sentence; None where it does not say."""

    speaker: Mention | None = None
    reported_by: Mention | None = None
    stance: str = Stance.CLAIM


def speech_in(text: str, start: int, end: int) -> Speech:
    """What one sentence says of its speaker, by its own words alone."""
    sentence = text[start:end]
    heads = _heads(sentence, start)
    relays = [who for _, who, kind in heads if kind == "relay"]
    speakers = [(who, kind) for _, who, kind in heads if kind != "relay"]
    if relays and (cited := _cited(sentence, start)):
        speakers = [(cited, Stance.CLAIM)]
    source = source_of(sentence, start)
    if source and (is_quoted(sentence, source.start - start) or (speakers and _is_aside(sentence, source, start))):
        source = None
    if source and PRONOUN.match(source.text):
        return Speech(source)
    if source and speakers:
        relays = [source]
    elif source:
        speakers = [(source, Stance.CLAIM)]
    elif len(speakers) > 1 and not relays and _nested(sentence, heads):
        # "The paper said the minister confirmed": the first tells of the second.
        relays, speakers = [speakers[0][0]], speakers[1:]
    if quoted := _QUOTED_BY.search(sentence):
        relays = [Mention(quoted["who"], start + quoted.start("who"), start + quoted.end("who"))]
    if len(speakers) == 1 and not relays and _OUTLET.search(speakers[0][0].text):
        return Speech(None, speakers[0][0])
    reporter = relays[0] if relays else None
    return Speech(speakers[0][0], reporter, speakers[0][1]) if speakers else Speech(None, reporter)


def _is_aside(sentence: str, source: Mention, offset: int) -> bool:
    """Whether "according to" stands within a sentence, and is of a part of it alone."""
    ahead = sentence[: source.start - offset]
    return bool(re.search(r"\w\W+according to\s", ahead)) and bool(re.search(r"[,;]", sentence[source.end - offset :]))


def _heads(sentence: str, offset: int) -> list[tuple[int, Mention, str]]:
    """Verbs of speech outside quotation marks: their place, who speaks, and what kind of verb."""
    heads: list[tuple[int, Mention, str]] = []
    for verb in _VERB.finditer(sentence):
        if not _is_spoken(sentence, verb):
            continue
        kind = verb.lastgroup or Stance.CLAIM
        who = subject_of(sentence, verb.span(), offset)
        if who and kind == "relay" and is_somebody(who.text):
            kind = Stance.CLAIM  # people report and cite in their own voice, outlets in that of others
        aside = who and kind != "relay" and re.search(r"[^.\s]\W+as\s+$", sentence[: who.start - offset])
        # "Hopper denied it and called for calm": she is told already.
        if who and not aside and not any(who.start == known.start for _, known, _ in heads):
            heads.append((verb.start(), who, kind))
    for pattern in (_BY, _WITH_SPEAKER):
        if found := pattern.search(sentence):
            begin = found.start("who") if "who" in found.groupdict() else found.end()
            words = found["who"] if "who" in found.groupdict() else named_at(sentence, begin)
            heads.append((begin, Mention(words, offset + begin, offset + begin + len(words)), Stance.CLAIM))
    if not heads and (
        who := _introduced(sentence, offset) or _beside_speech(sentence, offset) or _whose_saying(sentence, offset)
    ):
        heads.append((who.start, who, Stance.CLAIM))
    return sorted(heads, key=lambda head: head[0])


def _is_spoken(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a verb is one of speech where it stands, and the article's own."""
    if is_quoted(sentence, verb.start()) or _AS_NOUN.search(sentence[: verb.start()]):
        return False
    if _UNSPOKEN.match(sentence, verb.start()):
        return False
    if not _ALSO_DONE.fullmatch(verb.group()):
        return True
    promised = verb.group().startswith(_TO_DO) and _TO.match(sentence, verb.end())
    last = verb.group() == "added" and not re.search(r"\w", sentence[verb.end() :])  # "…, Hopper added."
    return bool(promised or last or _QUOTED.search(sentence, 0, verb.start()) or _IN_WORDS.match(sentence, verb.end()))


def _introduced(sentence: str, offset: int) -> Mention | None:
    """Who is named in front of a colon and a quotation, with no verb of speech: "Hopper was furious: …"."""
    colon = _SPEECH_BEHIND.search(sentence)
    if not colon:
        return None
    begin = sentence.rfind(", ", 0, colon.start()) + 2 if ", " in sentence[: colon.start()] else 0
    return _before_colon(sentence, begin, colon.start(), offset) or _before_colon(sentence, 0, colon.start(), offset)


def _whose_saying(sentence: str, offset: int) -> Mention | None:
    """Whose "…, saying that" closes a sentence: its subject's."""
    saying = _SAYING.search(sentence)
    subject = opening_subject(sentence, 0, len(sentence)) if saying else None
    if not saying or not subject or is_quoted(sentence, saying.start()):
        return None
    return Mention(subject.text, offset + subject.start, offset + subject.end)


def _beside_speech(sentence: str, offset: int) -> Mention | None:
    """Who does something right behind a quotation, whatever it is: "…,” Hopper grinned."."""
    found = _BESIDE.search(sentence)
    if not found or found["who"].lower() in _NO_SPEAKERS:
        return None
    return Mention(found["who"], offset + found.start("who"), offset + found.end("who"))


def _before_colon(sentence: str, begin: int, end: int, offset: int) -> Mention | None:
    """Who is named at the beginning of the clause that ends at a colon."""
    found = _INTRODUCED.match(sentence, begin, end)
    who = re.sub(r"[’']s?$", "", found["who"]) if found else ""
    if not found or _NO_NAME.fullmatch(who) or who.split()[0].lower() in _NUMBERS or is_adverbial(who):
        return None
    rest = sentence[found.end() : end]
    if _HAS.match(rest):
        return None  # "Hopper has one rule: “No phones.”"
    told = rest[:1] in (" ", ",") and not rest[1:2].isdigit() if rest else has_office(who) or is_full_name(who)
    return Mention(who, offset + found.start("who"), offset + found.start("who") + len(who)) if told else None


def _cited(sentence: str, offset: int) -> Mention | None:
    """Whom an outlet cites: "the paper quoted Hopper as saying"."""
    found = re.search(r"\b(?:cited|cites|citing|quoted|quotes|quoting)\s+", sentence)
    name = NAME_AFTER.match(sentence, found.end()) if found else None
    return Mention(name.group(), offset + name.start(), offset + name.end()) if name else None


def _nested(sentence: str, heads: Sequence[tuple[int, Mention, str]]) -> bool:
    """Whether the second speaker speaks inside what the first tells, not in a clause of their own."""
    (first, one, _), (second, other, _) = heads[:2]
    return one.text.lower() != other.text.lower() and not re.search(r"[,;”\"]|\bthat\b", sentence[first:second])
