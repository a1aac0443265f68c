"""Follow-up questions: pronouns and ellipsis resolved against the conversation.

The resolution is a rewritten question that stands alone. It is shown to the
reader, never applied in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.letters import latin
from index.speech_verbs import ACCUSED, CLAIMED, DENIED, IRREGULAR_PASTS
from index.terms import STOP_WORDS
from rag.asked_for import SAYS
from rag.new_topic import CONTINUES, VERBS, WHAT_ABOUT, is_bare_name, new_topic, with_topic
from rag.parts import parts_of
from rag.people_named import PERSON, TIME, WHERE, known_first, maybe_persons, people_named
from rag.persons import HE_OR_SHE, WENT, agrees, is_full_name, personal_name
from rag.proper_names import names_in
from rag.question_words import ANY_AUXILIARY
from rag.sides import SAID_OR_DONE
from rag.taken_up import Dealing, dealing_in, has_he_and_she

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
# "Why did the company cut its dividend?": whose it is stands in the question.
_SUBJECT = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|can|could|should|may|might|must)\s+(?:the|an?|my|our)\s+"
    r"(?P<who>[\w’'-]+(?:\s+[\w’'-]+){0,2})",
    re.IGNORECASE,
)
# "Who runs the pool?", "Which officer led it?", "Who is Orlo’s mayor?", but not "Who is Ada Hale?", which names her.
_ASKS_WHO = latin(
    r"(?i:and |so |but )?(?:(?i:who(?:se|m)?)\b(?! (?:is|was|are|were) [A-Z](?!.*[’']s? ))"
    rf"|(?i:which|what) (?:[\w’'-]+ ){{0,2}}?(?i:{PERSON.pattern})"
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
    rf"\b(?:who|{PERSON.pattern})(?: (?:else|has|have|had|also|then|first|since|never|\w+ly))*"
    rf" (?:(?!(?:{SAID_OR_DONE}|claim(?:s|ed)?)\b)(?:{CLAIMED}|{ACCUSED}|{DENIED})\b"
    rf"|{_SAID})"
    r"|\bwhose (?:\w+ )?(?:words?|statements?|remarks?|comments?|views?|opinion|answer|reaction|complaints?)\b",
    re.IGNORECASE,
)
_ACTING = latin(r"\b(?:do|does|did|has|have|had|will|would|can|could|should) [A-Z]")  # "Whom did Ada Hale marry?"
# "What did he answer?", "How did she then react?", "What was his reply?"
_ANSWERS = re.compile(
    r"\b(?:s?he (?:\w+ )?(?:answer|repl(?:y|ied)|respond|react)|(?:his|her) (?:answer|reply|response|reaction)\b)",
    re.IGNORECASE,
)
_ONE_LETTER = re.compile(r"[\W_]*\w[\W_]*")
# Whoever is named so owns the "he" or "her" behind: "a patient", "every other tenant", "if the buyer".
_ANYONE = re.compile(
    r"(?:(?<!\bas )\b(?:an?|every|each|any|no)|\b(?:if|unless|whenever)\s+the)\s+(?:[\w’'-]+\s+){0,2}?"
    rf"(?P<who>{PERSON.pattern})",
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


def resolve(
    asked: str,
    history: Sequence[str],
    person_of: Callable[[str], str | None],
    is_known: Callable[[str], bool] = lambda _: False,
) -> Resolved | None:
    """The follow-up as a question that stands alone, or None if it already does.

    Args:
        asked: the question.
        history: earlier questions, oldest first, each already standing alone.
        person_of: the person whom an answer to an earlier question gives, as its article names
            them; called only when a pronoun finds no name in the questions.
        is_known: whether the articles know a name as a person's; called only of several.
    """
    if not history or not leans_on_earlier(asked):
        return None
    previous = history[-1]
    if topic := new_topic(asked):
        owned = _owned(topic, previous, history, person_of, is_known)
        if swapped := with_topic(previous, owned or topic):
            return Resolved(swapped.question, ((swapped.written, swapped.read),))
    bare = _sentence_case(CONTINUES.sub("", asked))
    # What "it", "they" or "that" point to is rarely one name: the reader is given both questions.
    return _with_person(bare, history, person_of, is_known) or Resolved(f"{previous.rstrip()} {bare}")


def is_one_letter(asked: str) -> bool:
    """Whether words are a letter and nothing else, "y": no question, and none that leans on another."""
    return bool(_ONE_LETTER.fullmatch(asked))


def leans_on_earlier(asked: str) -> bool:
    """Whether a question cannot be understood without the one before it."""
    if is_one_letter(asked):
        return False
    continues = CONTINUES.match(asked)
    if continues and continues["filler"]:
        return new_topic(asked) is not None or leans_on_earlier(asked[continues.end() :])
    if continues or WHAT_ABOUT.match(asked) or is_bare_name(asked):
        return True
    plain = _EXPLETIVE.sub(" ", asked if asked.isupper() else _COMPUTING.sub("I.T.", asked))
    if len(_content(asked)) <= _BARE_WORDS and not names_in(asked):
        return True
    pronoun = HE_OR_SHE.search(plain) or _OTHER.search(plain)
    # "What did Ada say about her plans?" carries its own antecedent; "Did Ada see it?" does not.
    if pronoun and not names_in(plain[: pronoun.start()]) and not _is_the_subjects(plain, pronoun):
        return True
    # "What did the ministry say, and how did the union react?" tells to what.
    if _LAST_OBJECT.search(plain) or (_REACTS.search(plain) and len(parts_of(asked)) == 1):
        return True
    if _FRAGMENT.match(plain) and not names_in(plain) and not VERBS.search(plain):
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
        return bool(PERSON.search(before[subject.start() :]))
    return not PERSON.search(subject["who"]) or bool(word == "its" and _PARTY.search(subject["who"]))


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


def _owned(
    topic: str,
    previous: str,
    history: Sequence[str],
    person_of: Callable[[str], str | None],
    is_known: Callable[[str], bool],
) -> str | None:
    """A topic that belongs to whom the previous question names first: "his deputy" as "Governor Hale’s deputy"."""
    resolved = _with_person(topic, history, person_of, is_known) if topic.split()[0].lower() in _POSSESSIVE else None
    names = names_in(previous) if resolved else []
    return resolved.question if resolved and names and names[0][0] == resolved.replaced[0][1] else None


def _with_person(
    asked: str, history: Sequence[str], person_of: Callable[[str], str | None], is_known: Callable[[str], bool]
) -> Resolved | None:
    """The question with its "he" or "she" replaced by the person last spoken of."""
    pronoun = HE_OR_SHE.search(asked)
    if pronoun is None or _names_whom_it_is_about(asked[: pronoun.start()]):
        return None
    latest = history[-1]
    dealing = dealing_in(latest, known_first(maybe_persons(latest), is_known))
    takes_up = dealing is not None and dealing.is_taken_up(asked, pronoun)
    if dealing and takes_up and dealing.tells_who(asked, pronoun.group()):
        return _taken_up(asked, pronoun, dealing)
    if dealing and has_he_and_she(asked) and (takes_up or dealing.may_be_either(HE_OR_SHE.findall(asked))):
        return None
    person = _person_spoken_of(pronoun.group(), asked, history, person_of, is_known)
    if person is None or (dealing and takes_up and not (dealing.is_a_person and person == dealing.other)):
        return None
    return _naming(asked, [(pronoun, person)])


def _taken_up(asked: str, pronoun: re.Match[str], dealing: Dealing) -> Resolved:
    """A follow-up on how somebody took what another said or did to them, with both named.

    "How did she answer him?" behind "What did Bo Dahl accuse Hale of?" is read as "How did Hale answer Bo Dahl?".
    """
    meant = [(pronoun, dealing.other)]
    another = HE_OR_SHE.search(asked, pronoun.end())
    if another and dealing.doer and not another.group().endswith("self") and agrees(another.group(), dealing.doer):
        meant.append((another, dealing.doer))
    return _naming(asked, meant)


def _naming(asked: str, meant: Sequence[tuple[re.Match[str], str]]) -> Resolved:
    """A question with names in the place of its pronouns, given in order: "Ada Hale’s" for "her" where it owns."""
    named = asked
    for pronoun, person in reversed(meant):
        owns = pronoun.group().lower() in _POSSESSIVE and _is_possessive(asked, pronoun)
        named = named[: pronoun.start()] + person + ("’s" if owns else "") + named[pronoun.end() :]
    return Resolved(named, tuple((pronoun.group(), person) for pronoun, person in meant))


def _names_whom_it_is_about(before: str) -> bool:
    """Whether what stands before a pronoun names its person: "What about Ada Hopper, does she want it?"."""
    return any(
        before.startswith(",", end) and not (TIME.fullmatch(name) or WHERE.search(before[:start]))
        for name, start, end in names_in(before)
    )


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


def _person_spoken_of(
    pronoun: str,
    asked: str,
    history: Sequence[str],
    person_of: Callable[[str], str | None],
    is_known: Callable[[str], bool],
) -> str | None:
    """Whom "he" or "she" means: who is named in the latest question that names one, else in the last answer.

    A question that asks who names other things ("Who won the Oslo Marathon?"): its answer is looked at first, and
    where it asks who somebody is nothing else is. Of two who are named nobody is meant for sure, but who answers
    is more likely the one spoken to.
    """
    latest = history[-1]
    if asks_for_a_person(latest):
        # "Whom did Ada Hale marry?": she, or who was asked for.
        unclear = _ACTING.search(latest) and people_named(pronoun, [latest], is_known)
        return None if unclear else _person_answering(pronoun, latest, person_of)
    if _ASKS_WHO.match(latest) and (person := _person_answering(pronoun, latest, person_of)):
        return person
    people = people_named(pronoun, history, is_known)
    if len(people) > 1:
        return people[-1] if _ANSWERS.search(asked) else None
    return people[0] if people else _person_answering(pronoun, latest, person_of)


def _person_answering(pronoun: str, earlier: str, person_of: Callable[[str], str | None]) -> str | None:
    """Whom the answer to an earlier question gives, by the name alone where that is a full one."""
    person = person_of(earlier)
    if person is None or not agrees(pronoun, person):
        return None
    name = personal_name(person)
    return name if is_full_name(name) else person


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w’'-]+", text.lower()) if word not in STOP_WORDS | _MEASURES]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
