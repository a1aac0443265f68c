"""Words in front of a verb that are no subject, or stop short of one: "Hopper smiled when" … "told"."""

from __future__ import annotations

import re

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
_PREPOSITIONS = "about|after|at|before|by|during|for|from|in|into|of|off|on|out|over|through|to|under|upon|with|without"
_ENDS_IN_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS})$")
# "The people he worked for", but not "The port he runs answered to"
_STRANDED = re.compile(rf"\w\s(?:I|you|he|she|it|we|they)\s(?:used to\s)?[a-z]+\s(?:{_PREPOSITIONS})$")
_NO_OBJECT = re.compile(r"sa(?:id|ys)|t(?:old|ells)")  # one deals "with claims", but hardly "with said"


def breaks_off(who: str, verb: str) -> bool:
    """Whether words in front of a verb end in a preposition that goes with it: "Hopper dealt with" … "claims".

    >>> breaks_off("Hopper dealt with", "claims"), breaks_off("The club Hale plays for", "said")
    (True, False)
    """
    if not _ENDS_IN_PREPOSITION.search(who):
        return False
    is_whole, has_no_object = _STRANDED.search(who) is not None, _NO_OBJECT.fullmatch(verb) is not None
    # "The port ought to" … "have said", "The thing he wanted to" … "say"
    return not (is_whole and has_no_object if who.endswith(" to") else is_whole or has_no_object)
