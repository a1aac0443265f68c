"""Who a verb of speech belongs to: the subject before it, behind it, or named by "according to"."""

from __future__ import annotations

import re

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.speech_verbs import CLAIMED, IRREGULAR_PASTS
from index.terms import STOP_WORDS
from rag.answer import Mention
from rag.persons import SHORTENED, has_office, is_full_name
from rag.proper_names import PARTICLES
from rag.subject_ends import (
    ACTS,
    ADVERBIAL,
    ENDS_NO_SUBJECT,
    IS_PART,
    NO_SUBJECT,
    SPEAKS,
    SUBJECTS_ALONE,
    WHO_IS_ACCUSED,
    breaks_off,
    is_relative,
    may_be_done_to,
)

PRONOUN = re.compile(r"^(?:he|she|they|it|him|her|them|who|which|this|that|there)$", re.IGNORECASE)
PERSONAL = re.compile(r"^(?:he|she|him|her)$", re.IGNORECASE)
_I_OR_YOU = re.compile(r"(?:I|we|you)(?:['’]\w+)?$", re.IGNORECASE)
_NAME = rf"(?:(?:{PARTICLES})[ -]){{0,2}}[A-Z][\w.’'-]*"  # one of somebody's names
# "He was found by a walker, Ada Hopper, who said"
_WHO = latin(rf"(?<![\w.’'-])(?P<who>(?:Mr|Mrs|Ms|Dr)\.?\s{_NAME}|(?:{_NAME}\s){{1,4}}{_NAME}), who$")
# Who said it may be another: "the son of" …, "a spokesman for the mayor" …, but not "waited for a word from" …
_OF_ANOTHER = latin(
    r"\b(?:(?:of|for|(?:aide|adviser|advisor|assistant|counsel|deputy|heir|secretary) to)"
    r"\s(?:(?!(?:and|by|from|to|with)\b)[\w-]+\s){0,3}"
    r"|and\s(?:[A-Z][\w-]*\s){0,3})$"
)
_ACCORDING = re.compile(
    r"^\W*(?:(?:However|But|And|Yet|Still|Meanwhile|Moreover),?\s+)?(?:According to|In the words of)\s+"
    r"|[,;”\"]\s*(?:according to|in the words of)\s+",
    re.IGNORECASE,
)
# "It fell, warned Ada Hopper": what one does not do to somebody.
_INVERTED = (
    "said|says|added|adds|argued|argues|warned|warns|explained|explains|wrote|writes|claimed|claims|insisted|insists"
    "|suggested|suggests|estimated|estimates"
)
_SPOKEN_BEFORE = re.compile(rf"(?P<quoted>[“”\"»][,.]?)[^\w,.;:?!()“”\"»]*\w+\s*$|,\s(?:{_INVERTED})$")
# What may stand before a sentence's subject: "On Monday, the", "The mayor of Oslo,", "But".
_AHEAD = latin(
    r"\W*(?:(?:But|And|So|Then|Yet|Still),?\s)?(?:(?:In|On|At|After|Before|For|By|With|During)\s[^,“”\"]{3,80},\s)?"
    r"(?:(?:[Tt]he|An?|His|Her|Their|Its)\s"
    rf"(?:(?:(?!(?:{'|'.join(STOP_WORDS)})\b)[a-z-]+\s){{1,3}}|[^,:“”\"]{{2,60}},\s))?"
)
# Who speak without an article.
_SEVERAL = r"(?:police|counsel|critics|witnesses|[a-z]+(?:ers|ors|ists|ials|ents|ysts|erts))\b"
_INSTITUTION = (
    r"(?:ministry|company|firm|government|police|council|union|bank|court|study|report|agency|party|club|university"
    r"|hospital|charity|office|department|authority|commission|committee|board|association|federation|institute"
    r"|foundation|organi[sz]ation|parliament|tribunal|regulator|school|church|airline|newspaper|survey|poll|trial)\b"
)
_ASIDE = re.compile(r",\s(?:however|meanwhile|too|though|in turn|by contrast|for (?:his|her|its|their) part),$")
_NUMBER = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"  # "No. Ten said …"
_NO_TITLE = "".join(rf"(?<!\b{title})" for title in SHORTENED.split("|"))
_CLAUSE_START = latin(
    r"(?:[,;:—–(]|\s--?)\s+(?:and\s+)?|[“”\"]\s*"
    rf"|(?<=[a-z]{{2}}){_NO_TITLE}[.!?]\s+(?=[^a-z])|(?<=\bNo)[.!]\s+(?=[A-Z])(?!(?:{_NUMBER})\b)"
    r"|\b[Tt]he (?:first|second|third|last|next|only) time\s+"
    r"|\b(?:that|[Ww]hile|but|[Aa]s|[Aa]lthough|[Tt]hough|which|who|after|when|because|whether|since|until"
    r"|where|why|how"
    r"|what|than|[Ii]f|[Uu]nless)\s+"
    rf"|\b(?:{CLAIMED})\s+(?=[A-Z])"  # "The paper said the minister …"
)
_HELPERS = latin(
    r"(?:\s{1,3}(?:also|has|have|had|is|are|was|were|be|been|being|will|would|shall|did|does|do|could|can|may"
    r"|might|should"
    r"|must|not|never|always|today|yesterday|again|later|then|once|even|already|however|meanwhile|now|further|and|but"
    r"|at first|went on to"
    r"|(?<!\b[Tt]he\s)first|earlier|since"  # "The Echo first reported", but not "the first said"
    r"|neither|nor|both|almost|himself|herself|(?:earlier )?(?:this|last) (?:week|month|year)"
    r"|(?!(?:family|assembly|ally|monopoly|bully)\b)[a-z]+ly"  # nor "Kelly"
    rf"|(?:on )?{WEEKDAYS}(?: (?:morning|afternoon|evening|night))?))+$"
)
# "would not say"
_UNSAID = re.compile(r"\b(?:not|never|neither|nor|will|would|shall|could|can|may|might|should|must|did|does|do)\b")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b")
_AND_OR_BUT = re.compile(r"\b(?:and|but)\b")
_SUPPOSES = re.compile(r"\b(?:if|unless|whether)\s+$", re.IGNORECASE)
_APPOSED = latin(
    rf"(?P<who>(?:(?:[Tt]he|an?|its|her|his|their|one)\b|[A-Z])[^,;:“”\"]{{2,60}},"
    rf" (?:the )?(?:(?!(?:{'|'.join(STOP_WORDS)})\b)[a-z-]+ ){{0,4}}(?:{_NAME} ){{1,3}}{_NAME}"
    rf"|(?:[Tt]he|[A-Z][\w-]*[’']s) [^,;:“”\"]{{2,60}}, {_NAME}),$"
)
_DEGREES = r"(?:,\s(?:(?:[A-Z][a-z]?\.){1,3}|[A-Z]{2,4}|PhD|DPhil|[JS]r\.?)(?=,))*"  # "Ada Hopper, PhD, …"
_TOLD = r"(?:who|whose|which|an?|the|now|then|of|aged|[a-z]+ing|\d{1,3})\b"
# "Walt Jessup, who grows apples, said", "The group, which won, said": the name before what is told of it.
_DESCRIBED = latin(
    rf"(?P<who>(?:{_NAME}\s+){{0,6}}{_NAME}|(?:His|Her|Their|Its)\s(?:[a-z-]+\s){{1,3}}{_NAME}(?:\s{_NAME}){{0,2}}"
    rf"|(?:The|An?)\s(?:[\w-]+\s){{0,4}}[\w-]+)"
    rf"(?:{_DEGREES}, {_TOLD}[^;:“”\"]{{0,160}},| [–—-] {_TOLD}[^;:“”\"–—]{{0,160}} [–—-]"
    rf"| \({_TOLD}[^;:“”\"()]{{0,160}}\))$"
)
# "Ada Hopper, head of the port, said"
_IN_OFFICE = latin(
    rf"(?P<who>(?:{_NAME}\s+){{1,4}}{_NAME}){_DEGREES}, "
    r"(?:(?!(?:and|or|but|so|nor|yet|while|when|as|if|because|that|which|after|before|since|where|until"
    r"|although|though|not|including|such|like)\b)[a-z][^;:“”\"]{0,160}"
    # "CEO of Veltra", "Oslo’s mayor", "MP", "R-Okla."
    r"|(?:[A-Z][\w.-]*\s){1,3}(?:of|at|for)\s[^,;:“”\"]{2,60}"
    r"|(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*[’']s?(?:\s[a-z]+){1,3}"
    r"|[A-Z]{2,4}|[A-Z]-[A-Z][a-z]+\.?),$"
)
_OPENING = latin(
    rf"^(?:{_SEVERAL}$"
    r"|[A-Z“\"']|(?:the|an?|one|its|his|her|their|some|many|most|several|both|other|he|she|they|it)\b"
    rf"|(?:{PARTICLES})-[A-Z]"
    # "dad-of-three Bo Hale"
    rf"|(?:(?!(?:{'|'.join(STOP_WORDS)})\b)[a-z][\w-]*(?<!ing)(?<!ed)\s){{1,3}}[A-Z])"
)
_SINCE_WHEN = latin(rf"(?:\d{{4}}|(?:{MONTHS})|{WEEKDAYS}|week|month|year|night)\s+(?=(?:the\s)?[A-Z])")
# "the BBC", "the historian Tove Berg", but not "the treaty of Berlin"
NAME_AFTER = latin(
    rf"(?:[Tt]he\s+(?:[a-z-]+\s+)?)?[A-Z][\w’'.-]*(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?{_NAME}){{0,7}}"
)
_SOURCE = latin(
    # "a report by the Danish Ports Board"
    rf"(?:an?\s(?:[a-z-]+\s){{0,2}}(?:report|study|survey|poll|paper|analysis|review)\sby\s{NAME_AFTER.pattern}"
    rf"|him|her|them|{_SEVERAL}|(?:an?|one)(?:\s[a-z][\w-]*){{1,3}}?|the\s(?:[a-z-]+\s)?{_INSTITUTION})"
    r"(?=[,.;]|\s(?:at|in|of|for|from)\b|$)"
)
# Behind the verb also "foreign ministry spokesman Bo Hale", "the mayor of Oslo, Ada Hopper", "a senior official".
_SAYER = latin(
    rf"(?:(?:the|an?)\s+)?(?:(?!(?:{'|'.join(STOP_WORDS)})\b)[a-z][\w-]*\s+){{0,4}}(?:of\s+)?{NAME_AFTER.pattern}"
    rf"(?:(?:[’']s)?(?:\s[a-z][\w-]*){{0,3}}, (?:{_NAME} ){{1,3}}{_NAME}(?=[,.]))?"
    # in other letters too: "its owner, 山田太郎"
    rf"|(?:the|its|her|his|their)(?:\s[a-z][\w’'-]*){{1,4}},"
    rf" (?:(?:{_NAME} ){{1,3}}{_NAME}|[^\W\d_A-Za-z]+)(?=[,.]|\s\()"
    r"|(?:an?|one|another|the|its|her|his|their)(?:\s[a-z][\w’'-]*){1,4}?(?=[,.;]|\s(?:for|of|at|in|from|with|on)\b|$)"
)
# "the Danish" … "energy agency", "the WTO" … "spokesman Bo Hale"
_IN_SMALL = latin(rf"(?:(?:\s[a-z][\w-]*){{1,4}}|(?:\s[a-z][\w-]*){{1,3}}(?:\s{_NAME}){{1,4}})(?=\s?[(,.;]|$)")
# "the Oslo" … "teacher and painter Bo Hale"
_IN_TWO_OFFICES = latin(rf"\s[a-z-]+\sand\s[a-z-]+(?:\s{_NAME}){{2,4}}")
# "Veltra’s" … "managing agent", but not "Dahl’s" … "last week"
_OWNED = latin(
    rf"(?:\s(?!(?:{'|'.join(STOP_WORDS)}|yesterday|today|tonight|tomorrow|last|next|earlier|later)\b)[a-z][\w-]*){{1,3}}"
    rf"(?<!ing)(?<!ly)(?:\s{_NAME}){{0,3}}(?=\W|$)"
)
_HAS_CLAIMED = re.compile(rf"\b(?:{CLAIMED})\s+$")
_OPENING_SUBJECT = latin(  # "In another answer, Oslo has …"
    r"\W*(?:(?:In|On|At|After|Before|For|By|With)\s[^,“”\"]{3,80},\s)?"
    rf"(?P<who>{NAME_AFTER.pattern}|The\s[a-z]+)\s"
    rf"(?:has|have|had|is|was|will|would|also|[a-z]+ly|[a-z]+ed|[a-z]+s|gave|made|took|went|came|held|met|spoke)\b"
)
# "The council backed it and said …", "Her son left but said …"
_THE_ONE = latin(
    rf"(?:(?P<the>The)|[Hh]is|[Hh]er|[Tt]heir|Many|Most|Several|Some|(?:{_NAME}\s){{0,2}}{_NAME}(?<=[’']s))\s[a-z-]+"
    rf"(?=\s(?:[a-z]+ed|{IRREGULAR_PASTS})\b)"
)
_NOBODY = STOP_WORDS | frozenset(
    "many several one two three four five six seven eight nine ten dozens hundreds thousands millions shares".split()
)
_CONNECTIVE = re.compile(r"^(?:But|And|So|Yet|Still|Then)\s+")
_POSSESSIVE = re.compile(r"[’']s$|s[’']$")
_SHORTENED = latin(r"\b(?:Inc|Corp|Co|Ltd|Jr|Sr|et al|(?:[A-Z]\.)+[A-Z])\.$")
# "a spokesman", "the union", "two officials"
_SPEAKER = latin(
    rf"(?:{_INSTITUTION}|{_SEVERAL}|[a-z]*(?:man|woman|person)|[a-z]+(?:er|or|ist|ial|ent|yst|ian)|chief|aide"
    rf"|clerk|chair|witness)$"
)
# "Residents, many of them old, …", "The study, published in Nature, …"
_ASIDE_AFTER = re.compile(
    r"(?:(?:But|And|Yet|Still|So),?\s)?(?P<who>(?!(?:Now|Then|Here|There)\b)[A-Z][^,;:“”\"]{2,40}), [^,;:“”\"]{3,80},$"
)
_LONGEST = 10  # words of a speaker's name with office
_LOOKED_BACK = 400  # characters before a verb in which its subject stands
_AGO = latin(
    r"(?:[\w-]+\s){0,4}(?:second|moment|minute|hour|day|night|week|month|year|decade)s?\s(?:ago|later|earlier)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_OPENS_NO_LIST = frozenset(
    "instead moreover furthermore nevertheless nonetheless besides indeed thus hence therefore otherwise likewise"
    " perhaps maybe tomorrow tonight".split()
)
_NAMES = rf"(?:{_NAME}\s){{0,3}}{_NAME}"
# "Hopper, Ada Hale and Lind"
_LISTED = latin(rf"(?P<who>(?P<first>{_NAMES}),\s(?:{_NAMES},\s){{0,6}}(?:{_NAMES},?\s)?and\s{_NAMES})$")


