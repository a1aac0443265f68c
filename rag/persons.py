"""People as a text names them: by office and name, as the subject of a sentence, in apposition."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.calendar_words import MONTHS, WEEKDAYS
from index.letters import latin
from index.quotation import is_quoted
from index.terms import STOP_WORDS
from rag.answer import Mention
from rag.countries import countries_in, is_called_a_country
from rag.named_as import is_named_as
from rag.proper_names import PARTICLES, STYLES, THINGS

_CAPITALISED = r"[A-Z][\w’'-]+"
_NEXT = rf"(?:(?:{PARTICLES})[ -]){{0,2}}{_CAPITALISED}"
NAME = rf"{_CAPITALISED}(?:[ \n](?:[A-Z]\.|{_NEXT})){{0,2}}[ \n]{_NEXT}"  # first and last name
_OFFICE = (
    r"President|Minister|Secretary|Chancellor|General|Chairman|Chairwoman|Director|Senator|Governor|Mayor|Judge|King"
    r"|Queen|Prince|Princess|Pope|Professor|Commissioner|Ambassador|Representative|Colonel|Captain|Major|Mr\.?|Mrs\.?"
    r"|Ms\.?|Dr\.?|Sir|Lady|Officer"
)
_OFFICE_AND_NAME = latin(
    r"\b(?:(?:[A-Z][\w’'-]*|(?:[A-Z]\.)+)\s+(?:of\s+)?){0,4}"
    rf"(?:{_OFFICE}|spokes(?:man|woman|person)|envoy|leader|chief|founder|head|analyst|researcher|lawyer)"
    rf"(?:\s+(?:of|for)\s+{_CAPITALISED})?\s+{NAME}"  # "Minister of Fisheries Ada Hale"
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Gov|Gen|Col|Rep)\.?\s)?"
WENT = (  # verbs whose past does not end in "-ed"
    "won|beat|hit|ran|led|went|came|made|took|got|held|wrote|spoke|told|said|became|began|left|lost|met|kept|put|saw|gave"
    "|found|grew|fell|rose|built|brought|bought|taught|thought|had|drove|flew|fought|knew|sat|stood|swam|wore"
)
_GOES = (  # a word in "-s" may be a noun: "Wall Street traders"
    "is|has|does|was|says|tells|plays|works|runs|leads|lives|owns|teaches|writes|grows|makes|takes|wants|knows|thinks"
    "|believes|remembers|recalls|calls|sees|looks|keeps|gets|goes|comes|sits|stands|hopes|plans|spends|feels|finds"
)
# "Walt Jessup, who grows apples, …", "Elspeth Marr built …", "Her deputy, Piers Hale, …"
_SUBJECT = latin(
    rf"^\W*(?:(?P<plain>{_TITLE}{NAME})(?=,? (?:who|whose|an?|the|\d{{1,3}})\b"
    rf"|, (?!(?:and|or|but)\b)[a-z]| (?:[a-z]+ed|{WENT}|{_GOES})\b)"
    # "The nurse Ada Hopper left", but not "The nurse of Ada Hopper left"
    rf"|(?:The|An?)\s(?:(?!(?:of|for|to|from|with|at|in|by)\b)[a-z-]+\s){{1,3}}(?P<called>{NAME})(?= [a-z])"
    rf"|(?:The|Her|His|Their|Its|An?|One)\s[\w’' -]{{2,40}},\s(?P<apposed>{_TITLE}{NAME}),)"
)
_LETTERS = re.compile(r"(?:[KQ]C|MSPs?|M[EPS]?P|MD|PhD|TD|[OMC]BE|[JS]r\.?|I{2,3})")  # behind a name, and none of it
_PART_OF_A_NAME = latin(rf"[A-Z][^,]*$|(?:{PARTICLES})$|(?:{PARTICLES})-[A-Z]")
SHORTENED = "Mrs|Messrs|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Maj|Col|Sgt|Capt|Cmdr|Adm|Pres|Supt|Insp|Amb|Cllr"  # "Gov. Hale"
_PARTICLE = re.compile(PARTICLES)
_PARTICLE_BEFORE = re.compile(rf"^(?:{PARTICLES})-")
_OFFICE_ALONE = re.compile(_OFFICE)
_STYLE = re.compile(rf"(?:{STYLES})\.?|(?:{SHORTENED})\.", re.IGNORECASE)
_INITIAL = latin(r"[A-Z]\.")
_NO_PERSON = re.compile(
    r"^(?:New|North|South|East|West|Central|Upper|Lower|San|Santa|Los|Las|Fort|Mount|Lake|Saint)\b"
    rf"|\b(?:{THINGS})$"
)
_BODY = re.compile(
    r"\b(?:ministry|government|police|company|firm|bank|union|party|council|committee|commission|agency|authority|court"
    r"|study|report|survey|paper|statement|group|team|club|army|office|charity|university|institute|board|parliament"
    r"|alliance|association|department|court|church|hospital|school|[a-z]{3,}(?<!s)s)$"
)
_CALLED = latin(r"\W*(?P<who>[A-Z][\w’'-]+), (?:who\b|aged \d|\d{1,3},)")  # "Ada, who keeps the books, …", "Bo, 43, …"
_NAMED = latin(rf"(?<![\w.’'-]){NAME}(?![\w’'-])")
_TIME = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})s?")
_RUN = latin(
    rf"(?<![\w.’'-])(?<!the )(?<!The )(?:(?:{STYLES})\.? )?"
    rf"[A-Z][\w-]*(?:[ \n](?:(?:{PARTICLES})[ -])?(?:[A-Z]\.|[A-Z][\w-]*)){{0,9}}"
)
_ACTING = latin(
    rf"(?P<run>{_RUN.pattern})(?:[’']s\b|\s(?:is|was|has|had|did|would|could|will|who|[a-z]{{2,}}ed|{WENT}|{_GOES})\b)"
)
# Behind these stands whose somebody is, or where. A spokesman for a firm is its voice.
_OF = latin(r"(?P<who>\S.*)\s(?:of|in|at|(?<!man )(?<!person )for)\s(?:(?:the|an?|his|her|its|their)\s)?(?P<of>[^,]+)")
_MR = re.compile(r"\b(?:Mr|Sir)\b")
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame)\b")
_SMALL_WORDS = frozenset("The His Her Its Their".split())  # at the beginning of a mention, and of no name
_OWNER = re.compile(r"(his|her|its|their)\s", re.IGNORECASE)
HE_OR_SHE = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself)\b", re.IGNORECASE)
_LORD = r"Lord(?!\s(?:Chancellor|Mayor|Provost|Chief|Justice|President|Advocate|Speaker)\b)"  # which women are too
_HE = re.compile(
    rf"\b(?:Mr|Sir|{_LORD}|King|Prince|Chairman"
    r"|(?!\w*woman)[a-z]*man|boy|husband|father|son|brother|uncle|he|him|himself)\b"
)
_SHE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Queen|Princess|Chairwoman"
    r"|[a-z]*woman|girl|wife|mother|daughter|sister|aunt|she|her|herself)\b"
)
# A run of capitals that may hold a person's name, with what they are called before it: "Ms Ada Hale", "Judge O’Dell".
_CALLED_BY_NAME = latin(
    rf"(?<![\w.-])(?<!\w[’'])(?<!the )(?<!The )(?:(?:{STYLES}|{SHORTENED})\.? )?"
    rf"[A-Z][\w’'-]*(?:[ \n](?:[A-Z]\.|(?:(?:{PARTICLES})[ -]){{0,2}}[A-Z][\w’'-]*)){{0,9}}"
)
_BEFORE_A_NAME = re.compile(rf"{_OFFICE}|{_STYLE.pattern}|Miss|Dame|Chair|Executive|Councillor|Inspector|Justice")
_OF_ANOTHER = re.compile(r"\b(?:of|to|for|with|from|under|in|at)\s(?:the\s)?$")  # "a lawyer for Ada Hale" is not her
_SPEAKING = re.compile(r"\b(?:I|me|myself)\b")
_SOMEBODY_ELSE = re.compile(
    r"(?:an?|his|her|its|their|my|our|one)\s", re.IGNORECASE
)  # "her aunt" is not whom she follows


def people_of(text: str, sentences: Sequence[tuple[int, int]]) -> list[Mention]:
    """Those whom a text names as people, in order; by the last name alone where it opens a sentence.

    Args:
        text: the document's.
        sentences: where those to look at start and end, in order.
    """
    surnames = _names_alone(text[sentences[0][0] : sentences[-1][1]]) if sentences else frozenset[str]()
    people = {person.start: person for start, end in sentences for person in _people_in(text, start, end, surnames)}
    called = {last_name(person.text) for person in people.values()}
    opening = (_surname_at(text, start) for start, _ in sentences)
    people |= {one.start: one for one in opening if one and last_name(one.text) in called}
    return [people[start] for start in sorted(people)]


def _people_in(text: str, start: int, end: int, surnames: Collection[str]) -> Iterator[Mention]:
    """The people of a sentence: with an office, as its subject, or by a first name and a last that is known."""
    for found in _OFFICE_AND_NAME.finditer(text, start, end):
        yield Mention(found.group(), found.start(), found.end())
    if subject := _SUBJECT.match(text[start:end]):
        name, begin = subject[subject.lastgroup or 0], start + subject.start(subject.lastgroup or 0)
        if _is_person_in(text, name, surnames) and name.split()[0].lower() not in STOP_WORDS:
            yield Mention(name, begin, begin + len(name))
    if (called := _CALLED.match(text, start, end)) and not (countries_in(called["who"]) or is_body(called["who"])):
        yield Mention(called["who"], *called.span("who"))
    for found in _NAMED.finditer(text, start, end):
        name = _without_small(found.group())
        told = _is_person_in(text, name, surnames) and last_name(name) in surnames
        if told and not is_quoted(text[start:end], found.start() - start):
            yield Mention(name, found.end() - len(name), found.end())


def _names_alone(text: str) -> frozenset[str]:
    """The names that act by themselves in a text, or behind "Mr": people are called by their last names, bodies not.

    "Ada Hopper of Midland Coaches left. Hopper will return." gives "hopper".
    """
    runs = (re.sub(rf"^(?:{STYLES})\.?\s", "", found["run"]) for found in _ACTING.finditer(text))
    return frozenset(last_name(run) for run in runs if " " not in run and not _STYLE.fullmatch(run))


def _surname_at(text: str, start: int) -> Mention | None:
    """The one name that opens a sentence: "Hopper left."."""
    found = _RUN.match(text, start)
    return Mention(found.group(), *found.span()) if found and " " not in found.group() else None


def _is_person_in(text: str, name: str, surnames: Collection[str]) -> bool:
    """Whether a first and a last name are a person's in a text, though one of them may be a country's.

    Of "Ada Jordan" the text does not write "in Jordan"; of "Georgia Hale" it knows a "Hale".
    """
    if not _is_personal(name):
        return False
    first, last = name.split()[0], last_name(name)
    if is_called_a_country(first) and last not in surnames:
        return False
    place = last.title()
    return not (is_called_a_country(place) and re.search(rf"\b(?:in|across|outside|near) {place}\b", text))


def _is_personal(name: str) -> bool:
    """Whether a first and a last name can be a person's."""
    words = _without_letters(name)
    no_name = any(word.isupper() and len(word) > 1 for word in words) or _TIME.fullmatch(words[-1] if words else "")
    rest = " ".join(words[1:] if len(words) == 2 and is_called_a_country(words[0]) else words)  # "Georgia Hale"
    return len(words) > 1 and not (no_name or is_body(name) or countries_in(rest))


