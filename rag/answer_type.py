"""What an answer must hold to be one: a number for "how many", a sum for "what did it cost".

Only kinds that show in the words are looked for, and loosely: a sentence without
any number does not tell how many, but one with a number need not. Of sentences that
answer a public question at most 15 in 1,000 of a kind lack it, of others 290 to 660
(`python -m evals.training.answer_types`); who admits something is asked there but once.
Where a question asks for two things, nothing is looked for. What letters stand for
stands in few sentences: these go before all others.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from index.terms import content_terms, terms_of
from rag.abbreviations import asked_to_spell, spells
from rag.admissions import admits, asks_who_admits
from rag.question_words import ANY_AUXILIARY, ANY_QUESTION_WORD


class AnswerType(StrEnum):
    """A kind of thing whose absence shows."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    AMOUNT = "amount"
    DAY = "day"
    YEAR = "year"
    TIME = "time"
    DURATION = "duration"
    AGE = "age"
    LONG_FORM = "long form"
    ADMISSION = "admission"


SHOWN = frozenset((AnswerType.LONG_FORM,))  # what so few sentences hold that these go before all others

# What stands behind a measure that is asked for; behind "what price" in "what price controls" another noun stands.
_IS_ASKED = (
    rf"(?=\W*$|[,;:?]| (?:{ANY_AUXILIARY}|and|or|about|after|at|before|between|by|during|for|from|in|into|of|on|per"
    r"|since|to|under|until|with|an?|the|this|that|these|those|next|last|exactly|I|we|you|he|she|it|they|my|our|your"
    r"|his|her|its|their|(?-i:[A-Z])\w*)\b)"
)
# "What was the human cost?" asks for no sum.
_IN_MONEY = "".join(
    rf"(?<!\b{kind} )"
    for kind in ("human", "social", "moral", "political", "environmental", "emotional", "personal", "diplomatic")
)
# "How much weight did it have when prices fell?" does not ask how much they fell, nor "How much is known about what
# he paid?" what that was: neither a word that opens a clause may stand between, nor a verb that "how much" belongs to.
_SAME_CLAUSE = (
    r"(?:(?!\b(?:when|while|if|after|before|because|although|unless|until|since|as|that|which|who|whom|whose|why|how"
    r"|where|about|know[ns]?|knew|revealed|changed|affect(?:s|ed)?|help(?:s|ed)?)\b).)*"
)
_ASKED = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE))
    for wanted, pattern in (
        (
            AnswerType.SHARE,
            r"\b(?:what|which|how many) (?:\w+ ){0,2}?per ?cent(?:age)?\b"
            r"|\bwhat (?:is|are|was|were) the (?:\w+ ){0,2}percentage\b",
        ),
        (
            AnswerType.AMOUNT,
            rf"\bby how much\b|\bwhat (?:proportion|share|fraction)\b{_IS_ASKED}"
            # "What figure did it print?", not "What figure does the statue show?"
            r"|^(?:and |so )?what figures? (?:(?:did|does|do|has|have) .{0,60}"
            r"\b(?:given?|print(?:ed)?|put|cited?|quoted?|named?|report(?:ed)?|estimated?)"
            r"|(?:was|were|is|are) (?:[\w’'-]+ ){0,4}?(?:given|put|cited|quoted|estimated))\b"
            # A risk may be high, a recession deep, without a number; who is tall has a height.
            r"|\bhow tall (?:is|was|are|were)\b"
            rf"|\bhow much\b{_SAME_CLAUSE}"
            r"\b(?:gr[eo]wn?|r[io]se|risen|fall|fell|fallen|(?:in|de)creased?|declined?|drop(?:ped)?)\b",
        ),
        (
            AnswerType.MONEY,
            rf"\bhow much money\b|\bwhat price\b{_IS_ASKED}"
            rf"|\bwhat (?:is|are|was|were) the (?:price|cost)s?\b{_IS_ASKED}"
            # The verb: what something costs, not what is said of "the cost".
            r"|\bwhat (?:did|does|do|will|would|has|have|had|could|might) (?!cost\b).*"
            r"(?<!\ba )(?<!\bof )(?<!\bthe )(?<!\bits )(?<!\bthis )(?<!\bthat )(?<!\babout )(?<!\btheir )(?<!['’]s )"
            rf"{_IN_MONEY}cost\b(?! of\b| in (?:human )?lives\b)"
            r"|\bhow much (?:did|does|do|will|would|has|have|had|is|are|was|were|can|could)\b"
            rf"{_SAME_CLAUSE}"
            r"\b(?:cost|(?:pays?|paid)(?! (?:attention|heed)\b)|spen[dt]|worth"
            r"|paying|spending|costing|charged?|earn(?:s|ed)?|invest(?:s|ed)?)\b",
        ),
        (
            AnswerType.DURATION,
            r"\bhow many (?:\w+ )?(?:second|minute|hour|day|week|month|year)s?\b"
            r"(?! (?:of|in|on|were|are|was|is)\b)",
        ),
        (
            AnswerType.COUNT,
            # What bears a number is one thing: "the number of the resolution".
            r"\bhow many\b|(?:\bwhat (?:(?:is|was|are|were) the )?|^(?:the )?)number of\b"
            r"(?! (?:the|this|that|his|her|its|their|an?) (?:[\w-]+ ){0,2}"
            r"(?:resolution|bill|law|act|case|section|article|room|flight|bus|train|account|page|patent|house)\W*$)",
        ),
        (AnswerType.DAY, rf"\b(?:what|which) (?:exact )?(?:date|day)\b{_IS_ASKED}"),
        (AnswerType.YEAR, rf"\b(?:what|which) year\b{_IS_ASKED}"),
        (
            AnswerType.TIME,
            rf"\b(?:what|which) (?:month|week|decade|century|time)\b{_IS_ASKED}|\bwhen (?:did|was|were|will)\b",
        ),
        (AnswerType.DURATION, r"\bhow long\b"),
        (AnswerType.AGE, r"\bhow old\b|\bat (?:what|which) age\b"),
    )
)
_QUESTION_WORD = rf"\b(?:{ANY_QUESTION_WORD})\b"
_ASKS_OTHERWISE = re.compile(rf"(?<!, ){_QUESTION_WORD}", re.IGNORECASE)  # before what is asked
_ANOTHER_QUESTION = re.compile(
    rf"\?\s*\w|{_QUESTION_WORD}.*(?:[?;:,–—]|\b(?:and|or|but)\b)\s*(?:(?:and|or|but|so|by|since|in|at|from|to|for)\s+)*"
    rf"{_QUESTION_WORD}",
    re.IGNORECASE,
)

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORD = re.compile(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|dozens?|scores?|hundreds?|thousands?|millions?|billions?|trillions?|several|both"
    r"|hal(?:f|ves)|thirds?|quarters?|none"
    r"|single|sole|few|no (?:one|(?!longer)[a-z]+s|children|people|men|women|death|casualty|fatality|victim|survivor)"
    r"|neither (?:of|was|were|has|had|is)|nobody|pair|couple|handful|trio|quartet|number of|multiple|numerous"
    r"|various|majority|twice|thrice)\b",
    re.IGNORECASE,
)
# What stands behind "how many", but "of the 250 ships", of which another number is asked for; and behind a number.
_HOW_MANY_WHAT = re.compile(r"\bhow many (?P<what>(?!of\b)[\w-]+(?: [\w-]+)?)", re.IGNORECASE)
_NUMBER_OF = re.compile(
    rf"(?<![\w-])(?:{_NUMERAL.pattern}|(?i:{_NUMBER_WORD.pattern}|no\b))"
    r"(?=\s(?P<what>[\w-]+(?:\s[\w-]+)?))"
)
_TOTAL = re.compile(
    r"\b(?:population|total|crowd|workforce|membership|audience) of (?:(?:about|around|nearly|almost|some|over) )?\d"
)
_SHARE = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|per ?cent|pct|p\.c\.)")
_TIMES = re.compile(r"\b(?:doubl|tripl|quadrupl|halv)\w+|-?fold\b|\b(?:equal|unchanged\b|stagnat)", re.IGNORECASE)
_ALL_OF = re.compile(r"\b(?:all|every|each|(?<!the )most|whole|entire)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:first|second|third|fourth)[ -](?:quarter|half)\b", re.IGNORECASE)  # no share
_OF_WHAT = 60  # characters behind a share that say what it is a share of
_ONCE = re.compile(r"\b(?:once|never)\b", re.IGNORECASE)
_ONLY_ONE = re.compile(r"\b[Oo]nly (?:the )?[A-Z][a-z]+")  # "Only Norway voted against."
_HOW_OFTEN = re.compile(r"\bhow many times\b", re.IGNORECASE)
_UNITS_OF_TIME = "(?:second|minute|hour|day|week|month|year)s?"
_HOW_MANY_UNITS = re.compile(rf"\bhow many (?:\w+ )?{_UNITS_OF_TIME}\b", re.IGNORECASE)
_STRETCH = re.compile(rf"\b(?:an?|whole|entire) (?:\w+ )?{_UNITS_OF_TIME}\b|\bfortnights?\b", re.IGNORECASE)
# "When will a court intervene?", "When were exemptions granted?": of what is no single event a condition may tell.
_WHENEVER = re.compile(
    r"\b[Ww]hen (?:will|(?:did|was|were) (?!(?:the|this|that|these|those|my|our|your|his|her|its|their|he|she|it|they"
    r"|we|you)\b)[a-z])"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|where|wherever|whenever|provid(?:ed|ing)|only|in case|circumstances)\b", re.IGNORECASE
)
_YEAR = r"(?:1\d|20)\d\d(?![.,]\d)"  # not "1234.5"
_YEARS = rf"{_YEAR}(?:(?:,|\s+(?:and|or|to))\s+{_YEAR}\b(?!\s+[a-z]))*"
_OF_YEAR = rf"(?:,?\s+{_YEAR}\b(?!\s+[a-z]))?"  # behind a day
_BEFORE_A_YEAR = (
    "(?:the|in|since|of|until|till|from|for|during|after|before|around|between|circa|early|late|mid|fiscal|its|this"
    "|that|through|years?|season|spring|summer|autumn|fall|winter|born|died)"
)
_BEFORE_A_NUMBER = "(?:About|Almost|Nearly|Over|Some)"
# Digits that count nothing: places in an order, ages behind a name, days, years, names such as "S-400" and "9M729".
NO_COUNT = re.compile(
    rf"(?:\b\d+(?:st|nd|rd|th)\b|\b(?:{MONTHS})\s+(?:[12]\d|3[01]|0?[1-9])\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b){_OF_YEAR}"
    rf"|\b(?:in|since|until|during)\s+{_YEARS}\b"
    # "Of 2014", "May 2014", "(2014", "2013 and 2014", "Euro 2014", and not "dismissed 1500".
    rf"|(?:^|\b{_BEFORE_A_YEAR}|\b(?!{_BEFORE_A_NUMBER}\b)[A-Z][\w.’'-]*|\b{_YEAR}s?\s+(?:and|or|to)|[(\[,;/–-])\s*"
    rf"\b{_YEAR}\b(?!\s+[a-z])"
    r"|(?<=[a-z]), \d{1,3}(?=,)|\b[A-Za-z]+-?\d[\w-]*|\b\d+[A-Za-z]{1,3}\d+\w*"
)
_SHORT_DAY = rf"\b(?:{SHORT_WEEKDAYS}|{SHORT_MONTHS})\b"
_MONTH = MONTHS.replace("May", "(?-i:May)")  # not the verb
_DATED = (
    r"year|month|week|day|hour|minute|season|decade|centur(?:y|ie)|era|age|period|time|moment|night|morning|evening"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon"
_EVENT = (
    "(?:receipt|delivery|sign(?:ing|ature)|completion|expiry|termination|arrival|admission|discharge|demand|request"
    "|publication)"
)
_SINCE_OR_UNTIL = re.compile(r"\bhow long (?:has|have|had|ago|before|until|will|must)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:costs?|priced?|pays?|paid|sold|salary|wages?|fees?|tickets?|rent|budget\w*|earn\w*)\b", re.IGNORECASE
)
_BEFORE_AN_AGE = "(?:(?:only|already|just|then|now|still|about|around|nearly|almost|not yet|aged) )?"
# Behind digits that are of no time, and in front of them: "20%", "$500", "5000 euros".
_MEASURED = (
    r"(?!\s?(?:%|per ?cent|pct|[mb]illion|trillion|euros?\b|dollars?\b|pounds?\b|degrees?\b|°|[€£]|ro?ubles?\b"
    r"|ton(?:ne)?s?\b|k[mg]\b))"
)
_UNPRICED = r"(?<![$€£¥])"
_HELD = {
    AnswerType.MONEY: re.compile(
        r"[$€£¥₽₹₴₪₩₺₫₱฿]|(?-i:\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b)"
        r"|\b(?:dollars?|euros?|pounds?|ro?ubles?|yen|yuan|francs?|marks?|crowns?|kron(?:a|e|er|or)|zlot\w+"
        r"|forints?|shekels?"
        r"|hryvnias?|rupees?|liras?|dirhams?|dinars?|riy?als?|reais|baht|pesos?|millions?"
        r"|billions?|trillions?|USD|EUR|GBP|cents?|pence|free|low|high|lot|twice|doubled?|expensive|cheap|symbolic|quid"
        r"|bucks?|\d+p|\d[\d.,]*(?:[km]|[mbt]n)|kr|rs|rand|lir[ae]|shillings?|guilders?|naira|ringgit|nothing"
        r"|grand|fivers?|tenners?|fortune|undisclosed|(?:b|m)illionaires?|lakhs?|crores?|unpaid|\d won)\b|%"
        r"|\bno (?:\w+ )?(?:fee|charge|cost|pay)\b|\b(?:weeks?|months?)['’] (?:rent|pay|wages|salary)\b"
        r"|\bper ?cent",
        re.IGNORECASE,
    ),
    AnswerType.SHARE: re.compile(
        r"%|\b(?:per ?cent|pct|p\.c\.)|\bhal(?:f|ves)\b|\b(?:third|quarter|fifth|sixth|seventh|eighth|ninth"
        r"|tenth)s?\b|\dpc\b"
        r"|\b(?:majority|minority|all|none|(?<!the )most|wholly|entirely)\b|\b\d+/\d+ [a-z]"
        rf"|\b(?:{_HOURS}|\w+(?:teen|ty)|\d+) (?:\w+ )?(?:in|(?:out )?of) (?:every "
        r"|the )?(?:\d+|three|four|five|six|seven|eight|nine|ten|twenty|(?:a )?hundred)\b",
        re.IGNORECASE,
    ),
    AnswerType.DAY: re.compile(
        rf"\b(?:{_MONTH}|{WEEKDAYS})s?\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|{_UNPRICED}\b\d{{1,2}}[./]\d{{1,2}}\b{_MEASURED}|\b(?:weekends?"
        rf"|weeks?|dai?ly|Christmas|Easter)\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|{_UNPRICED}\b\d{{4}}\b{_MEASURED}"
        rf"|\b(?:yesterday|today|tomorrow|days?|eve)\b|(?-i:{_SHORT_DAY})|\b(?:on|upon) {_EVENT}\b"
        r"|\b(?:first|second|third|last|\w+th) of (?:the|each|every) month\b",
        re.IGNORECASE,
    ),
    AnswerType.YEAR: re.compile(
        # Three or four digits, not those of "12,500" and "$500".
        rf"(?<![\d$€£¥])(?:\d{{4}}|(?<!\d,)\d{{3}})(?!\d|,\d{{3}}){_MEASURED}"
        r"|\b(?:AD|year) \d+|\bA\.D\. ?\d|\bthe (?:early |mid[ -]|late )?\d0s\b"
        r"|\b\d+ ?B\.C\.|\w+th[ -]centur|\b(?:decade|month)s? (?:ago|later"
        r"|earlier|before|after)\b|\blast (?:spring|summer|autumn|fall|winter)\b|['’]\d\d\b|\d(?:th|st|rd"
        r"|nd)[ -]centur|\bcenturies\b|\b\d+ (?:BC|AD|BCE|CE)\b"
        r"|\byears? (?:ago|later|earlier|before|after|of)\b"
        r"|\b(?:last|this|next|same|previous|following|that|first|second|third|\w+th) (?:\w+ )?year",
        re.IGNORECASE,
    ),
    AnswerType.TIME: re.compile(
        # Digits that may be a year, a day or an hour, not those of "4,000" and "9M729".
        rf"{_UNPRICED}(?:\b(?:1\d|20)\d\d(?:s|\b)|\b(?<!\d,)\d{{1,2}}(?:st|nd|rd|th|am|pm|0s)?\b(?![,.]\d)){_MEASURED}"
        r"|\b\d{4} ?h(?:ou)?rs\b|\b\d+ (?:AD|BC|CE|BCE)\b"
        rf"|\b(?:{_MONTH}|{WEEKDAYS})s?\b|(?-i:{_SHORT_DAY})|\b(?:{_DATED})s?\b"
        rf"|\bin (?:the year )?\d{{3}}\b(?![,.]\d| [a-z])|\b(?:AD|FY|Q|c\.|ca\.?|circa) ?\d+"
        rf"|\b(?:at|by|around|about|from|till?|past|to) (?:{_HOURS})\b|\b(?:on|upon) {_EVENT}\b"
        r"|\b(?:noon|mid(?:day|night)|dawn|dusk|sun(?:rise|set)|lunch\w*|breakfast|tea-?time|o['’]clock|quarters?"
        r"|(?:dai|week|month|year|fortnight|quarter|annual|hour|prompt|short|immediate|present|imminent"
        r"|instant)ly|immediate"
        r"|(?:at|straight|right) ?(?:once|away)|overnight|indefinitely|holidays?|Christmas|Easter|Ramadan|Thanksgiving"
        r"|New Year|reign|dynasty|Victorian|Georgian|Tudor|Edwardian|Elizabethan|Norman|Roman|birth|childhood"
        r"|teens|term|future"
        r"|spring|summer|autumn|fall|winter|yesterday|today|tomorrow"
        r"|tonight|recent|recently|ago|since|after|before|during|when|while|until|till|now|currently|once|later|earlier"
        r"|upon|early|late|soon|eve|war|wake|date|prior|following|then|previous(?:ly)?|initially|never|often|past|point"
        r"|throughout|outbreak|hostilities|festivities|modern|medieval|ancient|first|second|third|\w+teenth"
        r"|(?:twen|thir|for|fif|six|seven|eigh|nine)(?:tieth|ties))\b",
        re.IGNORECASE,
    ),
    AnswerType.AGE: re.compile(
        r"\bage[ds]?\b|\b(?:years?|months?|centur(?:y|ies))\b|, \d{1,3}[,.]|\b(?:BP|BC|AD|BCE|CE)\b"
        r"|\b(?:born|birth|built|founded|dat(?:es?|ing) (?:from|to|back))\b"
        rf"|\b(?:was|is|of|turn(?:s|ed)?|be|at) {_BEFORE_AN_AGE}"
        r"(?:\d{1,3}\b(?![.,]\d|[%m])|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
        rf"|\b(?:over|under|least|from|after|before|between|to"
        rf"|barely) (?:the age of )?(?:\d{{1,3}}s?\b(?![.,]\d|[%m])|{_HOURS})\b"
        rf"|\b(?:was|is|were|are|of|at|be) {_BEFORE_AN_AGE}(?:{_HOURS}|\w+teen)\b"
        rf"|\bwere {_BEFORE_AN_AGE}\d{{1,3}}\b|\(\d{{1,3}}\)"
        # "Hale, now 62, still plays.", "in his early 80s"
        r"|\bnow \d{1,3}(?=[,;.)]|$)(?![.,]\d)|\bin (?:his|her|their) (?:early |mid[ -]|late )?\d0s\b"
        r"|\b(?:birthday|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teen(?:s|agers?|aged)|infan\w+|newborns?|bab(?:y|ies)"
        r"|child(?:hood)?|adults?|toddler|pensioner)\b"
        r"|\b(?:in|since|from) (?:1\d|20)\d\d\b",
        re.IGNORECASE,
    ),
    AnswerType.DURATION: re.compile(
        rf"\d|\b(?:{_DATED})s?\b|\b(?:seconds?|fortnights?|weekends?|terms?|overnight|generations?|millenni\w+"
        r"|throughout|clock|forever|indefinite\w*"
        r"|permanent\w*|since|until|life\w*|ever|always|never|long|short|metres?|meters?|kilomet\w+|miles?"
        r"|feet|yards?|from)\b",
        re.IGNORECASE,
    ),
}


def answer_type(question: str) -> AnswerType | None:
    """What the answer must hold; None where the words do not say, or ask for more than one thing.

    >>> answer_type("How many ships were sent?")
    <AnswerType.COUNT: 'count'>
    """
    if asks_for_two(question):
        return None
    if asked_to_spell(question):
        return AnswerType.LONG_FORM
    if asks_who_admits(question):
        return AnswerType.ADMISSION
    for wanted, pattern in _ASKED:
        if found := pattern.search(question):
            # "What determines how long it lasts?" asks for no length.
            return None if _ASKS_OTHERWISE.search(question, 0, found.start()) else wanted
    return None


def asks_for_two(question: str) -> bool:
    """Whether a second question follows the first: "Who came, and when?"."""
    return bool(_ANOTHER_QUESTION.search(question.rstrip("?!. ")))


def holds(wanted: AnswerType, text: str, question: str) -> bool:
    """Whether a text has anything of the kind; a number that the question names already does not count.

    >>> holds(AnswerType.COUNT, "A frigate was sent in 2014.", "How many ships were sent?")
    False
    """
    if wanted is AnswerType.LONG_FORM:
        return spells(text, asked_to_spell(question))
    if wanted in (AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.COUNT):
        text = _PERIOD.sub(" ", text)
    if wanted is AnswerType.AMOUNT:
        return bool(_counts(text) - _counts(question) or _HELD[AnswerType.SHARE].search(text) or _TIMES.search(text))
    if wanted is AnswerType.DURATION:
        since = _SINCE_OR_UNTIL.search(question)
        return bool(_HELD[wanted].search(text) or (_HELD[AnswerType.TIME].search(text) if since else _counts(text)))
    if wanted is AnswerType.MONEY and _PAID.search(text) and _counts(text) - _counts(question):
        return True
    if wanted is AnswerType.COUNT:
        is_counted = _counts(text) - _counts(question) or _counts_what_is_asked(text, question) or _TOTAL.search(text)
        return bool(is_counted) or _counts_without_number(text, question)
    if wanted is AnswerType.ADMISSION:
        return admits(text)
    if wanted is AnswerType.TIME and _WHENEVER.search(question) and _CONDITION.search(text):
        return True
    return bool(_HELD[wanted].search(text))


def _counts(text: str) -> set[str]:
    """The numbers of a text that may count something."""
    text = NO_COUNT.sub(" ", _SHARE.sub(" ", text))
    return {number.lower() for pattern in (_NUMERAL, _NUMBER_WORD) for number in pattern.findall(text)}


def _counts_what_is_asked(text: str, question: str) -> bool:
    """Whether a number has behind it what is asked for, though the question names it or it looks like a year.

    "The drug was tested in 1200 patients." tells how many patients, as "Two died." does of those in two fires.
    """
    asked = _HOW_MANY_WHAT.search(question)
    terms = set(content_terms(asked["what"])) if asked else set()
    return any(terms.intersection(terms_of(number["what"])) for number in _NUMBER_OF.finditer(text))


def _counts_without_number(text: str, question: str) -> bool:
    """Whether a text tells how many by a share, by "once" where times are asked for, by "a month" where days are."""
    return (
        _is_share_of_it(text, question)
        or bool(_ONLY_ONE.search(text))
        or bool(_HOW_OFTEN.search(question) and _ONCE.search(text))
        or bool(_HOW_MANY_UNITS.search(question) and _STRETCH.search(text))
    )


def _is_share_of_it(text: str, question: str) -> bool:
    """Whether a text tells what share of a thing the question names: "31 percent of Danes", "all Danes"."""
    asked = set(content_terms(question))
    return any(
        asked.intersection(terms_of(text[share.end() : share.end() + _OF_WHAT]))
        for pattern in (_SHARE, _ALL_OF)
        for share in pattern.finditer(text)
    )
