"""What one sentence says of who is speaking in it, by its own words alone.

Everything returned is a span of the article itself. The patterns know the verbs
of speech and how English builds a clause around them, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.quotation import is_quoted
from index.speech_verbs import ACCUSED, DENIED
from index.terms import STOP_WORDS
from rag.answer import Mention
from rag.persons import has_office, is_full_name, same_name
from rag.speech_acts import Act, denial_of, verbs_in
from rag.subjects import (
    NAME_AFTER,
    PRONOUN,
    is_adverbial,
    is_one_who_speaks,
    is_somebody,
    mention_at,
    named_at,
    opening_subject,
    source_of,
    subject_of,
)

_WITH_SPEAKER = latin(r"\bwith\s+(?=[A-Z])(?P<who>[^,;“\"]{3,80}?)\s+(?:calling|saying|warning|adding|insisting)\b")
_BY = latin(  # "was announced on Monday by the Minister"
    r"(?:\b(?:is|are|was|were|been|being|as)\s(?:\w+ly\s)?|,\s)(?P<done>announced|said|stated|declared|confirmed|denied|rejected"
    r"|dismissed|described|called|accused|condemned|criticised|criticized|denounced|warned|told)\b"
    r"[^.;“”\"]{0,30}?\bby\s+(?:the\s+)?(?=[A-Z])"
)
_ACT_DONE = re.compile(rf"(?P<accusal>{ACCUSED})|(?P<denial>{DENIED})")
_SAYING = re.compile(
    r",\s(?:saying|adding|noting|stating|warning|arguing|claiming|insisting|stressing|explaining|demanding|telling)"
    r"(?:\sthat\b|\s[“\"]|:|(?<=saying)\s)"
)
# "The Echo, citing two officials, said"
_CITING = latin(rf"\W*(?P<who>{NAME_AFTER.pattern}), (?:citing|quoting) (?P<cited>(?=\w)[^,;:“”\"]{{3,60}}), ")
_QUOTED_BY = re.compile(r"\b(?:quoted|cited) by (?P<who>(?=\w)[^,;:“”\"]{2,40}?) as (?:saying|telling)\b")
# "Hopper, quoted by the Echo in May, said", but not "Hopper, cited by police for speeding, said"
_ASIDE_QUOTED_BY = latin(
    r",\s(?:as\s|who\s(?:is|was)\s)?(?P<verb>quoted|cited) by"
    r" (?P<who>(?=\w)(?:(?!\s(?:for|after|over|as|on|in|at|during)\s)[^,;:“”\"]){2,40}?)"
    rf"(?:\s(?:(?:on|in)\s)?(?:\d{{1,2}}\s)?(?:{WEEKDAYS}|{MONTHS}|last\s\w+)(?:\s\d{{1,4}})?"
    r"|\s(?:on|in|at|during)\s[^,;:“”\"]{2,40})?(?:[,.]|$)"
)
_CITES = re.compile(
    r"\b(?P<verb>(?:cited|cites|citing|quoted|quotes|quoting)\s+)(?:(?P<spoken>[^;:“”\"]{2,120}?)\sas\s(?:saying|telling)\b)?"
)
# What opens a clause of another's words beside the speech, not in it.
_OPENS_CLAUSE = re.compile(
    r"\b(?:when|while|after|before|as|because|what|although|though|but|since|until|unless|if|whether|where|why|how|than)"
    r"\s+$"
)
_CLAUSE_OF_ITS_OWN = re.compile(r";(?!\s(?:and\s|but\s)?(?:that|which|who|whether|if)\b)")
_SPEECH_BEHIND = re.compile(r":\s*[“\"]")
_OUTLET = re.compile(  # what relays news when nobody else is told to have said it
    r"\b(?:Press|News|Times|Post|Journal|Herald|Tribune|Gazette|Telegraph|Guardian|Observer|Chronicle|Zeitung|Radio|TV"
    r"|Television|News Agency|Courier|Echo|Express|Bulletin|Dispatch|Examiner|Inquirer|Mercury|Argus|(?:news)?paper"
    r"|magazine|daily|weekly|radio|television|broadcaster|website|news agency)(?:$|(?<=[a-z]{5})\s[A-Z]\w*$)"
)
_MAY_RELAY = re.compile(
    rf"{_OUTLET.pattern}|\b(?:agency|channel|station|network|outlet|site|portal|blog|blogger|newsletter|tabloid|review"
    r"|reporter|correspondent|journalist|reuter)$"  # "Reuters" is no plural
)
_ONE_NAME = latin(r"[A-Z][\w-]+|[Tt]he [A-Z]{2,}")
_WHERE = re.compile(r"\s(?:at|in|of|from|for|with|who)\s")
_BY_STYLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b")
_AS_AUTHORS = re.compile(r"\band (?:(?:his|her|their) )?(?:colleagues|team|co-?workers)$|\bet al\b|\(\d{4}[a-z]?\)$")
# "The mayor, Ada Hopper, was furious", "His daughter Ada grins", "Hopper’s verdict"
_INTRODUCED = latin(
    r"\W*(?:(?:And|But|So|Then)\s)?"
    r"(?P<who>(?:The|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s[^,:“”\"]{2,60},\s(?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w.’'-]+(?=,)"
    r"|(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:[a-z-]+\s){1,2}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
    rf"|{NAME_AFTER.pattern})"
)
_LONGEST_OPENING = 3  # words before a comma that may open a clause and hold none: "The finance chief", "On Monday"
_BUT_A_NAME = re.compile(r"(?:\s(?:of|at|in|from|for)\s[^,]*)?")  # what may follow a name with no verb: "of Oslo"
_BESIDE = latin(
    rf"[,!?…][”\"]\s(?P<who>(?:he|she)\b|{NAME_AFTER.pattern})\s[a-z]+(?:ed|s)"
    r"(?=[.,]|\s(?:as|while|with|in|at|when|before|after)\b)"
)
_AS = re.compile(r"[^.\s]\W+as\s+$")
_LOOKED_BACK = 20  # characters before a subject in which an "as" opens its clause
_NO_SPEAKERS = STOP_WORDS - {"he", "she"}
_HAS = re.compile(r"\s(?:has|have|had|with|wears?|wore)\b")
_NUMBERS = frozenset("one two three four five six seven eight nine ten many some under".split())
# "6. Ms Hopper", "(b) Ms Hopper", "4.2 Ms Hopper", without a mark "6 The court"; but "A. He" is an answer's, and small
# letters go on with a clause: "(b) the tenant believes that …".
_NUMBERED = latin(
    r"\s*(?:(?:[¶§]+\s?)?(?:[(\[]?\d{1,3}(?:\.\d{1,3}){0,3}[.)\]]|\d{1,3}(?:\.\d{1,3}){1,3}"
    r"|\d{1,3}(?=\s+(?:The|He|She|It|They|In|On|At|As|Mr|Mrs|Ms|Dr|Sir|Lord|Lady)\b))\s+(?=[A-Z“\"])"
    r"|(?:\((?:[A-Za-z]|[ivx]{2,4})\)|(?:[a-z]|[ivx]{2,4})[.)]|[-*+•●▪◦‣·■□])\s+(?!(?:He|She|It|They)\b)(?=[A-Z“\"]))?"
)
_NO_NAME = re.compile(rf"\w+(?:ed|ing)|{'|'.join(STOP_WORDS)}", re.IGNORECASE)  # as the only word


class _Head(NamedTuple):
    """A verb of speech, or what stands for one: its place, who speaks, and the act."""

    at: int
    who: Mention
    act: Act


@dataclass(frozen=True, slots=True)
class Speech:
    """What a text says of who is speaking in a sentence; None where it does not say."""

    speaker: Mention | None = None
    reported_by: Mention | None = None
    act: Act = Act.CLAIM


def speech_in(text: str, start: int, end: int) -> Speech:
    """What one sentence says of its speaker, by its own words alone."""
    start = past_number(text, start, end)
    sentence = text[start:end]
    heads = _heads(sentence, start)
    speakers = [head for head in heads if head.act is not Act.RELAY]
    relays = [head.who for head in heads if head.act is Act.RELAY]
    if citing := _CITING.match(sentence):
        return Speech(_mention(citing, start, "cited"), _mention(citing, start))
    source = source_of(sentence, start)
    if source and (is_quoted(sentence, source.start - start) or (speakers and _is_aside(sentence, source, start))):
        source = None
    if source and PRONOUN.match(source.text):
        return Speech(source)
    told = [_Head(source.start - start, source, Act.CLAIM)] if source else []
    if _are_apart(sentence, sorted([*told, *speakers], key=lambda head: head.at)):
        # A sentence has one speaker, or none that can be told; a paper still tells all of it.
        relays = [source] if source and _may_tell_all(source.text) else relays
        source, told, speakers = None, [], []
    if relays and (cited := _cited(sentence, start)):
        speakers = [_Head(cited.start - start, cited, Act.CLAIM)]
    if source and speakers:
        relays = [source]
    elif source:
        speakers = told
    elif len(speakers) > 1 and not relays and _is_nested(sentence, *heads[:2]):
        # "The paper said the minister confirmed": the first tells of the second.
        relays, speakers = [speakers[0].who], speakers[1:]
    if quoted := _quoted_by(sentence, speakers, start):
        relays = [quoted]
    if len(speakers) == 1 and not relays and _is_outlet(speakers[0].who.text):
        relays, speakers = [speakers[0].who], []
    reporter = relays[0] if relays else None
    return Speech(speakers[0].who, reporter, speakers[0].act) if speakers else Speech(None, reporter)


def past_number(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the number, or the mark, of its paragraph: "6. Ms Hopper contends that …"."""
    found = _NUMBERED.match(text, start, end)
    return found.end() if found else start


