"""Whether a question asks who admits something, and whether a sentence may tell of an admission.

Whoever admits something says so of themselves: what others say of them, what they deny and what is told by nobody is no
admission.
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
    r"|apolog\w*|sorry|regret\w*|remorse|guilty|culpa|recogni[sz]\w*|confirm\w*"
    r"|(?:accept(?:s|ed)?|agree[sd]?) (?:that|in)"
    r"|(?:accept|t(?:ake|ook|aken))\w* (?:\w+ ){0,2}(?:blame|responsib\w*|fault))\b",
    re.IGNORECASE,
)
# "I took the money", "told the jury that he forged it", "“The deadline was missed,” said Hale", "by mistake"
_OF_THEMSELVES = re.compile(
    r"\b(?:I|[Ww]e)\b"
    r"|\b(?:says?|said|(?:tells?|told)(?: [\w’'-]+){1,3}|testified|wrote)(?: that)? (?:s?he|they)\b"
    r"|^\W{0,3}[“\"]|\bmistake(?:s|n|nly)?\b"
)
_ACCUSES = re.compile(
    r"\b(?:accus\w*|blam(?:e[sd]?|ing)|alleg\w*|prosecutors?|critics)\b|\b[Ii]t is (?:said|claimed|thought)\b"
    r"|\baccording to\b"
)
_FORMERLY = re.compile(r"\bhad (?:\w+ )?(?:denied|rejected|disputed)\b")  # "who had always denied it"
# Not "I don’t deny it", "We had no plan", "We did not check."
_DENIES = re.compile(
    r"(?<!n['’]t )(?<!\bnot )\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|disput\w*|untrue|nonsense)\b"
    r"|\bno such\b|\bnothing of the (?:kind|sort)\b|\bnot (?:me|us|true|so)\b|[“\"]No [A-Za-z]+ [a-z]"
    r"|\b(?:I|we|he|she|they) (?:(?:did|have|had|was|were|am|are|is|has) (?:not|never|nothing)|never"
    r"|(?:did|have|had|was|were|is|are|has)n['’]t)\b"
    r"(?! (?:tell|say|know|act|stop|check|ask|see|look|inspect|warn|read|follow|listen|think)\b)",
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
    """Whether a sentence may tell of an admission, in so many words or as what its speaker tells of themselves.

    >>> [admits(text) for text in ("Hale owned up.", "“I left it open,” Hale said.", "It is said that he did.")]
    [True, True, False]
    """
    is_against = _DENIES.search(_FORMERLY.sub("", text)) or _ACCUSES.search(text)
    return bool(_ADMITS.search(text) or (_OF_THEMSELVES.search(text) and not is_against))