def _without_small(name: str) -> str:
    """A name without the small words that open a sentence before it: of "For Ada Hopper" the last two."""
    while name.partition(" ")[0].lower() in STOP_WORDS:
        name = name.partition(" ")[2]
    return name


def is_body(who: str) -> bool:
    """Whether words call an institution, a company or several people."""
    return bool(_NO_PERSON.search(who) or _BODY.search(who)) or (who.isupper() and " " not in who)


def has_office(who: str) -> bool:
    """Whether words call somebody by an office and a name."""
    return bool(_OFFICE_AND_NAME.search(who))


def is_full_name(who: str) -> bool:
    """Whether words end in a first and a last name, initials between them or not: "Officer Mark T. Hale"."""
    words = [word for word in _without_letters(who) if not (_INITIAL.fullmatch(word) or _PARTICLE.fullmatch(word))]
    bare = [_PARTICLE_BEFORE.sub("", word) for word in words[-2:]]
    named = len(words) >= 2 and all(word[:1].isupper() and not word.isupper() for word in bare)
    return named and words[0].lower() != "the"


def personal_name(who: str) -> str:
    """A mention without office and style.

    >>> personal_name("US Deputy Secretary of Defense Ada Hopper")
    'Ada Hopper'
    """
    words = _without_letters(who)
    before = [at for at, word in enumerate(words[:-1]) if _STYLE.fullmatch(word) or not _PART_OF_A_NAME.match(word)]
    return " ".join(words[before[-1] + 1 if before else 0 :])