def subject_of(sentence: str, verb: tuple[int, int], offset: int) -> Mention | None:
    """Whose a verb of speech is.

    Args:
        sentence: its words.
        verb: where in it the verb starts and ends.
        offset: of the sentence in the text, by which the mention's place is shifted.
    """
    cut = max(0, verb[0] - _LOOKED_BACK)
    if cut:
        return subject_of(sentence[cut:], (verb[0] - cut, verb[1] - cut), offset + cut)
    before = _before(sentence, *verb, offset)
    return before or _after(sentence, verb[1], offset) or _around_an_aside(sentence, verb[0], offset)


def named_at(sentence: str, at: int) -> str:
    """Who is named at a place, behind a verb: with an office, with a name in apposition."""
    name = _SAYER.match(sentence, at)
    return sentence[at : _end_in_small(sentence, name.end())].rstrip(".") if name else ""


def source_of(sentence: str, offset: int) -> Mention | None:
    """Whom "according to" names."""
    found = _ACCORDING.search(sentence)
    if not found:
        return None
    if name := _SOURCE.match(sentence, found.end()):
        return mention_at(name.group(), name.start(), offset)
    name = _SAYER.match(sentence, found.end())
    if not name or name.group().islower() or re.match(r"\s+\d", sentence[name.end() :]):
        return None  # "According to Article 5" and "to the treaty" have no speaker
    return mention_at(named_at(sentence, found.end()), found.end(), offset)


