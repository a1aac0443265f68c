"""Who in a question may be a person: whom "he" or "she" of the next one may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.calendar_words import MONTHS, WEEKDAYS
from rag.countries import countries_in
from rag.new_topic import ARTICLE, THING
from rag.persons import agrees
from rag.proper_names import names_in

Name = tuple[str, int, int]  # with where it starts and ends

TIME = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})(?: \d+)?")
WHERE = re.compile(r"\b(?:in|at|from|near)\s(?:the\s)?$", re.IGNORECASE)
PERSON = re.compile(
    r"\b(?:\w*(?:man|woman|person)|(?:vice-)?president|minister|mayor|king|queen|prince|princess|chief|leader|boss|head"
    r"|director|chair|chancellor|secretary|senator|governor|ambassador|general|judge|lawyer|attorney"
    r"|prosecutor|defendant"
    r"|plaintiff|claimant|witness|victim|suspect|seller|buyer|tenant|landlord|lender|borrower|employer|employee|owner"
    r"|author|writer|reporter|editor|teacher|student|doctor|nurse|patient|driver|pilot|officer|farmer|worker|player"
    r"|coach|artist|actor|actress|singer|candidate|founder|father|mother|son|daughter|brother|sister|husband|wife)\b",
    re.IGNORECASE,
)
# Who is called by no name: "the editor", "its CEO", but no "German".
_SOMEBODY = re.compile(
    rf"\b(?=[a-z])(?!human\b){PERSON.pattern}|\b(?:C[EFIOT]O|ceo|deputy|successor|predecessor|partner|spouse|heir"
    r"|manager|commissioner|aide|advis[eo]r|envoy|premier|executive|treasurer|boy|girl|uncle|aunt)\b"
)
_THEIRS = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}?(?:{_SOMEBODY.pattern})")  # "’s former chief executive"
# "fire its CEO", "fire the chairman", but not "Hale, the chairman" or "as the chairman": what has one is no person.
_ITS = re.compile(
    rf"\b(?:its|their)\s(?:[\w-]+\s){{0,3}}?(?:{_SOMEBODY.pattern})"
    r"|(?<!, )(?<!\bas )\bthe\s(?:[\w-]+\s)?(?:C[EFIOT]O|ceo|chair(?:man|woman|person)?|chief executive)\b"
)
_WHOSE = re.compile(rf"(?:{_SOMEBODY.pattern})\s(?:of|for)\s$")  # "the chairman of Northgate"
_TOLD_OF = re.compile(r"\b(?:about|on|over|regarding)\s$", re.IGNORECASE)


def people_named(pronoun: str, history: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Who in the latest question that names somebody may be meant, by full name if any is; none if it tells of others.

    Those whom the articles know go before all others: "Lavrov" before "Dagens Nyheter".

    "What did Orlo’s chairman know?" and "Why did Orlo fire its CEO?" are no questions about a person called Orlo.
    """
    for earlier in reversed(history):
        people = [
            (name, start, end)
            for name, start, end in known_first(maybe_persons(earlier), is_known)
            if agrees(pronoun, name) and not WHERE.search(earlier[:start])
        ]
        if people:
            meant = [person for person in people if not _is_somebody_elses(earlier, *person[1:])]
            names = [name for name, _, _ in _without_what_is_told_of(meant, earlier)]
            return [name for name in names if " " in name] or names
    return []


def maybe_persons(question: str) -> list[Name]:
    """The names in a question that may be a person's, with their places."""
    return [
        (name, start, end)
        for name, start, end in names_in(question)
        if not (name.isupper() or THING.search(name) or TIME.fullmatch(name) or countries_in(name))
        and not ARTICLE.search(question[:start])  # "the Copper Oven" is nobody
    ]


def known_first(people: list[Name], is_known: Callable[[str], bool]) -> list[Name]:
    """Of several names those that the articles know as people's; all, where they know none."""
    known = [person for person in people if is_known(person[0])] if len(people) > 1 else []
    return known or people


def _without_what_is_told_of(people: list[Name], earlier: str) -> list[Name]:
    """Names without a word that may be a thing others speak of, if any is left: "What did Hale say about Bitcoin?"."""
    others = [(name, start, end) for name, start, end in people if " " in name or not _TOLD_OF.search(earlier[:start])]
    return others or people


def _is_somebody_elses(earlier: str, start: int, end: int) -> bool:
    """Whether a name in a question tells whose somebody is, or may: "Ada Hale’s wife"; "Orlo" of "Orlo’s chairman"."""
    if _THEIRS.match(earlier, end):
        return True
    return " " not in earlier[start:end] and bool(_ITS.search(earlier, end) or _WHOSE.search(earlier[:start]))