def _is_aside(sentence: str, source: Mention, offset: int) -> bool:
    """Whether "according to" stands within a sentence, and is of a part of it alone."""
    ahead = sentence[: source.start - offset]
    return bool(re.search(r"\w\W+according to\s", ahead)) and bool(re.search(r"[,;]", sentence[source.end - offset :]))


def _is_outlet(who: str) -> bool:
    """Whether a name is one of those that relay news, and no person's: "the Herald", not "Captain Ada Herald"."""
    return bool(_OUTLET.search(who)) and not has_office(who)


def _may_tell_all(who: str) -> bool:
    """Whether a source may be a paper, by its name alone too: "the Herald", "the BBC", "Reuters"."""
    return _is_outlet(who) or _ONE_NAME.fullmatch(who) is not None


def _speaks_for_itself(who: str) -> bool:
    """Whether a subject is people, a study or a body that is no outlet: "the company", "Ten nurses", "Hale et al."."""
    *before, noun = _WHERE.split(who)[0].split() or [""]
    # "the VELTA study", "Nurses", not "the Harbour Mirror"
    is_common = noun.islower() or not before
    may_relay = _MAY_RELAY.search(" ".join([*before, noun.lower().removesuffix("s")]))
    return bool(
        is_somebody(who)
        or _BY_STYLE.match(who)
        or (not may_relay and (_AS_AUTHORS.search(who) or (is_common and is_one_who_speaks(noun.lower()))))
    )


