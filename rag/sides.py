"""The sides whose words a question wants: how it asks for them, and whom it names."""

from __future__ import annotations

import re

from index.letters import latin
from index.speech_verbs import ACCUSED, CLAIMED, DENIED
from rag.absent import Held, names_of
from rag.proper_names import names_in

# What a party has of its own; not "the length of Oslo’s line".
VERSION = (
    r"(?:versions?|accounts?|stor(?:y|ies)|views?|viewpoints?|positions?|stances?|sides?|opinions?|explanations?"
    r"|reactions?|responses?|answers?|statements?|arguments?|claims?|takes?|reasons?|complaints?)"
)
_OWN = rf"(?:own )?(?:{VERSION}|lines?)(?: of (?:it|this|that|events|things|the (?:story|matter)|what happened))?"
_OF_IT = r"(?=\W*$|\s*[.?!,;:]|\s(?:of|on|about|as to|and (?:what|how|why))\b)"
_S = r"(?:’s|'s|(?<=s)[’'])"
_PARTY = r"(?:the )?(?:[\w-]+ ){0,2}[\w-]+"
_OF_OTHER = rf"(?:{_PARTY}{_S}(?: {_OWN})?|(?:his|her|their|our) own|hers|his|theirs|ours)"
# "Hale’s version and Orlo’s", "his side of the story and hers", "the mayor’s view and the union’s view of it"
VERSIONS_OF_TWO = (
    rf"(?<!\bof )(?<!\bof the )(?:\b[\w-]+{_S}|\b(?:his|her|their|our)) {_OWN},? and (?:then )?{_OF_OTHER}{_OF_IT}"
)
# "according to both sides", "according to the port and according to the union"
AS_EACH_TELLS = (
    r"\baccording to (?:each|both|either)(?: of (?:them|the \w+)| (?:sides?|part(?:y|ies)|camps?|governments?))?\b\W*$"
    # not "according to Hale and to nobody else"
    rf"|\baccording to {_PARTY},? and (?:according )?to\b(?! (?:nobody|no one|none|some|others?|every(?:one|body))\b)"
)

# "Ada Hopper", "the port authority"; what opens a sentence may be a verb: "Compare Hale’s version with …".
_NAME = r"(?:(?!(?:Give|Compare|Contrast|Quote|Show|Tell|Want|Is|Was|Are|What|How)\b)[A-Z][\w-]*)"
_HOLD = (  # what sides do with a matter
    r"(?:say|said|think|thought|tell|told|explain|describe|see|seen|view|claim|argue|believe|account|answer|reply|respond"
    r"|react|justify|justified|call|want|demand|reject|deny|denied|accuse|blame|insist|suggest|complain|warn|announce"
    r"|promise|propose|condemn|reckon|disagree|differ|dispute|hold|held|put|feel|recall|remember|make|made|give|given"
    r"|write|written|regard|defend|present)(?:e?d)?"
)
# What "the" names ends before what it does, or where: "the union | say", "the dock union | on the strike".
_BEHIND = (
    rf"(?:and|of|each|both|on|in|at|to|for|about|as|by|with|from|over|when|where|how|why|wh(?:at|o|ich)|that|the|it"
    rf"|is|was|are|were|has|have|had|do|does|did|{_HOLD})\b"
)
_WHO = (
    rf"(?:(?:{_NAME}{_S} )?(?:{_NAME} ){{0,3}}{_NAME}"
    rf"|the (?!(?:and|of|each|both)\b)[\w-]+(?: (?!{_BEHIND})[\w-]+){{0,2}})"
)
_NAMED = tuple(
    latin(pattern)
    for pattern in (
        rf"(?P<one>{_WHO}){_S} {_OWN},? and (?:then )?(?P<other>{_WHO}){_S}",  # "Hale’s version and Orlo’s"
        rf"(?P<one>{_WHO}){_S},? and (?P<other>{_WHO}){_S} (?:{VERSION}|lines?)\b",  # "Hale’s and Orlo’s versions"
        rf"{VERSION} of (?P<one>{_WHO}),? and (?:that |those )?of (?P<other>{_WHO})",
        # "what did Hale and Orlo each say"
        rf"\b(?:do|does|did|have|has) (?P<one>{_WHO}) and (?P<other>{_WHO})(?= (?:(?:each|both)\b|{_HOLD}\b))",
        rf"\baccording to (?P<one>{_WHO}),? and (?:according )?to (?P<other>{_WHO})",
        rf"\bboth (?P<one>{_WHO}) and (?P<other>{_WHO})",
        # "from the Oslo angle and from the Bergen angle"
        rf"\bfrom (?P<one>{_WHO}),? and (?:from )?(?P<other>{_WHO})(?=\W*$)",
    )
)
_SIDE = re.compile(rf"(?<=\w)\s(?:{VERSION}|lines?|angles?|perspectives?|points? of view)$")
_HIS_AND_HERS = re.compile(
    rf"\b(?:his (?:{_OWN}),? and hers|her (?:{_OWN}),? and his)\b|\beach (?:other|of them)\b", re.IGNORECASE
)
# Who speaks for somebody: "Norway’s foreign ministry", "Hale’s lawyer"; not "Hale’s dog".
_VOICE = r"[’']s?(?:\s[\w-]+)?\s(?i:ministry|minister|government|office|officials?|spokes\w+|lawyers?)"
# Verbs of speech that are deeds as well: "added that", "wrote: “…", but not "added milk", "wrote a book".
SAID_OR_DONE = "added|adds|wrote|writes|called|calls|continued|continues|concluded|concludes|observed|observes|recalled"
# "does not view it as", "has repeatedly rejected it", "’s ministry says so"
_SAYS = re.compile(
    rf"(?:{_VOICE})?(?:\s(?:do|does|did|has|have|had|not|also|still|now|(?:does|do|did)n[’']t|[a-z]+ly)){{0,3}}"
    rf"\s(?:(?!(?:{SAID_OR_DONE})\b)(?:{CLAIMED}|{ACCUSED}|{DENIED}"
    r"|(?:regard|consider|oppose|reject|describe)(?:e?d|s)?)\b"
    rf"|(?:{SAID_OR_DONE})(?=\s+that\b|\s*[,:;“”‘\"])"
    r"|(?:view(?:ed|s)?|sees?|saw)\b(?=[^.;]*\bas\b(?!\s(?:well|soon|long|far)\b)))"  # not "saw 40 cm of snow"
)


def sides_of(question: str) -> tuple[str, ...]:
    """The two sides that a question for sides names; none where it does not.

    >>> sides_of("Did it leak? Give me Hale's version and the port's.")
    ('Hale', 'the port')
    >>> sides_of("Did Hale ring Orlo? Give me his version and hers.")
    ('Hale', 'Orlo')
    >>> sides_of("Did it leak? Set out the position of the port and that of the Norwegian side.")
    ('the port', 'the Norwegian')
    """
    for pattern in _NAMED:
        if found := pattern.search(question):
            return _SIDE.sub("", found["one"]), _SIDE.sub("", found["other"])
    names = names_of(question) if _HIS_AND_HERS.search(question) else []
    return tuple(names) if len(names) == 2 else ()


def tells_stance_of(who: str, text: str) -> bool:
    """Whether a sentence tells what somebody, named by a name of their own, says or thinks.

    >>> tells_stance_of("Moscow", "However, Russia does not view the exercise as defensive.")
    True
    >>> tells_stance_of("Moscow", "The exercise is near Russia.")
    False
    """
    if not who[:1].isupper():
        return False
    return any(Held.of((name,)).name(who) and _SAYS.match(text, end) for name, _, end in names_in(text))
