"""Names by their capitals: in a question, in a sentence of an article."""

from __future__ import annotations

import re

from index.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from index.letters import latin
from index.terms import STOP_WORDS
from rag.countries import countries_in
from rag.question_words import ANY_AUXILIARY, ANY_QUESTION_WORD, QUESTION_WORDS

# The last words of names that are no person's.
THINGS = (
    "Treaty|Act|Union|Organi[sz]ation|Forces?|Summit|Council|States|Ministry|Department|House|War|Pact|Accord|Agreement"
    "|Law|Army|Navy|Guard|Police|Office|Party|Group|Bank|Fund|Court|Committee|Commission|Parliament|Senate|Congress"
    "|Agency|Association|Institute|Foundation|University|College|School|Hospital|Church|Museum|Company|Street|Place"
    "|Square|Avenue|Bridge|City|County|District|River|Sea|Islands?|Cross|Club|League|Times|Post|News|Journal"
    "|Coaches|Motors|Shipping|International|Holdings|Industries|Airlines|Airways|Systems|Technologies|Partners|Foods"
    "|Energy|Steel|Media|Studios|Records|Services|Capital|Insurance|Railways?|Stores|Hotels|Networks?|Trust|Society"
    "|Federation|Alliance|Team|United|Rovers|Authority|Laborator(?:y|ies)|Centre|Center"
)
# What stands before a person's name and is none of it.
STYLES = (
    "Mr|Mrs|Ms|Dr|Sir|Lord|Lady|King|Queen|Pope|President|Chancellor|Prime|Foreign|Defen[cs]e|Minister|Secretary"
    "|General|Senator|Ambassador|Governor|Colonel|Captain|Professor|Chief"
)
# Small words inside a person's name.
PARTICLES = "af|al|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|ten|ter|ul|van|von|wa|zu"
_SHORTENED = "Mrs Messrs Gen Col Maj Adm Sgt Capt Cmdr Prof Rev Hon Sen Gov Rep Pres Supt".split()
# A name goes on over a period only behind what is shortened: "U.S. President", "Gen. Dahl", not "Oslo. Then" or
# "Room 5. Then".
_GOES_ON = "|".join([r"(?<![a-z]{2}\.)(?<!\d\.)", *(rf"(?<=\b{short}\.)" for short in _SHORTENED)])
# Nor behind any where a sentence surely begins: "Plan B. Why", but "Dr. Who"; "May" and "Will" are names as well.
_OPENS_NEXT = (
    rf"(?<=\.)(?<!\bDr\.)\s+(?i:{ANY_QUESTION_WORD}|(?!may|will)(?:{ANY_AUXILIARY})"
    r"|the|it|he|she|they|we|there|this|that|these|those|if|and|but)(?<![A-Z]{2})\b"
)
_PARTICLE = rf"of |the |vs?\.? |(?:(?:{PARTICLES})[ -]){{1,2}}"
_NAME = latin(rf"\b[A-Z][\w’'&.-]*(?:(?!{_OPENS_NEXT})(?:{_GOES_ON})\s+(?!do I\b)(?:{_PARTICLE})?[A-Z0-9][\w’'&.-]*)*")
_CAPITAL = latin("[A-Z]")
_OPENERS = frozenset("regarding concerning considering according given following compared assuming".split())
_ALSO_NAMES = frozenset(("May", "Will", "US", "WHO", "IT"))  # written so they are no small words
_I = re.compile(r"I(?:[’'](?:m|d|ll|ve))?")
_ARTICLE = re.compile(r"(?:(?:of|the|de|van|von)\s)+|\d[\d,.]*\s")
_OPENS = re.compile(r"(?:^|[.?!:;\"“‘(*#|]|^\s*-)\s*$")
_NO_TOPIC = latin(
    rf"(?:{MONTHS}|{WEEKDAYS}|(?:{SHORT_MONTHS}|Inc|Ltd|Corp|Co|EUR|USD|GBP|No|Nos|Fig|Figure|Table|Rev)"
    r"\.?|[A-Z]['’]\w+|.{1,2}(?<![A-Z]{2}))"
)


def names_in(text: str) -> list[tuple[str, int, int]]:
    """Capitalised names with their places; a small word that only opens the sentence is none.

    >>> names_in("What did the U.S. send to Oslo?")
    [('U.S', 13, 16), ('Oslo', 25, 29)]
    """
    found = []
    for match in _NAME.finditer(text):
        name, start = match.group(), match.start()
        while _is_small(first := name.partition(" ")[0], start):
            start, name = start + len(first) + 1, name[len(first) + 1 :]
        if start > match.start() and (article := _ARTICLE.match(name)):
            start, name = start + article.end(), name[article.end() :]
        name = re.sub(r"['’]s$", "", name.rstrip(".?!,"))
        if _CAPITAL.search(name):
            found.append((name, start, start + len(name)))
    return found


def telling_names(text: str, around: str) -> list[tuple[str, int, int]]:
    """The names of an article's sentence that name somebody or something.

    Left out are months, labels before a colon, and words that have a capital for
    opening a sentence: those that nothing around has it in mid-sentence.
    """
    return [
        (name, start, end)
        for name, start, end in map(_without_numbers, names_in(text))
        if not _NO_TOPIC.fullmatch(name)
        and not text.startswith(":", end)
        and not (opens(text, name, start) and not latin(rf"[a-z,;] {re.escape(name)}\b").search(around))
    ]


def _without_numbers(found: tuple[str, int, int]) -> tuple[str, int, int]:
    """A name up to the number behind it: "Chloe Martin" of "Chloe Martin 6-4"."""
    kept = re.sub(r"\s\d.*", "", found[0])
    return found if kept == found[0] else (kept, found[1], found[1] + len(kept))


def opens(text: str, name: str, start: int) -> bool:
    """Whether a word has its capital for opening a sentence, as far as can be told."""
    return bool(_OPENS.search(text[:start])) and " " not in name and not (name.isupper() or countries_in(name))


def _is_small(word: str, start: int) -> bool:
    """Whether a capitalised word is one of those that name nothing: "The", "What’s", "In"."""
    bare = re.sub(r"[’']s?$", "", word.rstrip("?!,."))
    if bare in _ALSO_NAMES and (start > 0 or bare.isupper()):
        return False
    return bool(bare) and (
        _I.fullmatch(bare) is not None
        or bare.lower() in STOP_WORDS | QUESTION_WORDS | _OPENERS
        or word.lower() in STOP_WORDS
    )