def may_be(pronoun: str, words: str) -> bool:
    """Whether "he" or "she" may stand for somebody, as far as the words around the name tell."""
    other = _SHE if _HE.match(pronoun.lower()) else _HE
    return not other.search(words)


def agrees(pronoun: str, who: str) -> bool:
    """Whether "he" or "she" fits the style that stands before a name, if one does.

    >>> agrees("his", "Mr Hale"), agrees("his", "Ms Ada Hale"), agrees("she", "Ada Hale")
    (True, False, True)
    """
    return _style_of(who) != ("Mrs" if pronoun.lower() in ("he", "him", "his", "himself") else "Mr")


def person_told(
    sentence: str, answer: tuple[int, int], asked: str, text: str, speaker: Mention | None = None
) -> str | None:
    """Whom a sentence gives as the answer to who somebody is, with "Mr" or "Ms"; None where that is not one person.

    Whose name stands in the answer, "Ada Hale" in "the clerk, Ada Hale"; who speaks, where that is "I"; else the only
    person of the sentence, if the answer is said of them ("Ada Hale is the clerk"), and not "her aunt".

    Args:
        sentence: what answers.
        answer: where in it the likeliest answer stands.
        asked: the question: whom it names it does not ask for.
        text: the sentence's document.
        speaker: who speaks in the sentence, if anybody does.
    """
    asked_of = re.findall(r"[\w’'-]+", re.sub(r"[’']s\b", "", asked.casefold()))
    start, end = answer
    told: list[str] = []
    for run in _CALLED_BY_NAME.finditer(sentence):
        of_another = _OF_ANOTHER.search(sentence[start : max(start, run.start())])
        if run.start() < end and start < run.end() and not of_another and (who := _as_called(run.group(), text)):
            told.append(who)
    if not told and _SPEAKING.match(sentence[start:end]):
        return speaker.text if speaker else None
    if not (told or speaker or _SPEAKING.search(sentence) or _SOMEBODY_ELSE.match(sentence[start:end])):
        people = people_of(sentence, [(0, len(sentence))])
        outside = [person for person in people if person.end <= start or end <= person.start]
        others = [person for person in outside if last_name(person.text) not in asked_of]
        if all(is_named_as(sentence, (one.start, one.end), answer) for one in others):
            told = [who for one in others if (who := _as_called(one.text, text))]
    asked_for = sorted((who for who in told if last_name(who) not in asked_of), key=lambda who: -len(who.split()))
    return asked_for[0] if asked_for and all(_may_be_one(asked_for[0], who) for who in asked_for[1:]) else None


