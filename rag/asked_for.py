"""What kinds of thing a question asks for.

Surface patterns of English questions, after the coarse answer types of Li and
Roth, "Learning question classifiers", COLING 2002, with the kinds that reading
the news adds: statements, sides, comparisons, change over time.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.letters import latin
from index.speech_verbs import IRREGULAR_PASTS
from rag.question_words import ANY_AUXILIARY
from rag.sides import AS_EACH_TELLS, VERSIONS_OF_TWO


class Kind(StrEnum):
    """A kind of thing that can be asked for."""

    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    REASON = "reason"
    STATEMENT = "statement"
    DEFINITION = "definition"
    LIST = "list"
    YES_NO = "yes or no"
    SIDES = "sides"
    COMPARISON = "comparison"
    CHANGE = "change"


SEVERAL = frozenset((Kind.SIDES, Kind.COMPARISON, Kind.CHANGE, Kind.LIST))  # one sentence is seldom the whole answer

SAYS = (
    "say|said|tell|told|write|wrote|claim|claimed|argue|argued|announce|announced|promise|promised|warn|warned|think"
    "|believe|reply|answer|call|called|demand|propose|want|accuse|blame|condemn|reject|deny|describe|complain|reckon"
    "|insist|suggest|explain|justify|view|see|react|respond"
)
_SAID = (
    "said|says|say|told|called|calls|claimed|claims|warned|warns|described|describes|wrote|argued|argues|reckons|thinks"
    "|believes|accused|accuses|blamed|blames|condemned|condemns|rejected|denied|denies|insists|insisted|promised"
)
_NO_NOUN = r"(?<!\ba )(?<!\bthe )(?<!\bits )(?<!\bthis )(?<!\bthat )(?<!\btheir )"
_ONE_FACT = (
    r"\b(?:when|where|who|which|how (?:many|much|long|often|old|far|should)"
    r"|what (?:date|time|year|notice|happens))\b"
)
_MORE = (
    "more|less|bigger|larger|greater|smaller|higher|lower|longer|shorter|older|younger|taller|heavier|faster|slower"
    "|cheaper|stronger|weaker|better|worse"
)
_THING = r"(?:the )?[\w’'-]+(?: [\w’'-]+){0,2}"
_AT = r"(?:in|on|at|during|under)"
# "than in June", "than the old one", "than the other", "than the first quarter"; not "more than the cost", "later than
# the other guests", "sooner than in the plan"
_ANOTHER = (
    rf"(?:(?:{_AT} )?(?:the )?(?-i:[A-Z])|{_AT} \d"
    rf"|(?:{_AT} )?the (?:(?:second|third|previous|old|new|former|latter|earlier|later)\b"
    r"|(?:first|last|other)(?= (?:ones?|day|week|month|quarter|half|season|year)\b|\W*$)))"
)
_OPPOSITES = (
    r"(?:yes|no|true|false|truth|fact|myth|right|wrong|(?:not )?guilty|sooner|more)"  # of which none is a thing
)
_SUPERLATIVE = r"(?:big|large|great|small|high|low|long|short|old|young|tall|fast|slow|cheap|strong|weak)est"
# "the conditions of the lease", not "the weather conditions", "what were the conditions like"
_CONDITIONS = (
    "".join(rf"(?<!\b{of} )" for of in "weather market working living road driving trading economic social sea".split())
    + r"conditions(?! (?:like|at the time)\b|\b.*\blike\W*$)"
)
_PROVISIONS = rf"(?:terms|{_CONDITIONS}|requirements|grounds|rules|provisions|demands)"
# All of it is wanted: "I need the full terms", "Give me all of them", not "Did they break all the rules?".
_WANTED = (
    r"(?:(?:^|[.?!] )(?:(?:please|and|also|now),? )*(?:(?:quote|list|name|find|show|give|tell)(?: (?:me|us))? )?"
    r"|\b(?:I|we)(?:(?:[’']d| would) (?:also )?like| (?:also )?(?:need|want))(?: to (?:see|know|have|read))? "
    r"|\b(?:give|show|tell|send|list|quote) (?:me|us) |\b(?:please|and) (?:quote|list|name) "
    r"|\bwhat(?:[’']s| is| are| was| were) )(?:the |its |his |her |their |a )?"
)
# "three options", not "three is best", "three days later", "Four Seasons hotel", "12 months' notice"
_SOME = (
    r"(?-i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|[1-9]\d)"
    r"(?: \w+ed| (?:main|other|new|named))?"
    r" (?!(?:years|months|weeks|days|hours|minutes|times|degrees|points|percent|tonnes|tons|miles|inches|metres"
    r"|pounds|seasons|is|was|does|has)\b)"
    r"(?-i:[a-z-]+)(?<![su])s\b(?![’'])"
)
# What two may have of one matter; not "children’s and young people’s claims"
_OPINIONS = (
    r"(?:views?|versions?|positions?|stances?|sides?|accounts?|explanations?|reactions?|reasons?|arguments?|answers?"
    r"|opinions?|complaints?)"
)
_PARTY = r"(?:the )?(?:(?!of\b)[\w’'-]+ ){1,3}"
_ACTS = rf"(?!(?:is|are|was|were)\b)(?:{ANY_AUXILIARY})"
# Two that are set against each other; in "When was Roe vs. Wade decided?" the two are one name.
_VERSUS = r"^(?!(?:when|where|who)\b[^,]*(?-i:[A-Z])[\w’'-]* (?:versus|vs\.?) (?-i:[A-Z])).*\b(?:versus|vs)\b"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.SIDES,
        rf"^(?!(?:\w+ )?{_ONE_FACT}).*\b(?:both|each|either|two|opposing) (?:sides?|parties|camps|versions|views"
        rf"|positions|governments)\b"
        r"|\b(?:sides?|angles?|versions?|viewpoints?) (?:of|on|in)\b.*\band\b"
        rf"|(?:^|[.?!] )(?!(?:which|who|how (?:many|much)|{ANY_AUXILIARY})\b)[^.?!]*\bboth (?:the )?\w+ and\b"
        rf"|{VERSIONS_OF_TWO}|{AS_EACH_TELLS}"
        r"|\b(?:argument|case)s? for and\b|\bfor and (?:the )?(?:argument )?against\b|\bwho.{0,20}\bwhom\b"
        r"|\b(?:on (?:the )?one hand|for (?:his|her|their|its) part(?! in\b| of\b))\b|\b(?:disagree\w*|justify their)\b"
        rf"|\b(?:do|does|did) (?!I\b|we\b|you\b|an?\b|one\b).*{_NO_NOUN}dispute\b"
        r"|.{9}\band how (?:did|does|do|has|have|is|was)\b.*\b(?:respond|react|answer|reply|take|see|explain)\w*"
        r"|.{9}\band what (?:does|did|do|is|was) .*\b(?:reply|say|answer|refuse|claim|think)\b"
        rf"|{_VERSUS}"
        r"|\b(?:who(?:m|se)?|which (?:side|party))\b.{0,20}"
        r"(?:\b(?:blame|fault|right(?! to\b)|wrong)\b|\bresponsible\b[^,]*,).*\bor\b"
        r"|\bwhat(?:’s|'s| is) \w+(?:’s|'s) (?:version|side|view|account|explanation).* and what\b"
        r"|\beach (?:other )?(?:side|justify|explain|see|say|think|accuse|argue|believe|deny|describe|insist|suggest"
        r"|tell)\b|\bdoes each\b"
        rf"|\beither of them (?:{SAYS})"
        r"|\b(?:position|stance|view|opinion|account|argument)s? of\b.*\band (?:that|those) of\b"
        # "How do Oslo and Moscow explain …", "Oslo’s and Moscow’s views"
        rf"|\b(?:what|how) (?:do|did|have) {_PARTY}and {_PARTY}(?:each )?(?:{SAYS})\b"
        rf"|\b[\w-]+(?:’s|'s|s’|s') and (?:the )?(?:[\w-]+ )?[\w-]+(?:’s|'s|s’|s') (?:{_OPINIONS}|lines? on)\b",
    ),
    (
        Kind.COMPARISON,
        r"\bcompare\w*\b|\bcomparison\b|\bdiffer(?:s|ed|ing|ently|ences?)?\b|\bdifferent (?:from|than|to)\b"
        r"|\bmeasured against\b|\bthan\b.*\bor\b|\bboth .{3,80} and\b"
        r"|\b(?:which|who|what) (?:\w+ )?(?:is|was|are|were) (?:the )?(?:bigger|larger|higher|smaller|lower|more)\b"
        # "Which is cheaper, gas or electric?"
        rf"|^(?:which|who|what)\b.*\b(?:{_MORE}|safer|best|most)\b.*,\s*{_THING} or {_THING}\W*$"
        r"|\b(?:pros and cons|(?:dis)?advantages and (?:dis)?advantages"
        r"|(?:risks|benefits|costs) and (?:benefits|risks)|strengths and weaknesses)\b|\bin common\b|\bsimilarities\b"
        rf"|{_VERSUS}"
        r"|\b(?:either|neither) (?:the )?(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)* n?or\b"
        r"|\bequally\b.*\band\b"
        rf"|\b(?:{_MORE}|fewer|earlier|later|sooner)\b.{{0,60}}\bthan {_ANOTHER}"
        # "more by day than by night"
        rf"|\b(?:{_MORE}|fewer|earlier|later|sooner)\b.{{0,40}} (?P<at>{_AT}|by) .{{0,40}}\bthan (?P=at)\b"
        # two named first: "Hale or Orlo: which had the larger share?"
        rf"|^(?!{_OPPOSITES} or\b){_THING} or {_THING}\s*[:,–—-]+\s*(?:which|who|what)\b.*"
        rf"\b(?:{_MORE}|most|least|first|{_SUPERLATIVE})\b"
        r"|\bsame as\b|\bas (?!well|soon|long|far|much|many|early|late|recently)\w+ as\b",
    ),
    (
        Kind.CHANGE,
        r"(?<!\bclimate )\bchang\w+ (?:over|since|between|from|after)\b|\b(?:been|kept) changing\b"
        r"|\bover (?:the years|time)\b|\bthen and now\b"
        # What was before, not what a thing is for: "What was the grant used to fund?", "Which oil used to fry is best?"
        r"|^(?!.*\b(?:is|are|was|were|be|been|being)\b.*\bused to\b)"
        rf"(?!.*\b(?:which|what) (?:(?!(?:{ANY_AUXILIARY})\b)[\w’'-]+ ){{1,2}}used to\b).*\bused to\b"
        r"|^(?!.*\b(?:who|how (?:many|long|often))\b).*\bfrom \d{4} to \d{4}\b"
        r"|\bevolv\w+|\bdevelop(?:ed|ment) (?:over|since)\b",
    ),
    (
        Kind.LIST,
        # "What did the members vote for?" asks for no members.
        rf"^(?:and |so |list |name |give me |tell me )?(?:all |the )?\b(?:which|what)\s+(?!{_ACTS}\b)(?:\w+\s+){{0,2}}?"
        r"(?:countries"
        r"|nations|states|governments|measures|steps|members|allies|people|groups|things|demands|examples"
        rf"|reasons|ways|weapons|units|parties|places|cities|companies|names|{_CONDITIONS})\b"
        r"|^(?:please )?(?:list|name|enumerate)\b|\bwho all\b"
        rf"|^(?:and |so )?(?:which|what) (?:other )?{_SOME}"
        # "the full terms of the lease", "I need all of them"
        rf"|{_WANTED}(?:(?:full|complete|entire) (?:list|set|{_PROVISIONS})|all (?:of )?the (?:\w+ )?{_PROVISIONS}"
        rf"|all of them)\b|\bwhat (?:are|were) the (?:\w+ )?{_PROVISIONS}\b",
    ),
    (
        Kind.NUMBER,
        r"\bhow (?:many|much|big|large|high|tall|far|long|old|often|fast|deep|heavy|wide)\b"
        r"|\bwhat (?:number|percentage|percent|proportion|share|amount|sum|price|cost|size|figure|quantity|death toll"
        r"|total|distance|age|speed|rate)\b|\bby how\b|\bwhat(?:’s|'s| is| was) the (?:number|percentage|price|cost"
        r"|size|total|death toll|average|rate|budget|population)\b",
    ),
    (
        Kind.DATE,
        r"(?:^|[,;:] ?|\band )(?:since |until |by |so |and )?when\b"
        r"|\b(?:what|which) (?:year|month|day|date|week|decade|century|time)\b|\bhow (?:long ago|soon|recently)\b"
        r"|\bwhat(?:’s|'s| is| was) the (?:date|deadline|year)\b",
    ),
    (
        Kind.REASON,
        r"\bwhy\b|\bwhat (?:is|was|were|are) (?:the |(?:the )?(?:[\w-]+ )?\w+(?:’s|'s|s’|s') )?"
        r"(?:reasons?|cause|explanation|justification|purpose"
        r"|motive|excuse)\b|\bhow come\b|\bwhat (?:made|caused|prompted|led|drove|triggered|set off|sparked)\b"
        r"|\bfor what reason\b|\bwhat for\b|\bhow (?:did|does|do) .*\bjustif\w+|\bexplanation for\b",
    ),
    (
        Kind.STATEMENT,
        rf"\bwhat (?:did|does|do|has|had) .{{2,60}}\b(?:{SAYS})\b|\bwho(?:se)? .{{0,40}}\b(?:{_SAID}|words)\b"
        rf"|\bhow (?:did|does|do|has) .{{2,60}}\b(?:{SAYS}|put)\b|\baccording to\b"
        r"|\bwhat .{0,30}(?:’s|'s) (?:words|answer|reaction|response|view|opinion|statement|complaint|position)\b"
        r"\W*(?:$|to\b|on\b)",
    ),
    (
        Kind.DEFINITION,
        r"\bstands? for\b|\bshort for\b|\bdefin(?:e|ition)\b|\bwhat kind of\b|\babbreviation\b|\bacronym\b"
        r"|\bmean(?:s|t|ing)?\b|\bwho is (?-i:[A-Z])"
        r"|\bwhat (?:is|are|was|were) (?:meant by|an?|the)?\s?[\w’'.-]+(?:\s[\w’'.-]+){0,3}\?*$",
    ),
    (
        Kind.PLACE,
        r"\bwhere\b|\b(?:in|at|to|from) (?:which|what) (?:city|country|place|town|region|state|building|capital)\b",
    ),
    (
        Kind.PERSON,
        r"\bwho\b|\bwhose\b|\bwhom\b|\b(?:which|what) (?:person|official|minister|leader|politician|general|man|woman"
        r"|president|spokes\w+|newspaper|outlet|agency|organi[sz]ation|company)\b",
    ),
    (
        Kind.YES_NO,
        rf"^(?:(?:and|so|but|please|ok|okay|then)[, ]+)*(?:{ANY_AUXILIARY}|am)\b|\b(?:whether|or not)\b",
    ),
)
# A verb in the singular shows one thing: "Which series was the longest?", and not "Which steps is the council taking?",
# where another is its subject.
_DONE = rf"(?:\w+ed|\w+en|{IRREGULAR_PASTS})\b"
# "Has parliament passed", "has one of them built", but "has recently died", "has been shown"
_ANOTHER_HAS = (
    rf"(?<=\bhas )(?!{_DONE}|(?:\w+ly|since|already|never|ever|always|now|just|also|not|yet|long)\b)\w+ "
    rf"(?:(?!(?:and|or|but)\b)\w+ ){{0,2}}{_DONE}"
)
_ONE_DOES = (
    r" (?:is|was|has) (?!(?:he|she|it|an?|this|that|there|my|our|your|his|her|its|their|(?-i:[A-Z])[\w’'-]*)\b"
    r"|the (?!(?:most|least|best|worst|first|last|only|\w+est)\b)|\w+ \w+ing\b"
    rf"|{_ANOTHER_HAS}"
    r"|.*\b(?:of|with|to|in|for|on|at|by|from|about)\W*$)"
)
_PLURAL = rf"(?!(?:{ANY_AUXILIARY}|this|its|his|whose)\b)[\w-]*[^\Wsu]s\b(?!{_ONE_DOES})"
# "Which wars went along with …", "What remedies are …", "Name all the channels"
_IN_THE_PLURAL = (
    rf"\b(?:which|what)(?: [\w’'-]+){{0,2}}? {_PLURAL}(?: (?:{ANY_AUXILIARY}|of|for|on|with|\w+ed)\b|\W*$)"
    rf"|\bwhich {_PLURAL}"
    rf"|^(?:please )?(?:name|list|give|tell me)\b(?: [\w’'-]+){{1,4}}? {_PLURAL}"
)
_THINGS = re.compile(_IN_THE_PLURAL, re.IGNORECASE)
# "What percentage of visitors …", "What are pets allowed to do?", "Which species lays eggs?"
_NO_THINGS = re.compile(
    rf"\b(?:which|what) (?:{ANY_AUXILIARY}|per ?cent\w*|proportion|share|number)\b|\b(?:news|species|series)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    # "MinD and MinE", not "between 1990 and 1995"; "And the Dutch?" joins nothing.
    rf"(?<=\w)[’'”\")]*,? (?:and|versus|vs\.?|as well as) \w|\b(?:each|both)\b|{_IN_THE_PLURAL}",
    re.IGNORECASE,
)
_CAPITALISED = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
# Two names that are one: with a verb in the singular, "Is Orlo and Velt a member?", where more follows; one name twice;
# "Orlo and Sons". "Did" is of one and of several: there two names are two.
_ONE_NAME = latin(
    rf"\b(?i:is|was|has|does) (?:the )?{_CAPITALISED} and {_CAPITALISED}(?= \w)"
    r"|\b(?P<twice>[A-Z][\w’'-]+) and (?P=twice)\b|\b[A-Z][\w’'-]+ and (?:Sons?|Brothers|Partners|Company|Co)\b"
)
_SPAN = re.compile(r"\bbetween [^,?]*? and \b", re.IGNORECASE)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)


def asked_for(question: str) -> tuple[Kind, ...]:
    """The kinds of thing a question asks for, the most telling first; none where no pattern says.

    >>> asked_for("How many troops will be sent, and why?")
    (<Kind.NUMBER: 'number'>, <Kind.REASON: 'reason'>)
    """
    asked = _with_names_whole(question)
    return tuple(kind for kind, pattern in _COMPILED if pattern.search(asked))


def asks_for_things(question: str) -> bool:
    """Whether a question asks for things in the plural: of a list that answers, all items may be wanted.

    >>> asks_for_things("What conflicts of interest must I declare?")
    True
    """
    return bool(_THINGS.search(_with_names_whole(question))) and not _NO_THINGS.search(question)


def is_about_several(question: str) -> bool:
    """Whether a question joins things, or asks for things in the plural: one sentence may tell of one of them.

    >>> is_about_several("What do the abbreviations G77 and W3C stand for?")
    True
    >>> is_about_several("How many were built between 1990 and 1995?")
    False
    """
    return bool(_JOINED.search(_SPAN.sub("", _with_names_whole(question))))


def _with_names_whole(question: str) -> str:
    """A question with names that hold an "and" as one word: "Is Orlo_and_Velt a member?"."""
    return _ONE_NAME.sub(lambda name: name.group().replace(" and ", "_and_"), question)
