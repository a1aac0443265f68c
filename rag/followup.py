"""Follow-up questions: pronouns and ellipsis resolved against the conversation.

The resolution is a rewritten question that stands alone. It is shown to the
reader, never applied in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.speech_verbs import ACCUSED, CLAIMED, DENIED, IRREGULAR_PASTS
from index.terms import STOP_WORDS
from rag.asked_for import SAYS
from rag.countries import countries_in
from rag.parts import parts_of
from rag.persons import HE_OR_SHE, WENT, agrees, is_full_name, personal_name
from rag.proper_names import THINGS, names_in
from rag.question_words import ANY_AUXILIARY, QUESTION_WORDS
from rag.sides import SAID_OR_DONE

_OTHER = re.compile(r"\b(they|them|theirs?|it|its|itself|themselves)\b", re.IGNORECASE)
_COMPUTING = re.compile(r"\bIT\b")  # "the IT department": no pronoun
_POSSESSIVE = {"his", "her", "their", "its", "theirs", "hers"}
_POINTING = re.compile(
    r"\b(this(?! (?:year|month|week|day|morning|evening|spring|summer|autumn|winter|season|century|decade|time)\b)"
    r"|these(?! days\b)|there"
    # "those who fell", "those under 18" point forward; "Are those in force?" does not.
    r"|those(?! (?:who|whose|whom|which|that)\b)"
    r"(?!(?<!\bare those)(?<!\bwere those) (?:with|without|under|over|of|in)\b))\b"
    r"|(?:^|\b(?:is|was|are|were|do|does|did|will|would|can|could|should|has"
    r"|had|why|how|what|when|and|but|so|about|of|for|to|in|on|by|with|from|after|before"
    r"|like)\s)that\b(?=\s*(?:[?.!,;]|$|is\b|was\b|were\b|happen|mean|change|work|cost|come))"
    r"|\b(?:the|such an?) (?:same|others?|latter|former(?! [a-z]+\b(?<!is)(?<!was)(?<!did)(?<!say)(?<!do)))\b"
    r"|\b(?:else|instead)\b",
    re.IGNORECASE,
)
_REACTS = re.compile(r"\b(?:react|respond|reply|comment|the (?:reaction|response))\W*$", re.IGNORECASE)
_IN_PLACE = re.compile(r"(?:in|at|for|from|to|on|with|by|of|about|near)\s+", re.IGNORECASE)
_IN_PLACE_BEFORE = re.compile(rf"\b{_IN_PLACE.pattern}(?:the\s+)?$", re.IGNORECASE)
_LAST_OBJECT = re.compile(r"\b(?:it|them|him|that|this|these|those)\W*$", re.IGNORECASE)
_FRAGMENT = re.compile(  # "against whom, back then?"
    r"(?:against|about|at|by|for|from|in|of|on|since|to|towards?|under|until|with|without)"
    r" (?:who|whom|whose|which|what|when|where|how)\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\bit\s+(?:is|was|be|seems?|appears?)?\s*(?:true|possible|likely|clear|necessary|correct|right|fair|known|safe)\b"
    r"|\bit\s+(?:(?:is|was|be)\s+)?(?:(?:il|un)?(?:legal|lawful|reasonable|usual|common|wise|ethical)|hard"
    r"|difficult|easy"
    r"|better|best|cheaper|normal|customary|important|dangerous|compulsory|mandatory|acceptable|advisable|wrong|enough"
    r"|allowed|permitted|forbidden|ok(?:ay)?)\s+(?:for\s+[\w ]+?\s)?to\b"
    r"|\bit\s+(?:takes?|took|rain(?:s|ed)?|snow(?:s|ed)?)\b|\b(?:is|was)\s+it\s+(?:(?:decided|agreed|expected"
    r"|thought|believed|reported)\s+(?:to|that)|that\s+(?:the|an?|he|she|they|we|(?-i:[A-Z])\w*)\b|worth\s+\w+ing|an?\s+\w+\s+to|(?:the\s+\w+"
    r"|(?-i:[A-Z])\w+)\s+(?:who|that))\b|\bwhat (?:time|day|date) is it\b|\b(?:is|was|are|were) there\b"
    r"|\bthere (?:is|was|are|were|be|been|any)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^(?:and|but|so|or|then|also|ok(?:ay)?|well)\b[\s,]*", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[\s,]*)?(?:what|how) about\s+", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|say|said|says|think|want)\b",
    re.IGNORECASE,
)
_TIME = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})(?: \d+)?")
_BARE_NAME = latin(r"(?:[Tt]he )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}")
_WHERE = re.compile(r"\b(?:in|at|from|near)\s(?:the\s)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)
_THING = re.compile(rf"\b(?:{THINGS})\b")
# "Why did the company cut its dividend?": whose it is stands in the question.
_SUBJECT = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|can|could|should|may|might|must)\s+(?:the|an?|my|our)\s+"
    r"(?P<who>[\w’'-]+(?:\s+[\w’'-]+){0,2})",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:\w*(?:man|woman|person)|(?:vice-)?president|minister|mayor|king|queen|prince|princess|chief|leader|boss|head"
    r"|director|chair|chancellor|secretary|senator|governor|ambassador|general|judge|lawyer|attorney"
    r"|prosecutor|defendant"
    r"|plaintiff|claimant|witness|victim|suspect|seller|buyer|tenant|landlord|lender|borrower|employer|employee|owner"
    r"|author|writer|reporter|editor|teacher|student|doctor|nurse|patient|driver|pilot|officer|farmer|worker|player"
    r"|coach|artist|actor|actress|singer|candidate|founder|father|mother|son|daughter|brother|sister|husband|wife)\b",
    re.IGNORECASE,
)
# "Who runs the pool?", "Which officer led it?", "Who is Orlo’s mayor?", but not "Who is Ada Hale?", which names her.
_ASKS_WHO = latin(
    r"(?i:and |so |but )?(?:(?i:who(?:se|m)?)\b(?! (?:is|was|are|were) [A-Z](?!.*[’']s? ))"
    rf"|(?i:which|what) (?:[\w’'-]+ ){{0,2}}?(?i:{_PERSON.pattern})"
    rf"(?= (?:{ANY_AUXILIARY}|of|in|at|from|for|who|that|[a-z]+(?:ed|s)|{IRREGULAR_PASTS}|{WENT})\b))"
)
# "Who wrote that it leaks?", "Who called it a scandal?", "Who claims the dam is safe?"; not "Who wrote the report?",
# "Who called the police?", "Who claims the prize?"
_SAID = (
    rf"(?:{SAID_OR_DONE}|claim(?:s|ed)?)(?: that (?!\w+\W*$)| (?:about|how)\b|:? [“‘\"])"
    r"|call(?:s|ed) (?:for\b|it (?!off\b|in\b|back\b)\w|(?:[\w’'-]+ ){1,3}(?:an? [\w-]+\W*$|[“‘\"]))"
    rf"|claim(?:s|ed)? (?:to\b|(?:(?!(?:who|which|that)\b)[\w’'-]+ )+(?:{ANY_AUXILIARY})\b)"
)
# "Who said so?", "Which minister has since denied it?", "Whose words are these?"
_ASKS_WHO_SPOKE = re.compile(
    rf"\b(?:who|{_PERSON.pattern})(?: (?:else|has|have|had|also|then|first|since|never|\w+ly))*"
    rf" (?:(?!(?:{SAID_OR_DONE}|claim(?:s|ed)?)\b)(?:{CLAIMED}|{ACCUSED}|{DENIED})\b"
    rf"|{_SAID})"
    r"|\bwhose (?:\w+ )?(?:words?|statements?|remarks?|comments?|views?|opinion|answer|reaction|complaints?)\b",
    re.IGNORECASE,
)
_ACTING = latin(r"\b(?:do|does|did|has|have|had|will|would|can|could|should) [A-Z]")  # "Whom did Ada Hale marry?"
_ONE_LETTER = re.compile(r"[\W_]*\w[\W_]*")
# Whoever is named so owns the "he" or "her" behind: "a patient", "every other tenant", "if the buyer".
_ANYONE = re.compile(
    r"(?:(?<!\bas )\b(?:an?|every|each|any|no)|\b(?:if|unless|whenever)\s+the)\s+(?:[\w’'-]+\s+){0,2}?"
    rf"(?P<who>{_PERSON.pattern})",
    re.IGNORECASE,
)
# A person in law who may be a firm: "its workers" may be the employer's.
_PARTY = re.compile(
    r"\b(?:seller|buyer|tenant|landlord|lender|borrower|employer|plaintiff|claimant|defendant)\b", re.IGNORECASE
)
# "Why do banks raise their rates?", "Which firms cut their dividends?": a plural, then what they do. In the past
# ("Why did critics attack their plan?") it is more likely somebody else’s.
_PLURAL = re.compile(
    r"\b(?i:do|are|can|could|will|would|should|may|might|must|shall|which|many|if|when)\s+"
    r"(?:(?!(?:the|all|his|her|its|their|these|those|of)\b)[a-z-]+\s+)?"
    r"(?:[a-z-]{2,}(?<![su])s|(?:wo)?men|people|children)\s+(?P<does>[\w’' -]+\s)$"
)
_SAYS = re.compile(rf"\b(?:{SAYS})\s+(?:that\s+)?$", re.IGNORECASE)
_BARE_WORDS = 1  # a question with at most so many content words leans on the one before
_MEASURES = frozenset("many much long often far old big large soon well".split())


@dataclass(frozen=True, slots=True)
class Resolved:
    """A follow-up as a question that stands alone, and what was read for what: pairs (written, read)."""

    question: str
    replaced: tuple[tuple[str, str], ...] = ()


def resolve(asked: str, history: Sequence[str], person_of: Callable[[str], str | None]) -> Resolved | None:
    """The follow-up as a question that stands alone, or None if it already does.

    Args:
        asked: the question.
        history: earlier questions, oldest first, each already standing alone.
        person_of: the person whom an answer to an earlier question gives, as its article names
            them; called only when a pronoun finds no name in the questions.
    """
    if not history or not leans_on_earlier(asked):
        return None
    previous = history[-1]
    if topic := _new_topic(asked):
        owned = _owned(topic, previous, history, person_of)
        if swapped := _with_topic(previous, owned or topic):
            return swapped
    bare = _sentence_case(_CONTINUES.sub("", asked))
    # What "it", "they" or "that" point to is rarely one name: the reader is given both questions.
    return _with_person(bare, history, person_of) or Resolved(f"{previous.rstrip()} {bare}")


def is_one_letter(asked: str) -> bool:
    """Whether words are a letter and nothing else, "y": no question, and none that leans on another."""
    return bool(_ONE_LETTER.fullmatch(asked))


def leans_on_earlier(asked: str) -> bool:
    """Whether a question cannot be understood without the one before it."""
    if is_one_letter(asked):
        return False
    plain = _EXPLETIVE.sub(" ", asked if asked.isupper() else _COMPUTING.sub("I.T.", asked))
    if _CONTINUES.match(asked) or _WHAT_ABOUT.match(asked) or _is_name(_bare(asked)):
        return True
    if len(_content(asked)) <= _BARE_WORDS and not names_in(asked):
        return True
    pronoun = HE_OR_SHE.search(plain) or _OTHER.search(plain)
    # "What did Ada say about her plans?" carries its own antecedent; "Did Ada see it?" does not.
    if pronoun and not names_in(plain[: pronoun.start()]) and not _is_the_subjects(plain, pronoun):
        return True
    # "What did the ministry say, and how did the union react?" tells to what.
    if _LAST_OBJECT.search(plain) or (_REACTS.search(plain) and len(parts_of(asked)) == 1):
        return True
    if _FRAGMENT.match(plain) and not names_in(plain) and not _VERBS.search(plain):
        return True
    pointing = _POINTING.search(plain)
    return pointing is not None and not names_in(plain[: pointing.start()])


def _is_the_subjects(asked: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun means who or what the question is about: "Did the council say it would close its pool?"."""
    before = asked[: pronoun.start()]
    word = pronoun.group().lower()
    owns = word in _POSSESSIVE and _is_possessive(asked, pronoun) and not before.endswith(" of ")
    if _is_anyones(before, word, owns):
        return True
    subject = _SUBJECT.search(before)
    if subject is None or not (owns or _SAYS.search(before)):
        return False
    if HE_OR_SHE.fullmatch(word):
        return bool(_PERSON.search(before[subject.start() :]))
    return not _PERSON.search(subject["who"]) or bool(word == "its" and _PARTY.search(subject["who"]))