def _end_in_small(sentence: str, end: int) -> int:
    """Where a name ends that goes on in small letters: "the Danish energy agency", "Tokai Bank dealer Bo Hale"."""
    if offices := _IN_TWO_OFFICES.match(sentence, end):
        return offices.end()
    small = _IN_SMALL.match(sentence, end)
    if small and not STOP_WORDS.intersection(small.group().split()):
        return small.end()
    owned = _OWNED.match(sentence, end) if _POSSESSIVE.search(sentence, 0, end) else None
    return owned.end() if owned else end


def opening_subject(text: str, start: int, end: int) -> Mention | None:
    """The subject that a sentence opens with, from `start` to `end` of the text, behind a phrase of time or place."""
    found = _OPENING_SUBJECT.match(text, start, end)
    if found is None or is_adverbial(found["who"]) or found["who"].lower() in _NOBODY or found["who"][-3:] == "ing":
        return None
    return Mention(found["who"], *found.span("who"))


def opens_sentence(text: str, start: int, at: int) -> bool:
    """Whether no more stands between a sentence's start and a place in it than may precede its subject."""
    return bool(_AHEAD.fullmatch(text, start, at))


def is_somebody(who: str) -> bool:
    """Whether a subject is a person and no outlet: by pronoun, by an office or by a name in apposition."""
    return bool(PERSONAL.match(who)) or has_office(who) or (", " in who and is_full_name(who.split(", ")[-1]))


