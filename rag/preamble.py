"""What stands around a question and is not asked: courtesies, and what is told in the same breath.

"Hello, could you tell me who set the tariffs?" asks who set them; "I am writing about
tariffs. Who set them?" asks it too, and says what "them" are; "Somebody set the tariffs. Who was that?" as well.
"""

from __future__ import annotations

import re

from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.question_words import ANY_AUXILIARY, ANY_QUESTION_WORD

_ASKS = rf"(?:{ANY_QUESTION_WORD}|if|whether)\b"
_ASKED = re.compile(rf"{_ASKS}|(?:{ANY_AUXILIARY})(?:n['’]t)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”„«»]\s*")
_BEHIND = re.compile(r"(?<=\?)[^\w?.!]+$")  # "Who spoke? :-)"
_OPENING = re.compile(
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|(?:many )?thanks|thank you|great|ok(?:ay)?)\b"
    r"(?: there| all| a lot| very much)?\s*[,!.–-]+\s*"
    rf"|(?:hi|hello|hey)(?: there| all)?\s+(?=(?:{ANY_QUESTION_WORD}|{ANY_AUXILIARY}|please)\b))?"
    r"(?:(?:(?:can|could|would|will) you (?:please )?help(?: me)?(?: out)?(?: with \w+(?: \w+)?)?(?: please)?"
    r"|(?:can|could|may) I ask (?:you )?(?:something|a (?:quick )?question)|how are you(?: doing| today)?)\s*\?\s*)?"
    r"(?:(?:a |one |just a )?(?:quick |small |short )?question:\s*)?"
    rf"(?:(?:please,?\s+)?(?:(?:could|can|would|will) you (?:please |kindly )?)?tell me(?: please)?(?:\s*:\s*"
    rf"|,?\s+(?={_ASKS}))"
    rf"|(?:do you know|I (?:was|am|have been) wondering|I wonder|I(?:['’]d| would) like to know|I (?:want|need) to know"
    r"|I(?:['’]m| am) trying to find out|my question is)"
    rf"(?:\s*:\s*|,?\s+(?={_ASKS})))?"
    rf"(?:please,?\s+(?=(?:{ANY_QUESTION_WORD}|{ANY_AUXILIARY})\b))?"
    r"(?:(?:according to|based on|going by|from|in) (?:the|this|these|my|your) (?:articles?|texts?|passage"
    r"|documents?)\s*[,:]\s*)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?<=\?)\s*(?:do you know|(?:can|could|would) you (?:please )?(?:tell me|check|help(?: me)?|find out)"
    r"|any ideas?)\s*\?+\s*$"
    r"|\s*(?P<end>[?!.])\s*(?:please|(?:many )?thanks|thank you|cheers)\b[\w\s]{0,15}[!.]*\s*$"
    r"|\s*,\s*please\s*(?P<mark>[?!.]*)\s*$",
    re.IGNORECASE,
)

