"""What turns the words beside it: a denial, a ban, a condition, or a sentence that takes back the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.list_items import PROVISION, label_of, without_label
from index.speech_verbs import CLAIMING
from index.terms import content_terms
from rag.corrections import first_corrected, last_correction
from rag.denials import DISPUTES_ABOVE, DISPUTES_BESIDE, OPENS, UNTRUE, has_denial

_THAT = r"(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]t|[Tt]hey)"
_IS = (
    r"(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|may|might|must|shall|should"
    r"|(?:turn(?:s|ed) out|prove[sd])(?: to be)?)"
)
_NOT = r"(?:n[’']t|\s(?:not|never|no longer|only))\b"
# Any word that says no; who denies what is told is found in `denials`.
_NEGATES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nobody|cannot|without|false|den(?:y|ies|ied|ying)"
    r"|(?:reject|refus|refut|dismiss|disput|doubt)\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"\b(?:{UNTRUE}|forbid(?:s|den)?|forbade|bans?|banned|prohibit\w*|exclud\w*|exempt\w*"
    rf"|if|unless|except|whether|provided that|suppos(?:e|ing)|assuming|imagin(?:e|ing))\b"
    rf"|{OPENS}(?:Should|Were|Had)\b",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(
    rf"{OPENS}(?:But|However|Yet|Still|Nevertheless|Nonetheless|At the same time|On the other hand|Instead"
    r"|(?:In|By) contrast)\b"
)
# "I do not agree with that.", but not "I do not agree with him"
_OF_THAT = r"(?:th(?:at|is|ose|ese)|it)(?:\s\w+)?"
_DISAGREES = re.compile(
    rf"{OPENS}(?:(?:But|However|Yet),?\s)?(?:I|[Ww]e)\s(?:(?:(?:do|did|can|could)(?:n[’']t|\snot)|cannot)\s"
    rf"(?:agree(?:\s(?:with|to)\s{_OF_THAT})?|accept\s{_OF_THAT}|(?:think|believe)\s(?:so|it|that|this))"
    rf"|disagree(?:\swith\s{_OF_THAT})?|reject\s{_OF_THAT}|(?:am|are)\snot\s(?:persuaded|convinced))\s*(?:[.,;!]|$)"
    rf"|{OPENS}(?:This|That)\scannot\s(?:be\s(?:so|right|true|correct)|stand)\b"
)
_CONDITION_ALONE = rf"{OPENS}(?:Unless|Except)\b[^,]*$"  # "Unless the court extends it."
_BEGINS = rf"{OPENS}(?:(?:But|However|Yet),?\s)?"
_THIS = r"(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)"
_ARE = rf"(?:\s{_IS}|[’'](?:s|re))"  # "That is", "That’s"
# "The claim is false.", "That rule does not apply."
_THE_CLAIM = (
    rf"(?:[Tt]he|{_THIS})\s(?:(?:claim|allegation|accusation|report|rumou?r|statement|assertion|assumption|suggestion"
    r"|account)s?|(?:stor|theor)(?:y|ies)|news)"
)
_THE_RULE = (
    rf"(?:{_THIS}\s\w+|[Tt]he\s(?:rule|ban|limit|exemption|exception|discount|duty|right|fee|offer|requirement|restriction"
    r"|condition|law)s?)"
)
# "This does not hold for lorries", but not "This does not hold ten people"
_APPLY = r"(?:appl(?:y|ies)|extends?|holds?(?=\W*$|[.,;!]|\s(?:for|of|in|on|at|true|good|if|when|where|only)\b))\b"
_HOLD = rf"(?:{_APPLY}|(?:affect|include|cover|concern|count|mean)s?\b)"
# "This is not true for lorries", but not "These are not true diamonds"
_SO = (
    r"(?:(?:always|quite|at all|\w+ly)\s)?(?:true|so|correct|right|accurate|the (?:case|truth)|possible|allowed"
    r"|permitted|available|valid)(?=\W*$|[.,;!”\"]|\s(?:of|for|in|on|at|to|by|with|when|where|if|as|any|every)\w*\b)"
)
_PROVED = r"(?:be(?:en)?\s)?(?:\w+ly\s)?(?:confirmed|verified|proved|proven|substantiated)\b"
_HAPPEN = r"(?:happen(?:ed)?|occur(?:red)?|take place)\W*$"
_TAKES_BACK = re.compile(
    # "This does not apply", "That applies only", but not "They were not loaded": of the thing told, not of what is told
    rf"{_BEGINS}(?:{_THIS}|{_THE_CLAIM}){_ARE}{_NOT}\s(?:be\s)?(?:{_HOLD}|{_SO}|{_PROVED}|{_HAPPEN})"
    rf"|{_BEGINS}{_THIS}(?:{_ARE}\sno\slonger\b|\snever\s{_HAPPEN})"
    rf"|{_BEGINS}{_THE_RULE}{_ARE}{_NOT}\s{_APPLY}"
    rf"|{_BEGINS}(?:{_THIS}|{_THE_RULE})\s(?:only\s{_APPLY}|{_APPLY}\sonly\b)"
    rf"|{_BEGINS}(?:[Ii]t|[Tt]hey){_ARE}{_NOT}\s(?:(?:apply|hold)\b|(?:true|so|correct|the case)\s*(?:[.,;!]|$))"
    rf"|{OPENS}\w+\s{_IS}{_NOT}\W*$|{OPENS}Not\s(?:true|so)\W*$"  # "He was not."
    # "They were wrong", "Every word of this is a lie", but not "It is a lie that …"
    rf"|{_BEGINS}(?:(?:[A-Z]\w+\s)(?:\w+\s){{0,2}}of\s)?(?:{_THAT}|{_THE_CLAIM})(?:\sall)?{_ARE}"
    rf"\s(?:(?:all|an?|\w+ly)\s){{0,2}}{UNTRUE}\b(?!\s(?:that|to)\b)"
    rf"|{_BEGINS}{_THE_CLAIM}{_ARE}\s(?:(?:later|since|been|\w+ly)\s){{0,3}}(?:retracted|withdrawn|debunked|refuted)\b"
    rf"|{OPENS}(?:None|Nothing|Not (?:one|a)(?: single)? word) of {_THAT}\s"
    rf"|{OPENS}(?:(?:An?|The|There (?:is|are))\s)?(?:\w+\s)?[Ee]xceptions?\b|{_CONDITION_ALONE}"
)
_POINT = r"(?:\((?:\d{1,3}|[a-z])\)|\d{1,3}(?:\.\d{1,3})*)"  # "(1)", "7.2"
_NAMED = rf"(?i:{PROVISION})\s(?P<points>{_POINT}(?:(?:,|,?\s(?:and|or|to))\s{_POINT})*)(?![\w(]|\.\d)"
_DOES = r"(?:do|does|shall|will|may|must|can)"
_HOLDS = r"(?:appl(?:y|ies)|extends?|ha(?:s|ve)\seffect|takes?\seffect|be\s(?:valid|effective|binding))"
_BARS = rf"(?:{_HOLDS}|(?:affect|prevent|limit|restrict|exclude|require|oblige|authori[sz]e|prejudice)s?)\b"
_WORDS = r"(?:[\w’'-]+\s){1,6}"
_NEED = r"(?:required|needed|necessary|payable|due)\b"
_HOLDS_NOT = rf"(?:{_DOES}\s(?:not|only)\s{_HOLDS}|(?:{_DOES}\s)?{_HOLDS}\s(?:only|subject\sto))\b"
_FAILS = (
    rf"(?:also\s)?(?:{_HOLDS_NOT}|(?:{_DOES}|is|are|has|have)(?:\snot|n[’']t)\b|cannot\b|ceases?\b"
    r"|(?:is|are)\ssubject\sto\b)"
)
_AHEAD = r"(?:(?:But|However|And),?\s|[^.;:]+,\s)?"  # "Where he is ill, …", but not "If subsection (1) does not apply"
_LIMITS_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_AHEAD}{_NAMED}\s{_FAILS}",
        rf"Nothing\sin\s{_NAMED}\s",
        rf"{_WORDS}(?:in|under|of|by)\s{_NAMED}\s(?:{_HOLDS_NOT}|(?:is|are|shall be)\snot\s{_NEED})",
        rf"No\s{_WORDS}(?:in|under|of|by)\s{_NAMED}\s(?:{_DOES}|is|are|has|have)\b",
    )
)
_LIMITS_ALL = re.compile(
    rf"{_AHEAD}[Tt]h(?:is|ese)\s(?:{PROVISION}|[A-Z]\w+)\s(?:{_DOES}\snot\s{_BARS}|{_HOLDS_NOT})"
    rf"|Nothing\sin\sth(?:is|ese)\s(?:{PROVISION}\s|[A-Z]\w+\s(?:(?:shall|will|is\sto)\s)?{_BARS})"
)
_RELEASES = re.compile(
    rf"(?:No\s(?P<none>{_WORDS})(?:is|are|shall be)|(?P<what>{_WORDS})(?:is|are|shall be)\snot)\s{_NEED}"
)
_YIELDS = re.compile(
    rf"\b(?:(?:subject|without\sprejudice)\sto|(?:except|save)(?:\sas\s\w+)?(?:\s(?:in|by|under))?|unless)\s{_NAMED}",
    re.IGNORECASE,
)
_HAS_CONDITION_BEFORE = re.compile(
    rf"{OPENS}(?:Otherwise|If (?:so|not)|Failing (?:this|that)|(?:Only|Even|Until) then"
    rf"|In (?:this|that|these|those|such(?: an?)?|which|either|neither) (?:case|event)s?)\b|{_CONDITION_ALONE}"
)
_CHOICE = re.compile(
    r"\b(?:one|two|three|either|all|both)\sof"
    r"(?:(?:\sth(?:e|is|at|ese|ose)(?:\s[\w’'-]+){0,5})?\s*[:—]|\sthe\sfollowing(?:\s\w+){0,2}\.?)[*_]*$",
    re.IGNORECASE,
)
_ON_THAT_POINT = re.compile(r"\bon th(?:at|is|ose|ese) (?:point|matter|question|issue)s?\W*$")
_SUPPOSES = re.compile(
    rf"{OPENS}(?:(?:And|But|So|Now)\s)?(?:Suppos(?:e|ing)|Imagine|Assum(?:e|ing)|What if"
    r"|Let(?: us|[’']s) (?:suppose|imagine|assume|say))\b"
)
# What somebody does who reads out another's words: "Reading from a letter, she said", but not "Speaking in Oslo".
_DOING = (
    rf"(?:^|,\s)(?!(?:{CLAIMING}|calling|speaking|talking|addressing|during|according|following|including|regarding"
    r"|king|spring|morning|evening)\b)\w+ing\b"
)
_PRESENTS = re.compile(
    rf"\bwhich\b|{_DOING}"
    r"|\b(?:is|are|was|were|goes|went|reads?|runs?|ran)(?:\s(?:like\s)?th(?:is|ese)|\sas follows)?\s*:\s*$",
    re.IGNORECASE,
)
_READS_OUT = re.compile(r"\b(?:reading|quoting|reciting|imitating|mimicking)\b", re.IGNORECASE)


def turns(words: str) -> bool:
    """Whether words deny, forbid or doubt something, or set a condition.

    >>> [turns(words) for words in ("The policy does not cover:", "If it fails, Hale said", "Hale told the court")]
    [True, True, False]
    """
    return bool(_NEGATES.search(words) or _TURNS.search(words))


def contrasts(text: str) -> bool:
    """Whether a sentence opens as one that holds something against the one before it: "However, …"."""
    return bool(_CONTRASTS.match(text))


def takes_back(text: str) -> bool:
    """Whether a sentence tells that what stands before it is not so, or not always.

    >>> [takes_back(text) for text in ("This does not apply on Sundays.", "It was a lie.", "It was not loaded.")]
    [True, True, False]
    """
    return bool(_TAKES_BACK.match(text)) or disagrees(text)


def disagrees(text: str) -> bool:
    """Whether a sentence rejects the one before it and tells no more: "I do not agree."."""
    return bool(_DISAGREES.match(text))


def disputes(text: str) -> bool:
    """Whether a sentence tells that somebody holds what stands before it to be untrue.

    >>> [disputes(text) for text in ("The firm denies this.", "He called that a lie.", "He denied that he had a key.")]
    [True, True, False]
    """
    return disputes_above(text) or has_denial(text, DISPUTES_BESIDE)


def disputes_above(text: str) -> bool:
    """Whether it tells so of the paragraph before it as well, since it points back or says that it is untrue.

    >>> [disputes_above(text) for text in ("The firm denies this.", "He called that a lie.", "They rejected the idea.")]
    [True, True, False]
    """
    return has_denial(text, DISPUTES_ABOVE)


def limits(text: str, before: Sequence[str]) -> bool:
    """Whether a provision tells where one of those before it does not hold.

    >>> limits("(2) Subsection (1) does not apply to a barn.", ["(1) A person must register."])
    True

    Args:
        text: of the provision.
        before: of those before it, in order; it follows the last.
    """
    own, labels = label_of(text), [label_of(one) for one in before]
    last = labels[-1]
    if not (own and last and own.follows(last)):
        return False
    words = without_label(text)
    named = {label.whole for label in labels if label}
    return (
        bool(_LIMITS_ALL.match(words))
        or any(_points(pattern.match(words)) & named for pattern in _LIMITS_NAMED)
        or any(own.whole in _points(found) for one in before for found in _YIELDS.finditer(one))
        or _releases(words, before[-1])
    )


def _points(found: re.Match[str] | None) -> set[str]:
    """The numbers of the provisions that words point at."""
    return set(re.findall(_POINT, found["points"])) if found else set()


def _releases(text: str, before: str) -> bool:
    """Whether a provision tells when what the one before asks for is not needed: "Notice is not required where …"."""
    found = _RELEASES.match(text)
    what = set(content_terms(found["none"] or found["what"])) if found else set()
    return bool(what) and what <= set(content_terms(before))


def offers_a_choice(lead: str) -> bool:
    """Whether what a line says of the items of its list holds of none of them alone: "Do one of the following:"."""
    return bool(_CHOICE.search(lead))


def has_condition_before(text: str) -> bool:
    """Whether the condition on which a sentence holds stands in the one before it: "Otherwise …"."""
    return bool(_HAS_CONDITION_BEFORE.match(text))


def hangs_on_the_one_before(text: str) -> bool:
    """Whether a sentence tells nothing, or something else, without the one before it, whatever its first word.

    >>> [hangs_on_the_one_before(text) for text in ("Otherwise he pays.", "I disagree.", "I accept it on that point.")]
    [True, True, True]
    """
    return has_condition_before(text) or disagrees(text) or bool(_ON_THAT_POINT.search(text))


def supposes(text: str) -> bool:
    """Whether a sentence tells what is only thought of, and what follows it as well: "Suppose that …"."""
    return bool(_SUPPOSES.match(text))


def sets_condition(text: str) -> bool:
    """Whether a sentence opens with a condition, on which the one behind it may hold as well: "If it fails, …"."""
    return bool(re.match(rf"{OPENS}If\b", text))


def held_together(said: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The numbers of the first and the last of a speech's sentences that mean something else one without the other.

    Args:
        said: its sentences.
        first: the number of the first that is wanted.
        last: of the last.
    """
    last = max((n for n in range(last + 1, len(said)) if takes_back(said[n])), default=last)
    while last + 1 < len(said) and contrasts(said[last + 1]):
        last += 1
    last = last_correction(said, last)
    first = min((n for n in range(first) if supposes(said[n])), default=first)
    while first > 0 and (hangs_on_the_one_before(said[first]) or sets_condition(said[first - 1])):
        first -= 1
    first = first_corrected(said, first)
    return first, last


def is_another_s(ahead: str, around: str) -> bool:
    """Whether the words around a speech tell that it may be another's than who speaks: "Reading from a letter, …".

    Args:
        ahead: those in front of it.
        around: all of them.
    """
    return bool(_PRESENTS.search(ahead) or _READS_OUT.search(around))