def is_one_who_speaks(words: str) -> bool:
    """Whether words in small letters end in what speaks: "the union", "chairman"."""
    return bool(_SPEAKER.search(words))


def is_adverbial(words: str) -> bool:
    """Whether words that could be a subject tell when or how: "In May"."""
    return bool(ADVERBIAL.match(words))


def mention_at(words: str, start: int, offset: int) -> Mention:
    """Words that start at a place of a sentence, as a mention in the text in which it stands at `offset`."""
    return Mention(words, offset + start, offset + start + len(words))


def _before(sentence: str, verb: int, end: int, offset: int) -> Mention | None:
    """The subject in front of a verb of speech that stands from `verb` to `end`."""
    head = _ASIDE.sub("", sentence[:verb].rstrip())
    helpers = ""
    if helped := _HELPERS.search(head):
        head, helpers = head[: helped.start()].rstrip(), helped.group()
        is_passive = _PASSIVE.search(helpers) and not sentence[:end].endswith("ing")
        if is_passive or _UNSAID.search(helpers):
            return None
    for pattern in (_DESCRIBED, _IN_OFFICE):
        if (described := pattern.search(head)) and not is_adverbial(described["who"]):
            start = described.start("who")
            if _opens_clause(head, start):
                return _unconnected(described["who"], start, offset)
    if apposed := _APPOSED.search(head):
        start, last = apposed.span("who")
        cut = max((m.end() for m in _CLAUSE_START.finditer(head[start : head.rindex(",", start, last)])), default=0)
        return mention_at(head[start + cut : last], start + cut, offset)
    if (who := _WHO.search(head)) and not _OF_ANOTHER.search(head[: who.start()]):
        return mention_at(who["who"], who.start("who"), offset)
    if (listed := _LISTED.search(head)) and _opens_list(head, listed):
        return mention_at(listed["who"], listed.start(), offset)
    joined = _AND_OR_BUT.search(helpers)
    subject = _of_clause(head, offset, bool(joined))
    if subject and joined and joined.group() == "but" and not opens_sentence(head, 0, subject.start - offset):
        return None  # "Hopper left after Hale fell but said …": either of them
    if not subject or is_relative(sentence, subject.start - offset, end):
        return None
    said = sentence[verb:end]
    is_done = joined and may_be_done_to(subject.text, sentence[subject.end - offset : verb], said)
    return None if is_done or breaks_off(subject.text, said) else subject


