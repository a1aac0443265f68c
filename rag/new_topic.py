"""A new topic in the place of an earlier question's: "And Iceland?" behind "What did Norway send?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.terms import STOP_WORDS
from rag.countries import countries_in
from rag.proper_names import THINGS, names_in
from rag.question_words import QUESTION_WORDS

# "And Iceland?", "But why?" Behind a filler the rest tells whether it goes on from anything: "So where is it?" does,
# "So, where is Oslo?" does not. No "So far, who …?", "So-called ships", "Then-President Hale" or "Well water: …".
CONTINUES = re.compile(
    r"^(?:and|but|or|also|(?P<filler>so(?! (?:far|called|many|much|long)\b)|then|ok(?:ay)?|well(?! [\w-]+:)))[\s,]+",
    re.IGNORECASE,
)
WHAT_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[\s,]*)?(?:what|how) about\s+", re.IGNORECASE)
VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|say|said|says|think|want)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?P<how>in|at|for|from|to|on|with|by|of|about|near|under|against|during|through|between|over|into|behind|versus"
    r"|before|after|since|until)\s+",
    re.IGNORECASE,
)
_IN_PLACE_BEFORE = re.compile(rf"\b{_IN_PLACE.pattern}(?:the\s+)?$", re.IGNORECASE)
_BOUNDS = frozenset(("before", "after", "since", "until"))  # "since May" is no other place for "in April"
_YEAR = r"(?:1[5-9]|20)\d\d"
_TIME = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})(?: \d+)?|{_YEAR}")
_MONTH = re.compile(MONTHS)
_MONTH_AND_YEAR = re.compile(rf"(?:{MONTHS}) (?P<year>\d{{4}})")
# "in 2019", but neither "in 2000 homes" nor "in March 2019"
_IN_A_YEAR = re.compile(
    rf"\b(?:in|of|by|during|since|for|until|from|to|before|after|through) (?P<year>{_YEAR})"
    rf"(?=\W*$|[,;]| (?:{'|'.join(sorted(STOP_WORDS))})\b)"
)
_BARE_NAME = latin(r"(?:[Tt]he )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}")
_TELLING = latin(r"\w.*[A-Z0-9]|[’']s$")  # "EMA", "McCain", "Ford’s"
_OWNING = re.compile(r"(?:['’]s|s['’])$")
ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)
THING = re.compile(rf"\b(?:{THINGS})\b")
_CASE = re.compile(r"\svs?\.?\s")  # "Roe v. Wade"
# Who is so called is so of a place or a firm: "Mayor of Leeds".
_OFFICE = (
    r"(?:C[EFIOT]O|PM|President|Minister|Chancellor|Secretary|Governor|Mayor|King|Queen|Prince|Princess|Pope"
    r"|Chair(?:man|woman|person)?|Director|Chief|Head|Leader|Ambassador|Speaker|Archbishop|Bishop|Premier|Commissioner)"
)
_HELD = re.compile(rf"\b{_OFFICE}\b")
_OFFICE_ALONE = latin(rf"(?:[Tt]he )?(?:[A-Z][\w-]+ ){{0,2}}{_OFFICE}")
_OF_A_STATE = re.compile(r"\b(?:Republic|Kingdom|State|Union|Emirates|Duchy)$")  # "Republic of Ireland" is one country
_LAND = re.compile(r"America|England|Scotland|Wales|Europe|Asia|Africa")

_Name = tuple[str, int, int]  # with where it starts and ends


@dataclass(frozen=True, slots=True)
class Swapped:
    """An earlier question with a new topic: what was written there, and what is read."""

    question: str
    written: str
    read: str


def new_topic(asked: str) -> str | None:
    """The phrase that "And …?" or "What about …?" puts in the place of an earlier one."""
    topic = WHAT_ABOUT.sub("", asked) if WHAT_ABOUT.match(asked) else CONTINUES.sub("", asked)
    topic = _bare(topic)
    first = topic.split(" ", 1)[0].lower()
    if not topic or first in QUESTION_WORDS or VERBS.search(topic):
        return None
    if topic == _bare(asked) and not (_is_name_by_itself(topic) or _TIME.fullmatch(topic)):
        return None
    return topic if len(topic.split()) <= 6 else None


def is_bare_name(asked: str) -> bool:
    """Whether a question is a name and nothing else: "The Netherlands?", "Denmark"."""
    words = _bare(asked)
    return bool(_BARE_NAME.fullmatch(words)) and bool(names_in(words) or countries_in(words))


def _is_name_by_itself(words: str) -> bool:
    """Whether words are surely a name: one that is no country's may have its capital for opening the sentence.

    >>> _is_name_by_itself("Denmark"), _is_name_by_itself("Ada Hale"), _is_name_by_itself("Deaths")
    (True, True, False)
    """
    return is_bare_name(words) and (" " in words or bool(_TELLING.search(words)) or bool(countries_in(words)))


def _bare(words: str) -> str:
    return words.strip(" ?!.,")


def with_topic(previous: str, topic: str) -> Swapped | None:
    """The previous question with its name replaced by the new one."""
    placed = _IN_PLACE.match(topic)
    how = placed["how"].lower() if placed else ""
    topic = topic[placed.end() :] if placed else topic
    names = _names_like(topic, previous)
    if placed:
        names = _places(how, names, previous)
    meant = _name_meant(names, topic, previous)
    if meant is None or (meant := _part_meant(meant, topic)) is None:
        return None
    name, start, end = meant
    last = topic.split()[-1]
    if previous.startswith(f" {last}", end):
        end += len(last) + 1  # "the Medical segment" for "the Warehouse" of "the Warehouse segment"
    if _MONTH.fullmatch(topic) and (dated := _MONTH_AND_YEAR.fullmatch(name)):
        topic = f"{topic} {dated['year']}"  # "And in April?" behind "in March 2021"
    article = ARTICLE.search(previous[:start])
    if article and _OFFICE_ALONE.fullmatch(topic):
        topic = topic.removeprefix("the ")
    elif article and (topic.lower().startswith("the ") or name.isupper() or THING.search(name) or countries_in(name)):
        start = article.start()  # "the US" gives way to "Britain"; "the Smith report" keeps its article
    stands = _IN_PLACE_BEFORE.search(previous[:start])
    if how and stands and stands["how"].lower() != how:
        start, topic = stands.start(), f"{how} {topic}"  # "And from Ohio?" for "to Texas"
    possessive = "’s" if _OWNING.search(previous[start:end]) else ""
    if possessive or _owns(previous, end):
        topic = re.sub(r"['’]s?$", "", topic)  # "And Ford’s?" of "Tesla’s board"
    return Swapped(previous[:start] + topic + possessive + previous[end:], previous[start:end], topic)


def _names_like(topic: str, previous: str) -> list[_Name]:
    """What of an earlier question a topic may take the place of: names for a name, the only year for a year."""
    if re.fullmatch(_YEAR, topic):
        years = [(found["year"], *found.span("year")) for found in _IN_A_YEAR.finditer(previous)]
        return years if len(re.findall(rf"\b{_YEAR}\b", previous)) == 1 else []
    return names_in(previous) if names_in(topic) or _TIME.fullmatch(topic) else []


def _places(how: str, names: Sequence[_Name], previous: str) -> list[_Name]:
    """Names behind a preposition, the same if there are any: "And in Ohio?" takes the place of "in Texas".

    It does not take that of who did something there.
    """
    found = [(name, _IN_PLACE_BEFORE.search(previous[: name[1]])) for name in names]
    behind = [(name, before["how"].lower()) for name, before in found if before]
    same = [name for name, before in behind if before == how]
    return same if same or how in _BOUNDS else [name for name, _ in behind]


def _name_meant(names: Sequence[_Name], topic: str, previous: str) -> _Name | None:
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
    if _CASE.search(topic) or " " in topic:
        # "Justice Hale" is no case; "Roe" may be short for one.
        is_case = bool(_CASE.search(topic))
        alike = [name for name in names if bool(_CASE.search(name[0])) == is_case]
        names = alike or [name for name in names if is_case and _may_be_a_case(name, previous)]
    countries = [name for name in names if countries_in(name[0])]
    if countries_in(topic):
        # "And Germany?" behind "Has Britain sent troops to Poland?": not who stands behind a preposition.
        acting = [name for name in countries if not _IN_PLACE_BEFORE.search(previous[: name[1]])]
        names = acting or countries  # "What about Canada?" behind "What is the S-400?" asks no "What is Canada?"
    elif len(names) > 1:
        names = [name for name in names if name not in countries]
    has_article = topic.lower().startswith("the ")
    if len(names) > 1:
        # "And Dahl?" behind "What did Vik say about Hale’s plan?": what owns nothing takes no owner’s place. But "And
        # the Mail?" takes that of "the Post’s editor", where nothing else has an article.
        alike = [name for name in names if _owns(previous, name[2]) == bool(_OWNING.search(topic))]
        fits = any(bool(ARTICLE.search(previous[: name[1]])) == has_article for name in alike)
        names = alike if fits else names
    if len(names) > 1 and (has_article or not topic.isupper()):  # letters are often written without theirs
        names = [name for name in names if bool(ARTICLE.search(previous[: name[1]])) == has_article]
    return names[0] if len(names) == 1 else None


def _owns(question: str, end: int) -> bool:
    """Whether a name that ends there tells whose something is: "Hale’s plan"."""
    return question[end : end + 2] in ("'s", "’s") or bool(_OWNING.search(question[:end]))


def _may_be_a_case(name: _Name, previous: str) -> bool:
    """Whether a name may be short for a case: one word behind a preposition, "in Roe", and no country."""
    return " " not in name[0] and not countries_in(name[0]) and bool(_IN_PLACE_BEFORE.search(previous[: name[1]]))


def _part_meant(name: _Name, topic: str) -> _Name | None:
    """The part of a name with "of" whose place a topic takes; None where that is not clear.

    In "CEO of Ford" the CFO takes the place of "CEO", and Toyota that of "Ford". In "University of Oslo" a country
    takes that of "Oslo"; "Leeds" may do so, too, or be another university. "Barclays" is no country, and takes the
    place of the whole "Bank of England".
    """
    written, start, end = name
    head, of, place = written.rpartition(" of ")
    if not of or topic.startswith(written) or _OF_A_STATE.search(head):
        return name
    before, behind = (head, start, start + len(head)), (place, end - len(place), end)
    is_office = bool(_HELD.search(head))
    if " of " in topic:  # "Minister of Defence" in "Minister of Finance of Norway"
        return before if is_office and " of " in head and not countries_in(topic) else name
    if _OFFICE_ALONE.fullmatch(topic):
        return before if is_office else None
    if countries_in(topic):
        return behind if is_office or countries_in(place) else None
    if is_office:
        return behind if " " not in topic or THING.search(topic) else None
    is_other_body = _is_land(place) and not _is_land(topic)
    return name if is_other_body or topic.isupper() or topic.lower().startswith("the ") else None


def _is_land(name: str) -> bool:
    """Whether a name is a country's and no town's, or a land's that is spoken of like one: "Norway", "England"."""
    return bool(_LAND.fullmatch(name)) or any(written != country.capital for written, country in countries_in(name))
