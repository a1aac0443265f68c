"""Verbs of speech where they stand in a sentence, and what somebody does by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.quotation import is_quoted
from index.speech_verbs import (
    ACCUSED,
    CLAIMED,
    CLAIMING,
    DECIDED,
    DENIABLE,
    DENIED,
    IRREGULAR_PASTS,
    SENT_AWAY,
    WANTED,
)


class Act(StrEnum):
    """What a speaker does; to relay is to tell what others say."""

    CLAIM = "claim"
    ACCUSAL = "accusal"
    DENIAL = "denial"
    RELAY = "relay"


class Verb(NamedTuple):
    """A verb of speech: where in its sentence it starts and ends, and the act."""

    start: int
    end: int
    act: Act


# What may stand between a verb and "that": when, how and in which case something was found or held.
_THEN = (
    r"(?:\s(?:also|again|then|instead|further|today|yesterday|[a-z]+ly|(?:last|this|earlier this)\s[a-z]+|on\sappeal"
    rf"|(?:on|in)\s(?:{WEEKDAYS}|{MONTHS}|\d{{4}}|[A-Z][^,;:]{{1,40}}?\sv\.?\s[A-Z][\w’'-]*)))"
)
_HELD_THAT = (  # "held that the price was due", but not "held that day", "held that post"
    r"\sthat\b(?!\s(?:day|night|morning|afternoon|evening|week|month|year|spring|summer|autumn|winter|post|office|seat|job"
    r"|title|record|position|role|rank|bid|form)\b(?!-))"
)
_CLAIMS = (
    rf"{CLAIMED}|put it|(?:quoted|cited)(?: by [^,;:“”\"]{{2,40}}?)? as (?:saying|telling)|points? out|pointed out"
    r"|agreed(?=:)"
    r"|considers(?=\s+(?:it|that|this|the|him|her|them)\b)"
    # not "found the body that was missing", but "found no evidence that it was"
    r"|(?:found|finds|calculated|calculates|discovered|discovers|reali[sz]ed)"
    rf"(?=(?:{_THEN}|\s(?:in|on|at|to|as|for|among)(?:\s[a-z]+){{1,3}}|(?:\s[a-z]+)?\s(?:evidence|proof|signs?))?\sthat\b)"
    rf"|(?:held|holds|submitted|submits|ruled)(?={_THEN}?{_HELD_THAT})"  # of courts and lawyers
    r"|thought(?=\s+(?:that|the|his|her|their|it|they|he|she)\b)"
    r"|(?:estimated|estimates)(?=\s+that\b|[.,])|(?:accepted|accepts|agreed|agrees)(?=\s+(?:that|with)\b)"
    r'|call(?:ed|s)(?=\s+(?:[“"]|(?:for|on)\b|(?:it|him|her|them|th(?:at|is|ese|ose)|the\s[^.,;]{1,40}?)\s+(?:[“"]|an?\b)))'
    rf"|(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbeen ))(?:{CLAIMING})"
)
_RELAYS = (
    r"reported(?!\s(?:an?\s)?(?:record\s|net\s)?(?:revenues?|profits?|loss(?:es)?|sales|earnings|income))|reports"
    r"|cited|cites|quoted|quotes|citing|quoting"
)
_VERB = latin(rf"\b(?:(?P<claim>{_CLAIMS})|(?P<accusal>{ACCUSED})|(?P<denial>{DENIED})|(?P<relay>{_RELAYS}))\b")
_AS_NOUN = re.compile(r"\b(?:the|an?|his|her|its|their|[\d,.]*\d)\s$", re.IGNORECASE)  # "the accused", "57 reports"
# What is also done without a word: "The firm added staff", but "added that it was late", "added: “…”".
_ALSO_DONE = re.compile(
    r"(?:add|advis|alleg|answer|boast|conclud|continu|counter|maintain|observ|promis|recall|recount|repl|respond"
    r"|threaten)\w+|wrote|writes|repeat(?:ed|s)"
)
_IN_WORDS = re.compile(
    r"[^,;.]{0,40}(?:\bthat\b|:|,?\s[“\"])"
    r"|\sto\s[^;.“”\"]{2,60}:"  # "wrote to her deputy, Bo Hale: “…”"
    r"|\s(?:the|a|his|her|its|their)\s(?:\w+\s)?(?:statement|claim|call|warning|demand|accusation|promise|line|view)s?\b"
)
_TO_DO = ("advis", "promis", "threaten")
_TO = re.compile(r"[^,;.]{0,40}\bto\s[a-z]")
# "asked not to be named", "said nothing", "told a story", "claimed her third title"
_UNSPOKEN = re.compile(
    r"asked\snot\sto\b|(?:said|says|say)\s(?:nothing|little|goodbye)\b"
    r"|(?:tells?|told)\s(?:an?|the|its|his|her)\s(?:\w+\s){0,2}(?:story|stories|tale)\b"
    r"|claim(?:ed|s)?\s(?:[\w’'-]+\s){0,3}(?:title|victory|win|lives|life|medal|place|crown|prize|point|goal|wicket|trophy"
    r"|promotion|credit)s?\b"
    # "The damages claim was filed", "a think tank"
    r"|claims?\s(?:was|were|is|are|has|have|had|will|would|could|can|may|might|should|must|against|for|of|by|rose|fell|grew|went"
    r"|came|made|[a-z]+ed|within\s(?:\S+\s){1,3}(?:hour|day|week|month|year)s?)\b|think\stanks?\b"
    # "One claim in six is late", "Late reports are rare", "a bridge of the kind described, …"
    r"|(?<=\b[Oo]ne )claim\b|(?<=\bkind )described(?=[,;])"
    rf"|reports\s(?:are|were|(?:have|had)(?!\s(?:{CLAIMED})\b)|will|would|could|can|may|might|should|must)\b"
    r"|admitt?(?:ed|s)\s(?:\w+\s){0,2}(?:women|men|patients|students|members|pupils)\b"
)
# "Put it on the market", "put it to a vote", but not "put it in plain words", "put it on record that …"
_PUT_SOMEWHERE = re.compile(
    r"put it (?:(?:away|back|down|into|off|on|out|over|through|under|up|in(?! (?:[\w-]+ )*(?:words?|terms|way)\b))"
    r"(?!(?: [\w-]+){0,4} that\b)"
    r"|to an?(?! (?!vote|ballot|show|test)(?:[\w-]+ ){1,3}that\b))\b"
)
# "As Hopper put it in May, …", but not "As Hopper put it on the table, …"
_AS_PUT = latin(r"\b[Aa]s [^,;:“”\"]{2,60} put it (?:in|(?:on|at|to) (?=[A-Z\d]))")
_TURNED_DOWN = re.compile(r"(?:reject|dismiss)\w*")
_NEAR = r"\s(?:\S+\s){0,4}?"  # the words between a verb and what it is about
_LINKS = (
    "of|in|on|at|to|for|from|with|by|over|about|after|before|as|that|which|who|what|and|or|but|when|while|because|until"
    "|against|during"
)
_BREAKS_OFF = rf"(?=\W*$|[.,;:]|\s(?:{_LINKS}|last|this)\b)"
_SOME_OF = r"(?:\s(?:\d[\d,.]*|half|most|many|some|all|both|each|one|two|three|dozens|hundreds|thousands)\sof(?=\s))?"
# The words before the noun that a verb is about: "the new", "40 of its", "that last"
_WHAT = rf"{_SOME_OF}(?:\s(?:this|that|these|those))?\s(?!\w+ing\b)(?:(?!(?:{_LINKS})\b)[\w£$€’'.-]+\s){{0,4}}?"
_DEED = rf"(?:(?:{DECIDED})s?\b(?![’'-]|\s(?:{DENIABLE})s?\b)|(?:{SENT_AWAY})s?\b(?![’'-]){_BREAKS_OFF})"
# "Rejected the claim", "rejected it", "rejected the bill as a joke"
_TELLS_AGAINST = re.compile(
    rf"{_WHAT}(?:{DENIABLE})s?\b|{_NEAR}as\b(?!\s(?:well|soon|part|of|a result)\b)"
    rf"|\s(?:(?:it|them)|(?:this|that|these|those)(?!{_WHAT}(?:(?:{WANTED})s?\b|{_DEED})))\b|\s(?:\w+\s)?[“\"]"
)
_NAME = r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*"
# "Rejected the treaty", "dismissed 40 workers", "dismissed her", "dismissed Ada Hopper"
_TURNS_DOWN = latin(rf"{_WHAT}{_DEED}|\s(?:him\b|me\b|us\b|you\b|her\b{_BREAKS_OFF}|{_NAME}{_BREAKS_OFF})")
# The same where it stands before the verb; "speculation" is no name.
_IS_TURNED_DOWN = latin(
    rf"(?<!\bof\s)(?<!\bof\sthe\s)\b(?:(?:{DECIDED})s?\b(?![’'-])|(?:{SENT_AWAY})s?\b(?![’'-]){_BREAKS_OFF})"
    r"|\b(?i:he|she|I|we|you|who)\W*$"
    rf"|(?:^|[,;]\s)\W*{_NAME}(?<!s)(?<!ion)(?<!ing)(?<!ment)(?<!nce)(?<!ty)\W*$"
)
_ANSWERS = re.compile(rf"{_NEAR}(?:{WANTED})s?\b|[^.;“”\"]{{0,80}},\scalling\b")
_TOLD = re.compile(rf"\b(?:{DENIABLE})s?\b|^\W*(?:it|this|that|these|those|they)\b", re.IGNORECASE)
_ASKED = re.compile(rf"\b(?:{WANTED})s?\b", re.IGNORECASE)
# Nothing stands behind a verb that it is about: "which the Buyer rejected shall be returned".
_ALONE = re.compile(
    rf"\W*$|[.,;:)]|\s(?:{_LINKS}|[a-z]+ly|outright|again|today|yesterday|last|this|shall|will|would|can|could|may|must|is"
    r"|are|was|were|has|have|had)\b"
)
_WHICH = re.compile(r"\b(?:that|which)\s[^.,;:“”\"]*$")
# What one may be granted, where no other noun follows: "denied fans entry", "denied the motion", but not "denied that
# entry was refused", "denied visa fraud".
_GRANTED = (
    r"(?:entry|access|admission|permission|bail|parole|asylum|visa|licen[cs]e|loan|request|motion|petition|appeal"
    r"|application|treatment|relief|chance|opportunity)s?\b(?=\W*$|[.,;]|\s(?:to|for|on|in|from|after|because|when|and|or"
    r"|by|at|as|until|against|last|this)\b)"
)
# What nobody would grant is denied: "denied illegal entry".
_WRONGED = r"(?:illegal|unlawful|improper|undue|unfair|unauthori[sz]ed|wrongful|negligent|excessive|ill)\b"
# With these a clause stands behind the verb: "denied it sought a loan", but "denied the injured men treatment".
_CLAUSE = (
    r"(?:it|he|she|they|we|I|you|there|has|have|was|were|is|are|will|would|could|can|may|might|should|does"
    rf"|{IRREGULAR_PASTS}|(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)\w+ed)\b"
)
_GIVEN = r"(?:an?|the|his|her|its|their|any|all|another|more|further|victory)\b"
# "Denied fans entry", "denied him a loan", "denied Hale the goal"
_REFUSES = latin(
    rf"\s(?:(?!(?:that|any|of|to|in|for|about|on|with|{DENIABLE}|\w+ing)s?\b|{_CLAUSE}|{_WRONGED})[\w’'-]+\s){{0,4}}?{_GRANTED}"
    rf"|\s{_NAME}\s(?:{_GIVEN}|{_GRANTED})|\s(?:him|me|us|you|them)\s(?!(?:{_LINKS}|all|again|[a-z]+ly)\b)[a-z]"
)
_REFUSED = re.compile(rf"(?:^\W*|[^\w\s]\s?|\b(?!{_WRONGED})\w+\s){_GRANTED}\W*$", re.IGNORECASE)
_LOOKED_BACK = 20  # characters before a verb that show a noun
_QUOTED = re.compile(r"[“”\"]")
_PARTICIPLE = re.compile(r"(?!(?:repli|respond|complain|testifi))\w+ed|said|told")  # one is not replied
_TIME = rf"(?:{WEEKDAYS}|(?:\d{{1,2}}\s)?(?:{MONTHS})(?:\s\d+)?|\d{{4}})"
# What shows a participle: "the goods rejected by the Buyer", "the price stated above",
# "the cuts announced in March will …", but not "replied by saying", "said by Monday", "said in March the cuts will …".
_DONE_TO_IT = latin(
    rf"\sby\s(?!\w+ing\b|{_TIME}\b|\d)|\s(?:herein|hereunder|(?:above|below)(?!\s(?:all|the|an?|its|his|her|their)\b))\b"
    rf"|\s(?:in|under|on)\s(?:{_TIME}|(?:the|this|that|an?|its|his|her|their)\s[a-z-]+|[A-Z][\w.-]*(?:\s\d[\w.()]*)?)"
    r"\s(?:is|are|was|were|has|have|had|does|did|will|would|shall|can|could|may|might|must|should)\b"
)
_FOR_WHAT = re.compile(r"\s(?:of|for|over)\b")  # "the man accused of murder": whom one accuses stands behind the verb


def verbs_in(sentence: str) -> Iterator[Verb]:
    """The verbs of a sentence by which somebody speaks, outside quotation marks."""
    for found in _VERB.finditer(sentence):
        act = Act(found.lastgroup or Act.CLAIM)
        said = denial(sentence, *found.span()) if act is Act.DENIAL else act
        if said and _is_spoken(sentence, found):
            yield Verb(*found.span(), said)


def denial(sentence: str, start: int, end: int) -> Act | None:
    """What it is to deny, reject or dismiss what stands behind the verb, or before it: "a claim that Hopper rejected".

    What is wanted is answered: "rejected the plan". A treaty is voted down, a guest kept out, a coach sent away, and
    nobody need speak: "rejected the treaty", "denied him entry". All else is denied: "rejected the figures".
    """
    if not _TURNED_DOWN.fullmatch(sentence, start, end):
        return None if _REFUSES.match(sentence, end) else Act.DENIAL
    if _TELLS_AGAINST.match(sentence, end):
        return Act.DENIAL
    if _ANSWERS.match(sentence, end):
        return Act.CLAIM
    if _TURNS_DOWN.match(sentence, end):
        return None
    which = _WHICH.search(sentence, 0, start) if _ALONE.match(sentence, end) else None
    return denial_of(sentence[: which.start()], sentence[start:end]) if which else Act.DENIAL


def denial_of(what: str, verb: str) -> Act | None:
    """What it is to deny or reject what is named before the verb: "The report was rejected by Hopper"."""
    if not _TURNED_DOWN.fullmatch(verb):
        return None if _REFUSED.search(what) else Act.DENIAL
    if _TOLD.search(what):
        return Act.DENIAL
    if _ASKED.search(what):
        return Act.CLAIM
    return None if _IS_TURNED_DOWN.search(what) else Act.DENIAL


def _is_spoken(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a verb is one of speech where it stands, and the article's own."""
    ahead = sentence[max(0, verb.start() - _LOOKED_BACK) : verb.start()]
    if is_quoted(sentence, verb.start()) or _AS_NOUN.search(ahead):
        return False
    if _UNSPOKEN.match(sentence, verb.start()) or _is_put_somewhere(sentence, verb) or _is_done_to(sentence, verb):
        return False
    if not _ALSO_DONE.fullmatch(verb.group()):
        return True
    promised = verb.group().startswith(_TO_DO) and _TO.match(sentence, verb.end())
    last = verb.group() == "added" and not re.search(r"\w", sentence[verb.end() :])  # "…, Hopper added."
    return bool(promised or last or _QUOTED.search(sentence, 0, verb.start()) or _IN_WORDS.match(sentence, verb.end()))


def _is_put_somewhere(sentence: str, verb: re.Match[str]) -> bool:
    """Whether something is put where it then is, and not into words: "who put it on the market"."""
    return bool(_PUT_SOMEWHERE.match(sentence, verb.start())) and not any(
        found.start() < verb.start() < found.end() for found in _AS_PUT.finditer(sentence)
    )


def _is_done_to(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a verb's form is a participle, and tells what is done to something: "the goods rejected by …"."""
    if not _PARTICIPLE.fullmatch(verb.group()):
        return False
    accuses = verb.lastgroup == Act.ACCUSAL
    return bool(_DONE_TO_IT.match(sentence, verb.end()) or (accuses and _FOR_WHAT.match(sentence, verb.end())))