def _of_clause(head: str, offset: int, goes_on: bool) -> Mention | None:
    """The words between the beginning of a clause and its verb, where they can be its subject.

    Args:
        head: the sentence up to the verb.
        offset: of the sentence in the text.
        goes_on: whether the verb is not the subject's first: "Hopper rose and said".
    """
    head = head.rstrip(",") if goes_on else head
    starts = (m.end() for m in _CLAUSE_START.finditer(head) if m.end() < len(head))
    begin = max((at for at in starts if head.count("(", at) == head.count(")", at)), default=0)
    if _SUPPOSES.search(head[:begin]):
        return None  # "if she believes": nobody says that she does
    begin += len(head[begin:]) - len(_CONNECTIVE.sub("", head[begin:]))
    if is_adverbial(head[begin:]) and (when := _SINCE_WHEN.search(head, begin)):
        begin = when.end()  # "In late 2003 Oslo said"
    elif ago := _AGO.match(head, begin):
        begin = ago.end()  # "Two weeks ago the minister said"
    who = head[begin:]
    if goes_on and _HAS_CLAIMED.search(head[:begin]):
        return None  # "It said Oslo should pay and announced a plan"
    if goes_on and (first := _first_of(who)):
        if first.group().lower() in _NOBODY - {"he", "she", "they", "it"} and not ACTS.match(who, first.end()):
            return None  # "Many of them left but said …"
        if IS_PART.match(who, first.end()):
            return None  # "The B sample was opened and confirmed the finding"
        who = first.group()
    if accused := WHO_IS_ACCUSED.match(who):
        who = accused["who"]
    return mention_at(who, begin, offset) if _is_subject(who) else None