def _is_anyones(before: str, word: str, owns: bool) -> bool:
    """Whether a pronoun means somebody of a kind, named before it: "if a patient withdraws her consent".

    Args:
        before: what stands before the pronoun.
        word: the pronoun.
        owns: whether it tells whose something is.
    """
    anyone = _ANYONE.search(before)
    if word in ("he", "she") or (HE_OR_SHE.fullmatch(word) and owns):
        return anyone is not None
    if word == "its" and owns:
        return anyone is not None and bool(_PARTY.fullmatch(anyone["who"]))
    if word == "their" and owns:
        plural = _PLURAL.search(before)
        return anyone is not None or (plural is not None and bool(_content(plural["does"])))
    return False


def _owned(topic: str, previous: str, history: Sequence[str], person_of: Callable[[str], str | None]) -> str | None:
    """A topic that belongs to whom the previous question names first: "his deputy" as "Governor Hale’s deputy"."""
    resolved = _with_person(topic, history, person_of) if topic.split()[0].lower() in _POSSESSIVE else None
    names = names_in(previous) if resolved else []
    return resolved.question if resolved and names and names[0][0] == resolved.replaced[0][1] else None


def _new_topic(asked: str) -> str | None:
    """The phrase that "And …?" or "What about …?" puts in the place of an earlier one."""
    topic = _WHAT_ABOUT.sub("", asked) if _WHAT_ABOUT.match(asked) else _CONTINUES.sub("", asked)
    topic = _bare(topic)
    first = topic.split(" ", 1)[0].lower()
    if not topic or first in QUESTION_WORDS or _VERBS.search(topic):
        return None
    if topic == _bare(asked) and not _is_name(topic):
        return None
    return topic if len(topic.split()) <= 6 else None