def _heads(sentence: str, offset: int) -> list[_Head]:
    """Who speaks in a sentence, in order: by its verbs, or else by what stands in their place."""
    heads: list[_Head] = []
    told: set[int] = set()
    for verb in verbs_in(sentence):
        who = subject_of(sentence, (verb.start, verb.end), offset)
        # People report and cite in their own voice, outlets in that of others.
        act = Act.CLAIM if who and verb.act is Act.RELAY and _speaks_for_itself(who.text) else verb.act
        aside = who and act is not Act.RELAY and _is_behind_as(sentence, who.start - offset)
        # "Hopper denied it and called for calm": she is told already.
        if who and not aside and who.start not in told:
            told.add(who.start)
            heads.append(_Head(verb.start, who, act))
    if found := _BY.search(sentence):
        who = mention_at(named_at(sentence, found.end()), found.end(), offset)
        if done := _act_done(found["done"], sentence[: found.start()]):
            heads.append(_Head(found.end(), who, done))
    if found := _WITH_SPEAKER.search(sentence):
        heads.append(_Head(found.start("who"), _mention(found, offset), Act.CLAIM))
    if not heads:
        who = _introduced(sentence, offset) or _beside_speech(sentence, offset) or _whose_saying(sentence, offset)
        return [_Head(who.start - offset, who, Act.CLAIM)] if who else []
    return sorted(heads, key=lambda head: head.at)


def _act_done(verb: str, what: str) -> Act | None:
    """What is done to what stands before a participle: "The claim was rejected by …"; None where nobody speaks."""
    done = _ACT_DONE.fullmatch(verb)
    act = Act(done.lastgroup or Act.CLAIM) if done else Act.CLAIM
    return denial_of(what, verb) if act is Act.DENIAL else act