def _first_of(who: str) -> re.Match[str] | None:
    """The subject that words with a verb open with: of "Hopper rose" the first."""
    the_one = _THE_ONE.match(who)
    if the_one and (not the_one["the"] or is_one_who_speaks(the_one.group())):
        return the_one
    return re.match(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b", who) or NAME_AFTER.match(who)


def _opens_list(head: str, names: re.Match[str]) -> bool:
    """Whether names in a row are a clause's subject, from the first on: not "Instead, Hopper and Hale"."""
    first = names["first"].lower()
    no_name = first in STOP_WORDS | _OPENS_NO_LIST or first.endswith("ly") or is_adverbial(names["first"])
    return not no_name and _opens_clause(head, names.start())


def _opens_clause(head: str, at: int) -> bool:
    """Whether a clause begins at a place, behind a list's mark or not."""
    return not re.search(r"\w", head[:at]) or any(m.end() == at for m in _CLAUSE_START.finditer(head))


def _is_subject(who: str) -> bool:
    """Whether words in front of a verb can be its whole subject."""
    words = who.split()
    if not 0 < len(words) <= _LONGEST or words[-1] in ENDS_NO_SUBJECT or NO_SUBJECT.fullmatch(who):
        return False
    if not _OPENING.match(who) or is_adverbial(who) or _I_OR_YOU.match(words[0]) or _POSSESSIVE.search(who):
        return False
    if SPEAKS.search(who):
        return False  # "Oslo dismissed Swedish reports", "Oslo had no claim"
    if len(words) > 1 and words[0].lower() in SUBJECTS_ALONE and not words[0].isupper():
        return False
    if not re.search(r"\w", who):
        return False
    return who[-1].isalnum() or who[-1] in ")’'" or _SHORTENED.search(who) is not None


def _after(sentence: str, verb: int, offset: int) -> Mention | None:
    """The subject behind a verb of speech that follows the speech: '…," said Ada Hopper.'"""
    spoken = _SPOKEN_BEFORE.search(sentence[:verb])
    begin = verb + len(sentence[verb:]) - len(sentence[verb:].lstrip())
    who = named_at(sentence, begin) if spoken else ""
    if not spoken or not who:
        return None
    # "…, claims the port illegally kept": without marks before the verb the name must be all there is behind it,
    # and be a name or of those that speak: "Residents, many of them old, said the road was wide."
    whole = sentence[begin + len(who) :][:1] in (",", ".") and (not who.islower() or _SPEAKER.search(who))
    return mention_at(who, begin, offset) if spoken["quoted"] or whole else None


def _around_an_aside(sentence: str, verb: int, offset: int) -> Mention | None:
    """The words a sentence opens with, where nothing but an aside in commas stands before its verb."""
    parts = _ASIDE_AFTER.match(sentence[:verb].rstrip())
    if not parts or not _is_subject(parts["who"]) or ACTS.search(parts["who"]):
        return None
    return _unconnected(parts["who"], parts.start("who"), offset)


def _unconnected(who: str, start: int, offset: int) -> Mention:
    """A subject without the "But" or "And" that opens its sentence."""
    bare = _CONNECTIVE.sub("", who)
    return mention_at(bare, start + len(who) - len(bare), offset)