def _bare(words: str) -> str:
    return words.strip(" ?!.,")


def _is_name(words: str) -> bool:
    """Whether words are a name and nothing else: "The Netherlands", "Denmark"."""
    return bool(_BARE_NAME.fullmatch(words)) and bool(names_in(words) or countries_in(words))


def _with_topic(previous: str, topic: str) -> Resolved | None:
    """The previous question with its name replaced by the new one."""
    names = names_in(previous) if names_in(topic) or _TIME.fullmatch(topic) else []
    if placed := _IN_PLACE.match(topic):
        # "And in Ohio?" takes the place of "in Texas", not of who did something there.
        topic = topic[placed.end() :]
        names = [name for name in names if _IN_PLACE_BEFORE.search(previous[: name[1]])]
    meant = _name_meant(names, topic, previous)
    if meant is None:
        return None
    name, start, end = meant
    last = topic.split()[-1]
    if previous.startswith(f" {last}", end):
        end += len(last) + 1  # "the Medical segment" for "the Warehouse" of "the Warehouse segment"
    article = _ARTICLE.search(previous[:start])
    if article and (topic.lower().startswith("the ") or name.isupper() or _THING.search(name) or countries_in(name)):
        start = article.start()  # "the US" gives way to "Britain"; "the Smith report" keeps its article
    possessive = "’s" if re.search(r"(?:['’]s|s['’])$", previous[start:end]) else ""
    if possessive or previous[end : end + 2] in ("'s", "’s"):
        topic = re.sub(r"['’]s?$", "", topic)  # "And Ford’s?" of "Tesla’s board"
    return Resolved(previous[:start] + topic + possessive + previous[end:], ((previous[start:end], topic),))