def _may_be_one(who: str, other: str) -> bool:
    """Whether two mentions may be of one person: "Ada Hale" and "Ms Hale", not "Ada Hale" and "Bo Hale"."""
    return may_be_called(who, other) and {_style_of(who), _style_of(other)} != {"Mr", "Mrs"}


def _as_called(run: str, text: str) -> str | None:
    """A person as a run of capitals in a text calls them, a last name alone with "Mr" or an office; None for no person.

    Of "NATO Secretary General Ada Hale" the last two words, "Mr Hale" as it is, "Hale" where the text tells who that
    is, and nothing of "Ada Hale’s", which tells of somebody else.
    """
    words = _without_letters(run)
    words[-1] = words[-1].rstrip("’'")
    before = [at for at, word in enumerate(words[:-1]) if _is_before_a_name(word)]
    first = before[-1] + 1 if before else 0
    style = words[first - 1] if first and _BEFORE_A_NAME.fullmatch(words[first - 1]) else ""
    name = _without_small(" ".join(words[first:]))
    if not name or name.endswith(("’s", "'s")) or _BEFORE_A_NAME.fullmatch(name):
        return None
    if " " in name:
        return (f"{style} {name}" if _style_of(style) else name) if _is_personal(name) else None
    if style:
        return f"{style} {name}"
    return name if _is_last_name_in(text, name) else None


def _is_before_a_name(word: str) -> bool:
    """Whether a capitalised word is none of the name behind it: an office, "NATO", "Council", "Oslo’s", "Monday"."""
    is_short = word.isupper() and not _INITIAL.fullmatch(word)
    thing = _NO_PERSON.search(word) or word.endswith(("’s", "'s")) or _TIME.fullmatch(word)
    return bool(is_short or thing or _BEFORE_A_NAME.fullmatch(word))


def _is_last_name_in(text: str, name: str) -> bool:
    """Whether a text calls somebody by a word with a first name or "Mr" before it."""
    return not countries_in(name) and any(
        last_name(run.group()) == name.casefold() and " " in (_as_called(run.group(), "") or "")
        for run in _CALLED_BY_NAME.finditer(text)
    )


