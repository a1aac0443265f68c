"""Whether a question asks who admits something, and whether a sentence tells of an admission.

That somebody is said to have done it, or denies it, tells nobody who admits it.
"""

from __future__ import annotations

import re

# "admitted that", "admitted lying", "admitted it"; not "admitted the tapes", "admitted refugees"
_WHAT = (
    r"(?= (?:to )?(?:that|it|this|he|she|they|having|[a-z]+ing|wrongdoing"
    r"|(?:(?:his|her|their|any|the) (?:\w+ )?)?(?:guilt|faults?|mistakes?|errors?|blame)"
    r"|(?-i:[A-Z])[\w’'-]+ (?:is|are|was|were|has|had))\b|\W*$)"
)
_DO_SO = (
    rf"(?:(?:admit(?:s|ted)?|conced(?:es?|ed)){_WHAT}|confess(?:es|ed)?|own(?:s|ed)? up|c(?:ame|omes?) clean"
    r"|(?:accept(?:s|ed)?|t(?:ook|akes?|aken)) (?:the |any |full |some )?blame|ple(?:d|ads?|aded) guilty)\b"
)
# "who", "which minister", "which of the two drivers"; not "which paper that", "which lawyer of the man who"
_WHO = r"(?:who|which (?:(?!(?:that|who|which)\b)[\w’'-]+ ){1,4}?)"
_WHERE = r"(?: ?(?:in|at|from|of|on|among|inside) (?:the )?[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)?)?"
_HELPERS = r"(?:(?:has|have|had|did|does|do|ever|finally|openly|publicly|later|now|also|actually|even) )*"
_ASKS = re.compile(rf"(?:(?:and|so|but),? )?{_WHO}{_WHERE} ?{_HELPERS}{_DO_SO}", re.IGNORECASE)

_ADMITS = re.compile(
    r"\b(?:admi(?:t|ss)\w*|conce(?:d|ss)\w*|confess\w*|acknowledg\w*|own(?:s|ed|ing)? up|c[ao]m(?:e|es|ing) clean"
    r"|apolog\w*|sorry|regret\w*|remorse|guilty|culpa|recogni[sz]\w*|confirm\w*|(?:accept|agree)(?:s|ed)? (?:that|in)"
    r"|(?:accept|t(?:ake|ook|aken))\w* (?:\w+ ){0,2}(?:blame|responsib\w*|fault))\b",
    re.IGNORECASE,
)
# "I took the money", "by mistake", "got it wrong", "had lied"
_OWN_DOING = re.compile(r"\b(?:I|[Ww]e|mistakes?|mistaken(?:ly)?|faults?|errors?|wrong|lied|blunder\w*)\b")
# Not "who had denied it for years", "I don’t deny it", "We had no plan".
_DENIES = re.compile(
    r"(?<!n['’]t )(?<!\bnot )(?<!\bhad )\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|disput\w*|untrue|nonsense)\b"
    r"|\b(?:I|we|he|she|they) (?:(?:did|have|had|was|were|am|are|is|has) (?:not|never|nothing)|never"
    r"|(?:did|have|had|was|were|is|are|has)n['’]t)\b(?! (?:tell|say|know|act|stop|check|listen|think)\b)",
    re.IGNORECASE,
)


def asks_who_admits(question: str) -> bool:
    """Whether a question asks who admits something.

    >>> asks_who_admits("Who at the port has admitted leaving the gate open?")
    True
    >>> asks_who_admits("Which country admits the most refugees?")
    False
    """
    return bool(_ASKS.match(question))


def admits(text: str) -> bool:
    """Whether a sentence may tell of an admission, in so many words or in the speaker's own.

    >>> [admits(text) for text in ("Hale owned up.", "“I left it open,” Hale said.", "Hale denied it.")]
    [True, True, False]
    """
    return bool(_ADMITS.search(text) or (_OWN_DOING.search(text) and not _DENIES.search(text)))