_ANYBODY = r"(?:man|woman|person|guy|lady)"
_OFFICE = (
    r"(?:politician|minister|official|expert|analyst|lawyer|reporter|journalist|diplomat|general|officer|senator|judge"
    r"|professor|doctor|economist|activist|executive|spokes(?:man|woman|person))"
)
_SOMEBODY = re.compile(
    rf"\b(?:somebody|some ?one|(?:some|one|an?)(?: [\w-]+)? {_ANYBODY}"
    rf"|(?:some|one|an?) (?P<office>(?:[\w-]+ )?{_OFFICE}))\b(?P<relative>,? (?:who|that)\b)?",
    re.IGNORECASE,
)
# What somebody did; not "someone’s brother …", "a politician and a judge …", "an official whom …", "someone the police
# arrested", "a man called Hale said …".
_DID = re.compile(
    r" (?!(?:who|whom|named|and|or|the|with|aged)\b|called [A-Z]\w+ (?:said|says|told|was|is|has|had|did)\b)"
    r"(?P<did>\w.*?)[ .!…]*"
)
# "I remember somebody saying …", "There was someone who said …": nothing is told before "somebody".
_FRAME = re.compile(
    r"(?:(?:I|we) (?:(?:can|do|vaguely|dimly|also|think I) )?(?:remember|recall|read|heard|saw|know|believe|think)"
    r"(?: (?:that|how|about|of|reading|hearing|seeing|somewhere))*|(?:I think )?there(?:['’]s| is| was| has been)"
    r"|apparently,?)\s*",
    re.IGNORECASE,
)
_WHEN_AND_WHERE = re.compile(
    r"(?:(?:at|in|on|during|after|before) [^,.“”\"]{2,60}|yesterday|last \w+),? ", re.IGNORECASE
)
_WHO_WAS_IT = re.compile(
    r"(?:(?:and|so|but),? )?"
    r"(?:who(?:(?:['’]s| is| was| were| has)(?: (?:that|it|this|he|she|they))?(?: again| exactly)?)?"
    r"|who (?:might|could) (?:that|it|this) (?:be|have been)"
    r"|whose words? (?:is|are|was|were) (?:that|this|these|those|it))\s*\?+",
    re.IGNORECASE,
)


def without_courtesies(asked: str) -> str:
    """A question without greeting, thanks, "could you tell me" and marks around it; as it is if nothing else is left.

    >>> without_courtesies("Hello, could you tell me who set the tariffs? Thanks!")
    'Who set the tariffs?'
    """
    whole = _QUOTED.fullmatch(asked)
    plain = _BEHIND.sub("", whole[1] if whole else asked)
    opening = _OPENING.match(plain)
    kept = plain[opening.end() if opening else 0 :]
    kept = _CLOSING.sub(lambda closing: closing["end"] or closing["mark"] or "", kept)
    return kept[:1].upper() + kept[1:] if kept != asked and re.search(r"\w", kept) else asked


def asking_who(asked: str) -> str | None:
    """A question for whoever was called "somebody" in the same breath, as one sentence; None where it is none.

    >>> asking_who("I remember somebody calling the plan a trap. Who was that?")
    'Who was calling the plan a trap?'
    """
    *before, told, question = ["", *_sentences(asked)] if asked else ["", ""]
    named = list(_SOMEBODY.finditer(told))
    if len(named) != 1 or not _WHO_WAS_IT.fullmatch(question):
        return None
    somebody, opening = named[0], _FRAME.sub("", told[: named[0].start()])
    did = _DID.fullmatch(told, somebody.end())
    if somebody["relative"]:  # "The paper quoted a man who called it absurd": what he did stands behind "who"
        opening = ""
    if not did or "?" in told or (opening and not _WHEN_AND_WHERE.fullmatch(opening)):
        return None
    who = f"which {somebody['office']}" if somebody["office"] else "who"
    if re.match(r"[\w’'-]+ing\b", did["did"]):
        who += " was"
    asking = f"{opening}{who} {did['did']}?"
    return " ".join(filter(None, (*before, asking[:1].upper() + asking[1:])))


def without_preamble(asked: str) -> tuple[str, str] | None:
    """What is told before or behind the one question, and the question; None where nothing is told.

    >>> without_preamble("I am writing about tariffs. Who set them?")
    ('I am writing about tariffs.', 'Who set them?')
    >>> without_preamble("Who set them? And who pays them?")
    """
    sentences = _sentences(asked)
    questions = [text for text in sentences if "?" in text] or [text for text in sentences[-1:] if _ASKED.match(text)]
    if len(sentences) < 2 or len(questions) != 1:
        return None
    return " ".join(text for text in sentences if text != questions[0]), questions[0]


def _sentences(asked: str) -> list[str]:
    return [asked[one.start : one.end] for one in sentences_of(asked, paragraphs_of(asked, ""), lambda _: True)]