def names_of_people(text: str) -> Iterator[tuple[str, int]]:
    """The runs of capitalised words of a text that may be people's names, each with its place."""
    for found in _RUN.finditer(text):
        if name := _without_small(found.group()):
            yield name, found.end() - len(name)


def may_be_called(who: str, name: str) -> bool:
    """Whether a name may be somebody's: the last name is theirs, and so are the first names where both have them.

    >>> may_be_called("Mayor Ada Hopper", "Senator Hopper"), may_be_called("Ada Hopper", "Bo Hopper")
    (True, False)
    """
    if last_name(who) != last_name(name):
        return False
    one, other = _first_names(who), _first_names(name)
    return one <= other or other <= one


def _first_names(who: str) -> frozenset[str]:
    """The names before the last, without offices."""
    words = personal_name(who).split()
    offices = [at for at, word in enumerate(words[:-1]) if _OFFICE_ALONE.fullmatch(word)]
    return frozenset(words[offices[-1] + 1 if offices else 0 : -1])


def same_name(one: str, other: str) -> bool:
    """Whether two mentions may name one: they end in the same name, and what stands before it does not tell them apart.

    >>> same_name("Minister Ada Hopper", "Hopper"), same_name("the Danish Ministry", "the Norwegian Ministry")
    (True, False)
    """
    if last_name(_without_place(one)) != last_name(_without_place(other)):
        return False
    if {_style_of(one), _style_of(other)} == {"Mr", "Mrs"} or len({_whose(one), _whose(other)} - {""}) > 1:
        return False
    a, b = _telling(one), _telling(other)
    return a <= b or b <= a


def _without_place(who: str) -> str:
    """A mention without what tells whose somebody is, or where: of "the mayor of London" the first two words."""
    while (found := _OF.fullmatch(who)) and _is_no_name(found["who"], found["of"]):
        who = found["who"]
    return who


def _is_no_name(who: str, of: str) -> bool:
    """Whether the words behind "of" name nobody who is meant: "England", "the port", but not "State Hopper"."""
    words = of.split()
    if len(words) == 1 or of.islower():
        return True
    # "the lawyer for Ada Hopper", but not "Minister for Transport Hopper"
    owned = who.split()[-1].islower() and all(word[:1].isupper() for word in words)
    return len(words) == 2 and bool(owned or is_called_a_country(of) or _NO_PERSON.search(of))


def _style_of(who: str) -> str:
    """Whether somebody is "Mr" or "Mrs", as far as a mention tells; "Mr Hopper’s wife" is not told."""
    words = re.split(r"[’']s\s", _without_place(who))[-1]
    he, she = _MR.search(words), _MRS.search(words)
    return "" if bool(he) == bool(she) else "Mr" if he else "Mrs"


def _whose(who: str) -> str:
    """Whose somebody is who is called by no name: "his lawyer"."""
    found = _OWNER.match(who)
    return found[1].lower() if found and _without_place(who).split()[-1].islower() else ""


def _telling(who: str) -> frozenset[str]:
    """Somebody's first names, or what tells a body, an office or a witness from their like: whose it is, and where."""
    named = _without_place(who)
    *words, last = _without_letters(named)
    if not _NO_PERSON.search(named):
        styles = [at for at, word in enumerate(words) if _STYLE.fullmatch(word)]
        words = words[styles[-1] + 1 if styles else 0 :]
        # "Oslo’s Hopper" is Hopper, but "Hale’s lawyer" is not "Hopper’s lawyer".
        words = [word for word in words if last.islower() or not word.endswith(("’s", "'s"))]
    told = [*words, *who.removeprefix(named).split()]
    return frozenset(word for word in _as_countries(told) if word[:1].isupper() and word not in _SMALL_WORDS)


def _as_countries(words: Sequence[str]) -> list[str]:
    """Words without a possessive, a country's people and its abbreviation by its name: "Russian", "Russia’s"."""
    text = " ".join(re.sub(r"[’']s?$", "", word) for word in words)
    for called, country in countries_in(text):
        if called == country.demonym or called.isupper():
            text = re.sub(rf"(?<!\w){re.escape(called)}(?!\w)", country.name, text)
    return text.split()


def last_name(who: str) -> str:
    """What somebody is known by: the last word of a mention, without a possessive."""
    return re.sub(r"[’']s?$", "", _without_letters(who)[-1]).casefold()


def _without_letters(who: str) -> list[str]:
    """The words of a mention without what stands behind a name: "Ada Hopper KC"."""
    words = who.split()
    while len(words) > 1 and _LETTERS.fullmatch(words[-1]):
        words.pop()
    return words