def _is_behind_as(sentence: str, at: int) -> bool:
    """Whether a subject stands in a clause of its own within a sentence: "…, as Hopper said"."""
    return bool(_AS.search(sentence, max(0, at - _LOOKED_BACK), at))


def _mention(found: re.Match[str], offset: int, group: str = "who") -> Mention:
    """A group of a match in a sentence, as a mention in its text."""
    return mention_at(found[group], found.start(group), offset)


def _introduced(sentence: str, offset: int) -> Mention | None:
    """Who is named in front of a colon and a quotation, with no verb of speech: "Hopper was furious: …"."""
    colon = _SPEECH_BEHIND.search(sentence)
    if not colon:
        return None
    end = colon.start()
    ahead = sentence[:end].rpartition(", ")[0]
    named = _before_colon(sentence, len(ahead) + 2, end, offset) if ahead else None
    if named and len(ahead.split()) > _LONGEST_OPENING and _BUT_A_NAME.fullmatch(sentence, named.end - offset, end):
        named = None  # "The crowd booed the mayor, Ada Hopper: “…”"
    return named or _before_colon(sentence, 0, end, offset)


def _whose_saying(sentence: str, offset: int) -> Mention | None:
    """Whose "…, saying that" closes a sentence: its subject's."""
    saying = _SAYING.search(sentence)
    subject = opening_subject(sentence, 0, len(sentence)) if saying else None
    if not saying or not subject or is_quoted(sentence, saying.start()):
        return None
    return mention_at(subject.text, subject.start, offset)


def _beside_speech(sentence: str, offset: int) -> Mention | None:
    """Who does something right behind a quotation, whatever it is: "…,” Hopper grinned."."""
    found = _BESIDE.search(sentence)
    if not found or found["who"].lower() in _NO_SPEAKERS:
        return None
    return _mention(found, offset)


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
    return mention_at(who, found.start("who"), offset) if told else None


def _cited(sentence: str, offset: int) -> Mention | None:
    """Whom an outlet cites: "the paper quoted Hopper as saying", "…, citing Hopper".

    Without "as saying" it is only who is called by a name, for one cites laws and reports as well.
    """
    found = _CITES.search(sentence)
    if not found or not (found["spoken"] or NAME_AFTER.match(sentence, found.end("verb"))):
        return None
    whole = sentence[: found.end("spoken")] if found["spoken"] else sentence
    name = named_at(whole, found.end("verb"))
    return mention_at(name, found.end("verb"), offset) if name else None


def _are_apart(sentence: str, speakers: Sequence[_Head]) -> bool:
    """Whether two speakers have a clause of their own each: "Hopper called it fair; Hale said it was dear".

    Not where the second is the first under another name, or a pronoun, nor in "Hopper said that …; that Hale said …".
    """
    for before, other in pairwise(speakers):
        marks = _CLAUSE_OF_ITS_OWN.finditer(sentence, before.at, other.at)
        is_first = PRONOUN.match(other.who.text) or same_name(speakers[0].who.text, other.who.text)
        if not is_first and any(not is_quoted(sentence, mark.start()) for mark in marks):
            return True
    return False


def _quoted_by(sentence: str, speakers: Sequence[_Head], offset: int) -> Mention | None:
    """Who is told to have quoted somebody: "was quoted by the Echo as saying", or right behind the speaker's name."""
    asides = (_ASIDE_QUOTED_BY.match(sentence, head.who.end - offset) for head in speakers)
    quoted = _QUOTED_BY.search(sentence) or next((one for one in asides if one and _may_quote(one)), None)
    return None if quoted is None or is_quoted(sentence, quoted.start()) else _mention(quoted, offset)


def _may_quote(aside: re.Match[str]) -> bool:
    """Whether an aside tells of an outlet: anybody may quote somebody, and the police cite him for speeding."""
    return aside["verb"] == "quoted" or bool(NAME_AFTER.fullmatch(aside["who"]) or _MAY_RELAY.search(aside["who"]))


def _is_nested(sentence: str, first: _Head, second: _Head) -> bool:
    """Whether the second speaker speaks inside what the first tells, not in a clause of their own."""
    between = sentence[first.at : second.at]
    if _OPENS_CLAUSE.search(sentence[first.at : second.who.start]):
        return False  # "Hale replied when Hopper asked"
    return first.who.text.lower() != second.who.text.lower() and not re.search(r"[,;”\"]|\bthat\b", between)
