"""Words in front of a verb that are no subject, or stop short of one: "Hopper smiled when" … "told"."""

from __future__ import annotations

import re

from index.letters import latin
from index.speech_verbs import ACCUSED, CLAIMED, DENIED

NO_SUBJECT = re.compile(
    r"(?:the|an?|its|his|their|some|both|(?:.*\s)?(?:nobody|no one|everybody|everyone|someone|somebody)"
    r"|(?:none|neither|nothing|nobody|no one|what|whatever)\b.*|no\s[a-z].*|\(?[A-Za-z][.)] (?:he|she|it|they))",
    re.IGNORECASE,
)
SUBJECTS_ALONE = frozenset("he she they it who which that there him them".split())
# What a subject does not hold: another verb, what a verb is about.
SPEAKS = re.compile(
    rf"\s(?:{CLAIMED}|{ACCUSED}|{DENIED}|has|have|had|is|are|was|were|do|does|did|will|would|shall|them|him|you"
    rf"|me|us|no)\b"
)
# What no subject ends in; but "the two of us", "all".
ENDS_NO_SUBJECT = frozenset(
    "a again also although always an and as because been being but further how if not once or than that the though too"
    " unless until very what when where whether which while who whom whose why".split()
)
# "In May", "Under oath", but not "Under Armour", "Under secretary Bo Hale"
ADVERBIAL = re.compile(
    r"^(?:Rather|Still|Upon|Although|When|As|If|On|In|At|By|For|After|Before|During"
    r"|Under(?= (?!secretary\b)[a-z])|Since|Last|Earlier|Later|Yesterday|Today|Meanwhile|However|While|Had|Should"
    r"|Suppose|Were|This|These|Those)\b"
    r"(?! (?:study|report|survey|paper)\b)"
)
# "Hopper left"
ACTS = re.compile(r"\s(?:[a-z]+ed|fell|rose|went|came|made|took|won|lost|shut|hit|grew|began|left)\b")
# "The B" … "sample was"
IS_PART = re.compile(r"(?:\s(?![a-z]+ly\b)[a-z-]+){1,2}\s(?:is|are|was|were|has|have|had)\b")
# "The man accused of murder said": the subject ends where it is told what he is accused of.
WHO_IS_ACCUSED = re.compile(rf"(?P<who>[^,;:]+?)\s(?:{ACCUSED})(?<=ed)\s(?:of|by|for|over)\s")
_SAYS_WHICH = re.compile(r"[^\s,] (which|that) $")
# "a fine that she said was due"
_GAP = re.compile(r"\s(?:was|were|is|are|had|has|have|would|will|shall|could|should|might)\b")
_PREPOSITIONS = "about|after|at|before|by|during|for|from|in|into|of|off|on|out|over|through|to|under|upon|with|without"
_ENDS_IN_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS})$")
# "The people he worked for", but not "The port he runs answered to"
_STRANDED = re.compile(rf"\w\s(?:I|you|he|she|it|we|they)\s(?:used to\s)?[a-z]+\s(?:{_PREPOSITIONS})$")
# "The club Hale plays for", "The bank the firm borrowed from"
_STRANDED_BY_NAME = latin(
    rf"(?:[Tt]he|[Aa]n?)\s[a-z-]+\s(?:the\s[a-z-]+|(?:[A-Z][\w-]*\s)?[A-Z][\w-]*)\s[a-z]+\s(?:{_PREPOSITIONS})"
)
_ALSO_NOUN = re.compile(r"claims|promises|reports")  # "The mayor Hale dealt with claims"
# What is also done to somebody.
_DONE_TO_SOMEBODY = re.compile(
    rf"(?:told|asked|advised|assured|cautioned|described|praised|promised|reminded|urged|warned|{ACCUSED}|{DENIED})(?<!s)"
)
_WAS_BUT = re.compile(r"\b(?:was|were|been|is|are)\s.*\bbut\b")
# "The residents evacuated and" … "told to wait", but not "The council backed it and" … "told"
_IS_ED = re.compile(r"\s[a-z]+ed\b(?!\s(?:it|them|the|an?|its|his|her|their)\b)")
_THE_ONE = re.compile(r"The\s[a-z-]+")
_NO_OBJECT = re.compile(r"sa(?:id|ys)|t(?:old|ells)")  # one deals "with claims", but hardly "with said"


def is_relative(sentence: str, subject: int, end: int) -> bool:
    """Whether a subject and its verb are in a clause that says which: "a lorry which she believed to be too heavy"."""
    found = _SAYS_WHICH.search(sentence[:subject])
    return found is not None and (found[1] == "which" or _GAP.match(sentence, end) is not None)


def breaks_off(who: str, verb: str) -> bool:
    """Whether words in front of a verb end in a preposition that goes with it: "Hopper dealt with" … "claims".

    >>> breaks_off("Hopper dealt with", "claims"), breaks_off("The club Hale plays for", "said")
    (True, False)
    """
    if not _ENDS_IN_PREPOSITION.search(who):
        return False
    by_name = _STRANDED_BY_NAME.fullmatch(who) and not _ALSO_NOUN.fullmatch(verb)
    is_whole, has_no_object = bool(_STRANDED.search(who) or by_name), _NO_OBJECT.fullmatch(verb) is not None
    # "The port ought to" … "have said", "The thing he wanted to" … "say"
    return not (is_whole and has_no_object if who.endswith(" to") else is_whole or has_no_object)


def may_be_done_to(who: str, did: str, verb: str) -> bool:
    """Whether a verb behind another may tell what was done to somebody, and by the words before it did.

    >>> may_be_done_to("Hopper", " was cleared but ", "told"), may_be_done_to("Hopper", " was cleared but ", "said")
    (True, False)
    """
    is_passive = _WAS_BUT.search(did) or (_THE_ONE.fullmatch(who) and _IS_ED.match(did))
    return bool(is_passive) and _DONE_TO_SOMEBODY.fullmatch(verb) is not None
