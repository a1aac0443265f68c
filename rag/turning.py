"""What turns the words beside it: a denial, a ban, a condition, or a sentence that takes back the one before it."""

from __future__ import annotations

import re

from index.speech_verbs import CLAIMING

_OPENS = r"^\s*[\"“‘'(]*"
_THAT = r"(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]t|[Tt]hey)"
_IS = (
    r"(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|may|might|must|shall|should"
    r"|(?:turn(?:s|ed) out|prove[sd])(?: to be)?)"
)
_NOT = r"(?:n[’']t|\s(?:not|never|no longer|only))\b"
_UNTRUE = (
    r"(?:false|untrue|wrong|incorrect|mistaken|inaccurate|unfounded|baseless|invented|lies?|myths?|legends?|hoax(?:es)?"
    r"|fictions?|rumou?rs?|forged|forger(?:y|ies)|fakes?)"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nobody|cannot|without|false|den(?:y|ies|ied|ying)"
    r"|(?:reject|refus|refut|dismiss|disput|doubt)\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"\b(?:{_UNTRUE}|forbid(?:s|den)?|forbade|bans?|banned|prohibit\w*|exclud\w*|exempt\w*"
    rf"|if|unless|except|whether|provided that|suppos(?:e|ing)|assuming|imagin(?:e|ing))\b"
    rf"|{_OPENS}(?:Should|Were|Had)\b",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(
    rf"{_OPENS}(?:But|However|Yet|Still|Nevertheless|Nonetheless|At the same time|On the other hand|Instead"
    r"|(?:In|By) contrast)\b"
)
_CONDITION_ALONE = rf"{_OPENS}(?:Unless|Except)\b[^,]*$"  # "Unless the court extends it."
_TAKES_BACK = re.compile(
    # "This does not apply", "That applies only", but not "They were not loaded": of the thing told, not of what is told
    rf"{_OPENS}(?:This|That|These|Those)\s(?:{_IS}{_NOT}|(?:never|only)\s|(?:appl(?:y|ies)|holds?)\sonly\b)"
    rf"|{_OPENS}(?:It|They)\s{_IS}{_NOT}\s(?:(?:apply|hold)\b|(?:true|so)\s*(?:[.,;!]|$))"
    rf"|{_OPENS}\w+\s{_IS}{_NOT}\W*$"  # "He was not."
    # "They were wrong", "Every word of this is a lie", but not "It is a lie that …"
    rf"|{_OPENS}(?:(?:[A-Z]\w+\s)(?:\w+\s){{0,2}}of\s)?{_THAT}\s(?:all\s)?{_IS}\s(?:(?:all|an?|\w+ly)\s){{0,2}}{_UNTRUE}\b(?!\s(?:that|to)\b)"
    rf"|{_OPENS}(?:None|Nothing|Not (?:one|a)(?: single)? word) of {_THAT}\s"
    rf"|{_OPENS}(?:(?:An?|The|There (?:is|are))\s)?(?:\w+\s)?[Ee]xceptions?\b|{_CONDITION_ALONE}"
)
_HAS_CONDITION_BEFORE = re.compile(
    rf"{_OPENS}(?:Otherwise|If (?:so|not)|Failing (?:this|that)|(?:Only|Even|Until) then"
    rf"|In (?:this|that|these|those|such(?: an?)?|which|either|neither) (?:case|event)s?)\b|{_CONDITION_ALONE}"
)
_SUPPOSES = re.compile(
    rf"{_OPENS}(?:(?:And|But|So|Now)\s)?(?:Suppos(?:e|ing)|Imagine|Assum(?:e|ing)|What if"
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
    return bool(_DENIES.search(words) or _TURNS.search(words))


def contrasts(text: str) -> bool:
    """Whether a sentence opens as one that holds something against the one before it: "However, …"."""
    return bool(_CONTRASTS.match(text))


def takes_back(text: str) -> bool:
    """Whether a sentence tells that what stands before it is not so, or not always.

    >>> [takes_back(text) for text in ("This does not apply on Sundays.", "It was a lie.", "It was not loaded.")]
    [True, True, False]
    """
    return bool(_TAKES_BACK.match(text))


def has_condition_before(text: str) -> bool:
    """Whether the condition on which a sentence holds stands in the one before it: "Otherwise …"."""
    return bool(_HAS_CONDITION_BEFORE.match(text))


def supposes(text: str) -> bool:
    """Whether a sentence tells what is only thought of, and what follows it as well: "Suppose that …"."""
    return bool(_SUPPOSES.match(text))


def sets_condition(text: str) -> bool:
    """Whether a sentence opens with a condition, on which the one behind it may hold as well: "If it fails, …"."""
    return bool(re.match(rf"{_OPENS}If\b", text))


def is_another_s(ahead: str, around: str) -> bool:
    """Whether the words around a speech tell that it may be another's than who speaks: "Reading from a letter, …".

    Args:
        ahead: those in front of it.
        around: all of them.
    """
    return bool(_PRESENTS.search(ahead) or _READS_OUT.search(around))