def _name_meant(names: Sequence[tuple[str, int, int]], topic: str, previous: str) -> tuple[str, int, int] | None:
    """The one earlier name whose place a topic takes; None where several could be meant, or none.

    A country stands for a country, a month for a month, and among others "the EMA" for "the FDA".
    """
    of_topic = [
        name for name in names if re.match(rf"{re.escape(name[0])}\b", topic)
    ]  # "Ada Hale’s deputy" for "Ada Hale"
    if of_topic:
        return of_topic[0]
    is_time = bool(_TIME.fullmatch(topic))
    names = [name for name in names if bool(_TIME.fullmatch(name[0])) == is_time]
    countries = [name for name in names if countries_in(name[0])]
    if countries_in(topic):
        # "And Germany?" behind "Has Britain sent troops to Poland?": not who stands behind a preposition.
        acting = [name for name in countries if not _IN_PLACE_BEFORE.search(previous[: name[1]])]
        names = acting or countries  # "What about Canada?" behind "What is the S-400?" asks no "What is Canada?"
    elif len(names) > 1:
        names = [name for name in names if name not in countries]
    has_article = topic.lower().startswith("the ")
    if len(names) > 1 and (has_article or not topic.isupper()):  # letters are often written without theirs
        names = [name for name in names if bool(_ARTICLE.search(previous[: name[1]])) == has_article]
    return names[0] if len(names) == 1 else None


