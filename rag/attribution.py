"""What one sentence says of who is speaking in it, by its own words alone.

Everything returned is a span of the article itself. The patterns know the verbs
of speech and how English builds a clause around them, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.letters import latin
from index.words import STOP_WORDS
from rag.answer import Mention
from rag.persons import has_office, is_full_name

_CLAIMS = (
    "said|says|say|told|tells|added|adds|stressed|wrote|writes|repeated|continued|promised|explained|noted|stated|"
    "declared|threatened|threatens|put it|warned|warns|insisted|insists|argued|argues|claimed|claims|announced|"
    "announces|tweeted|replied|answered|reiterated|concluded|recalled|acknowledged|admitted|admits|commented|observed|"
    "remarked|confirmed|confirms|suggested|predicted|complained|believes|urged|asked|demanded|described|describes|"
    "pledged|vowed|responded|responds|disagreed|disagrees|agreed(?=:)|testified|conceded|contended|contends|"
    "emphasi[sz]ed|revealed|maintained|proposed|recalls|explains|stresses|promises|continues|repeats|replies|concludes|"
    "observes|remarks|acknowledges|complains|suggests|maintains|predicts|jokes|joked|advised|"
    'called(?=\\s+(?:[“"]|(?:for|on)\\b|(?:it|him|her|them|the\\s[^.,;]{1,40}?)\\s+(?:[“"]|an?\\b)))'
)
_ACCUSES = "accused|accuses|blamed|blames|blaming|condemned|condemns|denounced|denounces|criticised|criticized|attacked"
_DENIES = "denied|denies|deny|denying|rejected|rejects|reject|dismissed|dismisses|disputed|disputes|refuted|refused"
_RELAYS = (
    r"reported(?!\s(?:an?\s)?(?:record\s|net\s)?(?:revenues?|profits?|loss(?:es)?|sales|earnings|income))|reports"
    r"|cited|cites|quoted|quotes|citing|quoting"
)
_VERB = re.compile(rf"\b(?:(?P<claim>{_CLAIMS})|(?P<accusal>{_ACCUSES})|(?P<denial>{_DENIES})|(?P<relay>{_RELAYS}))\b")
_ACCORDING = re.compile(
    r"^\W*(?:According to|In the words of)\s+|[,;”\"]\s*(?:according to|in the words of)\s+(?=[^,;]+$)"
)
_WITH_SPEAKER = latin(r"\bwith\s+(?=[A-Z])(?P<who>[^,;“\"]{3,80}?)\s+(?:calling|saying|warning|adding|insisting)\b")
_CLAUSE_START = latin(
    r"(?:[,;:—–(]|\s-)\s+(?:and\s+)?|(?<=[a-z]{2})[.!?]\s+|[“”\"]\s*"
    r"|\b(?:that|[Ww]hile|but|[Aa]s|[Aa]lthough|[Tt]hough|which|who|after|when|because|whether|since|until|where|why|how"
    r"|what|than|[Ii]f|[Uu]nless)\s+"
    rf"|\b(?:{_CLAIMS})\s+(?=[A-Z])"  # "The paper said the minister …"
)
_HELPERS = latin(
    r"(?:\s{1,3}(?:also|has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|could|can|may|might|should|must"
    r"|not|never|(?-i:today|yesterday)|again|later|then|once|even|already|however|meanwhile|now|further|and|went on to"
    r"|almost|himself|herself"
    r"|recently|\w+ly|on [A-Z]\w+day))+$",
    re.IGNORECASE,
)
_AS_NOUN = re.compile(r"\b(?:the|an?|his|her|its|their|[\d,.]*\d)\s$", re.IGNORECASE)  # "the accused", "57 reports"
_SUPPOSES = re.compile(r"\b(?:if|unless|whether)\s+$", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:the|an?|its|his|their|some|both|(?:.*\s)?(?:nobody|no one|everybody|everyone))", re.IGNORECASE
)
_I_OR_YOU = re.compile(r"(?:I|we|you)(?:['’]\w+)?$", re.IGNORECASE)
PRONOUN = re.compile(r"^(?:he|she|they|it|him|her|them|who|which|this|that|there)$", re.IGNORECASE)
PERSONAL = re.compile(r"^(?:he|she|him|her)$", re.IGNORECASE)
_APPOSED = latin(r"(?P<who>(?:[Tt]he|[A-Z])[^,;:“”\"]{2,60}, (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+),$")
# "Walt Jessup, who grows apples, said": the name before what is told of it.
_DESCRIBED = latin(
    r"(?P<who>(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w’'-]+), "
    r"(?:who|whose|an?|the|now|then|of|aged|\d{1,3})\b[^;:“”\"]{0,160},$"
)
_BY = latin(r"\b(?:announced|said|stated|declared|confirmed)\b[^.;“”\"]{0,30}?\bby\s+(?:the\s+)?(?=[A-Z])")
_OPENING = latin(r"^(?:[A-Z“\"']|the\b|a\b|an\b|its\b|his\b|their\b|some\b|both\b|he\b|she\b|they\b|it\b)")
_ADVERBIAL = re.compile(
    r"^(?:Rather|Still|Upon|Although|When|As|If|On|In|At|By|For|After|Before|During|Since|Last|This|Earlier|Later|Yesterday"
    r"|Today|Meanwhile|However|While)\b"
)
# "the BBC", "the historian Tove Berg", but not "the treaty of Berlin"
_NAME_AFTER = latin(
    r"(?:[Tt]he\s+(?:[a-z-]+\s+)?)?[A-Z][\w’'.-]*(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w’'.-]*){0,7}"
)
_NAME_APPOSED = latin(_NAME_AFTER.pattern + r"(?:, (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?=,))?")
_SPEECH_BEHIND = re.compile(r":\s*[“\"]")
# "The mayor, Ada Hopper, was furious", "His daughter Ada grins", "Hopper’s verdict"
_INTRODUCED = latin(
    r"\W*(?:(?:And|But|So|Then)\s)?(?P<who>(?:The|Its|His|Her|Their)\s[^,:“”\"]{2,60},\s(?:[A-Z][\w’'.-]+\s){0,3}"
    r"[A-Z][\w’'.-]+(?=,)|(?:His|Her|Their|Its)\s(?:[a-z-]+\s){1,2}[A-Z][\w’'-]+"
    rf"|{_NAME_AFTER.pattern})"
)
_NUMBERS = frozenset("one two three four five six many some under".split())
_NO_NAME = re.compile(rf"\w+(?:ed|ing)|{'|'.join(STOP_WORDS)}", re.IGNORECASE)  # as the only word
_CONNECTIVE = re.compile(r"^(?:But|And|So|Yet|Still|Then)\s+")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b")
_QUOTED = re.compile(r"[“”\"]")
_LONGEST = 10  # words of a speaker's name with office


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
    source = _according(sentence, start)
    if source and PRONOUN.match(source.text):
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
        if _inside_quotation(sentence, verb.start()) or _AS_NOUN.search(sentence[: verb.start()]):
            continue
        kind = verb.lastgroup or Stance.CLAIM
        who = _before(sentence, *verb.span(), offset) or _after(sentence, verb.end(), offset)
        if who and kind == "relay" and _is_somebody(who.text):
            kind = Stance.CLAIM  # people report and cite in their own voice, outlets in that of others
        aside = who and kind != "relay" and re.search(r"[^.\s]\W+as\s+$", sentence[: who.start - offset])
        if who and not aside:
            heads.append((verb.start(), who, kind))
    for pattern in (_BY, _WITH_SPEAKER):
        if found := pattern.search(sentence):
            begin = found.start("who") if "who" in found.groupdict() else found.end()
            words = found["who"] if "who" in found.groupdict() else _named_at(sentence, begin)
            heads.append((begin, Mention(words, offset + begin, offset + begin + len(words)), Stance.CLAIM))
    if not heads and (who := _introduced(sentence, offset)):
        heads.append((who.start, who, Stance.CLAIM))
    return sorted(heads, key=lambda head: head[0])


def _introduced(sentence: str, offset: int) -> Mention | None:
    """Who is named in front of a colon and a quotation, with no verb of speech: "Hopper was furious: …"."""
    colon = _SPEECH_BEHIND.search(sentence)
    if not colon:
        return None
    begin = sentence.rfind(", ", 0, colon.start()) + 2 if ", " in sentence[: colon.start()] else 0
    return _before_colon(sentence, begin, colon.start(), offset) or _before_colon(sentence, 0, colon.start(), offset)


def _before_colon(sentence: str, begin: int, end: int, offset: int) -> Mention | None:
    """Who is named at the beginning of the clause that ends at a colon."""
    found = _INTRODUCED.match(sentence, begin, end)
    who = re.sub(r"[’']s?$", "", found["who"]) if found else ""
    if not found or _NO_NAME.fullmatch(who) or who.split()[0].lower() in _NUMBERS or _ADVERBIAL.match(who):
        return None
    rest = sentence[found.end() : end]
    told = rest[:1] in (" ", ",") and not rest[1:2].isdigit() if rest else has_office(who) or is_full_name(who)
    return Mention(who, offset + found.start("who"), offset + found.start("who") + len(who)) if told else None


def _named_at(sentence: str, at: int) -> str:
    """The name that begins at a place, with one in apposition."""
    name = _NAME_APPOSED.match(sentence, at)
    return name.group().rstrip(".") if name else ""


def _before(sentence: str, verb: int, end: int, offset: int) -> Mention | None:
    """The subject in front of a verb of speech that stands from `verb` to `end`."""
    head = sentence[:verb].rstrip()
    if helped := _HELPERS.search(head):
        head = head[: helped.start()].rstrip()
        if _PASSIVE.search(helped.group()) and not sentence[:end].endswith("ing"):
            return None
    if described := _DESCRIBED.search(head):
        a, b = described.span("who")
        if _opens_clause(head, a) and not _ADVERBIAL.match(described["who"]):
            return Mention(head[a:b], offset + a, offset + b)
    if apposed := _APPOSED.search(head):
        a, b = apposed.span("who")
        cut = max((m.end() for m in _CLAUSE_START.finditer(head[a : head.rindex(",", a, b)])), default=0)
        return Mention(head[a + cut : b], offset + a + cut, offset + b)
    starts = (m.end() for m in _CLAUSE_START.finditer(head) if m.end() < len(head))
    begin = max((at for at in starts if head.count("(", at) == head.count(")", at)), default=0)
    if _SUPPOSES.search(head[:begin]):
        return None  # "if she believes": nobody says that she does
    begin += len(head[begin:]) - len(_CONNECTIVE.sub("", head[begin:]))
    who = head[begin:]
    return Mention(who, offset + begin, offset + len(head)) if _is_subject(who) else None


def _opens_clause(head: str, at: int) -> bool:
    """Whether a clause begins at a place, behind a list's mark or not."""
    return not re.search(r"\w", head[:at]) or any(m.end() == at for m in _CLAUSE_START.finditer(head))


def _is_somebody(who: str) -> bool:
    """Whether a subject is a person and no outlet: by pronoun, by an office or by a name in apposition."""
    return bool(PERSONAL.match(who)) or has_office(who) or (", " in who and is_full_name(who.split(", ")[-1]))


def _is_subject(who: str) -> bool:
    """Whether words in front of a verb can be its whole subject."""
    words = who.split()
    if not 0 < len(words) <= _LONGEST or words[-1] in ("that", "who", "which", "to") or _NO_SUBJECT.fullmatch(who):
        return False
    if not _OPENING.match(who) or _ADVERBIAL.match(who) or _I_OR_YOU.match(words[0]):
        return False
    if len(words) > 1 and PRONOUN.match(words[0]):
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