def _with_person(asked: str, history: Sequence[str], person_of: Callable[[str], str | None]) -> Resolved | None:
    """The question with its "he" or "she" replaced by the person last spoken of."""
    pronoun = HE_OR_SHE.search(asked)
    person = _person_spoken_of(pronoun.group(), history, person_of) if pronoun else None
    if pronoun is None or person is None:
        return None
    owns = pronoun.group().lower() in _POSSESSIVE and _is_possessive(asked, pronoun)
    standing_alone = asked[: pronoun.start()] + person + ("’s" if owns else "") + asked[pronoun.end() :]
    return Resolved(standing_alone, ((pronoun.group(), person),))


def _is_possessive(asked: str, pronoun: re.Match[str]) -> bool:
    """ "her plan" against "asked her": a word must follow, and not a preposition or verb."""
    following = re.match(r"\s+(?:own\s+|or\s+her\s+)?(\w+)", asked[pronoun.end() :])
    return following is not None and following.group(1).lower() not in STOP_WORDS


def asks_for_a_person(question: str) -> bool:
    """Whether a question asks who somebody is, whom the next one then calls he or she; not who said something.

    >>> asks_for_a_person("Who runs the pool?"), asks_for_a_person("Who said that it leaks?")
    (True, False)
    """
    return bool(_ASKS_WHO.match(question)) and not _ASKS_WHO_SPOKE.search(question)


def _person_spoken_of(pronoun: str, history: Sequence[str], person_of: Callable[[str], str | None]) -> str | None:
    """Whom "he" or "she" means: who is named in the latest question that names one, else in the last answer.

    A question that asks who names other things ("Who won the Oslo Marathon?"): its answer is looked at first, and
    where it asks who somebody is nothing else is.
    """
    latest = history[-1]
    if asks_for_a_person(latest):
        # "Whom did Ada Hale marry?": she, or who was asked for.
        unclear = _ACTING.search(latest) and _person_named(pronoun, [latest])
        return None if unclear else _person_answering(pronoun, latest, person_of)
    if _ASKS_WHO.match(latest):
        return _person_answering(pronoun, latest, person_of) or _person_named(pronoun, history)
    return _person_named(pronoun, history) or _person_answering(pronoun, latest, person_of)


def _person_answering(pronoun: str, earlier: str, person_of: Callable[[str], str | None]) -> str | None:
    """Whom the answer to an earlier question gives, by the name alone where that is a full one."""
    person = person_of(earlier)
    if person is None or not agrees(pronoun, person):
        return None
    name = personal_name(person)
    return name if is_full_name(name) else person


def _person_named(pronoun: str, history: Sequence[str]) -> str | None:
    for earlier in reversed(history):
        people = [
            name
            for name, start, _ in names_in(earlier)
            if not (name.isupper() or _THING.search(name) or _TIME.fullmatch(name) or countries_in(name))
            and not _WHERE.search(earlier[:start])
            and not _ARTICLE.search(earlier[:start])  # "the Copper Oven" is nobody
            and agrees(pronoun, name)
        ]
        if people:
            return next((name for name in people if " " in name), people[0])
    return None


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w’'-]+", text.lower()) if word not in STOP_WORDS | _MEASURES]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
